/** A name as an id: `C++ & networks` becomes `c-plus-plus-and-networks`. Letters of every script stay; empty if nothing is left. */
export function slug(name: string): string {
  return name
    .toWellFormed()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('+', ' plus ')
    .replaceAll('#', ' sharp ')
    .replaceAll('&', ' and ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/** A text as it is kept: without the space around it, lines ended one way, and nothing in it that is no character. */
export function tidy(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '').replace(/\r\n?/g, '\n').trim()
}

/** A text, or null where there is none. */
export function textOrNone(value: unknown): string | null {
  if (typeof value !== 'string') return null
  return tidy(value) || null
}

/** Pictographs with what joins and colours them, and the space after. */
const pictures = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{M}|\u200d|\ufe0f|\s)+/u

/** A name on one line. Pictures in front, as some ladders have them, are no part of a name. */
export function nameOrNone(value: unknown): string | null {
  const text = textOrNone(value)
  return text && (text.replace(/\s+/g, ' ').replace(pictures, '').trim() || null)
}
