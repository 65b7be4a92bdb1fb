import { type Framework, halfByName, halfOf } from '@evenkeel/exchange'
import { matches } from './search.ts'

type Asked = {
  readonly search: string
  readonly half: 'technical' | 'people' | 'unsorted' | null
  readonly after: number
  readonly limit: number
}

/** A page of skills with what each looks like, level by level. */
export function skills([framework]: readonly Framework[], { search, half, after, limit }: Asked) {
  const { skills: all, requirements } = framework!
  const found = all.filter(
    (skill) => (half === null || (halfOf(skill) ?? 'unsorted') === half) && matches(search, skill.name, skill.about, skill.code),
  )
  const asked = Map.groupBy(requirements, ({ skill }) => skill)
  return {
    total: found.length,
    next: after + limit < found.length ? after + limit : null,
    skills: found.slice(after, after + limit).map((skill) => ({
      id: skill.id,
      kind: skill.kind,
      name: skill.name,
      about: skill.about,
      code: skill.code,
      half: halfOf(skill),
      ...sorting(skill),
      asked: asked.get(skill.id)?.length ?? 0,
      anchors: skill.anchors.map(({ level, name, text }) => ({ level, name, text })),
    })),
  }
}

/** Who says which half it belongs to: the framework, or a word in its name; null when nobody does. */
function sorting({ half, name }: Framework['skills'][number]): { sortedBy: 'framework' | 'name' | null } {
  if (half !== null) return { sortedBy: 'framework' }
  return { sortedBy: halfByName(name) ? 'name' : null }
}
