import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { partsOf } from '../../../features/imports/parts/decode.ts'
import { inventFiles } from '../../import/invent-files.ts'
import { type Installation, makeInstallation } from './installation.ts'

// A real server, killed while a file is being sent, checked and brought in. Each time it goes on from where it was, and in the end it is in once.

const names = [
  'Networks',
  'Debugging',
  'Empathy',
  'Testing',
  'Ownership',
  'Influence',
  'Programming',
  'Prioritising',
  'Collaboration',
  'Observability',
]
const { people, ratings, rows } = inventFiles(3_000, 60, names, { delimiter: ',', lineEnd: '\n', mark: false, shuffled: false })

type Told = {
  state: string
  received: number
  checked: number
  rowCount: number
  version: number
  result: { rows: { new: number; same: number } } | null
}
type Ask = <T>(method: string, path: string, body?: object) => Promise<T>

test('kill -9 in the middle of sending, checking or bringing in leaves nothing half done', { timeout: 240_000 }, async () => {
  const installation = await makeInstallation({ EVENKEEL_TRUST_PROXY: 'loopback' })
  try {
    await installation.start()
    const ask = asking(installation)
    const email = `${crypto.randomUUID()}@example.org`
    await ask('POST', '/api/accounts', { name: 'Ines Duarte', email, password: 'correct horse battery staple' })
    await ask('POST', '/api/organisation', { name: 'Harbour Works', language: 'en', retentionMonths: null })
    const staff = await begun(ask, 'people')
    await send(ask, staff, people)
    await check(ask, staff)
    await bring(ask, staff)

    const id = await begun(ask, 'ratings')
    const show = () => ask<Told>('GET', `/api/imports/${id}`)
    let kills = 0
    const killedDuring = async (work: () => Promise<unknown>, milliseconds: number) => {
      const done = work().then(
        () => 'done',
        () => 'cut',
      )
      await sleep(milliseconds)
      await installation.killApp()
      kills += (await done) === 'cut' ? 1 : 0
      await installation.start()
      return show()
    }

    const sent = await killedDuring(() => send(ask, id, ratings), 150)
    expect(['receiving', 'checking']).toContain(sent.state)
    await send(ask, id, ratings)
    expect(await show()).toMatchObject({ state: 'checking', rowCount: rows })

    const half = await killedDuring(() => check(ask, id), 250)
    expect(half.checked).toBeLessThanOrEqual(rows)
    await check(ask, id)
    const ready = await show()
    expect(ready.state).toBe('ready')

    // Bringing in: killed sooner and later, until it is in. Before that, nothing of it is.
    for (let wait = 10; (await show()).state === 'ready'; wait *= 2) {
      const after = await killedDuring(() => bring(ask, id), wait)
      if (after.state === 'ready') expect(after).toMatchObject({ rowCount: rows, version: ready.version })
      else expect(after.state).toBe('done')
    }
    expect(kills).toBeGreaterThan(1)

    // All of it, once: the same file holds nothing new.
    const again = await begun(ask, 'ratings')
    await send(ask, again, ratings)
    await check(ask, again)
    const { result } = await ask<Told>('GET', `/api/imports/${again}`)
    expect(result!.rows.new).toBe(0)
    expect(result!.rows.same).toBe(ready.result!.rows.new)
  } finally {
    await installation.remove()
  }
})

const begun = async (ask: Ask, kind: string) =>
  (await ask<{ importId: string }>('POST', '/api/imports', { kind, fileName: 'file.csv', size: 0 })).importId
const bring = async (ask: Ask, id: string) =>
  ask('POST', `/api/imports/${id}/application`, { version: (await ask<Told>('GET', `/api/imports/${id}`)).version })

async function send(ask: Ask, id: string, text: string): Promise<void> {
  const { received, state } = await ask<Told>('GET', `/api/imports/${id}`)
  if (state !== 'receiving') return
  const bytes = (async function* () {
    yield Buffer.from(text.slice(received))
  })()
  let offset = received
  for await (const part of partsOf(bytes)) {
    await ask('POST', `/api/imports/${id}/parts`, { offset, seam: text.slice(Math.max(0, offset - 64), offset), ...part })
    offset += part.text.length
  }
}

async function check(ask: Ask, id: string): Promise<void> {
  while ((await ask<Told>('GET', `/api/imports/${id}`)).state === 'checking') await ask('POST', `/api/imports/${id}/checks`)
}

function asking(installation: Installation): Ask {
  let cookie = ''
  return async (method, path, body) => {
    const answer = await fetch(`${installation.url()}${path}`, {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const set = answer.headers.getSetCookie().map((one) => one.split(';')[0])
    if (set.length > 0) cookie = set.join('; ')
    const told = await answer.json()
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(told)}`)
    return told
  }
}
