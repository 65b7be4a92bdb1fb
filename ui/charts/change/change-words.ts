import { type Estimate, levelText, openInterval } from '../estimate.ts'

/**
 * A change in words. `difference` is what is believed about now minus before, with its own sd: the two estimates share evidence,
 * so their sds must not simply be added. "Probably" needs the whole 90 % interval on one side of zero.
 */
export function changeWords(difference: Estimate): 'Probably up' | 'No clear change' | 'Probably down' {
  const { low, high } = openInterval(difference, 90)
  if (low > 0) return 'Probably up'
  if (high < 0) return 'Probably down'
  return 'No clear change'
}

/** '+0.5 (+0.1 to +0.9)' */
export function differenceText(difference: Estimate): string {
  const { low, high } = openInterval(difference, 90)
  const signed = (value: number) => withSign(levelText(value, difference.sd))
  return `${signed(difference.mean)} (${signed(low)} to ${signed(high)})`
}

/** A true minus sign, and a plus where there is one. */
export function withSign(text: string): string {
  const value = Number(text)
  return value < 0 ? `\u2212${text.slice(1)}` : value > 0 ? `+${text}` : text
}
