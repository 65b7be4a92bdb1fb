/** Human and technology, human and human. Nothing but balance and display may treat one differently from the other. */
export type Half = 'technical' | 'people'

/** Always in this order: technical left, people right. */
export const halves: readonly [Half, Half] = ['technical', 'people']
