import { describe, expect, test } from 'vitest'
import { loadContent } from './load.ts'

const anchor = 'Waits while the person who reported the fault repeats the task. Both have seen the result.'
const programming = yamlOf({ id: 'programming', half: 'technical' })
const empathy = yamlOf({ id: 'empathy', half: 'people' })

function yamlOf(changes: Record<string, string>): string {
  const fields = {
    name: 'A name',
    about: 'What this competency is about, told to you.',
    halfLifeInDays: '900',
    status: 'current',
    ...changes,
  }
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}`)
  return [...lines, 'anchors:', ...[1, 2, 3, 4, 5].map((level) => `  ${level}: ${anchor}`)].join('\n')
}

const purpose = 'You build and run what people at work depend on, and you say where it stands.'
const role = (technical = 'programming', people = 'empathy', second = 'senior-engineer') => `
id: engineering
title: Engineering
purpose: ${purpose}
levels:
${['engineer', second]
  .map(
    (id) => `  - id: ${id}
    title: Engineer
    purpose: ${purpose}
    changes: [Asks before building]
    technical: { share: 50, floor: 2, evidence: [test, work], requirements: [{ competency: ${technical}, level: 3, weight: 1, essential: true }] }
    people: { share: 50, floor: 2, evidence: [manager, work], requirements: [{ competency: ${people}, level: 3, weight: 1, essential: true }] }`,
  )
  .join('\n')}
`

const situation = (competency = 'empathy', last = 'e') => `
id: lost-work
version: 1
competency: ${competency}
title: A lost day
moment: ${'Somebody has lost a day of work and calls you while the clock runs towards the end of the month. '.repeat(2)}
options:
${['a', 'b', 'c', 'd', last]
  .map(
    (id) =>
      `  - { id: ${id}, text: Say what the loss means for them and ask., effectiveness: 3, why: It shows that the loss has been heard. }`,
  )
  .join('\n')}
rationale: What the loss costs comes first, since nobody listens to steps while they are still upset.
key: starting
difficulty: 2.5
`

const good = [
  { path: 'competencies/programming.yaml', text: programming },
  { path: 'competencies/empathy.yaml', text: empathy },
  { path: 'roles/engineering.yaml', text: role() },
  { path: 'situations/lost-work.yaml', text: situation() },
]

/** The good files with one put in place of the file at the same path, or beside them. */
function loadWith(path: string, text: string) {
  return loadContent([...good.filter((file) => file.path !== path), { path, text }])
}

test('sound files load, in any order, without a problem', () => {
  for (const files of [good, good.toReversed()]) {
    const { content, problems } = loadContent(files)
    expect(problems).toEqual([])
    expect([...content.competencies.keys()].sort()).toEqual(['empathy', 'programming'])
    expect(content.competencies.get('empathy')?.anchors[3]).toBe(anchor)
    expect(content.roles.get('engineering')?.levels.map((level) => level.id)).toEqual(['engineer', 'senior-engineer'])
    expect(content.situations.get('lost-work')?.options).toHaveLength(5)
  }
})

describe('a bad file is left out, and the problem says where, what and what to do', () => {
  test.each<[what: string, path: string, text: string, place: string, message: string, remedy: string]>([
    ['broken YAML', 'roles/engineering.yaml', 'id: engineering\ntitle: "open', 'line 2, column 13', 'not valid YAML', 'Correct the YAML'],
    ['a key twice', 'competencies/empathy.yaml', `${empathy}\nid: empathy`, 'line 13, column 1', 'not valid YAML', 'Correct the YAML'],
    [
      'nothing at all',
      'competencies/empathy.yaml',
      '',
      'whole file',
      'This is empty, not a set of named properties',
      'Write a set of named',
    ],
    [
      'a missing property',
      'competencies/empathy.yaml',
      empathy.replace('status: current\n', ''),
      'whole file',
      '"status" is missing',
      'Add "status"',
    ],
    ['a missing level', 'competencies/empathy.yaml', empathy.replace(/ {2}4: .*\n/, ''), 'anchors (line 8)', '"4" is missing', 'Add "4"'],
    [
      'an unknown property',
      'competencies/empathy.yaml',
      `${empathy}\ncolour: red`,
      'whole file',
      '"colour" is not known here',
      'Known here: id, half, name',
    ],
    [
      'a wrong half',
      'competencies/empathy.yaml',
      yamlOf({ id: 'empathy', half: 'social' }),
      'half (line 6)',
      '"social" is none of',
      'Use one of: technical, people.',
    ],
    [
      'a text for a number',
      'competencies/empathy.yaml',
      yamlOf({ id: 'empathy', half: 'people', halfLifeInDays: 'long' }),
      'halfLifeInDays (line 3)',
      'a text, not a whole number',
      'Write a whole number',
    ],
    [
      'a number too large',
      'competencies/empathy.yaml',
      yamlOf({ id: 'empathy', half: 'people', halfLifeInDays: '9000' }),
      'halfLifeInDays (line 3)',
      '9000 is too large',
      'at most 3650',
    ],
    [
      'a short text',
      'competencies/empathy.yaml',
      yamlOf({ id: 'empathy', half: 'people', about: 'Short.' }),
      'about (line 2)',
      '6 characters, fewer than 20',
      'at least 20',
    ],
    [
      'a short anchor',
      'competencies/empathy.yaml',
      empathy.replace(`4: ${anchor}`, '4: Short.'),
      'anchors.4 (line 11)',
      '6 characters, fewer than 20',
      'at least 20',
    ],
    [
      'a level off the scale',
      'roles/engineering.yaml',
      role().replace('empathy, level: 3', 'empathy, level: 7'),
      'levels[0].people.requirements[0].level (line 11)',
      '7 is too large',
      'at most 5',
    ],
    [
      'another name than its id',
      'competencies/feeling.yaml',
      empathy,
      'id (line 5)',
      'not the name of its file',
      'Rename the file to empathy.yaml',
    ],
    [
      'an id that is taken',
      'old/competencies/empathy.yaml',
      empathy,
      'id (line 5)',
      'taken by competencies/empathy.yaml',
      'Keep one of the two',
    ],
    [
      'a folder nobody reads',
      'notes/empathy.yaml',
      empathy,
      'file name',
      'not a .yaml file in one of the folders',
      'competencies/, roles/ or situations/',
    ],
    [
      'an unknown competency',
      'roles/engineering.yaml',
      role('programing'),
      'levels[0].technical.requirements[0].competency (line 10)',
      'no competency "programing"',
      'Correct the spelling',
    ],
    [
      'a competency in the wrong half',
      'roles/engineering.yaml',
      role('empathy', 'programming'),
      'levels[0].technical.requirements[0].competency (line 10)',
      'belongs to the',
      'Move it to the people',
    ],
    [
      'a level id twice',
      'roles/engineering.yaml',
      role('programming', 'empathy', 'engineer'),
      'levels[1].id (line 12)',
      '"engineer" is used twice',
      'an id of its own',
    ],
    [
      'a situation about nothing',
      'situations/lost-work.yaml',
      situation('emphaty'),
      'competency (line 4)',
      'no competency "emphaty"',
      'Correct the spelling',
    ],
    [
      'an option twice',
      'situations/lost-work.yaml',
      situation('empathy', 'd'),
      'options[4].id (line 12)',
      '"d" is used twice',
      'a, b, c, d and e',
    ],
  ])('%s', (_, path, text, place, message, remedy) => {
    const { problems } = loadWith(path, text)
    expect(problems).toContainEqual({ path, place, message: expect.stringContaining(message), remedy: expect.stringContaining(remedy) })
    for (const problem of problems) if (problem.path === path) expect(problem.message).toContain(message)
  })

  test('a competency required twice at one level is named', () => {
    const line = '{ competency: empathy, level: 3, weight: 1, essential: true }'
    const { content, problems } = loadWith('roles/engineering.yaml', role().replaceAll(`[${line}]`, `[${line}, ${line}]`))
    expect(problems.map((problem) => problem.message)).toEqual(Array(2).fill('"empathy" is required twice at this level.'))
    expect(content.roles.size).toBe(0)
  })

  test('a problem in one file leaves the others loaded, and takes along what leaned on it', () => {
    const { content, problems } = loadWith('competencies/empathy.yaml', 'half: people')
    expect([...content.competencies.keys()]).toEqual(['programming'])
    expect(content.roles.size + content.situations.size).toBe(0)
    expect(new Set(problems.map((problem) => problem.path)).size).toBe(3)
  })
})

test('aliases that multiply without end are named as such', () => {
  const text = `a: &a [${'x,'.repeat(9)}x]\nb: &b [${'*a,'.repeat(9)}*a]\nc: &c [${'*b,'.repeat(9)}*b]\nd: [${'*c,'.repeat(9)}*c]`
  const { problems } = loadWith('competencies/empathy.yaml', text)
  expect(problems[0]).toMatchObject({ place: 'whole file', message: expect.stringContaining('could not be turned into data') })
})

describe('never throws', () => {
  test.each([
    ['nesting without end', '['.repeat(20_000)],
    ['a list', '- 1\n- 2'],
    ['several documents', `${empathy}\n---\n${empathy}`],
    ['a key that is a list', '? [a, b]\n: c'],
    ['a prototype', '__proto__: { id: empathy }\nconstructor: 1'],
    ['a tag from elsewhere', 'id: !!js/function "x"'],
    ['NUL and friends', 'id: "\u0000\uFFFF"\n\t: ['],
  ])('%s', (_, text) => {
    const { content, problems } = loadWith('competencies/empathy.yaml', text)
    expect(problems.length).toBeGreaterThan(0)
    expect(content.competencies.has('empathy')).toBe(false)
    for (const { place, message, remedy } of problems) expect([place, message, remedy].every((words) => words.length > 3)).toBe(true)
  })
})
