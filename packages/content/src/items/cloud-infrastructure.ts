import { defineItemModel } from '../item-model.ts'
import { placement, zoneLoss } from './cloud-capacity.ts'
import { planCascade, planCounts, planIndex } from './cloud-plans.ts'
import { buildFrom } from './template.ts'

export const cloudInfrastructure = defineItemModel({
  id: 'cloud-infrastructure',
  version: 1,
  competency: 'cloud-infrastructure',
  title: 'Capacity, placement and plans for change',
  bands: [
    { id: 'zone-loss', a: 1.3, b: 1.8, c: 0.2 },
    { id: 'plan-counts', a: 1.4, b: 2.4, c: 0.2 },
    { id: 'placement', a: 1.3, b: 2.7, c: 0.2 },
    { id: 'plan-index', a: 1.5, b: 3.3, c: 0.2 },
    { id: 'plan-cascade', a: 1.6, b: 3.8, c: 0.2 },
  ],
  build: buildFrom({
    'zone-loss': zoneLoss,
    'plan-counts': planCounts,
    placement,
    'plan-index': planIndex,
    'plan-cascade': planCascade,
  }),
})
