import type { Gate } from '../gate.ts'
import { eachRequired } from './each-required.ts'
import { evidenceVariety } from './evidence-variety.ts'
import { peopleFloor } from './people-floor.ts'
import { sustained } from './sustained.ts'
import { technicalFloor } from './technical-floor.ts'

/** Every gate between a person and the next role. To add one: write its file, name it here. */
export const gates: readonly Gate[] = [technicalFloor, peopleFloor, eachRequired, evidenceVariety, sustained]
