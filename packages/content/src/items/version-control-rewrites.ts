import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { pick, shuffle } from './draw.ts'
import {
  applied,
  type Command,
  changeOf,
  committed,
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
import { believing, commitNote, filesOn, type GitBelief, hashNote, mergeNote, names, script, sorted, told, trapsBy } from './git-scripts.ts'
import { optionsFrom } from './options.ts'

const commit = (id: string): Command => ({ git: 'commit', id })
const toMain: Command = { git: 'switch', branch: 'main' }

/** Hard: which commits are copies after a rebase, and where the originals stay. */
export function rebase(random: Random): Item | null {
  const [topic, second] = shuffle(random, names) as [string, string]
  const newTopic: Command = { git: 'switch-new', branch: topic }
  const newSecond: Command = { git: 'switch-new', branch: second }
  const toTopic: Command = { git: 'switch', branch: topic }
  const shared = random() < 0.5 ? [commit('A')] : [commit('A'), commit('B')]
  const [x, y, z, v, w] = random() < 0.5 ? ['C', 'D', 'E', 'F', 'G'] : ['P', 'Q', 'R', 'S', 'T']
  const mine = [commit(x), commit(y), ...(random() < 0.5 ? [commit(z)] : [])]
  const upstream = pick(random, [
    [commit(v)],
    [commit(v), commit(w)],
    [commit(v), { git: 'cherry-pick', commit: x }],
    [commit(v), { git: 'cherry-pick', commit: y }],
  ] as const)
  const branchOff = pick(random, [0, 1, 2])
  const commands: readonly Command[] = [
    ...shared,
    newTopic,
    ...mine.flatMap((each, index) => (index === branchOff - 1 ? [each, newSecond, toTopic] : [each])),
    toMain,
    ...upstream,
    toTopic,
    { git: 'rebase', onto: 'main' },
    ...(random() < 0.3 ? [toMain, { git: 'merge', branch: topic, id: 'M' } as const] : []),
  ]
  const repository = play(commands)
  if (!repository) return null
  const hasSecond = branchOff > 0
  const ask = pick(random, [
    { command: `git log ${topic}`, of: (result: Repository) => reachable(result, tipOf(result, topic)) },
    {
      command: `git log main..${topic}`,
      of: (result: Repository) => without(reachable(result, tipOf(result, topic)), reachable(result, tipOf(result, 'main'))),
    },
    ...(hasSecond
      ? [
          { command: `git log ${second}`, of: (result: Repository) => reachable(result, tipOf(result, second)) },
          {
            command: `git log ${topic}..${second}`,
            of: (result: Repository) => without(reachable(result, tipOf(result, second)), reachable(result, tipOf(result, topic))),
          },
        ]
      : []),
  ])
  const answer = (result: Repository) => sorted(ask.of(result))
  const key = answer(repository)
  const options = optionsFrom(random, key, trapsBy(commands, rebaseBeliefs(second), answer))
  if (!options || key === 'none') return null
  const picked = upstream.some((each) => each.git === 'cherry-pick')
  return {
    stem: `This script runs in an empty folder. Each git commit stands for adding one new file and committing it, so nothing conflicts. Letters stand for hashes; a prime marks a copy, so Z' is a new commit that changes what Z changed. Which commits does ${ask.command} list at the end? The options are in alphabetical order.`,
    exhibit: { language: 'bash', text: script(commands) },
    options,
    explanation: [
      `git rebase main takes the commits that ${topic} has and main has not, copies them one after the other onto main, and moves ${topic} to the last copy. It does not move main${hasSecond ? `, and ${second} still points to the originals` : ''}.`,
      picked ? 'A commit whose change main holds already, because it was picked before, is left out.' : '',
      `${topic} now reaches ${sorted(reachable(repository, tipOf(repository, topic)))}; main reaches ${sorted(reachable(repository, tipOf(repository, 'main')))}.`,
      `The command lists ${key}.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  }
}

function rebaseBeliefs(second: string): readonly GitBelief[] {
  const replay = (repository: Repository, ids: Iterable<string>, from: string) =>
    [...ids]
      .sort()
      .reduce<Repository>(
        (result, id) => applied(result, `${id}'`, changeOf(repository, id)) ?? result,
        pointed(repository, repository.current, from),
      )
  return [
    {
      misconception: 'thinks that a rebase moves the other branch too',
      step: believing('rebase', (repository, command) => {
        const after = gitStep(repository, command)
        return after && pointed(after, command.onto, headOf(after))
      }),
    },
    {
      misconception: 'thinks that a rebase keeps the commits themselves and only moves them',
      step: believing('rebase', (repository, { onto }) => {
        const mine = without(reachable(repository, headOf(repository)), reachable(repository, tipOf(repository, onto)))
        let from = tipOf(repository, onto)
        let result: Repository = repository
        for (const id of [...mine].sort()) {
          result = committed(result, id, [from], filesAt(repository, id))
          from = id
        }
        return result
      }),
    },
    {
      misconception: 'thinks that a rebase puts the commits of main on top of the branch',
      step: believing('rebase', (repository, { onto }) =>
        replay(
          repository,
          without(reachable(repository, tipOf(repository, onto)), reachable(repository, headOf(repository))),
          headOf(repository),
        ),
      ),
    },
    {
      misconception: 'thinks that a rebase makes a merge',
      step: believing('rebase', (repository, { onto }) => merged(repository, onto, 'merge')),
    },
    {
      misconception: 'thinks that branches made from the old commits follow the rebase',
      step: believing('rebase', (repository, command) => {
        const after = gitStep(repository, command)
        const old = tipOf(repository, second)
        return after && (old === '' ? after : pointed(after, second, after.commits.has(`${old}'`) ? `${old}'` : headOf(after)))
      }),
    },
    {
      misconception: 'thinks that a rebase keeps the originals beside the copies',
      step: believing('rebase', (repository, command) => {
        const after = gitStep(repository, command)
        const tip = after && headOf(after)
        return (
          after &&
          committed(after, tip ?? '', [...(after.commits.get(tip ?? '')?.parents ?? []), headOf(repository)], filesAt(after, tip ?? ''))
        )
      }),
    },
    {
      misconception: 'thinks that a rebase copies a commit again that was picked before',
      step: believing('rebase', (repository, { onto }) => {
        const mine = without(reachable(repository, headOf(repository)), reachable(repository, tipOf(repository, onto)))
        let result = pointed(repository, repository.current, tipOf(repository, onto))
        for (const id of [...mine].sort()) {
          const label = result.commits.has(`${id}'`) ? `${id}''` : `${id}'`
          result = committed(
            result,
            label,
            [headOf(result)],
            new Set([...filesAt(result, headOf(result)), ...changeOf(repository, id).added]),
          )
        }
        return result
      }),
    },
    {
      misconception: 'copies only the last commit',
      step: believing('rebase', (repository, { onto }) => replay(repository, [headOf(repository)], tipOf(repository, onto))),
    },
  ]
}

/** Hard: what comes back, and what does not, after a merge was reverted. */
export function revertedMerge(random: Random): Item | null {
  const topic = pick(random, names)
  const letters = 'BCDEFGHJKL'.split('')
  const next = (): Command => commit(letters.shift() as string)
  const some = (most: number) => Array.from({ length: 1 + Math.floor(random() * most) }, next)
  const toTopic: Command = { git: 'switch', branch: topic }
  const merge = (branch: string, id: string): Command => ({ git: 'merge', branch, id })
  const start: readonly Command[] = [commit('A'), { git: 'switch-new', branch: topic }, ...some(2), toMain, ...some(2), merge(topic, 'M')]
  const revert: Command = { git: 'revert-merge', commit: 'M' }
  const story = pick(random, ['again', 'again', 'again', 'main first', 'main first', 'back', 'undone'] as const)
  const rest: readonly Command[] = {
    again: () => [revert, ...(random() < 0.4 ? some(1) : []), toTopic, ...some(2), toMain, merge(topic, 'N')],
    back: () => [revert, toTopic, ...some(2), toMain, { git: 'revert', commit: 'HEAD' } as const, merge(topic, 'N')],
    undone: () => [
      { git: 'reset', commit: headOf(play(start.slice(0, -1)) as Repository) } as const,
      ...some(1),
      toTopic,
      ...some(1),
      toMain,
      merge(topic, 'N'),
    ],
    'main first': () => [revert, toTopic, ...some(2), merge('main', 'N')],
  }[story]()
  const commands = [...start, ...rest]
  const repository = play(commands)
  if (!repository) return null
  const asked = story === 'main first' ? topic : 'main'
  const answer = (result: Repository) => filesOn(result, asked)
  const key = answer(repository)
  const options = optionsFrom(random, key, trapsBy(commands, revertedBeliefs(start), answer))
  if (!options) return null
  const because = {
    again: `The revert took the files of ${topic} away from main, but main still reaches its old commits through M. The second merge therefore brings only what ${topic} has gained since: the old files stay away.`,
    back: `The first revert took the files of ${topic} away; reverting that revert brings them back. The second merge then adds what ${topic} has gained since.`,
    undone: `git reset moved main back to before the merge: M is no longer on main, so for git ${topic} was never merged, and the second merge brings all of it.`,
    'main first': `Main has gone on since M: it took the files of ${topic} away. Merging main into ${topic} brings that change along, so the old files of ${topic} go from ${topic} as well; only what came after M stays.`,
  }[story]
  return {
    stem: `This script runs in an empty folder. ${commitNote} ${mergeNote} ${hashNote} Which files does ${asked} hold at the end?`,
    exhibit: { language: 'bash', text: script(commands) },
    options,
    explanation: `${because} ${told(start.slice(0, -1), [...start.slice(-1), ...rest])} At the end ${asked} holds ${key}.`,
  }
}

function revertedBeliefs(start: readonly Command[]): readonly GitBelief[] {
  const sides = play(start)
  const [ours = '', theirs = ''] = sides?.commits.get('M')?.parents ?? []
  return [
    {
      misconception: 'thinks that merging again brings back what was reverted',
      step: believing('merge', (repository, { branch, id }) => {
        const after = merged(repository, branch, id)
        return (
          after &&
          committed(
            after,
            id,
            after.commits.get(id)?.parents ?? [headOf(repository)],
            new Set([...filesAt(repository, headOf(repository)), ...filesAt(repository, tipOf(repository, branch))]),
          )
        )
      }),
    },
    {
      misconception: 'thinks that a branch can be merged only once',
      step: believing('merge', (repository, command) => (command.id === 'N' ? repository : gitStep(repository, command))),
    },
    {
      misconception: 'mixes up which side revert -m 1 takes away',
      step: believing(
        'revert-merge',
        (repository) =>
          sides && applied(repository, 'undo M', { added: new Set(), removed: without(filesAt(sides, ours), filesAt(sides, theirs)) }),
      ),
    },
    {
      misconception: 'thinks that a merge takes the files of the branch that is merged',
      step: believing('merge', (repository, { branch, id }) => {
        const after = merged(repository, branch, id)
        return after && committed(after, id, after.commits.get(id)?.parents ?? [], filesAt(repository, tipOf(repository, branch)))
      }),
    },
    {
      misconception: 'thinks that a merge brings only the last commit of the other branch',
      step: believing('merge', (repository, command) =>
        command.id === 'N'
          ? (applied(repository, 'N', changeOf(repository, tipOf(repository, command.branch))) ?? repository)
          : gitStep(repository, command),
      ),
    },
    {
      misconception: 'thinks that reverting a merge takes away everything after the branches parted',
      step: believing(
        'revert-merge',
        (repository) =>
          sides &&
          applied(repository, 'undo M', {
            added: new Set(),
            removed: without(filesAt(repository, headOf(repository)), new Set(['a.txt'])),
          }),
      ),
    },
    {
      misconception: 'thinks that after a reset or a revert nothing of the branch can be merged any more',
      step: believing('merge', (repository, command) => {
        if (command.id !== 'N') return gitStep(repository, command)
        const old = sides ? filesAt(sides, theirs) : new Set<string>()
        const gained = without(filesAt(repository, tipOf(repository, command.branch)), new Set([...old]))
        return applied(repository, 'N', { added: gained, removed: new Set() }) ?? repository
      }),
    },
  ]
}
