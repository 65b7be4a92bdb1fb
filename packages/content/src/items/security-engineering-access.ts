import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { type Access, accessOf, fits, isAllowed, type Roles, type Rule, rolesOf, type Weighing } from './access-control.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom, type Trap } from './options.ts'
import { columns, listed } from './text.ts'

/** Middle: which request do the rules allow? */
export function accessDecision(random: Random): Item | null {
  const people = shuffle(random, ['ana', 'ben', 'cem', 'dia'])
    .slice(0, 3)
    .toSorted()
    .map((person) => ({ person, groups: shuffle(random, ['staff', 'finance', 'interns', 'support']).slice(0, 2) }))
  const resources = ['/docs/plan', '/docs/finance/budget', '/docs/finance/audit/2026', '/tickets/7', '/tickets/private/9']
  const rules = Array.from({ length: 6 }, (_, place): Rule => {
    const person = pick(random, people)
    return {
      effect: place < 2 || random() < 0.25 ? 'deny' : 'allow',
      who: random() < 0.35 ? person.person : pick(random, ['staff', 'finance', 'interns', 'support']),
      action: pick(random, ['read', 'write', '*']),
      resource: pick(random, [...resources, '/docs/*', '/docs/finance/*', '/tickets/*', '/*']),
    }
  })
  const list = shuffle(random, rules)
  const all = shuffle(
    random,
    people.flatMap((one) => ['read', 'write'].flatMap((action) => resources.map((resource): Access => ({ ...one, action, resource })))),
  )
  const text = ({ person, action, resource }: Access) => `${person}: ${action} ${resource}`
  const used = new Set<Access>()
  const trapFor = (weighing: Weighing, misconception: string): Trap[] => {
    const found = all.find((one) => !used.has(one) && !isAllowed(list, one) && isAllowed(list, one, weighing))
    if (!found) return []
    used.add(found)
    return [{ text: text(found), misconception }]
  }
  const right = all.find((one) => isAllowed(list, one))
  const traps = [
    ...trapFor('most specific wins', 'lets the rule for the narrowest resource win'),
    ...trapFor('first wins', 'lets the first fitting rule win'),
    ...trapFor('last wins', 'lets the last fitting rule win'),
    ...trapFor('allow wins', 'lets an allow overrule a deny'),
    ...trapFor('allowed unless denied', 'allows whatever no rule denies'),
  ]
  const options = right && optionsFrom(random, text(right), traps)
  if (!options || new Set(rules.map((rule) => JSON.stringify(rule))).size < rules.length) return null
  const offered = all.filter((one) => options.some((option) => option.text === text(one)))
  const reasons = offered.map((one) => {
    const fitting = list.flatMap((rule, place) => (fits(rule, one) ? [{ ...rule, place: place + 1 }] : []))
    const denying = fitting.filter((rule) => rule.effect === 'deny').map((rule) => String(rule.place))
    const allowing = fitting.filter((rule) => rule.effect === 'allow').map((rule) => String(rule.place))
    if (denying.length > 0) return `${text(one)} is denied by ${ruleWord(denying)}.`
    return allowing.length > 0
      ? `${text(one)} is allowed by ${ruleWord(allowing)} and denied by none.`
      : `${text(one)} is fitted by no rule, so it is refused.`
  })
  return {
    stem: 'A request is allowed if at least one rule that fits it says allow and no rule that fits it says deny. Rules name a person or a group; * as action is every action, * at the end of a resource is anything that follows, further slashes included. Which of these requests is allowed?',
    exhibit: {
      language: 'text',
      text: [
        columns(
          ['rule', 'effect', 'who', 'action', 'resource'],
          list.map((rule, place) => [String(place + 1), rule.effect, rule.who, rule.action, rule.resource]),
        ),
        '',
        ...people.map(({ person, groups }) => `${person} is in ${groups.join(' and ')}`),
      ].join('\n'),
    },
    options,
    explanation: reasons.join(' '),
  }
}

function ruleWord(places: readonly string[]): string {
  return `${places.length === 1 ? 'rule' : 'rules'} ${listed(places, '')}`
}

type Change = { readonly text: string; readonly after: Roles }

/** Hard: which change takes away exactly one thing? */
export function leastChange(random: Random): Item | null {
  const people = ['ana', 'ben', 'cem', 'dia']
  const roles = shuffle(random, ['clerk', 'auditor', 'cashier', 'manager', 'planner'])
  const permissions = shuffle(random, [
    'read invoices',
    'write invoices',
    'delete invoices',
    'read payments',
    'approve payments',
    'export reports',
  ]).slice(0, 5)
  const some = <T>(list: readonly T[]) => shuffle(random, list).slice(0, integer(random, 1, 2))
  const before: Roles = {
    members: people.flatMap((one) => some(roles).map((role) => [one, role] as const)),
    // A role inherits only from later ones: no circles.
    inherits: roles.slice(0, 3).flatMap((role, place) => (random() < 0.75 ? [[role, pick(random, roles.slice(place + 1))] as const] : [])),
    grants: roles.flatMap((role) => some(permissions).map((permission) => [role, permission] as const)),
    denials: [],
  }
  const now = accessOf(before)
  const person = pick(random, people)
  const permission = pick(random, permissions)
  const target = `${person}: ${permission}`
  if (!now.has(target)) return null
  const ways = (of: Roles) => of.grants.filter(([role, one]) => one === permission && rolesOf(of, person).has(role)).map(([role]) => role)
  const judged = changesOf(before, person, permission).map((change) => {
    const then = accessOf(change.after)
    return {
      ...change,
      hits: !then.has(target),
      besides: [
        ...[...now].filter((one) => !then.has(one) && one !== target).map((one) => `takes away ${one}`),
        ...[...then].filter((one) => !now.has(one)).map((one) => `gives ${one}`),
      ],
      closesAWay: ways(change.after).length < ways(before).length,
    }
  })
  const exact = judged.filter(({ hits, besides }) => hits && besides.length === 0)
  const key = exact[0]
  if (!key || exact.length > 1) return null
  const traps = shuffle(random, judged).flatMap(({ text, hits, besides, closesAWay }): Trap[] => {
    if (text === key.text || (!hits && !closesAWay)) return []
    if (!hits) return [{ text, misconception: 'overlooks that the person has the right in another way as well' }]
    if (besides.some((one) => one.startsWith('gives'))) return [{ text, misconception: 'overlooks what somebody gains' }]
    if (besides.some((one) => !one.startsWith(`takes away ${person}`)))
      return [{ text, misconception: 'overlooks that others lose something too' }]
    return [{ text, misconception: 'overlooks what else the person loses' }]
  })
  const options = optionsFrom(random, key.text, traps)
  if (!options || new Set(options.map((option) => option.misconception)).size < 3) return null
  const reasons = judged
    .filter(({ text }) => text !== key.text && options.some((option) => option.text === text))
    .map(({ text, hits, besides }) => `To ${text} ${hits ? `also ${listed(besides, '')}` : 'leaves another way open'}.`)
  const lines = roles.map((role) => {
    const from = before.inherits.filter(([heir]) => heir === role).map(([, other]) => other)
    const own = before.grants.filter(([holder]) => holder === role).map(([, one]) => one)
    return `${role}: ${own.join(', ')}${from.length > 0 ? `; inherits from ${listed(from, '')}` : ''}`
  })
  const held = people.map(
    (one) =>
      `${one} has the role ${before.members
        .filter(([member]) => member === one)
        .map(([, role]) => role)
        .join(' and the role ')}`,
  )
  return {
    stem: [
      'A role may do what is written beside it and all that the roles it inherits from may do; a person may do what any of their roles may do.',
      'What a role is denied, nobody who has this role, directly or by inheritance, may do, whatever grants it; so far nothing is denied.',
      `${person} must lose the right to ${permission}, and nothing else may change for anybody: no other right lost, none gained. Which change does that?`,
    ].join(' '),
    exhibit: { language: 'text', text: [...lines, '', ...held].join('\n') },
    options,
    explanation: [
      `${person} may ${permission} through ${listed(ways(before), '')}.`,
      ...reasons,
      `To ${key.text} takes away ${target} and nothing else.`,
    ].join(' '),
  }
}

/** Every single step that could take the permission away. */
function changesOf(roles: Roles, person: string, permission: string): readonly Change[] {
  const names = [...new Set(roles.grants.map(([role]) => role))]
  const without = <T>(list: readonly T[], one: T) => list.filter((other) => other !== one)
  const own = roles.members.filter(([member]) => member === person)
  return [
    ...roles.members.map((pair) => ({
      text: `take the role ${pair[1]} from ${pair[0]}`,
      after: { ...roles, members: without(roles.members, pair) },
    })),
    ...roles.inherits.map((pair) => ({
      text: `let ${pair[0]} no longer inherit from ${pair[1]}`,
      after: { ...roles, inherits: without(roles.inherits, pair) },
    })),
    ...roles.grants
      .filter(([, granted]) => granted === permission)
      .map((pair) => ({
        text: `take "${permission}" out of the role ${pair[0]}`,
        after: { ...roles, grants: without(roles.grants, pair) },
      })),
    ...names.map((role) => ({
      text: `deny "${permission}" to the role ${role}`,
      after: { ...roles, denials: [[role, permission] as const] },
    })),
    ...own.flatMap((pair) =>
      names
        .filter((role) => !own.some(([, held]) => held === role))
        .map((role) => ({
          text: `give ${person} the role ${role} instead of ${pair[1]}`,
          after: { ...roles, members: [...without(roles.members, pair), [person, role] as const] },
        })),
    ),
  ]
}
