import type { Tools } from '../item-model.ts'
import type { Trap } from './options.ts'

/** A named misconception as something that can be run: the program, or the query, that would be right if the misconception were true. */
export type Belief = { readonly misconception: string; readonly source: string }

/** The source with one piece replaced. A piece that is not there exactly once is a mistake in the template. */
export function changed(source: string, piece: string, replacement: string): string {
  const parts = source.split(piece)
  if (parts.length !== 2) throw new Error(`found ${parts.length - 1} times, not once: ${piece}`)
  return parts.join(replacement)
}

/** What a program prints, on one line. */
export async function printed(tools: Tools, program: string): Promise<string> {
  return (await tools.run(program)).split('\n').join(', ')
}

/** What each believed program prints. */
export async function printedByBeliefs(tools: Tools, beliefs: readonly Belief[]): Promise<readonly Trap[]> {
  const traps: Trap[] = []
  for (const { misconception, source } of beliefs) traps.push({ misconception, text: await printed(tools, source) })
  return traps
}
