/** A kind of letter somebody may have or not. It is off or on by a dated answer, like any other consent. */
export type LetterKind = {
  readonly id: string
  /** The kind of consent whose newest answer decides. */
  readonly consent: string
  readonly label: string
  /** What brings it, when it comes, and what is in it. */
  readonly says: string
  /** Whether it comes before somebody has said anything. */
  readonly usual: boolean
}

/**
 * A letter that says what kind of thing happened, and where to read it. Mail is read on many screens: so it is the same for everybody, and has
 * no room for a number about a person, a name or anybody's words.
 */
export type Notice = LetterKind & {
  readonly subject: string
  readonly tells: string
  /** The screen on which it is read, as a path of the web app. It names nothing either. */
  readonly at: string
}
