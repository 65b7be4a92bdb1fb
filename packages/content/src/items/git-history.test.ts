import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Command, fileOf, filesAt, gitStep, mergeBases, play, type Repository, reachable, tipOf, typed } from './git-history.ts'

const commit = (id: string): Command => ({ git: 'commit', id })
const files = (repository: Repository | null, branch: string) => [...filesAt(repository!, tipOf(repository!, branch))].sort().join(' ')

describe('the model', () => {
  const start: readonly Command[] = [
    commit('A'),
    { git: 'switch-new', branch: 'topic' },
    commit('B'),
    commit('C'),
    { git: 'switch', branch: 'main' },
  ]
  const merge: Command = { git: 'merge', branch: 'topic', id: 'M' }

  test('fast-forwards, and merges where both sides went on', () => {
    const forward = play([...start, merge])
    expect([...reachable(forward!, tipOf(forward!, 'main'))].sort()).toEqual(['A', 'B', 'C'])
    const joined = play([...start, commit('D'), merge])
    expect(joined?.commits.get('M')?.parents).toEqual(['D', 'C'])
    expect(files(joined, 'main')).toBe('a.txt b.txt c.txt d.txt')
  })

  test('a reverted merge stays merged: merging again brings only what is new', () => {
    const again: readonly Command[] = [
      { git: 'switch', branch: 'topic' },
      commit('E'),
      { git: 'switch', branch: 'main' },
      { ...merge, id: 'N' },
    ]
    expect(files(play([...start, commit('D'), merge, { git: 'revert-merge', commit: 'M' }, ...again]), 'main')).toBe('a.txt d.txt e.txt')
  })

  test('rebase copies what is missing, and leaves out what was picked already', () => {
    const repository = play([
      ...start,
      commit('D'),
      { git: 'cherry-pick', commit: 'C' },
      { git: 'switch', branch: 'topic' },
      { git: 'rebase', onto: 'main' },
    ])
    expect([...reachable(repository!, tipOf(repository!, 'topic'))].sort()).toEqual(['A', "B'", "C'", 'D'])
    expect(mergeBases(repository!, tipOf(repository!, 'main'), tipOf(repository!, 'topic'))).toEqual(["C'"])
  })

  test('stops where git stops', () => {
    expect(play([commit('A'), { git: 'cherry-pick', commit: 'A' }])).toBeNull()
  })
})

const gitVersion = spawnSync('git', ['--version']).stdout?.toString() ?? ''

const pickedAndUndone: readonly Command[] = [
  commit('A'),
  { git: 'switch-new', branch: 'topic' },
  commit('B'),
  commit('C'),
  { git: 'switch', branch: 'main' },
  commit('D'),
  { git: 'cherry-pick', commit: 'C' },
  { git: 'revert', commit: 'D' },
  { git: 'reset', commit: "C'" },
  { git: 'revert', commit: "C'" },
  { git: 'switch', branch: 'topic' },
  { git: 'rebase', onto: 'main' },
]
const revertedTwice: readonly Command[] = [
  commit('A'),
  { git: 'switch-new', branch: 'topic' },
  commit('B'),
  { git: 'switch', branch: 'main' },
  commit('C'),
  { git: 'merge', branch: 'topic', id: 'M' },
  { git: 'revert-merge', commit: 'M' },
  { git: 'switch', branch: 'topic' },
  commit('D'),
  { git: 'switch', branch: 'main' },
  { git: 'revert', commit: 'HEAD' },
  { git: 'merge', branch: 'topic', id: 'N' },
]
const rootReverted: readonly Command[] = [
  commit('A'),
  commit('B'),
  { git: 'revert', commit: 'A' },
  { git: 'switch-new', branch: 'topic' },
  commit('C'),
  { git: 'switch', branch: 'main' },
  { git: 'reset', commit: 'A' },
  { git: 'revert', commit: 'A' },
  { git: 'merge', branch: 'topic', id: 'M' },
]
const mergeInside: readonly Command[] = [
  commit('A'),
  { git: 'switch-new', branch: 'topic' },
  commit('B'),
  { git: 'switch-new', branch: 'part' },
  commit('C'),
  { git: 'switch', branch: 'topic' },
  commit('D'),
  { git: 'merge', branch: 'part', id: 'M' },
  { git: 'switch', branch: 'main' },
  commit('E'),
  { git: 'switch', branch: 'topic' },
  { git: 'rebase', onto: 'main' },
]

describe.skipIf(!gitVersion.startsWith('git version'))('scripts end as they do with git itself', () => {
  const random = [1, 3, 5, 7].map((seed) => [`random script ${seed}`, randomScript(seed)] as const)
  const made = [
    ['a commit picked and undone upstream', pickedAndUndone],
    ['a merge inside the branch that is rebased', mergeInside],
    ['the first commit reverted', rootReverted],
    ['a merge reverted, and the revert reverted', revertedTwice],
  ] as const
  test.each([...made, ...random])('%s', { timeout: 60_000 }, (_, commands) => {
    const repository = play(commands)!
    const folder = mkdtempSync(join(tmpdir(), 'evenkeel-git-'))
    try {
      const git = replay(folder, commands)
      for (const branch of repository.branches.keys()) {
        expect(git('ls-tree', '--name-only', branch).split('\n').sort().join(' '), commands.map(typed).join('\n')).toBe(
          files(repository, branch),
        )
        expect(names(git('log', '--format=%s', branch))).toEqual(names([...reachable(repository, tipOf(repository, branch))].join('\n')))
        for (const other of repository.branches.keys()) {
          const [one, two] = [reachable(repository, tipOf(repository, branch)), reachable(repository, tipOf(repository, other))]
          const shared = [...one].filter((id) => two.has(id)).length
          expect(git('rev-list', '--left-right', '--count', `${branch}...${other}`)).toBe(`${one.size - shared}\t${two.size - shared}`)
        }
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

/** A copy keeps the message of its original; git words a revert in its own way. */
function names(log: string): readonly string[] {
  return log
    .split('\n')
    .map((line) => line.replace(/'+$/, '').replace(/^(Revert|Reapply|undo)\b.*/, 'undo'))
    .sort()
}

/** Thirty commands that git would carry out without asking. */
function randomScript(seed: number): readonly Command[] {
  let state = seed * 7919
  const below = (count: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 12) % count
  }
  const commands: Command[] = [commit('A')]
  let repository = play(commands) as Repository
  for (let letter = 66; commands.length < 30; ) {
    const branches = [...repository.branches.keys()]
    const branch = branches[below(branches.length)] as string
    const known = [...repository.commits.keys()].filter((id) => /^[A-Z]$/.test(id))
    const picked = known[below(known.length)] as string
    const mergeCommit = (repository.commits.get(picked)?.parents.length ?? 0) > 1
    const next = String.fromCharCode(letter)
    const choices: readonly Command[] = [
      { git: 'commit', id: next },
      { git: 'switch', branch },
      { git: 'merge', branch, id: next },
      ...(below(3) === 0 ? [{ git: 'rebase' as const, onto: branch }] : []),
      ...(branches.length < 3 ? [{ git: 'switch-new' as const, branch: `b${branches.length}` }] : []),
      ...(mergeCommit ? [] : [{ git: 'cherry-pick' as const, commit: picked }]),
      { git: mergeCommit ? 'revert-merge' : 'revert', commit: picked },
      ...(below(4) === 0 && reachable(repository, tipOf(repository, repository.current)).has(picked)
        ? [{ git: 'reset' as const, commit: picked }]
        : []),
    ]
    const command = choices[below(choices.length)] as Command
    const after = gitStep(repository, command)
    if (!after || after === repository) continue // git would stop, or do nothing
    if (letter < 90 && 'id' in command) letter++
    commands.push(command)
    repository = after
  }
  return commands
}

/** The same commands for git, with the model's names put in place of hashes. */
function replay(folder: string, commands: readonly Command[]): (...words: string[]) => string {
  const hashes = new Map<string, string>()
  let second = 1_700_000_000
  const git = (...words: string[]) => {
    const date = `${second++} +0000`
    const env = {
      PATH: process.env.PATH,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_EDITOR: 'true',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    }
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false']
    return execFileSync('git', ['-C', folder, ...identity, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
      .toString()
      .trim()
  }
  git('init', '-q', '-b', 'main')
  for (const command of commands) {
    if (command.git === 'commit') {
      writeFileSync(join(folder, fileOf(command.id)), `${command.id.repeat(40)}\n`)
      git('add', '.')
    }
    const words = typed(command).split(' ').slice(1)
    if ('commit' in command) words[words.length - 1] = hashes.get(command.commit) ?? command.commit
    git(...words)
    if ('id' in command) hashes.set(command.id, git('rev-parse', 'HEAD'))
    if (command.git === 'cherry-pick') hashes.set(`${command.commit}'`, git('rev-parse', 'HEAD'))
  }
  return git
}
