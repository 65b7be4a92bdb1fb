import type { Letter } from '../job.ts'
import type { LetterKind, Notice } from './kinds/notice.ts'

export type Addressee = {
  readonly to: string
  readonly name: string
  /** null: in their own account. */
  readonly organisation: string | null
}

/** A week in words, without a number. */
export type Week = {
  readonly moved: readonly { readonly name: string; readonly words: string }[]
  readonly stale: readonly string[]
  readonly unanswered: boolean
  readonly newVersion: boolean
  readonly step: string | null
}

export function noticeLetter(notice: Notice, { to, name, organisation }: Addressee, publicUrl: string): Letter {
  const where = organisation === null ? '' : `In ${organisation}: `
  const text = [`Hello ${name},`, `${where}${notice.tells}`, `Read it here:\n${publicUrl}${notice.at}`, stopLine(notice, publicUrl)]
  return { to, subject: notice.subject, text: `${text.join('\n\n')}\n` }
}

/** null when there is nothing to say: a next step alone is no news. */
export function weekLetter(kind: LetterKind, week: Week, { to, name, organisation }: Addressee, publicUrl: string): Letter | null {
  const moved = week.moved.map(({ name: what, words }) => `- ${words}: ${what}`)
  const waits = [
    ...(week.newVersion ? [`- There is a new version of the framework. See what would change: ${publicUrl}/new-version`] : []),
    ...(week.unanswered ? ['- Somebody you asked about a piece of work has not answered for a week.'] : []),
    ...week.stale.map((what) => `- What speaks for this is getting old: ${what}`),
  ]
  if (moved.length + waits.length === 0) return null
  const text = [
    `Hello ${name},`,
    `this was your week${organisation === null ? '' : ` in ${organisation}`}.`,
    ...(moved.length > 0 ? [`What moved:\n${moved.join('\n')}`] : []),
    ...(waits.length > 0 ? [`What waits for you:\n${waits.join('\n')}`] : []),
    ...(week.step === null ? [] : [`One next step:\n- ${week.step}`]),
    `All of it, and why, is on your pages:\n${publicUrl}/`,
    stopLine(kind, publicUrl),
  ]
  return { to, subject: 'Your week', text: `${text.join('\n\n')}\n` }
}

const stopLine = ({ label }: LetterKind, publicUrl: string) =>
  `--\nThis letter is called "${label}". To stop it, turn it off under Letters on your account page: ${publicUrl}/account`
