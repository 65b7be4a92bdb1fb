import { Competency } from '../competency.ts'
import { contentFrom, type FrameworkDocument } from '../document.ts'
import { type Finding, lintFramework } from '../lint.ts'
import type { Page } from '../load.ts'
import { brokenReferences } from '../load-references.ts'
import { misfits } from '../load-schema.ts'
import { RoleFamily } from '../role-family.ts'

type Pointer = readonly (string | number)[]
const nothing = { competencies: new Map(), roles: new Map(), situations: new Map() }

/**
 * Everything that stands between a draft and being published, errors first: what the loader would refuse (`form`, `references`), then what the
 * linter says, which is the same one that checks the framework we ship. Without an error it may be published; warnings are for reading.
 */
export function findingsIn(document: FrameworkDocument): Finding[] {
  const unwritten = new Set(document.competencies.flatMap(({ id, anchors }) => levelsWithout(anchors).map((level) => `${id}/${level}`)))
  // Of a level nobody has written yet it is enough to say so once.
  const isNews = ({ rule, path, place }: Finding) =>
    rule === 'length' || !unwritten.has(`${path.replace(/^competencies\/|\.yaml$/g, '')}/${place.replace('anchors.', '')}`)
  const lint = lintFramework(contentFrom(document, nothing)).filter(isNews)
  const said = new Set(lint.filter(isError).map(at))
  const refused = [...formOf(document), ...referencesOf(document)].filter((finding) => !said.has(at(finding)))
  const all = [...refused, ...lint]
  return [...all.filter(isError), ...all.filter((finding) => !isError(finding))]
}

const isError = ({ severity }: Finding) => severity === 'error'
const at = ({ path, place }: Finding) => `${path} ${place}`
const levelsWithout = (anchors: Competency['anchors']) =>
  Object.entries(anchors).flatMap(([level, text]) => (text.trim() === '' ? [level] : []))

function formOf({ competencies, families }: FrameworkDocument): Finding[] {
  return [
    ...competencies.flatMap((one) => misfits(Competency, one).map((misfit) => finding('form', pageOfCompetency(one), misfit))),
    ...families.flatMap((one) => misfits(RoleFamily, one).map((misfit) => finding('form', pageOfFamily(one), misfit))),
  ]
}

function referencesOf({ competencies, families }: FrameworkDocument): Finding[] {
  const pages = {
    competencies: new Map(competencies.map((one) => [one.id, pageOfCompetency(one)])),
    roles: new Map(families.map((one) => [one.id, pageOfFamily(one)])),
    situations: new Map(),
  }
  return brokenReferences(pages).map((problem) => ({ rule: 'references', severity: 'error', ...problem }))
}

type Words = { readonly pointer: Pointer; readonly message: string; readonly remedy: string }

function finding<T>(rule: string, page: Page<T>, { pointer, message, remedy }: Words): Finding {
  return { rule, severity: 'error', path: page.path, place: page.place(pointer), message, remedy }
}

function pageOfCompetency(value: Competency): Page<Competency> {
  return { path: `competencies/${value.id}.yaml`, value, place: (pointer) => pointer.join('.') || 'id' }
}

/** Levels and requirements by their ids, as the linter names them. */
function pageOfFamily(value: RoleFamily): Page<RoleFamily> {
  const place = ([first, index, half, list, nth]: Pointer): string => {
    const level = first === 'levels' && typeof index === 'number' ? value.levels[index] : undefined
    if (!level) return [first ?? 'id', index].filter((part) => part !== undefined).join('.')
    const named = `levels.${level.id}`
    if (half === 'changes') return list === undefined ? `${named}.changes` : `${named}.changes[${list}]`
    if ((half !== 'technical' && half !== 'people') || list === undefined) return half === undefined ? named : `${named}.${half}`
    const requirement = list === 'requirements' && typeof nth === 'number' ? level[half].requirements[nth] : undefined
    return requirement ? `${named}.${half}.requirements.${requirement.competency}` : `${named}.${half}.${list}`
  }
  return { path: `roles/${value.id}.yaml`, value, place }
}
