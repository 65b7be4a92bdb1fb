import { open, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartProblem } from '../config/start-problem.ts'
import { lifeOf, thisWorld } from './process-life.ts'

/** Who uses a data folder. */
export type Holder = {
  readonly pid: number
  readonly life: string
  readonly world: string
  /** What it is doing, in words that follow "is": "serving", "taking a backup". */
  readonly purpose: string
  readonly url?: string
}

export type DataLock = {
  /** Tells whoever is refused where to find us. */
  announce(url: string): Promise<void>
  release(): Promise<void>
}

type LockOptions = {
  readonly dataDir: string
  readonly purpose: string
  readonly url?: string | undefined
  readonly onWait?: ((holder: Holder) => void) | undefined
  /** How often the holder touches the file. */
  readonly beatMs?: number | undefined
}

/**
 * One process at a time owns a data folder. PostgreSQL has a lock of its own, but it judges by process id alone: two
 * containers on one volume would both start a server and ruin the files. Inside one world the holder's process id and start
 * time decide. From another world nothing can be said about a process id, so we watch whether the file is still being touched.
 */
export async function lockDataDir({ dataDir, purpose, url, onWait, beatMs = 5000 }: LockOptions): Promise<DataLock> {
  const path = lockPath(dataDir)
  const mine: Holder = { pid: process.pid, life: lifeOf(process.pid) ?? '', world: thisWorld(), purpose, ...(url !== undefined && { url }) }
  while (!(await created(path, mine))) {
    const text = await settledText(path)
    if (text === undefined) continue
    const holder = parse(text)
    if (holder && (await lives(holder, path, beatMs, onWait))) throw refusal(holder, dataDir)
    await bury(path, text)
  }
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), beatMs)
  beat.unref()
  return {
    async announce(announced) {
      const draft = `${path}.${process.pid}.draft`
      await rm(draft, { force: true })
      await writeFile(draft, JSON.stringify({ ...mine, url: announced }), { flag: 'wx' })
      await rename(draft, path)
    },
    async release() {
      clearInterval(beat)
      const holder = parse((await textOf(path)) ?? '')
      if (holder && sameLife(holder, mine)) await rm(path, { force: true })
    },
  }
}

/** The living process of this world that holds the folder, if any. */
export async function holderOf(dataDir: string): Promise<Holder | undefined> {
  const holder = parse((await settledText(lockPath(dataDir))) ?? '')
  return holder && holder.world === thisWorld() && lifeOf(holder.pid) === holder.life ? holder : undefined
}

/** Whether the process that locked the folder is known to have ended without unlocking it. */
export async function isAbandoned(dataDir: string): Promise<boolean> {
  const holder = parse((await settledText(lockPath(dataDir))) ?? '')
  return holder !== undefined && holder.world === thisWorld() && lifeOf(holder.pid) !== holder.life
}

const lockPath = (dataDir: string) => join(dataDir, 'evenkeel.lock')

async function created(path: string, mine: Holder): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o644)
    await file.write(JSON.stringify(mine))
    await file.sync()
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** A holder may be between creating the file and filling it: give it a second. After that an unreadable lock has no owner. */
async function settledText(path: string): Promise<string | undefined> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const text = await textOf(path)
    if (text === undefined || parse(text)) return text
    await sleep(50)
  }
  return textOf(path)
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function parse(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Holder
    return typeof value.pid === 'number' && typeof value.life === 'string' && typeof value.world === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

const sameLife = (a: Holder, b: Holder) => a.pid === b.pid && a.life === b.life && a.world === b.world

async function lives(holder: Holder, path: string, beatMs: number, onWait?: (holder: Holder) => void): Promise<boolean> {
  if (holder.world === thisWorld()) return lifeOf(holder.pid) === holder.life
  const before = await lastBeat(path)
  // Our clock and the file server's may differ, so a young or future beat is not believed but watched.
  if (Date.now() - before > 12 * beatMs) return false
  onWait?.(holder)
  const until = Date.now() + 3 * beatMs + 1000
  while (Date.now() < until) {
    await sleep(Math.min(beatMs, 500))
    if ((await lastBeat(path)) !== before) return (await textOf(path)) !== undefined
  }
  return false
}

async function lastBeat(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  )
}

/** Moves a dead holder's lock away, and back again when another process took over between our look and our move. */
async function bury(path: string, dead: string): Promise<void> {
  const grave = `${path}.${process.pid}.stale`
  try {
    await rename(path, grave)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if ((await textOf(grave)) === dead || (await textOf(path)) !== undefined) await rm(grave, { force: true })
  else await rename(grave, path)
}

function refusal(holder: Holder, dataDir: string): StartProblem {
  const elsewhere = holder.world !== thisWorld()
  const who = elsewhere ? `on ${holder.world.split(' ')[0] ?? 'another computer'}` : `(process ${holder.pid})`
  const where = holder.url === undefined ? '' : ` at ${holder.url}`
  return new StartProblem(
    'in-use',
    `Evenkeel is already running ${who}: it is ${holder.purpose}${where} with the data folder ${dataDir}.`,
    `Use the running one${where}${elsewhere ? '' : `, or stop it first (kill ${holder.pid})`}. For a second, separate Evenkeel set EVENKEEL_DATA_DIR to another folder.`,
  )
}
