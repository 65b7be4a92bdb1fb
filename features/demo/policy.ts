import { everyRole, type Policy, type Rule } from '../policy.ts'
import type { contract } from './contract.ts'

const anyone: Rule = { anyone: true, because: 'The demo is for whoever wants to look around; nobody real is in it.' }

export const policy: Policy<typeof contract> = {
  showDemo: anyone,
  openDemo: anyone,
  enterDemo: { anyone: true, because: 'The people of the demo are everybody’s; no other account can be entered this way.' },
  resetDemo: { signedIn: everyRole, because: 'Whoever looks around may put everything back; it is refused to everybody else.' },
}
