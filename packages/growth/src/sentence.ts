/**
 * Sentences for people carry ids as placeholders, {competency:active-listening} or {source:manager}: the screen, the e-mail and
 * the print put in the names of their framework and language. `name` gets the kind and the id.
 */
export function fill(sentence: string, name: (kind: string, id: string) => string): string {
  return sentence.replace(/\{([a-z]+):([^{}]+)\}/g, (_, kind: string, id: string) => name(kind, id))
}

export function competency(id: string): string {
  return `{competency:${id}}`
}

export function source(id: string): string {
  return `{source:${id}}`
}

/** "a", "a and b", "a, b and c"; from `most` on the rest is counted: "a, b and 3 more". */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
