export { Competency } from './competency.ts'
export { type Band, defineItemModel, type Item, type ItemModel, type Option, type Tools } from './item-model.ts'
export { RoleFamily, type RoleLevel } from './role-family.ts'
export { Situation } from './situation.ts'
