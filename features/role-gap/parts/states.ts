import type { RoleGap } from '../contract.ts'

/** What a gate's state is called on screen. */
export const stateWords: Readonly<Record<RoleGap['state'], string>> = {
  met: 'Met',
  likely: 'Likely',
  'not-yet': 'Not yet',
  'no-chance-to-show': 'No chance to show it',
  stale: 'Stale',
  'needs-evidence': 'Needs evidence',
}
