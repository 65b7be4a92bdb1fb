import { digest } from './digest.ts'
import { frameworkVersion } from './framework-version.ts'
import type { LetterKind, Notice } from './notice.ts'
import { placeChanged } from './place-changed.ts'
import { rated } from './rated.ts'
import { roleChanged } from './role-changed.ts'
import { workRated } from './work-rated.ts'

/** Every letter that is sent when something happened. One line each. */
export const notices: readonly Notice[] = [workRated, rated, roleChanged, placeChanged, frameworkVersion]

/** Everything that can be turned on and off, in the order in which it is shown. */
export const letterKinds: readonly LetterKind[] = [...notices, digest]
