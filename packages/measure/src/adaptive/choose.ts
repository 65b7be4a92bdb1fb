import type { Random } from '../random.ts'
import type { Bank } from './bank.ts'
import type { Criterion } from './criteria/criterion.ts'
import { drawExposed } from './exposure.ts'
import { lags } from './share.ts'
import type { Sitting } from './sitting.ts'

export type Choice = {
  /** Place of the item in the bank. */
  readonly item: number
  /** What the criterion says of it, as it is usually reported. */
  readonly value: number
}

export type ChooseOptions = {
  /** One of so many best is taken by chance; 1, the best itself, if absent. */
  readonly among?: number
  /** Chance of being given once drawn, for each item; 1 for all if absent. */
  readonly exposure?: ArrayLike<number>
  /** Needed with `among` above 1 or `exposure`. */
  readonly random?: Random
  /** Whether an item may be asked at all; every one if absent. */
  readonly isOpen?: (item: number) => boolean
  /** Content balancing: the group of each item, and how much of the test each group should get. The group that lags most behind comes first. */
  readonly content?: { readonly groups: readonly string[]; readonly weights: ReadonlyMap<string, number> }
}

/**
 * The next item: of those not given yet, the one with most worth by the criterion, the earlier in the bank where two are worth the same. Null when nothing
 * is left. With Fisher information the bank is walked from the items that can give most, and left when no further one could: exact, and a small part of the bank.
 */
export function choose(bank: Bank, sitting: Sitting, criterion: Criterion, options: ChooseOptions = {}): Choice | null {
  const { among = 1, exposure, random = noDice, content, isOpen: mayAsk = always } = options
  if (!(Number.isInteger(among) && among >= 1)) throw new RangeError(`The best "among" is a whole number from 1 up, not ${among}.`)
  const used = new Set(sitting.given)
  const worth = criterion.worth(bank, sitting)
  for (const group of groupsInTurn(content, sitting)) {
    const isOpen = (item: number) => !used.has(item) && mayAsk(item) && (group === null || content!.groups[item] === group)
    const best = criterion.isInformation ? mostOf(bank, worth, isOpen, among, bank.byInformation) : mostOf(bank, worth, isOpen, among, null)
    if (best.length === 0) continue
    const { item, value } = best.length === 1 && !exposure ? best[0]! : drawExposed(best, (choice) => exposure?.[choice.item] ?? 1, random)
    return { item, value: criterion.report(value) }
  }
  return null
}

const always = () => true

const noDice: Random = () => {
  throw new RangeError('Choosing among several, or by exposure, needs `random`.')
}

/** Groups, most owed first; null for a test without groups. */
function groupsInTurn(content: ChooseOptions['content'], { given }: Sitting): readonly (string | null)[] {
  if (!content) return [null]
  const owed = lags(
    content.weights,
    given.map((item) => content.groups[item]!),
  )
  return [...owed].toSorted(([, x], [, y]) => y - x).map(([group]) => group)
}

/** The `among` open items worth most, best first. `order` lists all items by a bound on their worth, where there is one. */
function mostOf(
  { curves }: Bank,
  worth: (item: number) => number,
  isOpen: (item: number) => boolean,
  among: number,
  order: Int32Array | null,
): readonly Choice[] {
  const best: Choice[] = []
  for (let at = 0; at < curves.length; at++) {
    const item = order ? order[at]! : at
    const least = best.length === among ? best[among - 1]!.value : -Infinity
    // a hair of room, since bound and worth are rounded apart
    if (order && curves[item]!.mostInformation * (1 + 1e-12) < least) break
    if (!isOpen(item)) continue
    const value = worth(item)
    if (value < least) continue
    let place = best.length
    while (place > 0 && (value > best[place - 1]!.value || (value === best[place - 1]!.value && item < best[place - 1]!.item))) place--
    best.splice(place, 0, { item, value })
    if (best.length > among) best.pop()
  }
  return best
}
