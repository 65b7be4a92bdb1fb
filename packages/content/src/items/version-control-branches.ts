import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { pick, shuffle } from './draw.ts'
import {
  applied,
  type Command,
  changeOf,
  fileOf,
  filesAt,
  gitStep,
  headOf,
  mergeBases,
  merged,
  play,
  pointed,
  type Repository,
  reachable,
  tipOf,
  without,
} from './git-history.ts'
import { believing, commitNote, filesOn, type GitBelief, mergeNote, names, script, sorted, trapsBy } from './git-scripts.ts'
import { optionsFrom } from './options.ts'

/** Easy: what a branch holds after commits, switches and merges. */
export function branches(random: Random): Item | null {
  const commands = wander(random)
  const repository = play(commands)
  if (!repository) return null
  const asked = pick(random, [...repository.branches.keys()])
  const answer = (result: Repository) => filesOn(result, asked)
  const key = answer(repository)
  const options = optionsFrom(random, key, [
    ...trapsBy(commands, branchBeliefs, answer),
    { misconception: 'thinks that merged branches stay tied together', text: tied(repository, commands, asked) },
    {
      misconception: 'thinks that a commit is on every branch',
      text: sorted(commands.flatMap((each) => (each.git === 'commit' ? [fileOf(each.id)] : []))),
    },
  ])
  if (!options || commands.every((each) => each.git !== 'merge')) return null
  const tips = [...repository.branches].map(([name, tip]) => `${name} at ${tip}`).join(', ')
  return {
    stem: `This script runs in an empty folder. ${commitNote} ${mergeNote} Which files does ${asked} hold at the end?`,
    exhibit: { language: 'bash', text: script(commands) },
    options,
    explanation: [
      'A branch is a name for one commit; a commit or a merge moves only the branch one is on, and git switch -c starts where one is.',
      `At the end the branches stand like this: ${tips}.`,
      `From there ${asked} reaches the commits ${sorted(reachable(repository, tipOf(repository, asked)))}, and holds ${key}.`,
    ].join(' '),
  }
}

/** Nine or ten commands with a merge among them. After a switch comes work, not another switch. */
function wander(random: Random): readonly Command[] {
  const spare = shuffle(random, names).slice(0, 2)
  const letters = 'BCDEFGHJ'.split('')
  const commit = (): Command => ({ git: 'commit', id: letters.shift() as string })
  const commands: Command[] = [{ git: 'commit', id: 'A' }, { git: 'switch-new', branch: spare.shift() as string }, commit()]
  let repository = play(commands) as Repository
  while (commands.length < 9) {
    const here = repository.current
    const others = [...repository.branches.keys()].filter((name) => name !== here)
    const moved = commands.at(-1)?.git === 'switch' || commands.at(-1)?.git === 'switch-new'
    const choices: readonly (() => Command)[] = [
      commit,
      ...(moved ? [] : [(): Command => ({ git: 'switch', branch: pick(random, others) })]),
      ...(moved || spare.length === 0 ? [] : [(): Command => ({ git: 'switch-new', branch: spare.shift() as string })]),
      ...others.map((branch) => (): Command => ({ git: 'merge', branch, id: 'M' })),
    ]
    const command = pick(random, choices)()
    const after = gitStep(repository, command)
    if (
      !after ||
      after === repository ||
      (command.git === 'merge' && after.commits.size > repository.commits.size && repository.commits.has('M'))
    )
      continue
    commands.push(command)
    repository = after
  }
  return commands.at(-1)?.git === 'switch' ? [...commands, commit()] : commands
}

/** What the branch would hold if it kept following every branch that was merged into it. */
function tied(repository: Repository, commands: readonly Command[], asked: string): string {
  let current = 'main'
  const followed = new Set([asked])
  for (const command of commands) {
    if (command.git === 'switch' || command.git === 'switch-new') current = command.branch
    if (command.git === 'merge' && current === asked) followed.add(command.branch)
  }
  return sorted(new Set([...followed].flatMap((branch) => [...filesAt(repository, tipOf(repository, branch))])))
}

const branchBeliefs: readonly GitBelief[] = [
  {
    misconception: 'thinks that a merge moves both branches',
    step: believing('merge', (repository, { branch, id }) => {
      const after = merged(repository, branch, id)
      return after && pointed(after, branch, headOf(after))
    }),
  },
  {
    misconception: 'thinks that a new branch starts from main, wherever one is',
    step: believing('switch-new', (repository, { branch }) =>
      pointed({ ...repository, current: branch }, branch, tipOf(repository, 'main')),
    ),
  },
  {
    misconception: 'thinks that a merge brings only the last commit of the other branch',
    step: believing(
      'merge',
      (repository, { branch, id }) => applied(repository, id, changeOf(repository, tipOf(repository, branch))) ?? repository,
    ),
  },
  {
    misconception: 'thinks that a merge goes from the branch one is on to the other',
    step: believing('merge', (repository, { branch, id }) => {
      const after = merged({ ...repository, current: branch }, repository.current, id)
      return after && { ...after, current: repository.current }
    }),
  },
  { misconception: 'thinks that a merge changes nothing until it is committed', step: believing('merge', (repository) => repository) },
]

/** Middle: which commits a range names. */
export function ranges(random: Random): Item | null {
  const topic = pick(random, names)
  const letters = ['B', 'C', 'D', 'E', 'F', 'G', 'H']
  const commands: Command[] = [{ git: 'commit', id: 'A' }]
  const commit = (): Command => ({ git: 'commit', id: letters.shift() as string })
  const [main, aside]: readonly Command[] = [
    { git: 'switch', branch: 'main' },
    { git: 'switch', branch: topic },
  ]
  if (random() < 0.5) commands.push(commit())
  commands.push({ git: 'switch-new', branch: topic }, commit())
  if (random() < 0.5) commands.push(commit())
  commands.push(main as Command, commit())
  if (random() < 0.5) commands.push(commit())
  const direction = pick(random, ['into topic', 'into main', 'none'])
  if (direction === 'into topic')
    commands.push(aside as Command, { git: 'merge', branch: 'main', id: 'M' }, commit(), main as Command, commit())
  if (direction === 'into main') commands.push({ git: 'merge', branch: topic, id: 'M' }, commit(), aside as Command, commit())
  if (direction === 'none' && letters.length > 2) commands.push(aside as Command, commit())
  const repository = play(commands)
  if (!repository) return null
  const [left, right] = random() < 0.5 ? ['main', topic] : [topic, 'main']
  const dots = pick(random, ['..', '...'])
  const [behindLeft, behindRight] = [reachable(repository, tipOf(repository, left)), reachable(repository, tipOf(repository, right))]
  const two = without(behindRight, behindLeft)
  const reversed = without(behindLeft, behindRight)
  const three = new Set([...two, ...reversed])
  const bases = mergeBases(repository, tipOf(repository, left), tipOf(repository, right))
  const [key, other] = dots === '..' ? [sorted(two), sorted(three)] : [sorted(three), sorted(two)]
  const options = optionsFrom(random, key, [
    { misconception: 'mixes up two dots and three dots', text: other },
    {
      misconception: 'reads the range from right to left',
      text: dots === '..' ? sorted(reversed) : sorted(new Set([...reversed, ...bases])),
    },
    {
      misconception: 'thinks that the commit where both parted is a part of the range',
      text: sorted(new Set([...(dots === '..' ? two : three), ...bases])),
    },
    { misconception: 'lists everything the right side reaches', text: sorted(behindRight) },
    {
      misconception: 'follows only the first parent of a merge',
      text: sorted(without(firstParents(repository, right), firstParents(repository, left))),
    },
    { misconception: 'leaves out merge commits', text: sorted([...(dots === '..' ? two : three)].filter((id) => id !== 'M')) },
    { misconception: 'lists only what came after the last merge', text: sorted(sinceMerge(repository, dots === '..' ? two : three)) },
    { misconception: 'lists what both sides reach', text: sorted([...behindLeft].filter((id) => behindRight.has(id))) },
  ])
  if (!options || two.size === 0 || reversed.size === 0) return null
  const history = [...repository.commits].map(([id, { parents }]) => `${id}    ${parents.join(' ') || '-'}`)
  return {
    stem: `A repository holds the commits below; each line shows a commit and its parents. Which commits does git log ${left}${dots}${right} list? The options are in alphabetical order.`,
    exhibit: {
      language: 'text',
      text: [
        'commit  parents',
        ...history.map((line) => line.replace(/^(\S+) +/, (_, id: string) => id.padEnd(8))),
        '',
        ...[...repository.branches].map(([name, tip]) => `${name} -> ${tip}`),
      ].join('\n'),
    },
    options,
    explanation: [
      `${left} reaches ${sorted(behindLeft)}; ${right} reaches ${sorted(behindRight)}. A merge reaches what both of its parents reach.`,
      dots === '..' ? `Two dots: what ${right} reaches and ${left} does not.` : 'Three dots: what one of the two reaches, but not both.',
      `That is ${key}.`,
    ].join(' '),
  }
}

function sinceMerge(repository: Repository, range: ReadonlySet<string>): ReadonlySet<string> {
  return range.has('M') ? without(range, reachable(repository, 'M')) : range
}

function firstParents(repository: Repository, branch: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (let id: string | undefined = tipOf(repository, branch); id; id = repository.commits.get(id)?.parents[0]) found.add(id)
  return found
}
