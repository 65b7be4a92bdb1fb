import nodemailer from 'nodemailer'
import type { Letter } from '../../features/job.ts'

export type Post = { readonly hasMail: boolean; send(letter: Letter, id: string): Promise<void> }

/** SMTP where there is a server; otherwise the operator sees the letter and passes it on. Nothing depends on mail. */
export function makePost(smtp: { readonly url: string; readonly from: string } | null, showOperator: (text: string) => void): Post {
  if (!smtp) {
    return {
      hasMail: false,
      send: async ({ to, subject, text }) =>
        showOperator(`No mail server is set, so this letter is shown here.\nTo: ${to}\nSubject: ${subject}\n\n${text}`),
    }
  }
  const transport = nodemailer.createTransport(smtp.url, { ...patience, disableFileAccess: true, disableUrlAccess: true })
  const domain = smtp.from.split('@').at(-1)?.replace(/[>\s]/g, '') || 'localhost'
  return {
    hasMail: true,
    send: async ({ to, subject, text }, id) => {
      if (!address.test(to)) throw new Error('the address is not one we send to')
      await transport.sendMail({
        from: smtp.from,
        to: { name: '', address: to },
        subject: oneLine(subject),
        text,
        // As it stands where it is plain ASCII, otherwise readable in the source too: never base64.
        textEncoding: 'quoted-printable',
        messageId: `<${id}@${domain}>`,
        // RFC 3834: no vacation notice answers it.
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
  }
}

// A job is taken for lost after five minutes and begun again; until then a server that stands still must have been given up.
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 }

// One plain address: no comments, no quoted local parts, no groups; the forms through which letters have been misrouted.
const address = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:".]+(\.[^\s@<>()[\]\\,;:".]+)*$/

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
