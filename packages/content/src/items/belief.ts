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

/**
 * What each believed program prints. They run in one go, each with a print of its own that puts its number before the line;
 * promises of one do not change the order of another's lines, since the queue serves them in the order in which they wait.
 */
export async function printedByBeliefs(tools: Tools, beliefs: readonly Belief[]): Promise<readonly Trap[]> {
  const programs = beliefs.map(({ source }, at) => `;((print) => {\n${source}\n})((...values) => print('#${at}', ...values))`)
  const lines = (await tools.run(programs.join('\n'))).split('\n')
  return beliefs.map(({ misconception }, at) => {
    const own = lines.filter((line) => line.startsWith(`#${at} `)).map((line) => line.slice(`#${at} `.length))
    return { misconception, text: own.join(', ') }
  })
}
