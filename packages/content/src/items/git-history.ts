/**
 * A small exact model of a Git repository in which every commit adds one file of its own, so that nothing can conflict.
 * It does what git 2.23 and later do with the commands below; the test beside it replays random scripts with git itself.
 */
export type Command =
  | { readonly git: 'commit'; readonly id: string }
  | { readonly git: 'switch-new'; readonly branch: string }
  | { readonly git: 'switch'; readonly branch: string }
  /** Fast-forwards where it can; else makes the merge commit `id`. */
  | { readonly git: 'merge'; readonly branch: string; readonly id: string }
  | { readonly git: 'rebase'; readonly onto: string }
  | { readonly git: 'cherry-pick'; readonly commit: string }
  /** `commit` may be 'HEAD': the commit one is on. */
  | { readonly git: 'revert'; readonly commit: string }
  /** revert -m 1: undoes what the merge brought in, seen from its first parent. */
  | { readonly git: 'revert-merge'; readonly commit: string }
  | { readonly git: 'reset'; readonly commit: string }

export type Commit = { readonly parents: readonly string[]; readonly files: ReadonlySet<string> }

export type Repository = {
  readonly commits: ReadonlyMap<string, Commit>
  readonly branches: ReadonlyMap<string, string>
  readonly current: string
}

/** One command as git does it. Null where git would stop and ask: nothing left to commit, or more than one merge base. */
export type Step = (repository: Repository, command: Command) => Repository | null

export const empty: Repository = { commits: new Map(), branches: new Map(), current: 'main' }

export function play(commands: readonly Command[], step: Step = gitStep): Repository | null {
  return commands.reduce<Repository | null>((repository, command) => repository && step(repository, command), empty)
}

export const gitStep: Step = (repository, command) => {
  switch (command.git) {
    case 'commit':
      return committed(
        repository,
        command.id,
        [headOf(repository)],
        new Set([...filesAt(repository, headOf(repository)), fileOf(command.id)]),
      )
    case 'switch-new':
      return pointed({ ...repository, current: command.branch }, command.branch, headOf(repository))
    case 'switch':
      return { ...repository, current: command.branch }
    case 'merge':
      return merged(repository, command.branch, command.id)
    case 'rebase':
      return rebased(repository, command.onto)
    case 'cherry-pick':
      return applied(repository, `${command.commit}'`, changeOf(repository, command.commit))
    case 'revert':
    case 'revert-merge': {
      const commit = command.commit === 'HEAD' ? headOf(repository) : command.commit
      return applied(repository, `undo ${commit}`, turned(changeOf(repository, commit)))
    }
    case 'reset':
      return pointed(repository, repository.current, command.commit)
  }
}

export function fileOf(id: string): string {
  return `${id.toLowerCase()}.txt`
}

export function headOf(repository: Repository): string {
  return repository.branches.get(repository.current) ?? ''
}

export function tipOf(repository: Repository, branch: string): string {
  return repository.branches.get(branch) ?? ''
}

export function filesAt(repository: Repository, commit: string): ReadonlySet<string> {
  return repository.commits.get(commit)?.files ?? new Set()
}

/** The commit itself and everything before it. */
export function reachable(repository: Repository, from: string): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === '' || found.has(id)) continue
    found.add(id)
    open.push(...(repository.commits.get(id)?.parents ?? []))
  }
  return found
}

/** Common ancestors that are not behind another common ancestor. */
export function mergeBases(repository: Repository, one: string, other: string): readonly string[] {
  const behindOther = reachable(repository, other)
  const common = [...reachable(repository, one)].filter((id) => behindOther.has(id))
  return common.filter((id) => common.every((better) => better === id || !reachable(repository, better).has(id)))
}

export type Change = { readonly added: ReadonlySet<string>; readonly removed: ReadonlySet<string> }

/** What a commit changes against its first parent. */
export function changeOf(repository: Repository, id: string): Change {
  const after = filesAt(repository, id)
  const before = filesAt(repository, repository.commits.get(id)?.parents[0] ?? '')
  return { added: without(after, before), removed: without(before, after) }
}

export function turned({ added, removed }: Change): Change {
  return { added: removed, removed: added }
}

export function pointed(repository: Repository, branch: string, commit: string): Repository {
  return { ...repository, branches: new Map(repository.branches).set(branch, commit) }
}

export function committed(repository: Repository, id: string, parents: readonly string[], files: ReadonlySet<string>): Repository {
  const commits = new Map(repository.commits).set(id, { parents: parents.filter((parent) => parent !== ''), files })
  return pointed({ ...repository, commits }, repository.current, id)
}

/** A new commit with this change on top of the current branch; null when it changes nothing. */
export function applied(repository: Repository, label: string, { added, removed }: Change): Repository | null {
  const before = filesAt(repository, headOf(repository))
  const files = without(new Set([...before, ...added]), removed)
  if (files.size === before.size && without(files, before).size === 0) return null
  return committed(repository, unused(repository, label), [headOf(repository)], files)
}

function unused(repository: Repository, label: string): string {
  return repository.commits.has(label) ? unused(repository, `${label}'`) : label
}

export function merged(repository: Repository, branch: string, id: string): Repository | null {
  const [ours, theirs] = [headOf(repository), tipOf(repository, branch)]
  const [base, ...more] = mergeBases(repository, ours, theirs)
  if (base === undefined || more.length > 0) return null
  if (base === theirs) return repository
  if (base === ours) return pointed(repository, repository.current, theirs)
  return committed(
    repository,
    id,
    [ours, theirs],
    threeWay(filesAt(repository, base), filesAt(repository, ours), filesAt(repository, theirs)),
  )
}

/** What both sides agree on stays; where they differ, the side that changed since the base wins. */
function threeWay(base: ReadonlySet<string>, ours: ReadonlySet<string>, theirs: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set([...base, ...ours, ...theirs])
  return new Set([...all].filter((file) => (base.has(file) === ours.has(file) ? theirs.has(file) : ours.has(file))))
}

function rebased(repository: Repository, onto: string): Repository | null {
  const [mine, theirs] = [headOf(repository), tipOf(repository, onto)]
  const [base, ...more] = mergeBases(repository, mine, theirs)
  if (base === undefined || more.length > 0) return null
  if (base === theirs) return repository
  const plain = (ids: ReadonlySet<string>) => [...ids].filter((id) => (repository.commits.get(id)?.parents.length ?? 0) < 2)
  const upstream = plain(without(reachable(repository, theirs), reachable(repository, mine))).map((id) =>
    signature(changeOf(repository, id)),
  )
  const toReplay = oldestFirst(repository, plain(without(reachable(repository, mine), reachable(repository, theirs)))).filter(
    (id) => !upstream.includes(signature(changeOf(repository, id))),
  )
  // A commit that would change nothing any more is left out, as git does by default.
  return toReplay.reduce(
    (result, id) => applied(result, `${id}'`, changeOf(repository, id)) ?? result,
    pointed(repository, repository.current, theirs),
  )
}

/** Two commits with the same change have the same patch id. */
function signature({ added, removed }: Change): string {
  return `+${[...added].sort()} -${[...removed].sort()}`
}

/** A commit always has more behind it than each of its ancestors. */
function oldestFirst(repository: Repository, ids: readonly string[]): readonly string[] {
  const behind = (id: string) => reachable(repository, id).size
  return [...ids].sort((one, other) => behind(one) - behind(other))
}

export function without<T>(all: ReadonlySet<T>, some: ReadonlySet<T>): ReadonlySet<T> {
  return new Set([...all].filter((each) => !some.has(each)))
}

/** The command as one types it. */
export function typed(command: Command): string {
  switch (command.git) {
    case 'commit':
      return `git commit -m ${command.id}`
    case 'switch-new':
      return `git switch -c ${command.branch}`
    case 'switch':
      return `git switch ${command.branch}`
    case 'merge':
      return `git merge -m ${command.id} ${command.branch}`
    case 'rebase':
      return `git rebase ${command.onto}`
    case 'cherry-pick':
      return `git cherry-pick ${command.commit}`
    case 'revert':
      return `git revert --no-edit ${command.commit}`
    case 'revert-merge':
      return `git revert --no-edit -m 1 ${command.commit}`
    case 'reset':
      return `git reset --hard ${command.commit}`
  }
}
