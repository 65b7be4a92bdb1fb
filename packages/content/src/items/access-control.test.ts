import { describe, expect, test } from 'vitest'
import { type Access, accessOf, isAllowed, type Roles, type Rule, rolesOf, type Weighing } from './access-control.ts'

const rule = (text: string): Rule => {
  const [effect = '', who = '', action = '', resource = ''] = text.split(' ')
  return { effect: effect === 'deny' ? 'deny' : 'allow', who, action, resource }
}
const ana = (action: string, resource: string): Access => ({ person: 'ana', groups: ['staff'], action, resource })

describe('rules', () => {
  const rules = [
    'allow staff read /docs/*',
    'deny staff * /docs/secret/*',
    'allow ana read /docs/secret/plan',
    'allow interns write /docs/*',
  ].map(rule)
  test.each([
    [ana('read', '/docs/a'), true],
    [ana('read', '/docs/a/b/c'), true],
    [ana('read', '/docs'), false],
    [ana('write', '/docs/a'), false],
    [ana('read', '/docs/secret/plan'), false],
    [{ ...ana('read', '/docs/secret/plan'), groups: [] }, true],
    [{ ...ana('write', '/docs/a'), groups: ['interns'] }, true],
  ])('%j: %s', (access, expected) => {
    expect(isAllowed(rules, access)).toBe(expected)
  })

  test.each<[Weighing, boolean, boolean]>([
    // the plan behind the denial; something no rule is about
    ['deny wins', false, false],
    ['allow wins', true, false],
    ['first wins', true, false],
    ['last wins', true, false],
    ['most specific wins', true, false],
    ['allowed unless denied', false, true],
  ])('%s', (weighing, plan, other) => {
    expect(isAllowed(rules, ana('read', '/docs/secret/plan'), weighing)).toBe(plan)
    expect(isAllowed(rules, ana('read', '/tickets/1'), weighing)).toBe(other)
  })

  test('first and last are not the same', () => {
    const two = ['deny ana read /x', 'allow ana read /x'].map(rule)
    expect(isAllowed(two, ana('read', '/x'), 'first wins')).toBe(false)
    expect(isAllowed(two, ana('read', '/x'), 'last wins')).toBe(true)
    expect(isAllowed(two, ana('read', '/x'))).toBe(false)
  })
})

describe('roles', () => {
  const roles: Roles = {
    members: [
      ['ana', 'lead'],
      ['ben', 'clerk'],
      ['ben', 'auditor'],
    ],
    inherits: [
      ['lead', 'senior'],
      ['senior', 'clerk'],
    ],
    grants: [
      ['clerk', 'write invoices'],
      ['senior', 'approve payments'],
      ['auditor', 'write invoices'],
    ],
    denials: [],
  }

  test('are inherited over several steps, and not upwards', () => {
    expect([...rolesOf(roles, 'ana')]).toEqual(['lead', 'senior', 'clerk'])
    expect([...rolesOf(roles, 'ben')]).toEqual(['clerk', 'auditor'])
    expect([...accessOf(roles)].toSorted()).toEqual(['ana: approve payments', 'ana: write invoices', 'ben: write invoices'])
  })

  test('one way closed leaves the other open', () => {
    expect(accessOf({ ...roles, members: roles.members.filter(([, role]) => role !== 'auditor') })).toContain('ben: write invoices')
  })

  test('a denial beats every grant and is inherited', () => {
    expect([...accessOf({ ...roles, denials: [['clerk', 'write invoices']] })]).toEqual(['ana: approve payments'])
    expect([...accessOf({ ...roles, denials: [['auditor', 'write invoices']] })].toSorted()).toEqual([
      'ana: approve payments',
      'ana: write invoices',
    ])
  })
})
