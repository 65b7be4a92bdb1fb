import { type Draft, draftOf } from '../draft.ts'
import { type Reading, tablesWith } from '../files.ts'
import type { Framework } from '../framework.ts'
import { nameOrNone, textOrNone } from '../names.ts'
import { defineImporter, undated } from './importer.ts'

/** The steps of a DDaT skill, lowest first (the framework's page "Skill levels"). */
const steps = ['Awareness', 'Working', 'Practitioner', 'Expert']
const roleColumns = ['Role Family', 'Role', 'Role Level', 'Skill Name', 'Skill Level']
const skillColumns = ['Skill Name', 'Skill Description', ...steps]
/** How the file writes that it says nothing. */
const unused = 'NOT IN USE'

/** The UK Government Digital and Data Profession Capability Framework, as its download page gives it out. */
export const ddat = defineImporter({
  id: 'ddat',
  label: 'UK Government Digital and Data (DDaT)',
  reads: 'The two CSV files of the download page: roles with their skills, and the list of skills from A to Z.',
  detects: (files) => tablesWith(files, roleColumns).length > 0,
  read: (files, given) => {
    const draft = draftOf(
      {
        id: 'ddat',
        name: 'Government Digital and Data Profession Capability Framework',
        version: undated,
        licence: 'Open Government Licence v3.0',
        notice: 'Contains public sector information licensed under the Open Government Licence v3.0.',
        address: 'https://ddat-capability-framework.service.gov.uk/',
      },
      given?.source,
    )
    const [roles] = tablesWith(files, roleColumns)
    if (!roles) {
      const what = `No table here has the columns ${roleColumns.join(', ')}.`
      draft.problem(files[0]?.name ?? 'no file', null, what, 'Hand in the CSV file of roles and skills from the download page.')
      return draft.done()
    }
    const [skills] = tablesWith(files, skillColumns)
    if (skills) readSkills(draft, skills)
    const levelNames = readRoles(draft, roles)
    return inOrder(counted(draft, levelNames))
  },
})

function readSkills(draft: Draft, table: Reading): void {
  for (const row of table.rows) {
    const name = nameOrNone(table.cell(row, 'Skill Name'))
    if (!name) continue
    const anchors = steps.flatMap((step, i) => {
      const text = said(table.cell(row, step))
      return text ? [{ level: i + 1, name: step, text }] : []
    })
    draft.skill(name, { name, about: said(table.cell(row, 'Skill Description')), anchors })
  }
}

/** Puts in every row; returns the names of the levels, which four roles share for want of one. */
function readRoles(draft: Draft, table: Reading): Set<string> {
  const levelNames = new Set<string>()
  for (const row of table.rows) {
    const cell = (column: string) => table.cell(row, column)
    const names = { family: nameOrNone(cell('Role Family')), role: nameOrNone(cell('Role')), skill: nameOrNone(cell('Skill Name')) }
    const title = nameOrNone(cell('Role Level'))
    if (!names.family || !names.role || !names.skill || !title) {
      const empty = roleColumns.filter((column) => column !== 'Skill Level' && cell(column) === '').join(', ')
      draft.problem(table.file, row.line, `There is nothing under ${empty}. The row was left out.`, 'Fill it in, or take the row out.')
      continue
    }
    levelNames.add(title)
    const family = draft.family(names.family, { name: names.family })
    const role = draft.role(names.role, { name: names.role, family, about: said(cell('Role Description')) })
    const level = draft.level(role, title, { title, purpose: said(cell('Role Level Description')), inUse: title !== unused })
    const step = steps.indexOf(cell('Skill Level'))
    const skill = draft.skill(names.skill, { name: names.skill, about: said(cell('Skill Description')) })
    keepAnchor(draft, skill, step, said(cell('Skill Level Description')))
    draft.require({ role, level, skill, required: step < 0 ? null : step + 1 })
    if (step < 0) {
      const what = `"${names.role}" asks for "${names.skill}" without a level: the file says "${cell('Skill Level')}".`
      draft.problem(table.file, row.line, what, 'Set a level by hand, or leave the requirement as it is: it takes part in no gate.')
    }
  }
  return levelNames
}

/** The list from A to Z has all four steps; without it the steps that roles ask for are all there is. */
function keepAnchor(draft: Draft, id: string, step: number, text: string | null): void {
  const skill = draft.skills.get(id)
  if (step < 0 || !text || !skill || skill.anchors.some(({ level }) => level === step + 1)) return
  skill.anchors.push({ level: step + 1, name: steps[step] ?? null, text })
  skill.anchors.sort((a, b) => a.level - b.level)
}

function said(cell: string): string | null {
  return cell === unused ? null : textOrNone(cell)
}

function counted(draft: Draft, levelNames: ReadonlySet<string>): Framework {
  const framework = draft.done({ minimum: 1, maximum: steps.length, names: [...steps] })
  const levelled = framework.requirements.filter(({ required }) => required !== null).length
  framework.counted = {
    families: framework.families.length,
    roles: framework.roles.length,
    'role levels': framework.levels.length,
    'level names': levelNames.size,
    skills: framework.skills.length,
    'requirements with a level': levelled,
    'requirements without a level': framework.requirements.length - levelled,
  }
  return framework
}

/**
 * The file lists the levels of a role from A to Z. Theirs is the order of what they ask for: the mean level of the required skills,
 * and where that is equal, the order of the file.
 */
function inOrder(framework: Framework): Framework {
  const asks = new Map<string, number[]>()
  for (const { level, required } of framework.requirements) {
    if (required !== null) asks.set(level, [...(asks.get(level) ?? []), required])
  }
  const mean = (level: string) => {
    const levels = asks.get(level) ?? [0]
    return levels.reduce((sum, value) => sum + value, 0) / levels.length
  }
  for (const role of framework.roles) {
    const ladder = framework.levels.filter((level) => level.role === role.id)
    ladder.sort((a, b) => mean(a.id) - mean(b.id))
    ladder.forEach((level, i) => {
      level.order = i + 1
    })
  }
  return framework
}
