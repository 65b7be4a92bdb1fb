import { defineItemModel } from '../item-model.ts'
import { asyncOrder, laziness, lostUpdate } from './programming-order.ts'
import { aliasing, closures, removal, shallowCopy } from './programming-state.ts'
import { buildFrom } from './template.ts'

export const programming = defineItemModel({
  id: 'programming',
  version: 1,
  competency: 'programming',
  title: 'What does this program print?',
  bands: [
    { id: 'aliasing', a: 1.4, b: 1.6, c: 0.2 },
    { id: 'removal', a: 1.3, b: 2.1, c: 0.2 },
    { id: 'closures', a: 1.4, b: 2.6, c: 0.2 },
    { id: 'shallow-copy', a: 1.4, b: 2.8, c: 0.2 },
    { id: 'laziness', a: 1.3, b: 3.4, c: 0.2 },
    { id: 'lost-update', a: 1.5, b: 3.7, c: 0.2 },
    { id: 'async-order', a: 1.5, b: 4, c: 0.2 },
  ],
  build: buildFrom({
    aliasing,
    removal,
    closures,
    'shallow-copy': shallowCopy,
    laziness,
    'lost-update': lostUpdate,
    'async-order': asyncOrder,
  }),
})
