import type { ItemModel } from '../item-model.ts'
import { programming } from './programming.ts'

/** Every item model there is, one line each. */
export const itemModels: readonly ItemModel[] = [
  programming,
]
