import { type Command, filesAt, gitStep, play, type Repository, type Step, tipOf, typed } from './git-history.ts'
import type { Trap } from './options.ts'

export const names = ['login', 'search', 'report', 'export', 'import', 'billing'] as const

export const commitNote = 'Each git commit stands for adding one new file and committing it: commit Z adds z.txt.'
export const mergeNote = 'A merge gets the name after -m if it makes a commit of its own.'
export const hashNote = 'Where a command names a commit, its letter stands for its hash.'

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

/** What the branch one is on holds after each of the commands that are not plain commits or switches. */
export function told(before: readonly Command[], commands: readonly Command[]): string {
  const steps = commands.flatMap((command, at) => {
    const repository = play([...before, ...commands.slice(0, at + 1)])
    if (!repository || /^(commit|switch)/.test(command.git)) return []
    return [`After ${typed(command)}, ${repository.current} holds ${filesOn(repository, repository.current)}.`]
  })
  return steps.join(' ')
}
