import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { pick } from './draw.ts'
import {
  type Command,
  committed,
  fileOf,
  filesAt,
  gitStep,
  headOf,
  merged,
  play,
  pointed,
  type Repository,
  reachable,
  tipOf,
  without,
} from './git-history.ts'
import { believing, commitNote, filesOn, type GitBelief, hashNote, names, script, told, trapsBy } from './git-scripts.ts'
import { optionsFrom } from './options.ts'

/** Middle: reset, revert and cherry-pick. */
export function undo(random: Random): Item | null {
  const topic = pick(random, names)
  const [a, b, c, d, e, f] = ['A', 'B', 'C', 'D', 'E', 'F'] as const
  const commit = (id: string): Command => ({ git: 'commit', id })
  const [toMain, newTopic]: readonly [Command, Command] = [
    { git: 'switch', branch: 'main' },
    { git: 'switch-new', branch: topic },
  ]
  const start: readonly Command[] = pick<readonly Command[]>(random, [
    [commit(a), commit(b), newTopic, commit(c), commit(d), toMain, commit(e)],
    [commit(a), newTopic, commit(b), commit(c), commit(d), toMain, commit(e), commit(f)],
    [commit(a), commit(b), commit(c), newTopic, commit(d), commit(e), toMain, commit(f)],
  ])
  const before = play(start)
  if (!before) return null
  const onMain = [...reachable(before, tipOf(before, 'main'))]
  const onTopic = [...without(reachable(before, tipOf(before, topic)), reachable(before, tipOf(before, 'main')))]
  const revert: Command = { git: 'revert', commit: pick(random, onMain) }
  const source = pick(random, onTopic)
  const picked: Command = { git: 'cherry-pick', commit: source }
  const reset: Command = {
    git: 'reset',
    commit: pick(
      random,
      onMain.filter((id) => id !== headOf(before)),
    ),
  }
  const more = commit('G')
  const rest = pick<readonly Command[]>(random, [
    [revert, picked],
    [picked, revert, more],
    [reset, picked],
    [picked, reset, more],
    [reset, more, revert],
    [picked, { git: 'revert', commit: source }, more],
    [revert, more, reset],
  ])
  const commands = [...start, ...rest]
  const repository = play(commands)
  if (!repository) return null
  const asked = random() < 0.75 ? 'main' : topic
  const answer = (result: Repository) => filesOn(result, asked)
  const key = answer(repository)
  const options = optionsFrom(random, key, trapsBy(commands, undoBeliefs, answer))
  if (!options) return null
  return {
    stem: `This script runs in an empty folder. ${commitNote} ${hashNote} Which files does ${asked} hold at the end?`,
    exhibit: { language: 'bash', text: script(commands) },
    options,
    explanation: [
      'git revert adds a commit that takes back what that one commit changed, and nothing else. git cherry-pick adds a copy of that one commit to the branch one is on; the other branch stays as it is.',
      'git reset --hard moves the branch one is on to the commit named; what came after is no longer on it, and other branches do not move.',
      told(start, rest),
      `At the end ${asked} holds ${key}.`,
    ].join(' '),
  }
}

const undoBeliefs: readonly GitBelief[] = [
  {
    misconception: 'thinks that revert goes back to the commit it names',
    step: believing('revert', (repository, { commit }) => pointed(repository, repository.current, commit)),
  },
  {
    misconception: 'thinks that revert takes back everything from the commit it names on',
    step: believing('revert', (repository, { commit }) =>
      pointed(repository, repository.current, repository.commits.get(commit)?.parents[0] ?? ''),
    ),
  },
  {
    misconception: 'thinks that cherry-pick brings the commits before it as well',
    step: believing('cherry-pick', (repository, { commit }) => {
      const aside = pointed(repository, 'picked', commit)
      return merged(aside, 'picked', `${commit}'`)
    }),
  },
  {
    misconception: 'thinks that cherry-pick moves the commit away from the other branch',
    step: believing('cherry-pick', (repository, { commit }) => {
      const after = gitStep(repository, { git: 'cherry-pick', commit })
      const source = [...repository.branches.keys()].find((name) => name !== repository.current)
      if (!after || source === undefined) return after
      const left = committed(
        { ...after, current: source },
        `${source} without ${commit}`,
        [tipOf(after, source)],
        without(filesAt(after, tipOf(after, source)), new Set([fileOf(commit)])),
      )
      return { ...left, current: repository.current }
    }),
  },
  {
    misconception: 'thinks that reset takes away the commit it names, too',
    step: believing('reset', (repository, { commit }) =>
      pointed(repository, repository.current, repository.commits.get(commit)?.parents[0] ?? ''),
    ),
  },
  {
    misconception: 'thinks that reset undoes only the commit it names',
    step: believing('reset', (repository, { commit }) => gitStep(repository, { git: 'revert', commit })),
  },
  {
    misconception: 'thinks that reset moves every branch',
    step: believing('reset', (repository, { commit }) =>
      [...repository.branches.keys()].reduce((result, branch) => pointed(result, branch, commit), repository),
    ),
  },
  { misconception: 'thinks that reset leaves the files as they are', step: believing('reset', (repository) => repository) },
  { misconception: 'thinks that revert only takes a commit out of the log', step: believing('revert', (repository) => repository) },
]
