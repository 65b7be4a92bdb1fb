// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** The framework Evenkeel comes with: competencies with their anchors, and role families with their levels. */
export const showFramework: Op<{ reply: { families: ({ id: string; title: string; purpose: string; levels: ({ id: string; title: string; purpose: string; changes: string[]; technicalShare: number; peopleShare: number })[] })[]; competencies: ({ id: string; half: 'technical' | 'people'; name: string; about: string; anchors: string[]; status: string; halfLifeInDays: number })[] }; refusals: never }> = { method: 'GET', path: '/api/framework' }

/** The framework in force in the organisation: what aims are set under from now on. */
export const showFrameworkInForce: Op<{ reply: { families: ({ id: string; title: string; purpose: string; levels: ({ id: string; title: string; purpose: string; changes: string[]; technicalShare: number; peopleShare: number })[] })[]; competencies: ({ id: string; half: 'technical' | 'people'; name: string; about: string; anchors: string[]; status: string; halfLifeInDays: number })[] }; refusals: never }> = { method: 'GET', path: '/api/organisation/framework' }

/** The framework you are judged by: the version your aim was set under. */
export const showMyFramework: Op<{ params: { personId: string }; reply: { families: ({ id: string; title: string; purpose: string; levels: ({ id: string; title: string; purpose: string; changes: string[]; technicalShare: number; peopleShare: number })[] })[]; competencies: ({ id: string; half: 'technical' | 'people'; name: string; about: string; anchors: string[]; status: string; halfLifeInDays: number })[] }; refusals: never }> = { method: 'GET', path: '/api/people/:personId/framework' }
