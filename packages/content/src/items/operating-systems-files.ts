import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import {
  canDelete,
  canRead,
  createdFile,
  createdMode,
  type Entry,
  type Person,
  right,
  rightsOf,
  setgid,
  sticky,
  symbolic,
} from './file-permissions.ts'
import { optionsFrom } from './options.ts'
import { columns, listed } from './text.ts'

/** Easy: what the umask leaves of the permissions a program asks for. */
export function umask(random: Random): Item | null {
  const mask = pick(random, [0o002, 0o007, 0o022, 0o023, 0o026, 0o027, 0o033, 0o037, 0o067, 0o077])
  const directory = random() < 0.4
  const request = directory ? pick(random, [0o777, 0o775, 0o755, 0o770]) : pick(random, [0o666, 0o664, 0o644, 0o660])
  const shown = (mode: number) => `${symbolic({ directory, mode: mode & 0o777 })} (${octal(mode & 0o777)})`
  const mode = createdMode(request, mask)
  const key = shown(mode)
  const options = optionsFrom(random, key, [
    { text: shown(request), misconception: 'thinks the program gets what it asks for' },
    ...(request > mask ? [{ text: shown(request - mask), misconception: 'subtracts the numbers instead of taking away bits' }] : []),
    { text: shown(createdMode(directory ? 0o666 : 0o777, mask)), misconception: 'starts from a fixed mode instead of the one asked for' },
    { text: shown(mask), misconception: 'takes the umask for the permissions themselves' },
    { text: shown(createdMode(request, reversed(mask))), misconception: 'reads the umask from others to owner' },
    { text: shown(request & mask), misconception: 'keeps the masked bits and drops the others' },
  ])
  if (!options || mode === request) return null
  const [owner, group, others] = [6, 3, 0].map(
    (shift) => `${letters(request >> shift)} without ${letters(mask >> shift)} is ${letters(mode >> shift)}`,
  )
  return {
    stem: `On Linux a program with the umask ${octal(mask)} creates a ${directory ? 'directory' : 'file'} and asks for the permissions ${octal(request)}. What does ls -l show for it? (No default access control list, no setgid directory.)`,
    exhibit: null,
    options,
    explanation: `Every bit set in the umask is taken away from what the program asks for, nothing is added and no number is subtracted. Owner: ${owner}. Group: ${group}. Others: ${others}. So: ${key}.`,
  }
}

/** Middle: who can read a file behind two directories? */
export function whoReads(random: Random): Item | null {
  const groups = shuffle(random, ['web', 'audit', 'sales', 'build'])
  const names = shuffle(random, ['ana', 'ben', 'cem', 'dia', 'eli', 'fay']).slice(0, 4).toSorted()
  const people = names.map((name): Person => ({ name, groups: shuffle(random, groups).slice(0, integer(random, 1, 2)) }))
  const owner = () => pick(random, [...names, 'root'])
  const group = () => pick(random, groups)
  const directories: readonly Entry[] = [
    { directory: true, owner: 'root', group: group(), mode: pick(random, [0o755, 0o750, 0o751, 0o711, 0o710, 0o705]) },
    { directory: true, owner: owner(), group: group(), mode: pick(random, [0o755, 0o750, 0o751, 0o711, 0o744, 0o740, 0o754]) },
  ]
  const file: Entry = {
    directory: false,
    owner: owner(),
    group: group(),
    mode: pick(random, [0o640, 0o644, 0o604, 0o660, 0o664, 0o440, 0o600]),
  }
  const those = (reads: (person: Person) => boolean) =>
    listed(
      people.filter(reads).map((person) => person.name),
      'nobody',
    )
  const key = those((person) => canRead(person, directories, file))
  const anyClass = (person: Person, entry: Entry) =>
    (person.name === entry.owner ? entry.mode >> 6 : 0) | (person.groups.includes(entry.group) ? entry.mode >> 3 : 0) | entry.mode
  const options = optionsFrom(random, key, [
    {
      text: those((person) => (rightsOf(person, file) & right.read) !== 0),
      misconception: 'looks only at the file, not at the directories above it',
    },
    {
      text: those(
        (person) => directories.every((entry) => anyClass(person, entry) & right.execute) && (anyClass(person, file) & right.read) !== 0,
      ),
      misconception: 'adds up the rights of owner, group and others instead of taking the first class that fits',
    },
    {
      text: those((person) => [...directories, file].every((entry) => rightsOf(person, entry) & right.read)),
      misconception: 'asks for r instead of x on the directories',
    },
    {
      text: those((person) => canRead({ ...person, groups: person.groups.slice(0, 1) }, directories, file)),
      misconception: 'counts only the primary group',
    },
    { text: those((person) => canRead(person, directories.slice(1), file)), misconception: 'looks only at the directory the file is in' },
    {
      text: those((person) => person.name === file.owner || person.groups.includes(file.group)),
      misconception: 'takes owner and group of the file for the readers',
    },
  ])
  if (!options || (key === 'nobody' && random() < 0.8)) return null
  const paths = ['/srv', '/srv/reports', '/srv/reports/q3.csv']
  const rows = [...directories, file].map((entry, place) => [symbolic(entry), entry.owner, entry.group, paths[place] ?? ''])
  const reasons = people.map((person) => {
    const closed = directories.findIndex((entry) => !(rightsOf(person, entry) & right.execute))
    if (closed >= 0) return `${person.name} lacks x on ${paths[closed]}.`
    return rightsOf(person, file) & right.read
      ? `${person.name} gets through and may read the file.`
      : `${person.name} gets through, but lacks r on the file.`
  })
  return {
    stem: 'On a Linux server (no access control lists, / is open to all) these are the directories on the way to a file, and the people with their groups, the primary group first. Who can read the file?',
    exhibit: {
      language: 'text',
      text: `${columns(['mode', 'owner', 'group', 'path'], rows)}\n\n${people.map(({ name, groups: all }) => `${name}: ${all.join(', ')}`).join('\n')}`,
    },
    options,
    explanation: `Every directory on the path needs x, the file needs r, and each time only one class counts: the owner's if you are the owner, else the group's if you are in the group, else that of others. ${reasons.join(' ')} So: ${key}.`,
  }
}

/** Hard: a shared folder with setgid or sticky bit. */
export function sharedFolder(random: Random): Item | null {
  const [shared = '', own = '', third = ''] = shuffle(random, ['web', 'audit', 'sales', 'build'])
  const maker: Person = { name: pick(random, ['ana', 'ben']), groups: [own, shared] }
  const other: Person = {
    name: pick(random, ['cem', 'dia']),
    groups: pick(random, [[shared], [shared], [own, shared], [own], [third, shared]]),
  }
  const folder: Entry = {
    directory: true,
    owner: pick(random, ['root', 'root', other.name]),
    group: shared,
    mode: pick(random, [0o770, 0o775, 0o777, 0o775]) | (random() < 0.6 ? setgid : 0) | (random() < 0.4 ? sticky : 0),
  }
  const mask = pick(random, [0o002, 0o007, 0o022, 0o027, 0o077])
  const file = createdFile(maker, folder, mask)
  const inOwnGroup: Entry = { ...file, group: own }
  const inSharedGroup: Entry = { ...file, group: shared }
  const open = (entry: Entry) => rightsOf(other, folder) & right.execute && entry
  const says = (entry: Entry, deletes: boolean) => {
    const rights = open(entry) ? rightsOf(other, entry) : 0
    const word = (yes: boolean) => (yes ? 'yes' : 'no')
    return `read ${word((rights & right.read) !== 0)}, change ${word((rights & right.write) !== 0)}, delete ${word(deletes)}`
  }
  const deletes = canDelete(other, folder, file)
  const key = says(file, deletes)
  const options = optionsFrom(random, key, [
    { text: says(inOwnGroup, deletes), misconception: 'gives the file the group of its maker although the directory has setgid' },
    { text: says(inSharedGroup, deletes), misconception: 'gives the file the group of the directory although setgid is not set' },
    {
      text: says(file, (rightsOf(other, file) & right.write) !== 0),
      misconception: 'thinks that deleting needs write permission on the file',
    },
    { text: says(file, canDelete(other, { ...folder, mode: folder.mode & ~sticky }, file)), misconception: 'overlooks the sticky bit' },
    { text: says({ ...file, mode: 0o666 }, deletes), misconception: 'forgets the umask' },
    { text: says(file, false), misconception: 'thinks that only the owner may delete a file' },
    {
      text: says({ ...file, mode: folder.mode & 0o666 }, deletes),
      misconception: 'thinks that a file inherits the permissions of its directory',
    },
  ])
  // Opening somebody else's file for writing in a sticky directory also depends on fs.protected_regular: leave that out.
  if (!options || (folder.mode & sticky && key.includes('change yes'))) return null
  const klass = other.groups.includes(file.group)
    ? `is in the group ${file.group} and has the group's rights`
    : `is not in the group ${file.group} and has the rights of others`
  return {
    stem: `A shared directory on a Linux server (no access control lists): ${maker.name} creates notes.txt in it with an editor that asks for the permissions 666. What may ${other.name} do: read the file, change its contents in place, delete it?`,
    exhibit: {
      language: 'text',
      text: `${symbolic(folder)}  ${folder.owner}  ${folder.group}  /srv/share\n\n${[maker, other].map(({ name, groups }) => `${name}: primary group ${groups[0]}${groups[1] ? `, also in ${groups[1]}` : ''}`).join('\n')}\n${maker.name}'s umask: ${octal(mask)}`,
    },
    options,
    explanation: [
      `The directory ${folder.mode & setgid ? 'has' : 'does not have'} the setgid bit, so the file gets ${folder.mode & setgid ? 'the group of the directory' : `${maker.name}'s primary group`}: ${file.group}. 666 without ${octal(mask)} leaves ${symbolic(file)}. ${other.name} ${klass}.`,
      `Deleting is a change of the directory: it takes w and x there, not on the file${folder.mode & sticky ? ', and as the sticky bit is set also owning the file or the directory' : ''}.`,
      `So: ${key}.`,
    ].join(' '),
  }
}

function octal(mode: number): string {
  return mode.toString(8).padStart(3, '0')
}

function letters(bits: number): string {
  return symbolic({ directory: false, mode: bits & 7 }).slice(-3)
}

function reversed(mode: number): number {
  return ((mode & 7) << 6) | (mode & 0o70) | ((mode >> 6) & 7)
}
