/** Two ways of deciding about access: a list of rules, and roles that inherit from roles. */

export type Rule = {
  readonly effect: 'allow' | 'deny'
  /** A person or a group. */
  readonly who: string
  /** An action, or * for every action. */
  readonly action: string
  /** A path; * at its end stands for anything, slashes included. */
  readonly resource: string
}

export type Access = { readonly person: string; readonly groups: readonly string[]; readonly action: string; readonly resource: string }

/** How the fitting rules are weighed; the first is the truth of the items, the rest are misconceptions. */
export type Weighing = 'deny wins' | 'allow wins' | 'first wins' | 'last wins' | 'most specific wins' | 'allowed unless denied'

export function isAllowed(rules: readonly Rule[], access: Access, weighing: Weighing = 'deny wins'): boolean {
  const fitting = rules.filter((rule) => fits(rule, access))
  const denied = fitting.some((rule) => rule.effect === 'deny')
  const allowed = fitting.some((rule) => rule.effect === 'allow')
  if (weighing === 'allow wins') return allowed
  if (weighing === 'allowed unless denied') return !denied
  if (weighing === 'first wins') return fitting[0]?.effect === 'allow'
  if (weighing === 'last wins') return fitting.at(-1)?.effect === 'allow'
  if (weighing === 'most specific wins') return fitting.toSorted((a, b) => b.resource.length - a.resource.length)[0]?.effect === 'allow'
  return allowed && !denied
}

export function fits(rule: Rule, access: Access): boolean {
  const who = rule.who === access.person || access.groups.includes(rule.who)
  const resource = rule.resource.endsWith('*') ? access.resource.startsWith(rule.resource.slice(0, -1)) : access.resource === rule.resource
  return who && resource && (rule.action === '*' || rule.action === access.action)
}

export type Roles = {
  readonly members: readonly (readonly [person: string, role: string])[]
  /** The first role has everything the second one has, grants and denials. */
  readonly inherits: readonly (readonly [role: string, from: string])[]
  readonly grants: readonly (readonly [role: string, permission: string])[]
  /** A denial beats every grant. */
  readonly denials: readonly (readonly [role: string, permission: string])[]
}

/** All roles a person has, directly or by inheritance. */
export function rolesOf(roles: Roles, person: string): ReadonlySet<string> {
  const found = new Set(roles.members.filter(([member]) => member === person).map(([, role]) => role))
  for (const role of found) for (const [heir, from] of roles.inherits) if (heir === role) found.add(from)
  return found
}

/** 'ana: delete invoices' and so on: everything everybody may do. */
export function accessOf(roles: Roles): ReadonlySet<string> {
  const people = [...new Set(roles.members.map(([person]) => person))]
  return new Set(
    people.flatMap((person) => {
      const held = rolesOf(roles, person)
      const denied = roles.denials.filter(([role]) => held.has(role)).map(([, permission]) => permission)
      const granted = roles.grants.filter(([role]) => held.has(role)).map(([, permission]) => permission)
      return granted.filter((permission) => !denied.includes(permission)).map((permission) => `${person}: ${permission}`)
    }),
  )
}
