import type { ItemModel } from '../item-model.ts'
import { dataModelling } from './data-modelling.ts'
import { programming } from './programming.ts'
import { versionControl } from './version-control.ts'

/** Every item model there is, one line each. */
export const itemModels: readonly ItemModel[] = [
  programming,
  versionControl,
  dataModelling,
]
