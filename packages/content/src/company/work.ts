import { drawNormal, drawOne, type Random, raterVoice, workSource } from '@evenkeel/measure'
import { countedId } from './counted-id.ts'
import type { Rater, Subject } from './evidence.ts'
import { type Story, stories } from './occasions.ts'
import { workday } from './workday.ts'

/** A piece of work and whom its owner asked to rate it. */
export type WorkRow = Story & {
  readonly id: string
  readonly competency: string
  readonly verifier: { readonly id: string; readonly name: string }
  readonly askedDay: number
  readonly state: 'rated' | 'waiting'
}

export type Worked = { readonly row: WorkRow; readonly day: number; readonly payload: Readonly<Record<string, unknown>> | null }

type Setting = { readonly random: Random; readonly day: number; readonly colleague: () => Rater }

const everyDays = 130
/** One in nine has asked somebody who has not answered yet. */
const waitingShare = 1 / 9

/** Finished work through the years, both halves in turn, each rated by a colleague who saw it; for some, one that still waits. */
export function inventWork({ n, truth, target, window, content }: Subject, { random, day, colleague }: Setting): readonly Worked[] {
  const made: Worked[] = []
  const ask = (askedDay: number, state: WorkRow['state']): WorkRow & { readonly rater: Rater } => {
    const half = made.length % 2 === 0 ? 'people' : 'technical'
    const asked = target.requirements.filter((r) => r.half === half && content.competencies.has(r.competency))
    const { id, name, bias } = colleague()
    const competency = asked[(n + made.length) % asked.length]!.competency
    const row = { id: countedId('work', n * 64 + made.length), competency, verifier: { id, name }, askedDay, state }
    return { ...row, ...drawOne(stories[half], random), rater: { id, name, bias } }
  }
  for (let on = window.from + 40 + Math.floor(60 * random()); on < window.until; on += everyDays + Math.floor(60 * random() - 30)) {
    const { rater, ...row } = ask(workday(on), 'rated')
    const { competency, verifier, outcome, context, benefited } = row
    const voice = { id: rater.id, bias: rater.bias + raterVoice.opinionSd * drawNormal(random) }
    const { level } = workSource.simulate({ competency, level: truth.level(competency, on), voice }, random)
    made.push({ row, day: workday(on), payload: { competency, level, work: row.id, verifier, outcome, context, benefited, link: null } })
  }
  if ((n === 5 || random() < waitingShare) && window.until > day - 60) {
    const { rater: _, ...row } = ask(workday(day - 3), 'waiting')
    made.push({ row, day, payload: null })
  }
  return made
}
