import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, seededRandom } from '@evenkeel/measure'
import { type Found, inspect } from './inspect.ts'
import { type Installation, isReady, makeInstallation, until } from './installation.ts'
import { type Journal, openJournal } from './journal.ts'
import { openMailbox } from './mailbox.ts'
import { newPerson, type Person } from './people.ts'
import { idOf, send, startWriting, type Wish, type Writing } from './writers.ts'

export const victims = ['app', 'database'] as const
export type Victim = (typeof victims)[number]

export type Round = {
  readonly round: number
  readonly killed: Victim
  /** Writes acknowledged in this round. */
  readonly acked: number
  /** Asked and not acknowledged when the writers stopped; how many of them had been done all the same. */
  readonly unacked: number
  readonly alreadyDone: number
  readonly lost: number
  readonly halfDone: number
  /** Effects beyond one for each key. */
  readonly extra: number
  /** From the kill: until it is ready again (app), until a write is acknowledged again (database). */
  readonly recoveredSeconds: number
  readonly answers: Readonly<Record<string, number>>
  /** Whatever is not as promised, in words. */
  readonly faults: readonly string[]
}

export type GateOptions = {
  /** Rounds for each victim. */
  readonly rounds: number
  readonly seed: number
  readonly onRound: (round: Round) => void
}

/**
 * Kills the application, then its database, again and again in the middle of writing, and looks each time whether everything that was acknowledged is
 * there, whole, and once. All rounds share one data folder, so that every look is also at what the earlier rounds left.
 */
export async function crashGate({ rounds, seed, onRound }: GateOptions): Promise<readonly Round[]> {
  const random = seededRandom(seed)
  const mailbox = await openMailbox()
  const installation = await makeInstallation({
    EVENKEEL_SMTP_URL: mailbox.url,
    EVENKEEL_MAIL_FROM: 'growth@example.org',
    // Writers come from many addresses, as behind a proxy: the limit for one address is not what is looked at.
    EVENKEEL_TRUST_PROXY: 'loopback',
  })
  const all: Round[] = []
  try {
    await installation.start()
    const journal = openJournal(join(installation.folder, 'acknowledged.jsonl'))
    const people: Person[] = []
    for (const name of ['Noor Haddad', 'Ada Okafor', 'Bo Lindgren']) people.push(await newPerson(installation.url(), name))
    for (const killed of victims) {
      for (let round = 1; round <= rounds; round++) {
        const result = { round, killed, ...(await playRound(killed, { installation, journal, people, random })) }
        all.push(result)
        onRound(result)
      }
    }
    journal.close()
    return all
  } finally {
    await installation.remove()
    await mailbox.close()
  }
}

type Scene = { readonly installation: Installation; readonly journal: Journal; readonly people: readonly Person[]; readonly random: Random }

async function playRound(killed: Victim, scene: Scene): Promise<Omit<Round, 'round' | 'killed'>> {
  const { installation, journal, people, random } = scene
  const acknowledged = () => new Set(journal.read().map(({ id }) => id)).size
  const before = acknowledged()
  const writing = startWriting(installation.url(), people, journal, random)
  const { open, recovered, since } = await killWhileWriting(killed, scene, writing).catch(async (error: unknown) => {
    await writing.stop()
    throw error
  })
  const recoveredSeconds = Math.round(recovered - since) / 1000
  const first = await inspect(installation.dataDir, journal.read(), open)
  const faults = [
    ...faultsOf(first, 'after the kill'),
    ...oddAnswers(killed, writing.answers, installation.mistakes()),
    ...(await repeatAll(scene, open)),
  ]
  const second = await inspect(installation.dataDir, journal.read(), [])
  faults.push(...faultsOf(second, 'after repeating'))
  return {
    acked: acknowledged() - before,
    ...{ unacked: open.length, alreadyDone: first.alreadyDone.length },
    ...{ lost: second.lost.length, halfDone: second.halfDone.length, extra: second.extra.length },
    ...{ recoveredSeconds, answers: writing.answers, faults },
  }
}

type Aftermath = { readonly open: readonly Wish[]; readonly recovered: number }

async function killWhileWriting(killed: Victim, { installation, random }: Scene, writing: Writing): Promise<Aftermath & { since: number }> {
  await writing.nextAcknowledged()
  await sleep(200 + 800 * random())
  const since = performance.now()
  return { since, ...(await (killed === 'app' ? loseApp : loseDatabase)(installation, writing)) }
}

/** The writers lose their server; another one takes over the data folder. */
async function loseApp(installation: Installation, writing: Writing): Promise<Aftermath> {
  await installation.killApp()
  const open = await writing.stop()
  await installation.start()
  return { open, recovered: performance.now() }
}

/** The application must live through it and say so; the writers go on asking until they are answered again. */
async function loseDatabase(installation: Installation, writing: Writing): Promise<Aftermath> {
  await installation.killDatabase()
  const patience = sleep(60_000, 'late' as const, { ref: false })
  const outcome = await Promise.race([writing.nextAcknowledged(), patience])
  const recovered = performance.now()
  if (outcome === 'late') throw new Error('no write was acknowledged for a minute after the database was killed')
  await sleep(100)
  const open = await writing.stop()
  await until(
    () => isReady(installation.url()),
    30_000,
    () => 'it does not say that it is ready again',
  )
  return { open, recovered }
}

/** Every open request twice more under its own key: both times the same answer, whatever had become of the first. */
async function repeatAll({ installation, journal }: Scene, open: readonly Wish[]): Promise<readonly string[]> {
  const faults: string[] = []
  for (const wish of open) {
    const first = await send(installation.url(), wish, journal)
    const second = await send(installation.url(), wish, journal)
    if (first.status !== 200 || second.status !== 200)
      faults.push(`a repeated ${wish.kind} was answered with ${first.status} and ${second.status}`)
    else if (idOf(first) !== idOf(second))
      faults.push(`a ${wish.kind} repeated under one key was done twice: ${idOf(first)}, ${idOf(second)}`)
  }
  return faults
}

/** Without the application there is no answer; without its database the answer is that it is away, and nothing else. */
function oddAnswers(killed: Victim, answers: Readonly<Record<string, number>>, mistakes: readonly string[]): readonly string[] {
  const expected = killed === 'app' ? ['200', 'none'] : ['200', '503']
  const odd = Object.entries(answers).filter(([status]) => !expected.includes(status))
  const faults = odd.map(([status, count]) => `${count} answers with ${status}; it logged: ${mistakes.join('; ') || 'nothing'}`)
  return killed === 'database' && !answers['503'] ? [...faults, 'nobody was told that the database is away'] : faults
}

function faultsOf({ lost, halfDone, extra }: Found, when: string): readonly string[] {
  return [
    ...lost.map((it) => `${when}, acknowledged and not there: ${it}`),
    ...halfDone.map((it) => `${when}, half done: ${it}`),
    ...extra.map((it) => `${when}, done and never told: ${it}`),
  ]
}
