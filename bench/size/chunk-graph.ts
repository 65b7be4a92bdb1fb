/** The part of Vite's manifest that says what loads what: by chunk, the file, and the chunks it imports before it can run. */
export type Manifest = Readonly<
  Record<string, { readonly file: string; readonly imports?: readonly string[]; readonly css?: readonly string[] }>
>

/** Every chunk that is loaded when these are: themselves and what they import, and so on. Throws for a chunk that is not in the manifest. */
export function loadedWith(manifest: Manifest, starts: readonly string[]): ReadonlySet<string> {
  const loaded = new Set<string>()
  const waiting = [...starts]
  while (waiting.length > 0) {
    const key = waiting.pop()!
    if (loaded.has(key)) continue
    const chunk = manifest[key]
    if (!chunk) throw new Error(`there is no chunk "${key}" in the manifest`)
    loaded.add(key)
    waiting.push(...(chunk.imports ?? []))
  }
  return loaded
}

/** The style sheets of these chunks, each once. */
export function stylesOf(manifest: Manifest, chunks: Iterable<string>): ReadonlySet<string> {
  return new Set([...chunks].flatMap((key) => manifest[key]?.css ?? []))
}
