/** A file as text, whatever program wrote it: UTF-8, UTF-16 as spreadsheets say "Unicode text", else the Western code page. Null: no text at all. */
export function textOf(bytes: ArrayBuffer): string | null {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength))
  const text =
    first === 0xff && second === 0xfe
      ? decoded(bytes, 'utf-16le')
      : first === 0xfe && second === 0xff
        ? decoded(bytes, 'utf-16be')
        : plain(bytes)
  return text === null || text.includes('\0') ? null : text.toWellFormed()
}

function plain(bytes: ArrayBuffer): string | null {
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'windows-1252')
}

function decoded(bytes: ArrayBuffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
