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
  const transport = nodemailer.createTransport(smtp.url, { disableFileAccess: true, disableUrlAccess: true })
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
        messageId: `<${id}@${domain}>`,
      })
    },
  }
}

// One plain address: no comments, no quoted local parts, no groups; the forms through which letters have been misrouted.
const address = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:".]+(\.[^\s@<>()[\]\\,;:".]+)*$/

const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ')
