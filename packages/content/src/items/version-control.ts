import { defineItemModel } from '../item-model.ts'
import { buildFrom } from './template.ts'
import { branches, ranges } from './version-control-branches.ts'
import { rebase, revertedMerge } from './version-control-rewrites.ts'
import { undo } from './version-control-undo.ts'

export const versionControl = defineItemModel({
  id: 'version-control',
  version: 1,
  competency: 'version-control',
  title: 'Where commits end up',
  bands: [
    { id: 'branches', a: 1.4, b: 1.6, c: 0.2 },
    { id: 'ranges', a: 1.3, b: 2.5, c: 0.2 },
    { id: 'undo', a: 1.4, b: 2.8, c: 0.2 },
    { id: 'rebase', a: 1.4, b: 3.5, c: 0.2 },
    { id: 'reverted-merge', a: 1.5, b: 4.1, c: 0.2 },
  ],
  build: buildFrom({ branches, ranges, undo, rebase, 'reverted-merge': revertedMerge }),
})
