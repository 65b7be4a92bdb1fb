import { coverage } from './coverage.ts'
import { distinct } from './distinct.ts'
import { doubleBarrelled } from './double-barrelled.ts'
import { effect } from './effect.ts'
import { evenHalves } from './even-halves.ts'
import { evidence } from './evidence.ts'
import { floors } from './floors.ts'
import { frequency } from './frequency.ts'
import { length } from './length.ts'
import { observable } from './observable.ts'
import { parity } from './parity.ts'
import { progress } from './progress.ts'
import { reach } from './reach.ts'
import type { Rule } from './rule.ts'

/** Equal weight, and requirements that hang together. */
export const balanceRules: readonly Rule[] = [parity, evidence, floors, progress, evenHalves, coverage]

/** Anchors on which two observers can agree. */
export const wordingRules: readonly Rule[] = [observable, doubleBarrelled, frequency, distinct, effect, reach, length]

/** Everything a framework is held to. */
export const rules: readonly Rule[] = [...balanceRules, ...wordingRules]
