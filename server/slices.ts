import { accounts } from '../features/accounts/routes.ts'
import { frameworks } from '../features/frameworks/routes.ts'
import type { Slice } from '../features/slice.ts'
import { start } from '../features/start/routes.ts'

/** Every slice there is. One line each; a folder that is not here does not exist. */
export const slices: readonly Slice[] = [accounts, frameworks, start]
