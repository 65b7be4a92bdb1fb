import { type Command, filesAt, gitStep, play, type Repository, type Step, tipOf, typed } from './git-history.ts'
import type { Trap } from './options.ts'

export const names = ['login', 'search', 'report', 'export', 'import', 'billing'] as const

export const filesNote =
  'Each git commit stands for adding one new file and committing it: commit Z adds z.txt. A merge gets the name after -m if it makes a commit of its own.'

export type GitBelief = { readonly misconception: string; readonly step: Step }

/** Git, but for one command, which does what somebody believes it does. */
export function believing<K extends Command['git']>(
  git: K,
  step: (repository: Repository, command: Extract<Command, { git: K }>) => Repository | null,
): Step {
  return (repository, command) =>
    command.git === git ? step(repository, command as Extract<Command, { git: K }>) : gitStep(repository, command)
}

export function sorted(ids: Iterable<string>): string {
  return [...ids].sort().join(', ') || 'none'
}

export function filesOn(repository: Repository, branch: string): string {
  return sorted(filesAt(repository, tipOf(repository, branch)))
}

/** What each belief leads to; beliefs under which the script would stop say nothing. */
export function trapsBy(
  commands: readonly Command[],
  beliefs: readonly GitBelief[],
  answer: (repository: Repository) => string,
): readonly Trap[] {
  return beliefs.flatMap(({ misconception, step }) => {
    const repository = play(commands, step)
    return repository ? [{ misconception, text: answer(repository) }] : []
  })
}

export function script(commands: readonly Command[]): string {
  return ['git init -b main', ...commands.map(typed)].join('\n')
}
