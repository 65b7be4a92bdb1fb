// The post, in a real conversation with a real mail server.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMailbox, type TestMailbox } from '../../tools/test-mailbox.ts'
import { makePost } from './post.ts'

let mailbox: TestMailbox
beforeAll(async () => {
  mailbox = await openMailbox()
})
afterAll(() => mailbox.close())

const post = () => makePost(mailbox.smtp, () => {})
const letter = { to: 'noor@example.org', subject: 'Your week', text: 'Hello Noor,\n\nall is well.\n' }

async function sent(changes: Partial<typeof letter>, id = 'a-job') {
  await post().send({ ...letter, ...changes }, id)
  return mailbox.letters.at(-1)!
}

test('a letter says who sent it when, that no person did, and which one it is', async () => {
  const { head, text, to } = await sent({})
  expect(to).toEqual(['noor@example.org'])
  expect(head).toMatch(/^Message-ID: <a-job@example\.org>$/im)
  expect(head).toMatch(/^Date: \w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d /im)
  expect(head).toMatch(/^Auto-Submitted: auto-generated$/im)
  expect(head).toMatch(/^Content-Transfer-Encoding: 7bit$/im)
  expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8/im)
  expect(text.trim()).toBe(letter.text.trim())
})

test('words beyond ASCII stay words, in the body and in the subject', async () => {
  const text = 'Grüße aus Köln, Łódź und 東京: alles läuft.\n'.repeat(4)
  const found = await sent({ subject: 'Grüße aus Łódź', text })
  expect(found.head).toMatch(/^Content-Transfer-Encoding: quoted-printable$/im)
  expect(found.head).toMatch(/^Subject: =\?UTF-8\?Q\?/im)
  expect(found.text.trim()).toBe(text.trim())
})

test('nothing in a letter makes another header, another reader or another letter', async () => {
  const signs = ['\r\n', '\n', '\r', '\u0000\r\n', '\u2028', '\u2029', '\u0085', '\u000b', '\r\n\r\n', '%0d%0a', '\r\n ']
  const additions = ['Bcc: eve@example.org', 'To: eve@example.org', 'Content-Type: text/html', 'X-Eve: yes']
  for (const sign of signs) {
    for (const addition of additions) {
      const subject = `Your week${sign}${addition}`
      const { head, to } = await sent({ subject, text: `Hello${sign}${addition}\r\n.\r\nMAIL FROM:<eve@example.org>\r\n` })
      const names = head.split('\r\n').map((line) => line.split(':')[0]!.toLowerCase())
      expect([to, names.filter((name) => ['bcc', 'x-eve'].includes(name))]).toEqual([['noor@example.org'], []])
      for (const once of ['to', 'content-type', 'subject']) expect(names.filter((name) => name === once)).toEqual([once])
    }
  }
  const before = mailbox.letters.length
  expect(before).toBe(2 + signs.length * additions.length)
})

test('an address that is more than one plain address is refused, and nothing leaves', async () => {
  const before = mailbox.letters.length
  const bad = [
    ...['', 'noor', '@example.org', 'noor@', 'noor@example..org', 'noor@.org', 'noor@example.org.'],
    ...['noor@example.org,eve@example.org', 'noor@example.org;eve@example.org', 'noor@example.org eve@example.org'],
    ...['noor@example.org\r\nBcc: eve@example.org', 'noor@example.org\n', '\rnoor@example.org', 'noor@example.org\u2028'],
    ...['Noor <noor@example.org>', '<noor@example.org>', '"noor@eve.org"@example.org', '"a b"@example.org', 'noor(x)@example.org'],
    ...['noor@[127.0.0.1]', 'team:noor@example.org;', 'noor@example.org>', 'noor@a@example.org', 'noor\\@eve@example.org'],
  ]
  for (const to of bad) await expect(post().send({ ...letter, to }, 'a-job'), to).rejects.toThrow('not one we send to')
  expect(mailbox.letters.length).toBe(before)
})
