import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deeds as toThePerson } from '../my-data/deeds.ts'
import { deeds } from './deeds.ts'

/** The names under which the slices write, as they stand in the code; the few that are chosen at run time are listed by hand. */
const chosenAtRunTime = ['withdrawEvidence', 'restoreEvidence', 'rateWork', 'declineWork', 'resetDemo', 'changePerson', 'suspendPerson']

function written(): readonly string[] {
  const root = join(import.meta.dirname, '..')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name))
  const names = files.flatMap((name) =>
    [...readFileSync(join(root, name), 'utf8').matchAll(/ctx\.write\(\s*'([a-zA-Z]+)'/g)].map((match) => match[1]!),
  )
  return [...new Set([...names, ...chosenAtRunTime])].toSorted()
}

test('every operation that is put down has words, for whoever checks and for the person it is about', () => {
  const names = written()
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => !(name in deeds))).toEqual([])
  // What is about nobody is never shown to anybody as being about them.
  const aboutNobody = [
    'beginDraft',
    'bringInFramework',
    'changeDraft',
    'discardDraft',
    'dropImport',
    'eraseLeft',
    'openImport',
    'publishDraft',
    'readImport',
    'recalibrate',
    'removeLibraryFramework',
    'sendImportPart',
    'addTeam',
    'saveTeam',
    'closeTeam',
    'endKey',
    'addHook',
    'saveHook',
    'removeHook',
    'rotateSecret',
    'pingHook',
    'redeliver',
    'deliverEvent',
    'tellNewVersion',
  ]
  expect(names.filter((name) => !(name in toThePerson) && !aboutNobody.includes(name))).toEqual([])
})
