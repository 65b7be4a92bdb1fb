// The walls of the house, checked: who may import whom, what may not be touched at all, and that nothing stands about unused.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { slices } from '../server/slices.ts'

const root = join(import.meta.dirname, '..')
const rooms = ['packages', 'features', 'db', 'server', 'web', 'ui', 'cli', 'bench', 'tools', 'scripts', 'sdk']
const files = globSync(`{${rooms.join(',')}}/**/*.{ts,tsx,mjs,css}`, { cwd: root, exclude: (name) => /node_modules|^dist$/.test(name) })
  .filter((file) => !/node_modules|web\/dist/.test(file))
  .toSorted()
const text = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
const code = files.filter((file) => !/\.test\.tsx?$|\.css$/.test(file))

/** Source without comments: what is said about a thing is not the thing. */
const bare = (file: string) =>
  text
    .get(file)!
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1')

const importsOf = (file: string) =>
  [/^(?:import|export)\b[^'"`;]*?\bfrom\s+'([^']+)'/gm, /^import '([^']+)'/gm, /\bimport\('([^']+)'\)/g].flatMap((shape) =>
    [...bare(file).matchAll(shape)].map((m) => m[1]!),
  )
const resolved = (file: string, name: string) => (name.startsWith('.') ? normalize(join(dirname(file), name)) : name)
const sliceOf = (file: string) => /^features\/([^/]+)\//.exec(file)?.[1]

type Wall = { readonly room: RegExp; readonly may: RegExp }

/** Each room and what may be imported into it, by path from the root or by package name. The first row that fits counts. */
const walls: readonly Wall[] = [
  { room: /^packages\/measure\//, may: /^(packages\/measure\/|typebox)/ },
  { room: /^packages\/practice\//, may: /^(packages\/practice\/|typebox)/ },
  { room: /^packages\/growth\//, may: /^(packages\/growth\/|@evenkeel\/measure$|typebox)/ },
  { room: /^packages\/content\//, may: /^(packages\/content\/|@evenkeel\/(measure|growth)$|typebox|yaml$)/ },
  { room: /^packages\/exchange\/src\//, may: /^(packages\/exchange\/|@evenkeel\/content$|typebox|yaml$)/ },
  { room: /^sdk\//, may: /^sdk\// },
  { room: /^ui\//, may: /^(ui\/|react|d3-|@react-aria\/|@internationalized\/)/ },
  {
    room: /^features\/[^/]+\/contract\.ts$/,
    may: /^(features\/(contract|shapes|scopes|events)\.ts$|features\/[^/]+\/[a-z-]+-(operations|shapes)\.ts$|typebox)/,
  },
  { room: /^features\/[^/]+\/policy\.ts$/, may: /^features\/(policy\.ts|[^/]+\/contract\.ts)$/ },
  { room: /^features\/[^/]+\/queries\.ts$/, may: /^(kysely$|features\/context\.ts$|features\/[^/]+\/(contract|plan)\.ts$)/ },
  {
    room: /^features\/[^/]+\/(page|parts\/.+|.+-page)\.tsx?$/,
    may: /^(features\/[^/]+\/(contract\.ts|parts\/.+|[a-z-]+\.module\.css|[a-z-]*page\.tsx)$|features\/(ask|contract|events|page|loaded|scopes|shapes|step-card|where|words)\.tsx?$|@evenkeel\/(ui|measure|growth|content\/level-balance)$|react|@simplewebauthn\/browser$)/,
  },
  { room: /^features\/[^/]+\/routes\.ts$/, may: /^features\/(slice\.ts|[^/]+\/(contract|policy|service|jobs)\.ts)$/ },
  {
    room: /^features\//,
    may: /^(features\/|sdk\/src\/(problem|transport)\.ts$|db\/schema\.ts$|@evenkeel\/(measure|growth|content|practice|exchange)$|typebox|kysely$|@tanstack\/react-query$|react|@evenkeel\/ui$)/,
  },
  { room: /^db\//, may: /^(db\/|kysely|pg$)/ },
  { room: /^web\//, may: /^(web\/|features\/|ui\/|@evenkeel\/|@tanstack\/|react|vite$|node:)/ },
]

describe('directions', () => {
  test('every import goes the way the house allows', () => {
    const broken = code.flatMap((file) => {
      const wall = walls.find(({ room }) => room.test(file))
      if (!wall) return []
      return importsOf(file)
        .map((name) => resolved(file, name))
        .filter((target) => !wall.may.test(target))
        .map((target) => `${file} imports ${target}`)
    })
    expect(broken).toEqual([])
  })

  test('a slice enters another by its front door, never through the kitchen', () => {
    const broken = code.flatMap((file) => {
      const mine = sliceOf(file)
      if (!mine) return []
      return importsOf(file)
        .map((name) => resolved(file, name))
        .filter((target) => sliceOf(target) && sliceOf(target) !== mine && !/\/(service|contract)\.ts$/.test(target))
        .map((target) => `${file} enters ${target}`)
    })
    expect(broken).toEqual([])
  })

  test('the slices stand in no circle', () => {
    const next = new Map<string, Set<string>>()
    for (const file of code) {
      const mine = sliceOf(file)
      if (!mine || /\.tsx$|contract\.ts$/.test(file)) continue
      for (const name of importsOf(file)) {
        const other = sliceOf(resolved(file, name))
        if (other && other !== mine && !name.endsWith('contract.ts')) next.set(mine, (next.get(mine) ?? new Set()).add(other))
      }
    }
    const circle = (at: string, path: readonly string[]): readonly string[] | null => {
      if (path.includes(at)) return [...path, at]
      for (const other of next.get(at) ?? []) {
        const found = circle(other, [...path, at])
        if (found) return found
      }
      return null
    }
    expect([...next.keys()].map((slice) => circle(slice, [])).find(Boolean) ?? null).toBeNull()
  })
})

describe('absences', () => {
  const thinking = code.filter((file) => file.startsWith('packages/'))
  const doing = code.filter((file) => file.startsWith('features/') && file.endsWith('.ts'))

  test('the thinking has no clock and no dice', () => {
    // Disk, network and screen are kept out by tsconfig.pure.json, which knows neither Node nor the DOM; these two are the language's own.
    const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/
    // Item models speak of programs: what stands in their quoted programs is read by people and run in the sandbox.
    const unquoted = (file: string) => bare(file).replace(/`[\s\S]*?`|'[^'\n]*'/g, '')
    expect(thinking.filter((file) => impure.test(unquoted(file)))).toEqual([])
  })

  test('only the assembling reads the environment, the clock and the dice', () => {
    const allowed =
      /^(server\/(config|postgres|tools)\/|server\/(link|identity\/.*)\.ts|cli\/|scripts\/|bench\/|tools\/|web\/|ui\/|features\/(ask\.ts|.*\.tsx))/
    const world = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env/
    expect(code.filter((file) => !allowed.test(file) && !file.startsWith('packages/') && world.test(bare(file)))).toEqual([])
  })

  test('only queries.ts speaks to the database', () => {
    const speaks = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/
    expect(doing.filter((file) => !file.endsWith('/queries.ts') && speaks.test(bare(file)))).toEqual([])
  })

  test('nobody is judged by the framework that was shipped where their organisation has one of its own', () => {
    // What somebody is judged by is asked of features/frameworks; the shipped one is read where it is copied, compared or invented from.
    const few = /^features\/(frameworks\/|editor\/service\.ts|library\/service\.ts|demo\/making\.ts)/
    const shipped = /\bctx\.content\b|\{[^}]*\bcontent\b[^}]*\}(: Pick<Context, [^>]*>)? = ctx\b/
    expect(doing.filter((file) => !few.test(file) && shipped.test(bare(file)))).toEqual([])
  })

  test('whatever is asked to happen later, somebody does', () => {
    const namesIn = (files: readonly string[], pattern: RegExp) =>
      files.flatMap((file) => [...bare(file).matchAll(pattern)].map((m) => m[1]!))
    const asked = namesIn(doing.concat(code.filter((file) => file.startsWith('server/'))), /later\(\{\s*name: '([a-z-]+\.[a-z-]+)'/g)
    const done = namesIn(
      doing.filter((file) => file.endsWith('/jobs.ts')),
      /name: '([a-z-]+\.[a-z-]+)'/g,
    )
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.filter((name) => !done.includes(name))).toEqual([])
  })

  test('no query runs outside a transaction that carries the tenant', () => {
    // The handle without a tenant is known to few: signing in, links, health, the queue, the sandbox and the assembling.
    const few =
      /^(server\/(actor|visit|assemble|house|context)\.ts|server\/(identity|jobs|http\/health|tools|postgres|backup)|db\/|cli\/|bench\/|tools\/)/
    expect(code.filter((file) => !few.test(file) && /\bdatabase\.(kysely|pool)\b|new pg\.|new Kysely/.test(bare(file)))).toEqual([])
  })

  test('evidence is never updated', () => {
    expect(
      code.filter((file) => /updateTable\('(evidence|withdrawal|dispute|consent|audit)'\)|update\s+(evidence|audit)\s/i.test(bare(file))),
    ).toEqual([])
  })

  test('nobody asks which source, gate or step they hold', () => {
    const registries = /^packages\/(measure\/src\/sources|growth\/src\/(gates|steps)|content\/src\/items)\//
    const asks =
      /(source|gate|kind)(\.id)?\s*===\s*'(self|manager|work|certificate|test|situation|technical-floor|people-floor|each-required|evidence-variety|sustained)'/
    // A sitting's own kinds carry two of the same words.
    const known = /^features\/(sittings|competency\/parts)\//
    expect(code.filter((file) => !registries.test(file) && !known.test(file) && asks.test(bare(file)))).toEqual([])
  })

  test('there are no rooms without a meaning', () => {
    expect(
      files.filter(
        (file) =>
          /(^|\/)(utils?|helpers?|common|shared|manager|base|impl|lib|misc)(\/|\.ts)/.test(file) &&
          file !== 'packages/measure/src/sources/manager.ts',
      ),
    ).toEqual([])
  })
})

describe('order', () => {
  test('every operation has a policy and every policy an operation', () => {
    const broken = slices.flatMap((slice) => {
      const operations = Object.keys(slice.contract)
      const rules = Object.keys(slice.policy)
      return [
        ...operations.filter((op) => !rules.includes(op)).map((op) => `${slice.name}.${op} has no policy`),
        ...rules.filter((op) => !operations.includes(op)).map((op) => `${slice.name}.${op} is a policy of nothing`),
      ]
    })
    expect(broken).toEqual([])
  })

  test('every slice folder is on the list', () => {
    const folders = [...new Set(files.map(sliceOf).filter(Boolean))].toSorted()
    expect(slices.map((slice) => slice.name).toSorted()).toEqual(folders)
  })

  test('every operation has one name and one address', () => {
    const operations = slices.flatMap((slice) => Object.entries(slice.contract))
    const names = operations.map(([name]) => name)
    const addresses = operations.map(([, op]) => `${op.method} ${op.path.replace(/:\w+/g, ':')}`)
    expect(names.length).toBe(new Set(names).size)
    expect(addresses.length).toBe(new Set(addresses).size)
  })

  test('no file is longer than 300 lines', () => {
    expect(code.filter((file) => text.get(file)!.split('\n').length > 301)).toEqual([])
  })

  test('files are named in kebab-case', () => {
    expect(
      files.filter((file) => !/^[a-z0-9-]+(\.(test|browser|module|d|config))*\.(ts|tsx|mjs|css)$/.test(file.split('/').at(-1)!)),
    ).toEqual([])
  })

  test('no file stands about unused', () => {
    const entries =
      /^(cli\/|bench\/|scripts\/|tools\/|server\/exchange\/desk-worker\.ts|db\/migrations\/|web\/public\/|web\/(main|vite\.config)\.tsx?|ui\/gallery\/|packages\/[^/]+\/src\/index\.ts|ui\/index\.ts|sdk\/src\/index\.ts)|\.test\.tsx?$|\.d\.ts$/
    const reached = new Set<string>()
    const visit = (file: string) => {
      if (reached.has(file) || !text.has(file)) return
      reached.add(file)
      for (const name of importsOf(file)) visit(resolved(file, name))
      for (const [, name] of text.get(file)!.matchAll(/@import\s+['"]([^'"]+)['"]/g)) visit(resolved(file, name!))
    }
    for (const file of files) if (entries.test(file)) visit(file)
    expect(files.filter((file) => !reached.has(file))).toEqual([])
  })
})
