export type * from './gate.ts'
export type * from './role.ts'
