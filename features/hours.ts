// In which hours and language somebody lives, as they or a file write it.

/** The name a time zone goes by; null for none said, undefined for what is none. */
export function zoneOf(said: string): string | null | undefined {
  if (said === '') return null
  if (said.length > 60 || /^[+-]|^\d/.test(said)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: said }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** The tag of a language as BCP 47 writes it; null for none said, undefined for what is none. */
export function languageOf(said: string): string | null | undefined {
  if (said === '') return null
  if (said.length > 35 || !/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(said)) return undefined
  try {
    return Intl.getCanonicalLocales(said.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}
