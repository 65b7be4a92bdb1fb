import { type Estimate, interval, round } from '../estimate.ts'

/** One piece of evidence and how far it pulls the estimate, in levels. */
export type Piece = { readonly id: string; readonly name: string; readonly detail?: string; readonly pull: number }

/** One row of the stack: from where to where the estimate moves. */
export type Step = Piece & { readonly from: number; readonly to: number; readonly pieces: number }

export type Stack = {
  readonly steps: readonly Step[]
  /** Ends of the stretch of the scale that is shown, in half levels. */
  readonly low: number
  readonly high: number
}

/**
 * start + sum of pulls = mean. The strongest pulls come first; what is left, pieces not named by the caller included, makes one last row,
 * so the rows always add up to the estimate.
 */
export function pullSteps(start: number, pieces: readonly Piece[], estimate: Estimate, most = 8): Stack {
  const byStrength = pieces.toSorted((a, b) => Math.abs(b.pull) - Math.abs(a.pull))
  const shown = byStrength.length > most ? byStrength.slice(0, most - 1) : byStrength
  const hidden = byStrength.length - shown.length
  const left = estimate.mean - start - shown.reduce((sum, piece) => sum + piece.pull, 0)
  const rest = hidden > 0 || Math.abs(left) > 0.005
  const name = hidden > 0 ? `${hidden} weaker ${hidden === 1 ? 'piece' : 'pieces'} together` : 'Everything else together'
  const rows: readonly Piece[] = rest ? [...shown, { id: 'rest', name, pull: left }] : shown
  let at = start
  const steps = rows.map((piece) => {
    const from = at
    at += piece.pull
    return { ...piece, from, to: at, pieces: piece.id === 'rest' ? Math.max(1, hidden) : 1 }
  })
  const band = interval(estimate, 90)
  const ends = [start, band.low, band.high, ...steps.map((step) => step.to)]
  return { steps, low: Math.floor(2 * Math.min(...ends) - 0.2) / 2, high: Math.ceil(2 * Math.max(...ends) + 0.2) / 2 }
}

/** Where a level lies on the stretch of the scale that the stack shows. */
export function placeOn(stack: Pick<Stack, 'low' | 'high'>): (level: number) => string {
  return (level) => `${round((100 * (level - stack.low)) / (stack.high - stack.low))}%`
}
