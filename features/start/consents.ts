/** What a person is asked to agree to, in plain words. `needed` ones are asked once, before anything is kept. `brings`: the job a yes begins. */
export type ConsentQuestion = {
  readonly kind: string
  readonly title: string
  readonly says: string
  readonly needed: boolean
  readonly brings?: string
}

export const consentQuestions: readonly ConsentQuestion[] = [
  {
    kind: 'keep-answers',
    title: 'Keep my answers and work out my estimates',
    says: 'Your answers stay in this installation. They become estimates with intervals. Nobody sees them unless you share them, and you can withdraw each one or delete everything.',
    needed: true,
  },
  {
    kind: 'improve-questions',
    title: 'Let my answers improve the questions',
    says: 'Which options were chosen, without your name, helps this installation learn how hard each question is. Leaving this off changes nothing for you.',
    needed: false,
  },
  {
    kind: 'remind-me',
    title: 'Remind me by mail',
    says: 'At most one short letter a week, when something moved, waits for you or is getting stale. It names competencies and never holds an estimate.',
    needed: false,
    brings: 'notices.begin-week',
  },
]
