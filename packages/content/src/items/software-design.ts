import { defineItemModel } from '../item-model.ts'
import { affectedModules, cycleBreaker, inversion, layering, smallestBlast } from './software-design-graphs.ts'
import { substitution } from './software-design-substitution.ts'
import { buildFrom } from './template.ts'

export const softwareDesign = defineItemModel({
  id: 'software-design',
  version: 1,
  competency: 'software-design',
  title: 'What depends on what',
  bands: [
    { id: 'affected-modules', a: 1.4, b: 1.6, c: 0.2 },
    { id: 'layering', a: 1.2, b: 2, c: 0.2 },
    { id: 'cycle-breaker', a: 1.4, b: 2.7, c: 0.2 },
    { id: 'smallest-blast', a: 1.3, b: 3.2, c: 0.2 },
    { id: 'inversion', a: 1.4, b: 3.5, c: 0.2 },
    { id: 'substitution', a: 1.5, b: 3.8, c: 0.2 },
  ],
  build: buildFrom({
    'affected-modules': affectedModules,
    layering,
    'cycle-breaker': cycleBreaker,
    'smallest-blast': smallestBlast,
    inversion,
    substitution,
  }),
})
