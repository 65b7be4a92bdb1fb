import type { ItemModel } from '../item-model.ts'
import { aiAutomation } from './ai-automation.ts'
import { cloudInfrastructure } from './cloud-infrastructure.ts'
import { dataEngineering } from './data-engineering.ts'
import { dataModelling } from './data-modelling.ts'
import { debugging } from './debugging.ts'
import { distributedSystems } from './distributed-systems.ts'
import { networks } from './networks.ts'
import { observability } from './observability.ts'
import { operatingSystems } from './operating-systems.ts'
import { programming } from './programming.ts'
import { securityEngineering } from './security-engineering.ts'
import { softwareDesign } from './software-design.ts'
import { testing } from './testing.ts'
import { versionControl } from './version-control.ts'

/** Every item model there is, one line each. */
export const itemModels: readonly ItemModel[] = [
  programming,
  versionControl,
  debugging,
  softwareDesign,
  testing,
  dataModelling,
  dataEngineering,
  aiAutomation,
  cloudInfrastructure,
  distributedSystems,
  networks,
  observability,
  operatingSystems,
  securityEngineering,
]
