/** What a cell can say, by the object it is said of. One row may speak of several objects. */
export type Part =
  | 'source'
  | 'scale'
  | 'family'
  | 'role'
  | 'level'
  | 'level.technical'
  | 'level.people'
  | 'skill'
  | 'anchor'
  | 'requirement'
  | 'requirement.required'
  | 'requirement.weight'

export type Form = 'text' | 'number' | 'yes-no' | 'list' | 'half' | 'grade'

/** One column of the table form: which property it holds, how it is written, its title, and what others call it. */
export type Column = {
  readonly field: string
  readonly part: Part
  readonly key: string
  readonly form: Form
  readonly title: string
  readonly also: readonly string[]
}

function column(part: Part, key: string, title: string, form: Form = 'text', also = ''): Column {
  return { field: `${part}.${key}`, part, key, form, title, also: also === '' ? [] : also.split(', ') }
}

const halves = (['technical', 'people'] as const).flatMap((half) => {
  const name = half === 'technical' ? 'Technical' : 'People'
  return [
    column(`level.${half}`, 'share', `${name} share`, 'number'),
    column(`level.${half}`, 'floor', `${name} floor`, 'number'),
    column(`level.${half}`, 'evidence', `${name} evidence`, 'list'),
  ]
})

const figures = (['required', 'weight'] as const).flatMap((figure) => {
  const name = figure === 'required' ? 'Required level' : 'Weight'
  return [
    column(`requirement.${figure}`, 'value', `${name} as measured`, 'number'),
    column(`requirement.${figure}`, 'se', `${name} standard error`, 'number'),
    column(`requirement.${figure}`, 'n', `${name} sample size`, 'number'),
    column(`requirement.${figure}`, 'low', `${name} lower bound`, 'number'),
    column(`requirement.${figure}`, 'high', `${name} upper bound`, 'number'),
  ]
})

/** The table form, in the order in which it is written. The same list reads and writes, so that nothing is written that is not read. */
export const columns: readonly Column[] = [
  column('family', 'name', 'Family', 'text', 'role family, job family, department, group, discipline'),
  column('role', 'name', 'Role', 'text', 'job, job role, job title, position, occupation'),
  column('level', 'title', 'Role level', 'text', 'grade, job level, seniority, role grade, career level'),
  column('skill', 'name', 'Skill', 'text', 'skill name, competency, competence, capability, competency name, ability'),
  column('skill', 'half', 'Half', 'half', 'hard or soft, skill type'),
  column(
    'requirement',
    'required',
    'Required level',
    'grade',
    'skill level, required, target level, proficiency, proficiency level, expected level',
  ),
  column('requirement', 'weight', 'Weight', 'number', 'importance, priority weight'),
  column('requirement', 'essential', 'Essential', 'yes-no', 'mandatory, must have'),
  column(
    'requirement',
    'descriptor',
    'Descriptor',
    'text',
    'skill level description, description, behaviour, behavior, expectation, what it looks like, statement',
  ),
  column('anchor', 'name', 'Level name', 'text'),
  column('skill', 'about', 'About the skill', 'text', 'skill description, competency description, definition'),
  column('role', 'about', 'About the role', 'text', 'role description, job description'),
  column('level', 'purpose', 'Purpose of the level', 'text', 'role level description, level description'),
  column('level', 'order', 'Level order', 'number'),
  column('level', 'changes', 'What changes', 'list'),
  column('level', 'inUse', 'Level in use', 'yes-no'),
  ...halves,
  column('skill', 'kind', 'Kind'),
  column('skill', 'halfLifeInDays', 'Half-life in days', 'number'),
  column('skill', 'status', 'Status'),
  column('family', 'about', 'About the family'),
  column('role', 'standIn', 'Stand-in role id'),
  ...figures,
  column('family', 'id', 'Family id'),
  column('role', 'id', 'Role id'),
  column('level', 'id', 'Role level id'),
  column('skill', 'id', 'Skill id', 'text', 'competency id'),
  column('family', 'code', 'Family code'),
  column('role', 'code', 'Role code'),
  column('skill', 'code', 'Skill code'),
  column('scale', 'minimum', 'Scale from', 'number'),
  column('scale', 'maximum', 'Scale to', 'number'),
  column('scale', 'names', 'Scale names', 'list'),
  column('source', 'name', 'Source'),
  column('source', 'version', 'Source version'),
  column('source', 'licence', 'Licence', 'text', 'license'),
  column('source', 'notice', 'Notice', 'text', 'attribution'),
  column('source', 'address', 'Source address'),
  column('source', 'id', 'Source id'),
]

const byField: ReadonlyMap<string, Column> = new Map(columns.map((entry) => [entry.field, entry]))

/** The column of a field, such as `role.name`; undefined if there is no such field. */
export function columnOf(field: string): Column | undefined {
  return byField.get(field)
}
