import type { Command } from './command.ts'
import { adapt } from './commands/adapt.ts'
import { auditVerify } from './commands/audit-verify.ts'
import { backup } from './commands/backup.ts'
import { calibrateItems } from './commands/calibrate-items.ts'
import { calibrateRaters } from './commands/calibrate-raters.ts'
import { demo } from './commands/demo.ts'
import { dif } from './commands/dif.ts'
import { doctor } from './commands/doctor.ts'
import { exportErasures } from './commands/export-erasures.ts'
import { exportFramework } from './commands/export-framework.ts'
import { exportPerson } from './commands/export-person.ts'
import { importFramework } from './commands/import-framework.ts'
import { importPeople } from './commands/import-people.ts'
import { importRatings } from './commands/import-ratings.ts'
import { lintBalance } from './commands/lint-balance.ts'
import { lintFramework } from './commands/lint-framework.ts'
import { migrate } from './commands/migrate.ts'
import { openapi } from './commands/openapi.ts'
import { profile } from './commands/profile.ts'
import { reliability } from './commands/reliability.ts'
import { restore } from './commands/restore.ts'
import { score } from './commands/score.ts'
import { serve } from './commands/serve.ts'
import { userAdd } from './commands/user-add.ts'

/** Every command there is, in the order of the help. One line each. */
export const commands: readonly Command[] = [
  serve,
  doctor,
  userAdd,
  demo,
  profile,
  exportPerson,
  exportErasures,
  importPeople,
  importRatings,
  backup,
  restore,
  migrate,
  auditVerify,
  lintFramework,
  lintBalance,
  importFramework,
  exportFramework,
  calibrateItems,
  calibrateRaters,
  score,
  adapt,
  dif,
  reliability,
  openapi,
]
