import type { Framework, ImportedLevel, ImportedRole, Skill } from '../framework.ts'
import { guard, written } from '../table/cells.ts'
import { columns, type Part } from '../table/columns.ts'

/** What stands in every row that speaks of a thing; the rest stands in the first such row only. */
const always = new Set(['name', 'title', 'id', 'half', 'version', 'licence'])

/** A row on its way: cells by field. */
type Cells = Map<string, string>

/**
 * A framework in the table form: a row for each requirement, then rows for what no requirement speaks of, then one for each level of
 * a skill that is described. Columns that would stay empty are left out. Cells that a spreadsheet would run as a formula carry an
 * apostrophe in front, which the `table` importer takes off again; so it reads back the same framework.
 */
export function toRows(framework: Framework): { header: string[]; rows: string[][] } {
  const cells = rowsOf(framework)
  const used = columns.filter(({ field }) => cells.some((row) => row.get(field)))
  return { header: used.map(({ title }) => guard(title)), rows: cells.map((row) => used.map(({ field }) => row.get(field) ?? '')) }
}

/** The same as the text of a CSV file (RFC 4180): commas, quotation marks where needed, lines ended by CR LF. */
export function toCsv(framework: Framework): string {
  const { header, rows } = toRows(framework)
  return joined([header, ...rows])
}

/** Any rows as the text of a CSV file, with the same guard against cells that a spreadsheet would run. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return joined(rows.map((row) => row.map(guard)))
}

function joined(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function rowsOf(framework: Framework): Cells[] {
  const told = new Set<string>()
  const tell = (row: Cells, part: Part, id: string, thing: object | null) => {
    const news = !told.has(`${part} ${id}`)
    told.add(`${part} ${id}`)
    for (const column of columns) {
      if (column.part !== part || !(news || always.has(column.key))) continue
      row.set(column.field, written((thing as Record<string, unknown> | null)?.[column.key], column.form))
    }
  }
  const rows: Cells[] = []
  const row = () => {
    const cells: Cells = new Map()
    tell(cells, 'source', '', framework.source)
    tell(cells, 'scale', '', framework.scale)
    rows.push(cells)
    return cells
  }
  const families = new Map(framework.families.map((family) => [family.id, family]))
  const tellRole = (cells: Cells, role: ImportedRole | undefined, level?: ImportedLevel) => {
    if (role) tell(cells, 'role', role.id, role)
    if (role?.family) tell(cells, 'family', role.family, families.get(role.family) ?? null)
    if (!level) return
    tell(cells, 'level', level.id, level)
    tell(cells, 'level.technical', level.id, level.halves?.technical ?? null)
    tell(cells, 'level.people', level.id, level.halves?.people ?? null)
  }
  tellAll(framework, row, tell, tellRole)
  for (const family of framework.families) if (!told.has(`family ${family.id}`)) tell(row(), 'family', family.id, family)
  return rows
}

function tellAll(
  framework: Framework,
  row: () => Cells,
  tell: (row: Cells, part: Part, id: string, thing: object | null) => void,
  tellRole: (row: Cells, role: ImportedRole | undefined, level?: ImportedLevel) => void,
): void {
  const roles = new Map(framework.roles.map((role) => [role.id, role]))
  const levels = new Map(framework.levels.map((level) => [level.id, level]))
  const skills = new Map(framework.skills.map((skill) => [skill.id, skill]))
  framework.requirements.forEach((requirement, i) => {
    const cells = row()
    tellRole(cells, roles.get(requirement.role), levels.get(requirement.level))
    tell(cells, 'skill', requirement.skill, skills.get(requirement.skill) ?? null)
    tell(cells, 'requirement', String(i), requirement)
    tell(cells, 'requirement.required', String(i), requirement.figures?.required ?? null)
    tell(cells, 'requirement.weight', String(i), requirement.figures?.weight ?? null)
  })
  const asked = new Set(framework.requirements.flatMap(({ level, skill }) => [`level ${level}`, `skill ${skill}`]))
  const climbed = new Set(framework.levels.map(({ role }) => role))
  for (const level of framework.levels) if (!asked.has(`level ${level.id}`)) tellRole(row(), roles.get(level.role), level)
  for (const role of framework.roles) if (!climbed.has(role.id)) tellRole(row(), role)
  for (const skill of framework.skills) {
    if (!asked.has(`skill ${skill.id}`) && skill.anchors.length === 0) tell(row(), 'skill', skill.id, skill)
    skill.anchors.forEach((anchor, i) => {
      tellAnchor(row(), skill, anchor, tell, i)
    })
  }
}

function tellAnchor(
  cells: Cells,
  skill: Skill,
  { level, name, text }: Skill['anchors'][number],
  tell: (row: Cells, part: Part, id: string, thing: object | null) => void,
  i: number,
): void {
  tell(cells, 'skill', skill.id, skill)
  tell(cells, 'anchor', `${skill.id} ${i}`, { name })
  tell(cells, 'requirement', `${skill.id} ${i}`, { required: level, descriptor: text })
}
