/** Something the command palette reaches: a screen or an action. */
export type Command = {
  readonly id: string
  readonly name: string
  /** What else it may be looked for by: 'rate, feedback, colleague'. */
  readonly also?: string
  /** Where it belongs: 'Go to', 'Do'. */
  readonly group?: string
  readonly run: () => void
}

/** The commands that fit what was typed, best first; all of them, in their order, for nothing typed. */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const query = plain(typed)
  if (query === '') return commands
  return commands
    .map((command, at) => ({ command, at, fit: Math.max(fit(plain(command.name), query), 0.5 * fit(plain(command.also ?? ''), query)) }))
    .filter((found) => found.fit > 0)
    .toSorted((a, b) => b.fit - a.fit || a.at - b.at)
    .map((found) => found.command)
}

/**
 * How well a text fits a query whose letters must occur in it in order: each letter counts 1, 2 more right after the one before,
 * 3 more at the start of a word; divided by the best possible, less a little for a long text. 0: does not fit.
 */
export function fit(text: string, query: string): number {
  let score = 0
  let from = 0
  let last = -2
  for (const letter of query) {
    if (letter === ' ') continue
    const at = nextLetter(text, letter, from, last)
    if (at === -1) return 0
    score += 1 + (at === last + 1 ? 2 : 0) + (at === 0 || text[at - 1] === ' ' ? 3 : 0)
    last = at
    from = at + 1
  }
  return score / (6 * query.length) / (1 + text.length / 200)
}

/** The letter right after the last one if it is there, else at the next start of a word, else the next at all. */
function nextLetter(text: string, letter: string, from: number, last: number): number {
  if (text[last + 1] === letter && last >= 0) return last + 1
  const word = text.indexOf(` ${letter}`, Math.max(0, from - 1))
  if (from === 0 && text[0] === letter) return 0
  if (word !== -1) return word + 1
  return text.indexOf(letter, from)
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
