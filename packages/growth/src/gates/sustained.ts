import { type Belief, type Half, halves } from '@evenkeel/measure'
import { floorCondition, requirementsOf } from '../conditions.ts'
import { type Case, type Condition, defineGate, type Need, type Verdict } from '../gate.ts'
import { judgeAbility } from '../judge.ts'
import { type Seen, seen } from '../seen.ts'

/** How long somebody has been operating at the level before it counts: two parts of three months, with evidence from each. */
const windowInDays = 182
const parts = 2

/** Both halves at their floors for half a year: at every earlier belief of the window and now, not on one good day. */
export const sustained = defineGate({
  id: 'sustained',
  label: 'Already at the level for a while',
  asks: 'Both halves have been at their floors for the last six months, with independent evidence from the first three and from the last three.',
  conditions,
  judge: (c) => {
    const verdict = judgeAbility(c, {
      gate: 'sustained',
      subject: 'Both halves over the last six months',
      half: null,
      conditions: conditions(c),
      competencies: c.role.requirements.map(({ competency }) => competency),
      essential: [],
    })
    const gaps = gapsOf(c)
    if (gaps.length === 0 || verdict.state === 'not-yet') return { ...verdict, needs: [...verdict.needs, ...gaps] }
    if (seen(c).of(verdict.competencies).length === 0) return { ...verdict, needs: [...verdict.needs, ...gaps] }
    return withGaps(verdict, gaps)
  },
})

function conditions(c: Case): readonly Condition[] {
  return [...daysOf(c), c.belief].flatMap((belief) => halves.map((half) => ({ ...floorCondition(c.role, half), belief })))
}

/** What was believed on the days of the window, now left out. */
function daysOf({ earlier, day }: Case): readonly Belief[] {
  return earlier.filter((belief) => belief.day >= day - windowInDays && belief.day < day)
}

/** Enough ability cannot be called sustained while a part of the window shows nothing; only time or a fresh look fills it. */
function withGaps(verdict: Verdict, gaps: readonly Need[]): Verdict {
  const stale = gaps.every(({ what }) => what === 'fresh')
  return {
    ...verdict,
    state: stale ? 'stale' : 'needs-evidence',
    because: stale
      ? 'Both halves over the last six months: the last three months show too little.'
      : 'Both halves over the last six months: the record does not reach back far enough yet.',
    needs: [...gaps, ...verdict.needs],
  }
}

/** Parts of the window in which a half has no independent evidence, and the missing look back. Oldest part first. */
function gapsOf(c: Case): readonly Need[] {
  const length = windowInDays / parts
  const record = seen(c)
  const gaps: Need[] = []
  for (let part = 0; part < parts; part++) {
    const from = c.day - windowInDays + part * length
    const last = part === parts - 1
    for (const half of halves) {
      if (!hasEvidence(c, record, half, from, last ? Infinity : from + length)) gaps.push(gap(half, last))
    }
  }
  const looksBack = daysOf(c).some(({ day }) => day < c.day - windowInDays + length)
  return looksBack
    ? gaps
    : [{ competency: null, half: null, what: 'time', words: 'Keep going: this gate looks at half a year.', except: [] }, ...gaps]
}

function hasEvidence({ role }: Case, record: Seen, half: Half, from: number, until: number): boolean {
  const competencies = requirementsOf(role, half).map(({ competency }) => competency)
  return record.of(competencies).some(({ day }) => day >= from && day < until)
}

function gap(half: Half, last: boolean): Need {
  if (last) return { competency: null, half, what: 'fresh', words: `Get fresh evidence for your ${half} half.`, except: [] }
  return {
    competency: null,
    half,
    what: 'time',
    words: `Nothing from three to six months ago speaks for your ${half} half; time and new evidence will fill this.`,
    except: [],
  }
}
