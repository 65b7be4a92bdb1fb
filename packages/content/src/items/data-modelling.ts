import { defineItemModel } from '../item-model.ts'
import { rightConstraint } from './data-modelling-constraints.ts'
import { refusedInsert } from './data-modelling-inserts.ts'
import { antiJoin, filterPlace, joins } from './data-modelling-joins.ts'
import { groups, nulls } from './data-modelling-rows.ts'
import { windows } from './data-modelling-windows.ts'
import { buildFrom } from './template.ts'

export const dataModelling = defineItemModel({
  id: 'data-modelling',
  version: 1,
  competency: 'data-modelling',
  title: 'Tables, queries and the rules between them',
  bands: [
    { id: 'joins', a: 1.4, b: 1.6, c: 0.2 },
    { id: 'nulls', a: 1.4, b: 2.2, c: 0.2 },
    { id: 'groups', a: 1.3, b: 2.5, c: 0.2 },
    { id: 'filter-place', a: 1.5, b: 2.8, c: 0.2 },
    { id: 'anti-join', a: 1.4, b: 3.2, c: 0.2 },
    { id: 'refused-insert', a: 1.3, b: 3.3, c: 0.25 },
    { id: 'windows', a: 1.4, b: 3.7, c: 0.2 },
    { id: 'right-constraint', a: 1.4, b: 4, c: 0.25 },
  ],
  build: buildFrom({
    joins,
    nulls,
    groups,
    'filter-place': filterPlace,
    'anti-join': antiJoin,
    'refused-insert': refusedInsert,
    windows,
    'right-constraint': rightConstraint,
  }),
})
