import { shortName } from './files.ts'
import type {
  Family,
  Framework,
  FrameworkSource,
  ImportedLevel,
  ImportedRequirement,
  ImportedRole,
  Scale,
  Skill,
  Trouble,
} from './framework.ts'
import { unsaid } from './framework.ts'
import { nameOrNone, slug, textOrNone } from './names.ts'
import { addresses, uuid } from './uuid.ts'

type Said<T, Known extends keyof T> = Partial<T> & Pick<T, Known>

/** A framework while it is being read. Each thing is put in under the key its upstream knows it by; the same key is the same thing. */
export type Draft = {
  /** Each returns the id of what was put in, or of what stood there under the same key. */
  family(key: string, said: Said<Family, 'name'>): string
  role(key: string, said: Said<ImportedRole, 'name'>): string
  level(role: string, key: string, said: Said<ImportedLevel, 'title'>): string
  skill(key: string, said: Said<Skill, 'name'>): string
  require(said: Said<ImportedRequirement, 'role' | 'level' | 'skill'>): void
  problem(file: string, line: number | null, what: string, remedy: string): void
  /** Adds to what was counted under this name. */
  count(what: string, number: number): void
  /** The skill that stands under a key. */
  skillOf(key: string): Skill | undefined
  readonly skills: ReadonlyMap<string, Skill>
  readonly roles: ReadonlyMap<string, ImportedRole>
  readonly levels: ReadonlyMap<string, ImportedLevel>
  done(scale?: Scale | null): Framework
}

/** Begins a framework from a source; what the person who imports knows of the source better goes before what the importer knows. */
export function draftOf(defaults: FrameworkSource, given: Partial<FrameworkSource> = {}): Draft {
  const source = sourceOf(defaults, given)
  const families = new Shelf<Family>()
  const roles = new Shelf<ImportedRole>()
  const levels = new Shelf<ImportedLevel>()
  const skills = new Shelf<Skill>()
  const requirements: ImportedRequirement[] = []
  const problems: Trouble[] = []
  const counted = new Map<string, number>()
  const heights = new Map<string, number>()
  return {
    family: (key, said) => families.put(key, said.id ?? slug(key), (id) => ({ ...unsaid.families, ...said, id, source })),
    role: (key, said) => roles.put(key, said.id ?? slug(key), (id) => ({ ...unsaid.roles, ...said, id, source })),
    level: (role, key, said) => {
      return levels.put(`${role}\n${key}`, said.id ?? `${role}/${slug(key) || 'level'}`, (id) => {
        const order = said.order ?? (heights.get(role) ?? 0) + 1
        heights.set(role, Math.max(order, heights.get(role) ?? 0))
        return { ...unsaid.levels, changes: [], ...said, role, order, id, source }
      })
    },
    skill: (key, said) => skills.put(key, said.id ?? slug(key), (id) => ({ ...unsaid.skills, anchors: [], ...said, id, source })),
    require: (said) => {
      requirements.push({ ...unsaid.requirements, ...said, source })
    },
    problem: (file, line, what, remedy) => {
      problems.push({ file: shortName(file), line, what: what.toWellFormed(), remedy })
    },
    count: (what, number) => {
      counted.set(what, (counted.get(what) ?? 0) + number)
    },
    skillOf: (key) => skills.under(key),
    skills: skills.byId,
    roles: roles.byId,
    levels: levels.byId,
    done: (scale = null) => ({
      source,
      scale,
      families: families.values(),
      roles: roles.values(),
      levels: levels.values(),
      skills: skills.values(),
      requirements,
      counted: Object.fromEntries(counted),
      problems,
    }),
  }
}

function sourceOf(defaults: FrameworkSource, given: Partial<FrameworkSource>): FrameworkSource {
  const known = Object.entries(given).flatMap(([key, value]) => {
    const text = key === 'notice' ? textOrNone(value) : nameOrNone(value)
    return text ? [[key, text]] : []
  })
  return Object.freeze({ ...defaults, ...Object.fromEntries(known) })
}

class Shelf<T extends { readonly id: string }> {
  readonly byId = new Map<string, T>()
  private readonly ids = new Map<string, string>()

  put(key: string, wanted: string, make: (id: string) => T): string {
    const known = this.ids.get(key)
    if (known !== undefined) return known
    const id = this.free(key, wanted)
    this.ids.set(key, id)
    this.byId.set(id, make(id))
    return id
  }

  under(key: string): T | undefined {
    return this.byId.get(this.ids.get(key) ?? '')
  }

  values(): T[] {
    return [...this.byId.values()]
  }

  /** Two names that make one slug, or none at all, are told apart by a digest of the name, not by who came first. */
  private free(key: string, wanted: string): string {
    if (wanted !== '' && !this.byId.has(wanted)) return wanted
    const digest = uuid(addresses, key).slice(0, 8)
    return wanted === '' ? digest : `${wanted}-${digest}`
  }
}
