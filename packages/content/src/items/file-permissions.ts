/** Who may do what with a file, as Linux decides it without access control lists: path_resolution(7), umask(2), inode(7). */

export type Person = {
  readonly name: string
  /** The first is the primary group. */
  readonly groups: readonly string[]
}

export type Entry = {
  readonly directory: boolean
  readonly owner: string
  readonly group: string
  /** Nine permission bits, with setgid (0o2000) and sticky (0o1000). */
  readonly mode: number
}

export const setgid = 0o2000
export const sticky = 0o1000
export const right = { read: 4, write: 2, execute: 1 } as const

/** The three bits of the one class that counts: the owner's, else the group's, else those of others. */
export function rightsOf(person: Person, entry: Entry): number {
  if (person.name === entry.owner) return (entry.mode >> 6) & 7
  if (person.groups.includes(entry.group)) return (entry.mode >> 3) & 7
  return entry.mode & 7
}

/** Reading takes execute on every directory of the path and read on the file. */
export function canRead(person: Person, directories: readonly Entry[], file: Entry): boolean {
  return directories.every((directory) => rightsOf(person, directory) & right.execute) && (rightsOf(person, file) & right.read) !== 0
}

/** What is asked for, without the bits of the mask: request AND NOT umask. */
export function createdMode(request: number, umask: number): number {
  return request & ~umask
}

/** A new file gets the group of a setgid directory, else its maker's primary group. */
export function createdFile(maker: Person, directory: Entry, umask: number): Entry {
  const group = directory.mode & setgid ? directory.group : (maker.groups[0] ?? '')
  return { directory: false, owner: maker.name, group, mode: createdMode(0o666, umask) }
}

/** Deleting takes write and execute on the directory; in a sticky one also owning the file or the directory. The file's own bits do not matter. */
export function canDelete(person: Person, directory: Entry, file: Entry): boolean {
  const needed = right.write | right.execute
  if ((rightsOf(person, directory) & needed) !== needed) return false
  return !(directory.mode & sticky) || person.name === file.owner || person.name === directory.owner
}

/** 'drwxrws--T' as ls -l writes it. */
export function symbolic(entry: Pick<Entry, 'directory' | 'mode'>): string {
  const letters = [6, 3, 0].map((shift) => {
    const bits = (entry.mode >> shift) & 7
    return [bits & 4 ? 'r' : '-', bits & 2 ? 'w' : '-', bits & 1 ? 'x' : '-']
  })
  const [, group, others] = letters
  if (group && entry.mode & setgid) group[2] = group[2] === 'x' ? 's' : 'S'
  if (others && entry.mode & sticky) others[2] = others[2] === 'x' ? 't' : 'T'
  return (entry.directory ? 'd' : '-') + letters.flat().join('')
}
