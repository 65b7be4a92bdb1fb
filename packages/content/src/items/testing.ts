import { defineItemModel } from '../item-model.ts'
import { buildFrom } from './template.ts'
import { branchCoverage, isolation } from './testing-coverage.ts'
import { equivalent } from './testing-equivalent.ts'
import { boundary, logic, survivor } from './testing-mutants.ts'

export const testing = defineItemModel({
  id: 'testing',
  version: 1,
  competency: 'testing',
  title: 'What does this test notice?',
  bands: [
    { id: 'boundary', a: 1.4, b: 1.8, c: 0.2 },
    { id: 'isolation', a: 1.3, b: 2.2, c: 0.2 },
    { id: 'logic', a: 1.4, b: 2.5, c: 0.2 },
    { id: 'branch-coverage', a: 1.3, b: 2.9, c: 0.2 },
    { id: 'survivor', a: 1.4, b: 3.4, c: 0.2 },
    { id: 'equivalent', a: 1.4, b: 3.9, c: 0.2 },
  ],
  build: buildFrom({ boundary, isolation, logic, 'branch-coverage': branchCoverage, survivor, equivalent }),
})
