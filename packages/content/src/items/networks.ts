import { defineItemModel } from '../item-model.ts'
import { addressPlan, assignableAddress, nextHop } from './networks-addressing.ts'
import { coldTransfer, cutover, firstByte } from './networks-timing.ts'
import { buildFrom } from './template.ts'

export const networks = defineItemModel({
  id: 'networks',
  version: 1,
  competency: 'networks',
  title: 'Addresses, routes and round trips',
  bands: [
    { id: 'assignable-address', a: 1.4, b: 1.6, c: 0.2 },
    { id: 'next-hop', a: 1.4, b: 2.4, c: 0.2 },
    { id: 'cutover', a: 1.3, b: 2.8, c: 0.2 },
    { id: 'address-plan', a: 1.4, b: 3.1, c: 0.2 },
    { id: 'first-byte', a: 1.5, b: 3.6, c: 0.2 },
    { id: 'cold-transfer', a: 1.4, b: 4, c: 0.2 },
  ],
  build: buildFrom({
    'assignable-address': assignableAddress,
    'next-hop': nextHop,
    cutover,
    'address-plan': addressPlan,
    'first-byte': firstByte,
    'cold-transfer': coldTransfer,
  }),
})
