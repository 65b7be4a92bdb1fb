import type { Random } from '@evenkeel/measure'
import { integer } from './draw.ts'

/** A line that is not what it should be, and what it does instead, as it would go on after "it". `trapOnly`: too plain to be the fault itself. */
export type Fault = { readonly text: string; readonly misconception: string; readonly trapOnly: boolean }

/** A line of a program that works, and what could go wrong with it. */
export type Line = string | { readonly right: string; readonly wrong: readonly Fault[] }

/** A program that works. `throws`: only faults that end in an error are worth showing. */
export type Draft = { readonly task: string; readonly lines: readonly Line[]; readonly throws?: true }

export function lineText(line: Line): string {
  return typeof line === 'string' ? line : line.right
}

/** A line and its faults: text, then what the fault does, then 'trap' where it is only good as a wrong answer. */
export function line(right: string, ...wrong: readonly (readonly [text: string, misconception: string, use?: 'trap'])[]): Line {
  const indent = /^ */.exec(right)?.[0] ?? ''
  return { right, wrong: wrong.map(([text, misconception, use]) => ({ text: indent + text, misconception, trapOnly: use === 'trap' })) }
}

/** `count` whole numbers from low to high. */
export const numbers = (random: Random, count: number, low: number, high: number) =>
  Array.from({ length: count }, () => integer(random, low, high))
