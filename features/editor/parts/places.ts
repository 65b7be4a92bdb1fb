import type { Document, Finding } from '../contract.ts'

export const overviewHref = '/organisation/framework'
export const editHref = '/organisation/framework/edit'
export const competencyHref = (id: string) => `${editHref}/competencies/${id}`
export const levelHref = (family: string, level: string) => `${editHref}/roles/${family}/${level}`

/** Where a finding is mended: its address, and what it is called there. */
export function whereOf({ path, place }: Finding, { competencies, families }: Document): { readonly href: string; readonly name: string } {
  const id = /\/([^/]+)\.yaml$/.exec(path)?.[1] ?? ''
  const competency = competencies.find((one) => one.id === id)
  if (path.startsWith('competencies/')) {
    const level = /^anchors\.(\d)/.exec(place)?.[1]
    if (!competency) return { href: editHref, name: 'The framework as a whole' }
    return { href: competencyHref(id), name: level ? `${competency.name}, level ${level}` : competency.name }
  }
  const family = families.find((one) => one.id === id)
  const level = family?.levels.find((one) => place === `levels.${one.id}` || place.startsWith(`levels.${one.id}.`))
  if (!family || !level) return { href: editHref, name: family?.title ?? 'The framework as a whole' }
  const half = place.includes('.technical') ? ', technical half' : place.includes('.people') ? ', people half' : ''
  return { href: levelHref(family.id, level.id), name: `${level.title}${half}` }
}

/** What is found at one place, and inside it. */
export function findingsAt(findings: readonly Finding[], path: string, place: string): readonly Finding[] {
  return findings.filter(
    (one) => one.path === path && (one.place === place || one.place.startsWith(`${place}.`) || one.place.startsWith(`${place}[`)),
  )
}
