/** Which modules each module imports. Every module has an entry. */
export type Graph = ReadonlyMap<string, readonly string[]>

export type Import = { readonly from: string; readonly to: string }

export function importsOf(graph: Graph): readonly Import[] {
  return [...graph].flatMap(([from, targets]) => targets.map((to) => ({ from, to })))
}

export function withoutImport(graph: Graph, { from, to }: Import): Graph {
  return new Map([...graph].map(([name, targets]) => [name, name === from ? targets.filter((target) => target !== to) : targets]))
}

export function withImport(graph: Graph, { from, to }: Import): Graph {
  const known = new Map(graph)
  for (const name of [from, to]) if (!known.has(name)) known.set(name, [])
  const targets = known.get(from) ?? []
  return targets.includes(to) ? known : known.set(from, [...targets, to])
}

/** Every import the other way round. */
export function turnedAround(graph: Graph): Graph {
  const turned = new Map([...graph.keys()].map((name) => [name, [] as string[]]))
  for (const { from, to } of importsOf(graph)) turned.get(to)?.push(from)
  return turned
}

/** What a module imports, directly or through others; with `steps`, through at most so many imports. */
export function imported(graph: Graph, start: string, steps = Number.POSITIVE_INFINITY): ReadonlySet<string> {
  const found = new Set<string>()
  let frontier: readonly string[] = [start]
  for (let step = 0; step < steps && frontier.length > 0; step++) {
    frontier = [...new Set(frontier.flatMap((name) => graph.get(name) ?? []))].filter((name) => !found.has(name))
    for (const name of frontier) found.add(name)
  }
  return found
}

/** What a change of a module can affect: the modules that import it, directly or through others. */
export function affected(graph: Graph, changed: string, steps = Number.POSITIVE_INFINITY): ReadonlySet<string> {
  return imported(turnedAround(graph), changed, steps)
}

/** Every way round that passes no module twice, each written from its alphabetically first module. */
export function cycles(graph: Graph): readonly (readonly string[])[] {
  const found: (readonly string[])[] = []
  const walk = (path: readonly string[], first: string): void => {
    for (const next of graph.get(path.at(-1) as string) ?? []) {
      if (next === first) found.push(path)
      else if (next > first && !path.includes(next)) walk([...path, next], first)
    }
  }
  for (const name of graph.keys()) walk([name], name)
  return found
}

/** The graph as lines: 'cart imports prices, stock'. */
export function listed(graph: Graph): string {
  const width = Math.max(...[...graph.keys()].map((name) => name.length))
  return [...graph]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, targets]) => `${name.padEnd(width)}  imports ${targets.length === 0 ? 'nothing' : [...targets].sort().join(', ')}`)
    .join('\n')
}
