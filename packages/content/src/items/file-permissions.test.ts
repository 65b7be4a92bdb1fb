import { describe, expect, test } from 'vitest'
import {
  canDelete,
  canRead,
  createdFile,
  createdMode,
  type Entry,
  type Person,
  rightsOf,
  setgid,
  sticky,
  symbolic,
} from './file-permissions.ts'

const ana: Person = { name: 'ana', groups: ['staff', 'web'] }
const ben: Person = { name: 'ben', groups: ['web'] }
const cem: Person = { name: 'cem', groups: ['staff'] }
const entry = (owner: string, group: string, mode: number, directory = false): Entry => ({ owner, group, mode, directory })

describe('only one class counts', () => {
  test.each([
    ['the owner is the owner, even with fewer rights', ana, entry('ana', 'web', 0o077), 0],
    ['a member of the group does not get the rights of others', ben, entry('root', 'web', 0o604), 0],
    ['others', cem, entry('root', 'web', 0o604), 4],
    ['a second group counts like the first', ana, entry('root', 'web', 0o640), 4],
  ])('%s', (_, person, file, rights) => {
    expect(rightsOf(person, file)).toBe(rights)
  })
})

test('reading takes x on each directory and r on the file', () => {
  const open = entry('root', 'root', 0o711, true)
  const listable = entry('root', 'root', 0o744, true)
  const file = entry('root', 'web', 0o640)
  expect(canRead(ben, [open, open], file)).toBe(true)
  expect(canRead(ben, [open, listable], file)).toBe(false)
  expect(canRead(cem, [open, open], file)).toBe(false)
})

test.each([
  [0o666, 0o022, 0o644],
  [0o666, 0o027, 0o640],
  [0o666, 0o033, 0o644], // 666 - 033 would be 633
  [0o777, 0o027, 0o750],
  [0o644, 0o037, 0o640],
  [0o666, 0o077, 0o600],
])('%o with umask %o is %o', (request, umask, mode) => {
  expect(createdMode(request, umask)).toBe(mode)
})

test('a new file gets the group of a setgid directory, else that of its maker', () => {
  const shared = entry('root', 'web', 0o770 | setgid, true)
  expect(createdFile(ana, shared, 0o027)).toEqual(entry('ana', 'web', 0o640))
  expect(createdFile(ana, { ...shared, mode: 0o770 }, 0o027)).toEqual(entry('ana', 'staff', 0o640))
})

test.each([
  ['w and x on the directory are enough', ben, 0o770, 'root', true],
  ['w without x is not', ben, 0o760, 'root', false],
  ['neither is x without w', ben, 0o750, 'root', false],
  ['others have no rights here', cem, 0o770, 'root', false],
  ['a sticky directory asks for the owner of the file', ben, 0o770 | sticky, 'root', false],
  ['and that is ana', ana, 0o770 | sticky, 'root', true],
  ['or the owner of the directory', ben, 0o770 | sticky, 'ben', true],
])('deleting a file of ana: %s', (_, person, mode, owner, expected) => {
  expect(canDelete(person, entry(owner, 'web', mode, true), entry('ana', 'staff', 0o600))).toBe(expected)
})

test.each([
  [true, 0o755, 'drwxr-xr-x'],
  [false, 0o640, '-rw-r-----'],
  [true, 0o770 | setgid, 'drwxrws---'],
  [true, 0o760 | setgid, 'drwxrwS---'],
  [true, 0o777 | sticky, 'drwxrwxrwt'],
  [true, 0o770 | sticky, 'drwxrwx--T'],
])('directory %s, %o reads %s', (directory, mode, text) => {
  expect(symbolic({ directory, mode })).toBe(text)
})
