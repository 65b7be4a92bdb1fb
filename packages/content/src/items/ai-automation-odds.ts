import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { integer, pick } from './draw.ts'
import { grouped, percent, roundsUnclearly } from './figures.ts'
import { optionsFrom } from './options.ts'
import { columns } from './text.ts'

/** Easy: how many alarms are real when the thing looked for is rare? */
export function falseAlarms(random: Random): Item | null {
  const total = pick(random, [10_000, 20_000, 40_000, 50_000])
  const base = pick(random, [0.5, 1, 2, 3, 4, 5]) / 100
  const recall = integer(random, 14, 19) * 0.05
  const alarm = pick(random, [1, 2, 3, 4, 5, 6, 8, 10]) / 100
  const bad = Math.round(total * base)
  const found = Math.round(bad * recall)
  const wrong = Math.round((total - bad) * alarm)
  const share = found / (found + wrong)
  const text = (value: number) => percent(value, 0)
  const values = [
    { value: recall, misconception: 'takes the share of fraud that is found for the share of alarms that are right' },
    { value: 1 - alarm, misconception: 'takes one minus the rate of false alarms' },
    { value: 1 - share, misconception: 'gives the share of alarms that are false' },
    { value: recall / (recall + alarm), misconception: 'forgets how rare fraud is' },
    { value: (found + wrong) / total, misconception: 'gives the share of all payments that are flagged' },
    { value: recall * (1 - alarm), misconception: 'multiplies the two rates' },
    { value: base, misconception: 'takes the share of fraud among all payments' },
    { value: found / total, misconception: 'divides by all payments instead of the flagged ones' },
  ]
  const options = optionsFrom(
    random,
    text(share),
    values.map(({ value, misconception }) => ({ text: text(value), misconception })),
  )
  if (!options || [share, ...values.map(({ value }) => value)].some((value) => roundsUnclearly(value, 2))) return null
  return {
    stem: `A model flags payments as fraud. Among ${grouped(total)} payments, ${(base * 100).toFixed(1)} % are fraud. The model flags ${percent(recall, 0)} of the fraud and ${percent(alarm, 0)} of the other payments. What share of the flagged payments is fraud (to a whole percent)?`,
    exhibit: null,
    options,
    explanation: [
      `${grouped(bad)} payments are fraud, of which ${grouped(found)} are flagged. ${grouped(total - bad)} are not, and ${percent(alarm, 0)} of them, ${grouped(wrong)}, are flagged as well.`,
      `Of ${grouped(found + wrong)} flagged payments ${grouped(found)} are fraud: ${text(share)}.`,
    ].join(' '),
  }
}

/** Middle: what an assistant saves once checking and repairing are counted. */
export function timeSaved(random: Random): Item | null {
  const tasks = integer(random, 4, 20) * 10
  const byHand = pick(random, [20, 24, 30, 36, 40, 45])
  const prompt = integer(random, 1, 4)
  const checking = integer(random, 3, 9)
  const wrong = integer(random, 2, 8) * 5
  const caught = pick(random, [60, 70, 75, 80, 90])
  const later = pick(random, [40, 50, 60, 90, 120])
  const wrongDrafts = (tasks * wrong) / 100
  const seen = (wrongDrafts * caught) / 100
  const missed = wrongDrafts - seen
  const hours = (minutes: number) => minutes / 60
  const gross = tasks * (byHand - prompt - checking)
  const saved = hours(gross - seen * byHand - missed * later)
  const text = (value: number) => `${value.toFixed(1)} hours`
  const values = [
    { value: hours(gross), misconception: 'forgets the wrong drafts' },
    { value: hours(tasks * (byHand - prompt) - seen * byHand - missed * later), misconception: 'forgets the time for checking' },
    { value: hours(gross - seen * byHand), misconception: 'forgets what slips through the check' },
    { value: hours(gross - missed * later), misconception: 'forgets that drafts found wrong are done by hand' },
    { value: hours(gross - wrongDrafts * byHand), misconception: 'thinks that the check finds every wrong draft' },
    {
      value: hours(gross - seen * byHand - wrongDrafts * later),
      misconception: 'lets every wrong draft cost something later, found or not',
    },
    { value: hours(gross - wrongDrafts * byHand - missed * later), misconception: 'lets every wrong draft be done by hand, found or not' },
    {
      value: hours(gross - seen * (byHand + prompt + checking) - missed * later),
      misconception: 'counts setting up and checking twice for wrong drafts',
    },
    { value: hours(gross - missed * byHand - seen * later), misconception: 'mixes up the drafts that are found and those that are not' },
  ]
  const options = optionsFrom(
    random,
    text(saved),
    values.map(({ value, misconception }) => ({ text: text(value), misconception })),
  )
  if (
    !options ||
    saved < 0.5 ||
    !Number.isInteger(seen) ||
    !Number.isInteger(wrongDrafts) ||
    [saved, ...values.map(({ value }) => value)].some((value) => roundsUnclearly(value, 1))
  )
    return null
  return {
    stem: [
      `A team answers ${tasks} requests a week; by hand one takes ${byHand} minutes. With an assistant each takes ${prompt} ${prompt === 1 ? 'minute' : 'minutes'} to set up and ${checking} minutes to check.`,
      `${wrong} % of the drafts are wrong. The check finds ${caught} % of the wrong ones, and each of these is then done by hand in the full ${byHand} minutes. Each wrong draft that slips through costs ${later} minutes later. How many hours a week does the assistant save (to one decimal)?`,
    ].join(' '),
    exhibit: null,
    options,
    explanation: [
      `Without errors it would save ${tasks} x (${byHand} - ${prompt} - ${checking}) = ${grouped(gross)} minutes.`,
      `${wrongDrafts} drafts are wrong: ${seen} are found and cost ${byHand} minutes each, ${missed} slip through and cost ${later} each, together ${grouped(seen * byHand + missed * later)} minutes.`,
      `${grouped(gross)} - ${grouped(seen * byHand + missed * later)} = ${grouped(gross - seen * byHand - missed * later)} minutes, ${text(saved)}.`,
    ].join(' '),
  }
}

/** Hard: how many results must be checked to notice a bad automation? */
export function sampleCheck(random: Random): Item | null {
  const errors = pick(random, [0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]) / 100
  const sure = pick(random, [0.9, 0.95, 0.99])
  const batch = pick(random, [20_000, 30_000, 50_000, 80_000, 100_000])
  const needed = checksFor(errors, sure)
  const chance = (count: number) => (1 - errors) ** count
  const text = (count: number) => grouped(Math.ceil(count - 1e-9))
  const options = optionsFrom(random, text(needed), [
    { text: text(1 / errors), misconception: 'thinks that one in so many means one among the next so many' },
    { text: text(sure / errors), misconception: 'lets the chance grow evenly with every check' },
    { text: text(batch * (1 - sure)), misconception: 'takes a fixed share of the batch' },
    { text: text(checksFor(errors, 1 - sure)), misconception: 'mixes up the chance to see an error and the chance to see none' },
    { text: text(batch * errors), misconception: 'checks as many as there are errors' },
    { text: text(batch * (1 - errors) + 1), misconception: 'wants certainty instead of a chance' },
    { text: text(needed / 2), misconception: 'halves the number, as if an error came half way on average' },
  ])
  if (!options || Math.abs(chance(needed) - (1 - sure)) < 1e-6) return null
  return {
    stem: [
      `An automation has changed ${grouped(batch)} records. You check some, drawn at random; a wrong record is always recognised. If ${(errors * 100).toFixed(1)} % of the records are wrong, you want to meet at least one wrong one with a chance of at least ${percent(sure, 0)}.`,
      'The batch is so large that the draws count as independent. How many records must you check at least?',
    ].join(' '),
    exhibit: null,
    options,
    explanation: [
      `One record is right with chance ${(1 - errors).toFixed(3)}, n of them all with ${(1 - errors).toFixed(3)}^n. That must be at most ${percent(1 - sure, 0)}: n is at least ln ${(1 - sure).toFixed(2)} / ln ${(1 - errors).toFixed(3)} = ${(Math.log(1 - sure) / Math.log(1 - errors)).toFixed(2)}.`,
      `Rounded up: ${text(needed)}. The size of the batch hardly matters.`,
    ].join(' '),
  }
}

/** Hard: which threshold costs least? */
export function thresholdCost(random: Random): Item | null {
  const thresholds = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4]
  const bad = integer(random, 8, 20) * 10
  const good = bad * integer(random, 6, 15)
  const miss = pick(random, [6, 10, 15, 20, 30, 40, 60, 80, 100])
  const alarm = pick(random, [2, 3, 4, 5, 6, 8, 10])
  let found = 0
  let wrong = 0
  const rows = thresholds.map((threshold) => {
    found += Math.round((bad - found) * (0.2 + 0.4 * random()))
    wrong += Math.round(good * (0.004 + 0.02 * random()) * (1 + wrong / good) ** 12)
    return { threshold, found, wrong }
  })
  type Row = (typeof rows)[number]
  const best = (measure: (row: Row) => number) => rows.toSorted((a, b) => measure(b) - measure(a))[0] as Row
  const cost = (row: Row) => (bad - row.found) * miss + row.wrong * alarm
  const text = ({ threshold }: Row) => threshold.toFixed(1)
  const precision = (row: Row) => row.found / (row.found + row.wrong)
  const recall = (row: Row) => row.found / bad
  const right = best((row) => -cost(row))
  const options = optionsFrom(random, text(right), [
    { text: text(best((row) => row.found - row.wrong)), misconception: 'takes the fewest errors in all, as if both kinds cost the same' },
    { text: text(best(precision)), misconception: 'takes the threshold with the fewest false alarms among the alarms' },
    { text: text(best(recall)), misconception: 'takes the threshold that finds the most' },
    {
      text: text(best((row) => (2 * precision(row) * recall(row)) / (precision(row) + recall(row)))),
      misconception: 'takes the best balance of precision and recall (F1), whatever errors cost',
    },
    {
      text: text(best((row) => -((bad - row.found) * alarm + row.wrong * miss))),
      misconception: 'swaps the costs of the two kinds of error',
    },
    {
      text: text(best((row) => (precision(row) >= 0.5 ? row.found : -row.wrong))),
      misconception: 'wants at least every second alarm to be right',
    },
  ])
  const costs = rows.map(cost).toSorted((a, b) => a - b)
  if (!options || (costs[1] ?? 0) - (costs[0] ?? 0) < 20) return null
  return {
    stem: [
      `A model scores transactions; those at or above a threshold are looked at by a person. Among ${grouped(bad + good)} past transactions ${bad} were fraud. A fraud that is missed costs ${miss} euros, an honest transaction that is looked at costs ${alarm}; a fraud that is looked at costs nothing.`,
      'The future looks like the past. Which threshold costs least?',
    ].join(' '),
    exhibit: {
      language: 'text',
      text: columns(
        ['threshold', 'fraud found', 'honest flagged'],
        rows.map((row) => [text(row), grouped(row.found), grouped(row.wrong)]),
      ),
    },
    options,
    explanation: `Cost = missed fraud x ${miss} + honest flagged x ${alarm}. ${rows.map((row) => `${text(row)}: ${bad - row.found} x ${miss} + ${row.wrong} x ${alarm} = ${grouped(cost(row))}.`).join(' ')} The least is at ${text(right)}.`,
  }
}

/** The smallest n with (1 - errors)^n at most 1 - sure. */
export function checksFor(errors: number, sure: number): number {
  let count = 0
  for (let none = 1; none > 1 - sure + 1e-12; none *= 1 - errors) count++
  return count
}
