import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as competency } from '../competency/contract.ts'
import { contract, type WorkClaim } from './contract.ts'

const claim: WorkClaim = {
  competency: 'debugging',
  outcome: 'The nightly import finishes before the shops open.',
  context: 'Three shops opened an hour late because the import hung.',
  benefited: 'The shop leads and the people on call.',
  link: null,
  verifierName: 'Robin Ahlers',
  verifierEmail: null,
}

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function asked(where = house, changes: Partial<WorkClaim> = {}) {
  const noor = await where.newcomer('Noor Haddad')
  await sayAim(noor)
  const params = { personId: noor.personId }
  const { reply } = await noor.ask(contract.addWork, { params, body: { ...claim, ...changes } })
  const look = async () => (await noor.ask(competency.showCompetency, { params: { ...params, competencyId: claim.competency } })).reply
  return { noor, params, reply, look, token: reply.link?.split('#')[1] ?? '' }
}

describe('work evidence', () => {
  test('counts nothing until the named verifier has rated it by the link, once', async () => {
    const { look, token } = await asked()
    const before = await look()
    expect(before.pieces).toEqual([])
    expect(before.waiting).toMatchObject([{ verifier: 'Robin Ahlers' }])
    const robin = house.visitor()
    const request = await robin.ask(contract.openWorkRequest, { body: { token } })
    expect(request.reply).toMatchObject({ person: 'Noor Haddad', verifier: 'Robin Ahlers', outcome: claim.outcome })
    expect(request.reply.anchors).toHaveLength(5)
    const rate = () => robin.ask(contract.rateWork, { body: { token, level: 4 } })
    expect((await rate()).status).toBe(200)
    expect((await rate()).status).toBe(410)
    const after = await look()
    expect(after.waiting).toEqual([])
    expect(after.pieces).toMatchObject([{ source: 'work', says: 'Robin Ahlers rated this work at level 4.' }])
    expect(after.estimate.mean).toBeGreaterThan(before.estimate.mean)
  })

  test('rated twice at once counts once', async () => {
    const { look, token } = await asked()
    const answers = await Promise.all([3, 5].map((level) => house.visitor().ask(contract.rateWork, { body: { token, level } })))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 410])
    expect((await look()).pieces).toHaveLength(1)
  })

  test('can be declined, withdrawn, and asked again by a new link that ends the old one', async () => {
    const one = await asked()
    expect((await house.visitor().ask(contract.declineWork, { body: { token: one.token } })).status).toBe(200)
    expect((await one.look()).waiting).toEqual([])
    const two = await asked()
    const renewed = await two.noor.ask(contract.renewWorkLink, { params: { ...two.params, workId: two.reply.workId } })
    const token = renewed.reply.link.split('#')[1]!
    expect((await house.visitor().ask(contract.openWorkRequest, { body: { token: two.token } })).status).toBe(410)
    expect((await house.visitor().ask(contract.openWorkRequest, { body: { token } })).status).toBe(200)
    await two.noor.ask(contract.withdrawWork, { params: { ...two.params, workId: two.reply.workId } })
    expect((await house.visitor().ask(contract.rateWork, { body: { token, level: 3 } })).status).toBe(410)
  })

  test('a link is good for 30 days and is nowhere in the database', async () => {
    const { token } = await asked()
    const { rows } = await house.admin.query('select * from identity.link')
    expect(JSON.stringify(rows)).not.toContain(token)
    const now = house.clock.now
    house.clock.now = new Date(now.getTime() + 31 * 86_400_000)
    expect((await house.visitor().ask(contract.openWorkRequest, { body: { token } })).status).toBe(410)
    house.clock.now = now
  })

  test('a guessed token opens nothing', async () => {
    await asked()
    for (const token of ['0'.repeat(43), 'A'.repeat(43), `${'x'.repeat(42)}=`])
      expect((await house.visitor().ask(contract.openWorkRequest, { body: { token } })).status).toBe(410)
  })
})

test('with a mail server the verifier gets a letter with a link of its own, and the same job never makes two different letters', async () => {
  const letters: string[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let letter = ''
      stream.on('data', (chunk: Buffer) => {
        letter += chunk.toString()
      })
      stream.on('end', () => {
        letters.push(letter)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as { port: number }
  const mailing = await openTestHouse({ smtp: { url: `smtp://127.0.0.1:${port}`, from: 'Evenkeel <evenkeel@example.org>' } })
  try {
    const { reply } = await asked(mailing, { verifierEmail: 'robin@example.org' })
    expect(reply.link).toBeNull()
    await expect.poll(() => letters.length, { timeout: 15_000 }).toBe(1)
    const letter = letters[0]!.replace(/=\r\n/g, '').replaceAll('=3D', '=')
    expect(letter).toMatch(/^Message-ID: <[0-9a-f-]{36}@example\.org>/im)
    expect(letter).toMatch(/^To: robin@example\.org/im)
    const token = /work-request#([\w-]+)/.exec(letter)?.[1] ?? ''
    expect((await mailing.visitor().ask(contract.rateWork, { body: { token, level: 4 } })).status).toBe(200)
  } finally {
    await mailing.close()
    await new Promise<void>((resolve) => smtp.close(() => resolve()))
  }
})
