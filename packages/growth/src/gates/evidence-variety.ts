import { type Half, halves } from '@evenkeel/measure'
import { requirementsOf } from '../conditions.ts'
import { type Case, defineGate, type Need } from '../gate.ts'
import { kindsOf, seen } from '../seen.ts'
import { listed, source } from '../sentence.ts'

/** Self-assessment, practice, one rater, or any single source never passes: each half rests on two independent kinds and two pieces. */
export const evidenceVariety = defineGate({
  id: 'evidence-variety',
  label: 'Different kinds of evidence',
  asks: 'Each half rests on at least two independent kinds of evidence that are still fresh. What you say about yourself and practice do not count here.',
  conditions: () => [],
  judge: (c) => {
    const sides = halves.map((half) => look(c, half))
    const open = sides.filter(({ fresh }) => !isVaried(fresh))
    const needs = open.flatMap(needsOf)
    const met = open.length === 0
    const value = Number(met)
    return {
      gate: 'evidence-variety',
      state: met ? 'met' : open.every(({ all }) => isVaried(all)) ? 'stale' : 'needs-evidence',
      chance: { value, low: value, high: value },
      because: met ? 'Both halves rest on two or more independent kinds of evidence.' : open.map(sentence).join(' '),
      competencies: (met ? sides : open).flatMap(({ competencies }) => competencies),
      needs,
    }
  },
})

type Kept = { readonly kinds: readonly string[]; readonly pieces: number }
type Side = { readonly half: Half; readonly competencies: readonly string[]; readonly all: Kept; readonly fresh: Kept }

function look(c: Case, half: Half): Side {
  const competencies = requirementsOf(c.role, half).map(({ competency }) => competency)
  const traces = seen(c).of(competencies)
  const kept = (its: typeof traces): Kept => ({ kinds: kindsOf(its), pieces: new Set(its.map(({ evidence }) => evidence)).size })
  return { half, competencies, all: kept(traces), fresh: kept(traces.filter(({ stale }) => !stale)) }
}

function isVaried({ kinds, pieces }: Kept): boolean {
  return kinds.length >= 2 && pieces >= 2
}

function sentence({ half, all, fresh }: Side): string {
  const name = `Your ${half} half`
  if (all.kinds.length === 0) return `${name} has no independent evidence yet.`
  if (isVaried(all)) return `${name} has independent evidence of different kinds, but too much of it is old.`
  return `${name} rests on one kind of evidence, ${listed((fresh.kinds.length > 0 ? fresh : all).kinds.map(source))}.`
}

function needsOf({ half, all, fresh }: Side): readonly Need[] {
  const about = { competency: null, half }
  if (isVaried(all))
    return [
      { ...about, what: 'fresh', words: `Get fresh evidence for your ${half} half.`, except: fresh.kinds.length === 1 ? fresh.kinds : [] },
    ]
  const other: Need = {
    ...about,
    what: 'other-kind',
    words: `Add a second independent kind of evidence for your ${half} half.`,
    except: all.kinds,
  }
  if (all.kinds.length > 0) return [other]
  return [{ ...about, what: 'evidence', words: `Get a first piece of independent evidence for your ${half} half.`, except: [] }, other]
}
