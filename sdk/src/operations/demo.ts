// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** The demo organisation: whether it is ready, and whom one can look around as. */
export const showDemo: Op<{ reply: { state: 'off' | 'none' | 'making' | 'ready'; madeAt: string | null; size: { people: number; teams: number }; people: ({ who: string; name: string; title: string; says: string; look: string })[] }; refusals: never }> = { method: 'GET', path: '/api/demo' }

/** Make the demo organisation, if it is not there yet; it is ready some seconds later. */
export const openDemo: Op<{ reply: { state: 'off' | 'none' | 'making' | 'ready' }; refusals: 'demo-off' }> = { method: 'POST', path: '/api/demo' }

/** Look around as one of the people of the demo, without an account; whoever is signed in here is signed out. */
export const enterDemo: Op<{ body: { who: string }; reply: { personId: string; orgId: string }; refusals: 'demo-off' | 'being-made' | 'no-such-visitor' | 'visitor-away' }> = { method: 'POST', path: '/api/demo/sessions', body: true }

/** Make the demo organisation again, as it was on the first day; for everybody who looks around. */
export const resetDemo: Op<{ reply: { state: 'off' | 'none' | 'making' | 'ready' }; refusals: 'demo-off' | 'being-made' | 'not-looking-around' }> = { method: 'POST', path: '/api/demo/reset' }
