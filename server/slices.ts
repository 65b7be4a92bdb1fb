import { accounts } from '../features/accounts/routes.ts'
import { audit } from '../features/audit/routes.ts'
import { certificates } from '../features/certificates/routes.ts'
import { competency } from '../features/competency/routes.ts'
import { demo } from '../features/demo/routes.ts'
import { editor } from '../features/editor/routes.ts'
import { engine } from '../features/engine/routes.ts'
import { frameworks } from '../features/frameworks/routes.ts'
import { home } from '../features/home/routes.ts'
import { hooks } from '../features/hooks/routes.ts'
import { imports } from '../features/imports/routes.ts'
import { keys } from '../features/keys/routes.ts'
import { library } from '../features/library/routes.ts'
import { myData } from '../features/my-data/routes.ts'
import { notices } from '../features/notices/routes.ts'
import { people } from '../features/people/routes.ts'
import { profile } from '../features/profile/routes.ts'
import { reports } from '../features/reports/routes.ts'
import { roleGap } from '../features/role-gap/routes.ts'
import { sharing } from '../features/sharing/routes.ts'
import { sittings } from '../features/sittings/routes.ts'
import type { Slice } from '../features/slice.ts'
import { start } from '../features/start/routes.ts'
import { teams } from '../features/teams/routes.ts'
import { work } from '../features/work/routes.ts'

/** Every slice there is. One line each; a folder that is not here does not exist. */
export const slices: readonly Slice[] = [
  accounts,
  frameworks,
  start,
  sittings,
  home,
  profile,
  competency,
  roleGap,
  work,
  certificates,
  people,
  imports,
  teams,
  sharing,
  reports,
  keys,
  hooks,
  notices,
  editor,
  library,
  myData,
  audit,
  engine,
  demo,
]
