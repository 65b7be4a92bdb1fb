/** Human and technology, human and human. Always shown in this order, technical left. */
export type Half = 'technical' | 'people'

export const halves: readonly [Half, Half] = ['technical', 'people']

export const halfNames: Readonly<Record<Half, string>> = { technical: 'Technical', people: 'People' }

/** The colour of a half's shapes; grey for what belongs to neither. */
export function hue(half: Half | null): string {
  return half === null ? 'var(--accent)' : `var(--${half})`
}
