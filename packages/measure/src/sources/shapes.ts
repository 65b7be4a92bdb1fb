import Type from 'typebox'

/** Letters and marks of any language, but no NUL (a database refuses it) and no half of a surrogate pair (JSON stores refuse it). */
const clean = '^[^\\u0000\\uD800-\\uDFFF]*$'

/** Free text of a person, at least one character. */
export const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: clean })

export const competencyId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,79}$' })
/** An id of the product's own: letters, digits, and . _ : - inside. */
export const id = Type.String({ minLength: 1, maxLength: 120, pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]*$' })
/** A day of the calendar, YYYY-MM-DD. */
export const date = Type.String({ format: 'date' })
/** An anchor that was reached, 1 to 5. */
export const anchorLevel = Type.Integer({ minimum: 1, maximum: 5 })
/** Somebody with a name, who answers for what they said. */
export const namedPerson = Type.Object({ id, name: words(200) }, { additionalProperties: false })
/** Only the web: no scripts, no local files. */
export const webLink = Type.String({ maxLength: 2000, pattern: '^https?://[^\\s\\u0000\\uD800-\\uDFFF]+$' })

export const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
export const exactly = <P extends Type.TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })
