import { type Draft, draftOf } from '../draft.ts'
import type { Table } from '../files.ts'
import type { Figure, Framework, FrameworkSource, ImportedLevel, Scale, Skill } from '../framework.ts'
import type { Mapping } from './mapping.ts'
import { type Complaint, isComplaint, placesOf, readRow, type Said, type Value } from './read-row.ts'

/** Reads every row that can be read; each that cannot is named with its line and left out whole. */
export function readTable(
  file: string,
  table: Table,
  mapping: Mapping,
  given: Partial<FrameworkSource>,
  unstated: FrameworkSource,
): Framework {
  const places = placesOf(table, mapping)
  const rows = table.rows.map((row) => ({ line: row.line, said: readRow(row, places, mapping) }))
  const stated = rows.flatMap(({ said }) => (isComplaint(said) ? [] : [said]))
  const source: Partial<FrameworkSource> = Object.assign({}, ...stated.map((said) => said.source).toReversed())
  const draft = draftOf({ ...unstated, ...source }, given)
  const asked = new Map<string, { required: number | null; line: number }>()
  for (const { line, said } of rows) {
    const complaint = isComplaint(said) ? said : put(draft, said, line, asked)
    if (complaint) draft.problem(file, line, complaint.what, complaint.remedy)
  }
  draft.count('rows', rows.length)
  const framework = draft.done(scaleOf(stated, mapping))
  for (const role of framework.roles) {
    if (role.standIn === null || draft.roles.has(role.standIn)) continue
    draft.problem(
      file,
      null,
      `"${role.name}" has a stand-in "${role.standIn}", which is no role here.`,
      'Use the id of a role of this table.',
    )
    role.standIn = null
  }
  return framework
}

function scaleOf(rows: readonly Said[], { grades }: Mapping): Scale | null {
  const said = rows.find((row) => row.scale !== undefined)?.scale
  if (said && typeof said.minimum === 'number' && typeof said.maximum === 'number') {
    return { minimum: said.minimum, maximum: said.maximum, names: Array.isArray(said.names) ? said.names : [] }
  }
  return grades && grades.length > 0 ? { minimum: 1, maximum: grades.length, names: [...grades] } : null
}

type Asked = Map<string, { required: number | null; line: number }>

/** Puts what one row says where it belongs; a complaint and nothing put where it contradicts itself or a row above. */
function put(draft: Draft, said: Said, line: number, asked: Asked): Complaint | null {
  const [role, skill] = [text(said.role?.name), text(said.skill?.name)]
  if (Object.keys(said).every((part) => part === 'source' || part === 'scale')) return null
  if (!role && !skill && !said.family)
    return { what: 'The row names neither a role nor a skill. It was left out.', remedy: 'Name one, or take the row out.' }
  if (!skill && said.requirement)
    return { what: 'The row asks for something but names no skill. It was left out.', remedy: 'Name the skill.' }
  const required = number(said.requirement?.required)
  const weight = number(said.requirement?.weight) ?? 1
  if (weight <= 0)
    return { what: `The weight ${weight} is not above 0. The row was left out.`, remedy: 'Give a weight above 0, or leave it empty for 1.' }
  const halves = halvesOf(said)
  if (halves === undefined) {
    const what = 'Share, floor and evidence of the halves are given in part. The row was left out.'
    return { what, remedy: 'Give share, floor and evidence for both halves, or none of them.' }
  }
  const contradiction = contradictionIn(draft, said)
  if (contradiction) return contradiction

  const family = said.family?.name ? draft.family(key(said.family), { ...said.family, name: text(said.family.name) ?? '' }) : null
  const roleId = role ? draft.role(key(said.role), { ...said.role, family, name: role }) : null
  const levelId = roleId && role && (skill || said.level) ? putLevel(draft, roleId, role, said, halves) : null
  if (!skill) return null
  const skillId = putSkill(draft, said, skill)
  const descriptor = text(said.requirement?.descriptor)
  if (!roleId || !levelId) return putAnchor(draft, skillId, said, required, descriptor)

  const pair = `${levelId}\n${skillId}`
  const before = asked.get(pair)
  if (before && before.required !== required) {
    const what = `"${skill}" is asked for here at ${required ?? 'no level'}, in line ${before.line} at ${before.required ?? 'no level'}. The row was left out.`
    return { what, remedy: 'Keep one of the two.' }
  }
  asked.set(pair, before ?? { required, line })
  const figures = figuresOf(said)
  const essential = typeof said.requirement?.essential === 'boolean' ? said.requirement.essential : null
  draft.require({ role: roleId, level: levelId, skill: skillId, required, weight, essential, descriptor, figures })
  return null
}

/** A table without levels has one for each role, by the name of the role. */
function putLevel(draft: Draft, role: string, roleName: string, said: Said, halves: ImportedLevel['halves']): string {
  const title = text(said.level?.title) ?? roleName
  const order = number(said.level?.order)
  const whole = order !== null && Number.isInteger(order) && order >= 1
  const { order: _, ...level } = said.level ?? {}
  return draft.level(role, text(said.level?.id) ?? title, { ...level, ...(whole && { order }), title, halves })
}

function putSkill(draft: Draft, said: Said, name: string): string {
  const id = draft.skill(key(said.skill), { ...said.skill, name })
  const skill = draft.skills.get(id)
  if (skill) fill(skill, said.skill ?? {})
  return id
}

/** What a row above left open and this one says. */
function fill(skill: Skill, said: Readonly<Record<string, Value>>): void {
  if (skill.about === null && typeof said.about === 'string') skill.about = said.about
  if (skill.half === null && (said.half === 'people' || said.half === 'technical')) skill.half = said.half
}

/** A row with a skill and no role says what the skill looks like at a level. */
function putAnchor(draft: Draft, id: string, said: Said, level: number | null, descriptor: string | null): Complaint | null {
  const skill = draft.skills.get(id)
  if (level === null && descriptor === null) return null
  if (level === null || descriptor === null || !skill) {
    const what = `The row names no role, and a level of "${skill?.name ?? id}" takes both a level and a text. It was left out.`
    return { what, remedy: 'Name the role that asks for the skill, or give the level together with what it looks like.' }
  }
  if (skill.anchors.some((anchor) => anchor.level === level)) {
    return { what: `"${skill.name}" at level ${level} is described twice. The row was left out.`, remedy: 'Keep one of the two texts.' }
  }
  skill.anchors.push({ level, name: text(said.anchor?.name), text: descriptor })
  skill.anchors.sort((a, b) => a.level - b.level)
  return null
}

function contradictionIn(draft: Draft, said: Said): Complaint | null {
  const status = said.skill?.status
  if (status !== undefined && !['emerging', 'current', 'fading'].includes(String(status))) {
    return { what: `The status "${String(status)}" is not known. The row was left out.`, remedy: 'Write emerging, current or fading.' }
  }
  const known = draft.skillOf(key(said.skill))
  if (known?.half && said.skill?.half && known.half !== said.skill.half) {
    const what = `"${known.name}" belongs to the ${known.half} half in a row above and to the ${String(said.skill.half)} half here. The row was left out.`
    return { what, remedy: 'Decide for one half.' }
  }
  return null
}

function halvesOf(said: Said): ImportedLevel['halves'] | undefined {
  const sides = [said['level.technical'], said['level.people']].map((side) => {
    const [share, floor] = [number(side?.share), number(side?.floor)]
    return share !== null && floor !== null
      ? { share, floor, evidence: Array.isArray(side?.evidence) ? side.evidence : [] }
      : side
        ? undefined
        : null
  })
  const [technical, people] = sides
  if (technical && people) return { technical, people }
  return technical === null && people === null ? null : undefined
}

function figuresOf(said: Said): { required: Figure | null; weight: Figure | null } | null {
  const figure = (side: Readonly<Record<string, Value>> | undefined): Figure | null => {
    const value = number(side?.value)
    return value === null ? null : { value, se: number(side?.se), n: number(side?.n), low: number(side?.low), high: number(side?.high) }
  }
  const both = { required: figure(said['requirement.required']), weight: figure(said['requirement.weight']) }
  return both.required || both.weight ? both : null
}

function key(part: Readonly<Record<string, Value>> | undefined): string {
  return text(part?.id) ?? text(part?.name) ?? ''
}

function text(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}

function number(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null
}
