import type { Content } from '@evenkeel/content'
import { anchorsOf } from '../frameworks/service.ts'
import type { Review, Sitting } from './contract.ts'
import { type Answers, minutesLeft, type Plan } from './plan.ts'

export type Row = {
  readonly sitting_id: string
  readonly kind: 'baseline' | 'test' | 'situation'
  readonly subject: string | null
  readonly state: 'open' | 'finished'
  readonly version: number
  readonly plan: Plan
  readonly answers: Answers
  readonly finished_at: Date | null
}

/** A sitting as the person sees it: never which option is right, never a key. */
export function presentSitting(content: Content, row: Row): Sitting {
  const { plan, answers } = row
  const current = plan.drawn.find((drawn) => !(drawn.id in answers.items))
  return {
    id: row.sitting_id,
    kind: row.kind,
    subject: row.subject,
    state: row.state,
    version: row.version,
    minutesLeft: minutesLeft(plan, answers),
    self: plan.self.flatMap((id) => {
      const competency = content.competencies.get(id)
      if (!competency) return []
      const { name, half, about, anchors } = competency
      return [
        {
          competency: id,
          name,
          half,
          about,
          anchors: [...anchorsOf(anchors)],
          answered: id in answers.self,
          level: answers.self[id] ?? null,
        },
      ]
    }),
    test: {
      total: plan.items.total,
      answered: Object.keys(answers.items).length,
      current: current
        ? {
            id: current.id,
            competency: current.competency,
            name: nameOf(content, current.competency),
            stem: current.item.stem,
            exhibit: current.item.exhibit ? { ...current.item.exhibit } : null,
            options: current.item.options.map((option) => option.text),
          }
        : null,
    },
    situations: plan.situations.flatMap((id) => {
      const situation = content.situations.get(id)
      if (!situation) return []
      const { competency, title, moment, options } = situation
      const shown = options.map((option) => ({ id: option.id, text: option.text }))
      return [
        {
          situation: id,
          competency,
          name: nameOf(content, competency),
          title,
          moment,
          options: shown,
          ratings: answers.situations[id] ?? null,
        },
      ]
    }),
  }
}

/** After the end: the worked answers, for learning. Only what was answered is explained; the rest may be asked another day. */
export function presentReview(content: Content, row: Row, counted: number): Review {
  const { plan, answers } = row
  return {
    id: row.sitting_id,
    kind: row.kind,
    finishedAt: row.finished_at?.toISOString() ?? '',
    counted,
    items: plan.drawn.flatMap((drawn) => {
      const answer = answers.items[drawn.id]
      if (!answer) return []
      const { item, competency } = drawn
      const options = item.options.map(({ text, right, misconception }, i) => ({ text, right, mine: answer.answered === i, misconception }))
      const exhibit = item.exhibit ? { ...item.exhibit } : null
      return [{ competency, name: nameOf(content, competency), stem: item.stem, exhibit, options, explanation: item.explanation }]
    }),
    situations: plan.situations.flatMap((id) => {
      const situation = content.situations.get(id)
      const ratings = answers.situations[id]
      if (!situation || !ratings) return []
      const { competency, title, moment, rationale, key: keyBy } = situation
      const options = situation.options.map(({ id: option, text, effectiveness, why }) => ({
        text,
        mine: ratings[option as 'a'],
        key: effectiveness,
        why,
      }))
      return [{ competency, name: nameOf(content, competency), title, moment, rationale, keyBy, options }]
    }),
  }
}

const nameOf = (content: Content, id: string) => content.competencies.get(id)?.name ?? id
