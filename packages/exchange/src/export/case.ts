import type { Framework, FrameworkSource, ImportedLevel, Skill } from '../framework.ts'
import { halfOf } from '../half-tagger.ts'
import { addresses, uuid } from '../uuid.ts'

/** What CASE asks for and a framework does not know: where it is published, by whom, and when it last changed (ISO 8601). */
export type CaseContext = { readonly base: string; readonly creator: string; readonly changedAt: string }

type Link = { readonly title: string; readonly identifier: string; readonly uri: string }
type Item = Readonly<Record<string, string | string[] | Link>> & {
  readonly identifier: string
  readonly fullStatement: string
  readonly uri: string
}
type Association = {
  readonly identifier: string
  readonly associationType: string
  readonly sequenceNumber?: number
  readonly uri: string
  readonly originNodeURI: Link
  readonly destinationNodeURI: Link
  readonly CFDocumentURI: Link
  readonly lastChangeDateTime: string
}

/** A CASE 1.0 package (1EdTech Competencies and Academic Standards Exchange), as plain data for `JSON.stringify`. */
export type CasePackage = {
  readonly CFDocument: Readonly<Record<string, string | Link>>
  readonly CFItems: readonly Item[]
  readonly CFAssociations: readonly Association[]
  readonly CFDefinitions: { readonly CFLicenses: readonly Readonly<Record<string, string>>[] }
}

/**
 * A framework as a CASE package: families, roles, role levels, skills and their anchors are items; what belongs to what is `isChildOf`;
 * what a role level asks for is `hasSkillLevel` to the anchor asked for, or `isRelatedTo` to the skill where there is no such anchor.
 * Every GUID is a version 5 UUID of the source's id and the thing's own, so it stays the same from export to export and from version
 * to version. Weights, floors and standard errors have no place in CASE; YAML keeps them.
 */
export function toCase(framework: Framework, context: CaseContext): CasePackage {
  const paper = paperOf(framework.source, context)
  const items = new Map(itemsOf(framework).map((item) => [item.key, paper.item(item)]))
  const skills = new Map(framework.skills.map((skill) => [skill.id, skill]))
  const said = new Map<string, number>()
  const asked = framework.requirements.map(({ level, skill, required }) => {
    const anchor = required === null ? undefined : skills.get(skill)?.anchors.find((candidate) => candidate.level === required)
    const [type, to] = anchor ? ['hasSkillLevel', `anchor ${skill}/${required}`] : ['isRelatedTo', `skill ${skill}`]
    const pair = `${type} level ${level} ${to}`
    const times = (said.get(pair) ?? 0) + 1
    said.set(pair, times)
    return paper.association(type, items.get(`level ${level}`), items.get(to), undefined, times === 1 ? pair : `${pair} ${times}`)
  })
  const children = childrenOf(framework).map(({ child, parent, order }) =>
    paper.association('isChildOf', items.get(child), parent === null ? paper.document : items.get(parent), order, `isChildOf ${child}`),
  )
  return {
    CFDocument: paper.head,
    CFItems: [...items.values()],
    CFAssociations: [...children, ...asked].filter((association) => association !== null),
    CFDefinitions: { CFLicenses: [paper.licence] },
  }
}

type Draft = {
  readonly key: string
  readonly type: string
  readonly name: string
  readonly text: string | null
  readonly code: string | null
  readonly keywords: string[]
}

/** What carries the same head, licence and date on every line. */
function paperOf(source: FrameworkSource, { base, creator, changedAt }: CaseContext) {
  const namespace = uuid(addresses, `urn:evenkeel:framework:${source.id}`)
  const uriOf = (kind: string, identifier: string) => `${base.replace(/\/+$/, '')}/${kind}/${identifier}`
  const link = (kind: string, key: string, title: string): Link => {
    const identifier = uuid(namespace, key)
    return { title, identifier, uri: uriOf(kind, identifier) }
  }
  const document = link('CFDocuments', 'document', source.name)
  const license = link('CFLicenses', 'licence', source.licence)
  const dated = { lastChangeDateTime: changedAt }
  return {
    document,
    licence: { identifier: license.identifier, uri: license.uri, title: license.title, licenseText: source.notice, ...dated },
    head: {
      identifier: document.identifier,
      uri: document.uri,
      creator,
      title: source.name,
      version: source.version,
      notes: source.notice,
      ...(source.address !== null && { officialSourceURL: source.address }),
      licenseURI: license,
      ...dated,
    },
    item: ({ key, type, name, text, code, keywords }: Draft): Item => ({
      ...identified(link('CFItems', key, name)),
      fullStatement: text ?? name,
      abbreviatedStatement: name,
      ...(code !== null && { humanCodingScheme: code }),
      CFItemType: type,
      ...(keywords.length > 0 && { conceptKeywords: keywords }),
      CFDocumentURI: document,
      licenseURI: license,
      ...dated,
    }),
    association: (
      type: string,
      from: Item | undefined,
      to: Item | Link | undefined,
      order: number | undefined,
      key: string,
    ): Association | null => {
      if (!from || !to) return null
      return {
        ...identified(link('CFAssociations', key, '')),
        associationType: type,
        ...(order !== undefined && { sequenceNumber: order }),
        originNodeURI: linkTo(from),
        destinationNodeURI: linkTo(to),
        CFDocumentURI: document,
        ...dated,
      }
    },
  }
}

function identified({ identifier, uri }: Link): { identifier: string; uri: string } {
  return { identifier, uri }
}

function linkTo(node: Item | Link): Link {
  const title =
    'title' in node && typeof node.title === 'string' ? node.title : String('abbreviatedStatement' in node ? node.abbreviatedStatement : '')
  return { title, identifier: node.identifier, uri: node.uri }
}

function itemsOf(framework: Framework): Draft[] {
  const plain = { keywords: [] as string[] }
  return [
    ...framework.families.map(({ id, name, about, code }) => ({ ...plain, key: `family ${id}`, type: 'Family', name, text: about, code })),
    ...framework.roles.map(({ id, name, about, code }) => ({ ...plain, key: `role ${id}`, type: 'Role', name, text: about, code })),
    ...framework.levels.map(({ id, title, purpose }) => ({
      ...plain,
      key: `level ${id}`,
      type: 'Role level',
      name: title,
      text: purpose,
      code: id,
    })),
    ...framework.skills.flatMap((skill) => [skillItem(skill), ...anchorItems(skill)]),
  ]
}

function skillItem(skill: Skill): Draft {
  const half = halfOf(skill)
  const type = skill.kind.charAt(0).toUpperCase() + skill.kind.slice(1)
  return { key: `skill ${skill.id}`, type, name: skill.name, text: skill.about, code: skill.code ?? skill.id, keywords: half ? [half] : [] }
}

function anchorItems(skill: Skill): Draft[] {
  return skill.anchors.map(({ level, name, text }) => ({
    key: `anchor ${skill.id}/${level}`,
    type: 'Skill level',
    name: `${skill.name}: ${name ?? `level ${level}`}`,
    text,
    code: null,
    keywords: [],
  }))
}

type Child = { readonly child: string; readonly parent: string | null; readonly order: number }

function childrenOf({ families, roles, levels, skills }: Framework): Child[] {
  return [
    ...families.map(({ id }, i) => ({ child: `family ${id}`, parent: null, order: i + 1 })),
    ...roles.map(({ id, family }, i) => ({ child: `role ${id}`, parent: family === null ? null : `family ${family}`, order: i + 1 })),
    ...levels.map(({ id, role, order }: ImportedLevel) => ({ child: `level ${id}`, parent: `role ${role}`, order })),
    ...skills.map(({ id }, i) => ({ child: `skill ${id}`, parent: null, order: i + 1 })),
    ...skills.flatMap(({ id, anchors }) =>
      anchors.map(({ level }, i) => ({ child: `anchor ${id}/${level}`, parent: `skill ${id}`, order: i + 1 })),
    ),
  ]
}
