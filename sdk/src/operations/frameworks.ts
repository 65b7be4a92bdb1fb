// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** Competencies with their anchors, and role families with their levels. */
export const showFramework: Op<{ reply: { families: ({ id: string; title: string; purpose: string; levels: ({ id: string; title: string; purpose: string; changes: string[]; technicalShare: number; peopleShare: number })[] })[]; competencies: ({ id: string; half: 'technical' | 'people'; name: string; about: string; anchors: string[]; status: string; halfLifeInDays: number })[] }; refusals: never }> = { method: 'GET', path: '/api/framework' }
