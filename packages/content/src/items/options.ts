import type { Random } from '@evenkeel/measure'
import type { Option } from '../item-model.ts'
import { integer, shuffle } from './draw.ts'

/** What somebody answers who holds one named misconception. */
export type Trap = { readonly text: string; readonly misconception: string }

/**
 * The right answer among 3 or 4 traps, in random order. Traps that collide with the key or with a trap before them are dropped;
 * null when fewer than 3 are left, so that the caller draws again. Where every option is a number, the rank of the key among them
 * is drawn evenly as far as the traps allow: "the middle one" must not be a good guess.
 */
export function optionsFrom(random: Random, right: string, traps: readonly Trap[]): readonly Option[] | null {
  const seen = new Set([right])
  const distinct = traps.filter((trap) => !seen.has(trap.text) && seen.add(trap.text))
  if (distinct.length < 3) return null
  const key: Option = { text: right, right: true, misconception: null }
  return shuffle(random, [key, ...kept(random, right, distinct).map((trap): Option => ({ ...trap, right: false }))])
}

function kept(random: Random, right: string, traps: readonly Trap[]): readonly Trap[] {
  const mixed = shuffle(random, traps)
  const key = numberIn(right)
  if (mixed.length <= 4 || key === null || mixed.some((trap) => numberIn(trap.text) === null)) return mixed.slice(0, 4)
  const below = mixed.filter((trap) => (numberIn(trap.text) ?? 0) < key)
  const above = mixed.filter((trap) => (numberIn(trap.text) ?? 0) >= key)
  const rank = integer(random, Math.max(0, 4 - above.length), Math.min(4, below.length))
  return [...below.slice(0, rank), ...above.slice(0, 4 - rank)]
}

/** The number in '1,234.5 ms'; null unless there is exactly one. */
function numberIn(text: string): number | null {
  const found = /^\D*?(-?\d[\d,]*(?:\.\d+)?)\D*$/.exec(text)?.[1]
  return found === undefined ? null : Number(found.replaceAll(',', ''))
}
