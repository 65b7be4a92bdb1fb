/** A small planner for infrastructure as code: compares what exists (the state) with what is wanted (the configuration). */

/** A value written down, or the id of another resource, which is new whenever that resource is. */
export type Attribute = { readonly name: string; readonly value: string } | { readonly name: string; readonly idOf: string }

export type Resource = {
  /** What the tool knows it by, such as server.web or server[0]. */
  readonly address: string
  readonly attributes: readonly Attribute[]
}

export type Action = 'create' | 'change' | 'replace' | 'destroy' | 'keep'
export type Plan = ReadonlyMap<string, Action>

/** How the planner sees things; `planner` is how it does, the rest are misconceptions. */
export type View = {
  /** Can this attribute only be changed by a new resource? */
  readonly forcesNew: (address: string, attribute: string) => boolean
  /** Which actions on a resource give it a new id? */
  readonly newId: readonly Action[]
}

/** A resource keeps its id when it is changed in place, and gets a new one when it is created or replaced. */
export const newIds: readonly Action[] = ['create', 'replace']

/** One action per address. References must not form a circle. */
export function planChanges(state: readonly Resource[], configuration: readonly Resource[], view: View): Plan {
  const before = new Map(state.map((resource) => [resource.address, resource]))
  const plan = new Map<string, Action>()
  const decide = (resource: Resource): Action => {
    const known = plan.get(resource.address)
    if (known) return known
    const action = actionFor(resource, before.get(resource.address))
    plan.set(resource.address, action)
    return action
  }
  const actionFor = (wanted: Resource, existing: Resource | undefined): Action => {
    if (!existing) return 'create'
    const changed = wanted.attributes.filter((attribute) => differs(attribute, existing)).map((attribute) => attribute.name)
    if (changed.some((name) => view.forcesNew(wanted.address, name))) return 'replace'
    return changed.length > 0 ? 'change' : 'keep'
  }
  const differs = (attribute: Attribute, existing: Resource): boolean => {
    const old = existing.attributes.find((other) => other.name === attribute.name)
    if (!old) return true
    if ('value' in attribute) return !('value' in old) || old.value !== attribute.value
    if (!('idOf' in old) || old.idOf !== attribute.idOf) return true
    const target = configuration.find((resource) => resource.address === attribute.idOf)
    return target !== undefined && view.newId.includes(decide(target))
  }
  for (const resource of configuration) decide(resource)
  for (const resource of state) if (!plan.has(resource.address)) plan.set(resource.address, 'destroy')
  return plan
}

/** The addresses with this action, in the order of the plan. */
export function addressesWith(plan: Plan, action: Action): readonly string[] {
  return [...plan].filter(([, planned]) => planned === action).map(([address]) => address)
}
