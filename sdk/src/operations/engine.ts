// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** How well the predictions of the engine hold in this organisation, as of the last night; nobody is named or ranked. */
export const showEngine: Op<{ reply: { run: null | { number: number; at: string; people: number; raters: number }; fewest: number; figures: null | { leniency: { sd: number; assumed: number; words: string }; halo: { sd: number; assumed: number; words: string }; surprise: { ratings: number; places: number[]; chiSquare: number; chance: number; words: string }; levels: number[]; oneLevelOnly: { raters: number; of: number; ratings: number }; together: { groups: number; unanchored: number; relative: number; words: string } } }; refusals: never }> = { method: 'GET', path: '/api/engine' }
