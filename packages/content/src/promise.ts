/** The tolerance of equal weight: no half below 40 of 100, so none above 60. */
export const leastShare = 40

/** Below this, one good or bad day decides a half. */
export const leastCompetencies = 3

/** Independent kinds of evidence that may speak for a half: one alone passes no gate. */
export const leastKinds = 2
