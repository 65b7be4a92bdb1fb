import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Competency } from '../competency.ts'
import { loadContent } from '../load.ts'
import { wordingRules } from './index.ts'

const folder = new URL('../../competencies/', import.meta.url)
const shipped = loadContent(
  readdirSync(folder).map((name) => ({ path: `competencies/${name}`, text: readFileSync(new URL(name, folder), 'utf8') })),
)

type Anchors = { -readonly [level in keyof Competency['anchors']]: string }

/** The shipped competencies, with the anchors of one of them changed. */
function check(id: string, spoil: (anchors: Anchors, all: ReadonlyMap<string, Competency>) => void) {
  const competencies = structuredClone(new Map(shipped.content.competencies))
  spoil(competencies.get(id)!.anchors, competencies)
  const content = { competencies, roles: new Map(), situations: new Map() }
  return wordingRules.flatMap((rule) => rule.check(content, () => true).map((complaint) => ({ rule: rule.id, ...complaint })))
}

const write = (level: keyof Anchors, text: string) => (anchors: Anchors) => {
  anchors[level] = text
}

test('the shipped anchors have no finding', () => {
  expect(check('ownership', () => {})).toEqual([])
})

describe('a seeded defect is found, by its rule alone, at its place, in its own words', () => {
  const mutants: [what: string, found: string, id: string, place: string, message: string, spoil: Parameters<typeof check>[1]][] = [
    [
      'a trait',
      'observable error',
      'ownership',
      'anchors.4',
      '"proactive" judges the person',
      write(4, 'Is proactive about risks in each project of the team. The others hear about them in good time and adjust the plan.'),
    ],
    [
      'a state of mind',
      'observable error',
      'networks',
      'anchors.3',
      '"understands" cannot be seen',
      write(3, 'Understands how packets travel from one host to another. Colleagues come with their questions and go away with answers.'),
    ],
    [
      'a quality without a deed',
      'observable error',
      'testing',
      'anchors.3',
      '"good at" cannot be seen',
      write(3, 'Is good at writing tests for the code of the team. Faults are found early and the releases go out on the planned day.'),
    ],
    [
      'two things joined',
      'double-barrelled error',
      'ownership',
      'anchors.3',
      '"as well as" joins two things',
      write(3, 'Waits while the user repeats the task, as well as writing to the manager. The case is closed on what both have seen.'),
    ],
    [
      'a second behaviour in place of an effect',
      'double-barrelled error',
      'testing',
      'anchors.2',
      '"mentors two juniors"',
      write(
        2,
        'Writes tests for the expected path only, once the code is finished. Mentors two juniors on the team while the release goes on.',
      ),
    ],
    [
      'a second behaviour after "and"',
      'double-barrelled warning',
      'debugging',
      'anchors.4',
      '"and mentors a"',
      write(4, 'Isolates a fault that shows only under load, and mentors a junior. The owners of the systems act on the evidence.'),
    ],
    [
      'a second behaviour after a semicolon',
      'double-barrelled warning',
      'debugging',
      'anchors.4',
      '"; writes release"',
      write(4, 'Isolates a fault that shows only under load; writes release notes. The owners of the systems act on the evidence.'),
    ],
    [
      'a second verb that could be a noun',
      'double-barrelled warning',
      'networks',
      'anchors.4',
      '"and reports the"',
      write(4, 'Lists the routes of a slow connection and reports the cost of the contract. The owners act on the evidence the same day.'),
    ],
    [
      'levels apart by an adverb',
      'frequency error',
      'empathy',
      'anchors.4',
      'Levels 3 and 4 differ only in how often ("always")',
      (a) => {
        a[4] = a[3].replace('Names', 'Always names')
      },
    ],
    [
      'levels apart by two adverbs',
      'frequency error',
      'prioritising',
      'anchors.2',
      'Levels 1 and 2 differ only in how often ("sometimes")',
      (a) => {
        a[2] = a[1].replace('Accepts', 'Sometimes accepts')
        a[1] = a[1].replace('Accepts', 'Often accepts')
      },
    ],
    [
      'an adverb in the lower level, and a word changed',
      'frequency error',
      'empathy',
      'anchors.3',
      'Levels 2 and 3 differ only in how often ("rarely")',
      (a) => {
        a[2] = a[3].replace('Names', 'Rarely names').replace('missed', 'lost')
      },
    ],
    [
      'a level nearly said twice',
      'distinct error',
      'version-control',
      'anchors.4',
      'Levels 3 and 4 of "Version control and collaboration tooling" use nearly the same words',
      (a) => {
        a[4] = a[3].replace('one thing', 'one useful thing').replace('A reviewer', 'Each reviewer')
      },
    ],
    [
      'a deed counted in two competencies',
      'distinct warning',
      'problem-framing',
      'anchors.3',
      'nearly the same as level 3 of "Active listening"',
      (a, all) => {
        a[3] = all.get('active-listening')!.anchors[3]
      },
    ],
    [
      'a behaviour without an effect',
      'effect error',
      'programming',
      'anchors.3',
      'a behaviour without an effect',
      write(3, 'Writes code in small, named parts that handle the expected, the empty and the failing input of the task.'),
    ],
    [
      'a level 5 that stays alone',
      'reach warning',
      'networks',
      'anchors.5',
      'names nobody who works differently',
      write(
        5,
        'Lays out zones, addresses and routes for new services within safe limits. A fault in one zone stays there and is gone within minutes.',
      ),
    ],
    [
      'three sentences',
      'length error',
      'debugging',
      'anchors.2',
      '3 sentences, more than 2',
      (a) => {
        a[2] += ' The next release has it again.'
      },
    ],
    [
      'too little to go by',
      'length error',
      'version-control',
      'anchors.2',
      '50 characters, fewer than 60',
      write(2, 'Opens a change without a title. Reviewers wait on.'),
    ],
    [
      'too much to read',
      'length error',
      'clear-communication',
      'anchors.2',
      'more than 320',
      (a) => {
        a[2] = `Writes an update that gives the state ${'of one more part of the work '.repeat(10)}at length. Readers come back with questions.`
      },
    ],
    [
      'levels of uneven length',
      'length warning',
      'empathy',
      'anchors',
      'length itself will draw raters',
      write(2, 'Says "sorry about that" to an upset user. The user breaks off.'),
    ],
  ]

  test.each(mutants)('%s: %s', (_, found, id, place, message, spoil) => {
    const [rule, severity] = found.split(' ')
    const findings = check(id, spoil)
    expect(findings).toContainEqual(
      expect.objectContaining({ rule, severity, path: `competencies/${id}.yaml`, place, message: expect.stringContaining(message) }),
    )
    for (const finding of findings) expect([finding.rule, finding.remedy.length > 20]).toEqual([rule, true])
  })

  test('no rule is without a mutant', () => {
    expect(new Set(mutants.map(([, found]) => found.split(' ')[0]))).toEqual(new Set(wordingRules.map((rule) => rule.id)))
  })
})

describe('what only looks like a defect passes', () => {
  test.each<[what: string, id: string, spoil: Parameters<typeof check>[1]]>([
    [
      'a term of the trade',
      'security-engineering',
      write(2, 'Closes each alert as a false positive without looking at the log behind it. Reviewers find an open way in a week later.'),
    ],
    [
      'a verb inside quotation marks',
      'ownership',
      write(2, 'Closes the case with "works on my machine and closes the ticket". The person who reported it finds the same fault again.'),
    ],
    [
      'a list of nouns that could be verbs',
      'operating-systems',
      write(
        3,
        'Reads the logs, processes and limits of a machine before restarting anything. The service comes back with its fault removed.',
      ),
    ],
    [
      'a question in the middle of a sentence',
      'ownership',
      write(2, 'Closes the case on "does it work?" and a nod from the doorway. The person who reported it finds the same fault again.'),
    ],
    [
      'an adverb where the deeds differ',
      'prioritising',
      write(
        2,
        'Works through requests in the order they came in, always. Minor jobs are done while the one with the nearest deadline is late.',
      ),
    ],
  ])('%s', (_, id, spoil) => {
    expect(check(id, spoil)).toEqual([])
  })
})

test('traits and states of mind are found among what changes between role levels', () => {
  const half = { share: 50, floor: 2, evidence: [], requirements: [] }
  const level = {
    id: 'senior',
    title: 'Senior',
    purpose: '',
    technical: half,
    people: half,
    changes: ['Takes on two teams', 'Is passionate about quality'],
  }
  const content = {
    competencies: new Map(),
    roles: new Map([['all', { id: 'all', title: 'All', purpose: '', levels: [level] }]]),
    situations: new Map(),
  }
  const findings = wordingRules.flatMap((rule) => rule.check(content, () => true))
  expect(findings).toMatchObject([
    {
      severity: 'warning',
      path: 'roles/all.yaml',
      place: 'levels.senior.changes[1]',
      message: '"passionate" judges the person, not a behaviour.',
    },
  ])
})

test('a trait comes with a hint of what is often meant, and is no name for a competency', () => {
  const shy = new Map(shipped.content.competencies)
  shy.set('ownership', { ...shy.get('ownership')!, name: 'Proactive attitude' })
  const [found, ...others] = wordingRules.flatMap((rule) =>
    rule.check({ competencies: shy, roles: new Map(), situations: new Map() }, () => true),
  )
  expect(others).toEqual([])
  expect(found).toMatchObject({ severity: 'warning', place: 'name', path: 'competencies/ownership.yaml' })
  expect(found?.remedy).toContain('raises a risk before anybody asks')
})
