import { defineItemModel } from '../item-model.ts'
import { chainFailure, majorityDown, quorum, retryStorm } from './distributed-systems-odds.ts'
import { concurrentWith, delivery, vectorClock } from './distributed-systems-order.ts'
import { buildFrom } from './template.ts'

export const distributedSystems = defineItemModel({
  id: 'distributed-systems',
  version: 1,
  competency: 'distributed-systems',
  title: 'Failure, quorums and the order of events',
  bands: [
    { id: 'chain-failure', a: 1.3, b: 1.8, c: 0.2 },
    { id: 'retry-storm', a: 1.3, b: 2.1, c: 0.2 },
    { id: 'majority-down', a: 1.3, b: 2.8, c: 0.2 },
    { id: 'delivery', a: 1.3, b: 3.1, c: 0.22 },
    { id: 'quorum', a: 1.4, b: 3.3, c: 0.2 },
    { id: 'vector-clock', a: 1.5, b: 3.6, c: 0.22 },
    { id: 'concurrent-with', a: 1.5, b: 3.9, c: 0.2 },
  ],
  build: buildFrom({
    'chain-failure': chainFailure,
    'retry-storm': retryStorm,
    quorum,
    'majority-down': majorityDown,
    delivery,
    'vector-clock': vectorClock,
    'concurrent-with': concurrentWith,
  }),
})
