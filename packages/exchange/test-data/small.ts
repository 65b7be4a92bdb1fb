import { toOwnYaml } from '../src/export/own-yaml.ts'
import { toYaml } from '../src/export/yaml.ts'
import type { ImportFile } from '../src/files.ts'
import { oursInSmall } from './own.ts'
import { tableOf } from './upstream.ts'

/** Files of our own in the shape of each kind of upstream: small, without a fault, and none of their words. */
const ddat = [
  tableOf(
    'roles.csv',
    `Role Family,Role,Role Description,Role Level,Role Level Description,Skill Name,Skill Description,Skill Level,Skill Level Description,Role Type
Boats,Helm,Steers the boat.,Senior helm,Steers in a storm.,Steering,Keeping a course.,Expert,Holds the course in any sea.,
Boats,Helm,Steers the boat.,Senior helm,Steers in a storm.,Telling the crew,Saying what comes next.,Practitioner,Warns before each turn.,
Boats,Helm,Steers the boat.,Helm,Steers in calm water.,Steering,Keeping a course.,Working,Holds the course in a breeze.,
Boats,Helm,Steers the boat.,Helm,Steers in calm water.,Telling the crew,Saying what comes next.,Awareness,Answers when asked.,
`,
  ),
  tableOf(
    'skills.csv',
    `Skill Name,Skill Description,Awareness,Working,Practitioner,Expert,Roles that require Skill
Steering,Keeping a course.,Knows the rudder.,Holds the course in a breeze.,Holds it at night.,Holds the course in any sea.,Helm
Telling the crew,Saying what comes next.,Answers when asked.,Says what is next.,Warns before each turn.,The crew acts without asking.,Helm
`,
  ),
]

const element = (type: string, id: string, title: string, text: string) => ({ element_type: type, element_identifier: id, title, text })
const relation = (from: string, to: string) => ({
  source_element_identifier: from,
  dest_element_identifier: to,
  relationship_identifier: 'projection',
})
const nice: ImportFile[] = [
  {
    name: 'components.json',
    document: {
      response: {
        elements: {
          documents: [{ name: 'Harbour framework', version: '1.2.3' }],
          elements: [
            element('category', 'HB', 'HARBOUR', 'Looks after the harbour.'),
            element('work_role', 'HB-WRL-001', 'Harbour master', 'Responsible for the harbour.'),
            element('task', 'T0001', '', 'Assign berths'),
            element('knowledge', 'K0001', '', 'Knowledge of tides'),
            element('skill', 'S0001', '', 'Skill in talking with captains'),
            element('competency_area', 'NF-COM-001', 'Tides', 'What a harbour has to know of tides.'),
          ],
          relationships: [
            relation('HB', 'HB-WRL-001'),
            relation('HB-WRL-001', 'T0001'),
            relation('HB-WRL-001', 'K0001'),
            relation('HB-WRL-001', 'S0001'),
          ],
        },
      },
    },
  },
]

const rating =
  'O*NET-SOC Code,Title,Element ID,Element Name,Scale ID,Scale Name,Data Value,N,Standard Error,Lower CI Bound,Upper CI Bound,Recommend Suppress,Not Relevant,Date,Domain Source'
const onet = [
  tableOf('db_29_3_text/Occupation Data.csv', 'O*NET-SOC Code,Title,Description\n15-0001.00,Bell Ringers,Ring bells.\n'),
  tableOf(
    'db_29_3_text/Skills.csv',
    `${rating}
15-0001.00,Bell Ringers,2.A.1.b,Active Listening,IM,Importance,4.0,8,0.1,3.8,4.2,N,,08/2024,Analyst
15-0001.00,Bell Ringers,2.A.1.b,Active Listening,LV,Level,4.5,8,0.2,4.1,4.9,N,N,08/2024,Analyst
15-0001.00,Bell Ringers,2.B.3.k,Troubleshooting,IM,Importance,3.0,8,0.2,2.6,3.4,N,,08/2024,Analyst
15-0001.00,Bell Ringers,2.B.3.k,Troubleshooting,LV,Level,2.5,8,0.3,1.9,3.1,N,Y,08/2024,Analyst
`,
  ),
]

const ft: ImportFile[] = [
  {
    name: 'harbour.yml',
    text: `name: Harbour
summary: Those who look after the harbour.
googleSheetId: none
levels:
  - { id: hand, name: Harbour hand }
  - { id: master, name: Harbour master }
themes:
  - { id: talking, name: Talking, summary: With captains. }
competencies:
  - { id: a, level: hand, theme: talking, summary: Answers on the radio., proficiency: Awareness }
  - { id: b, level: master, theme: talking, summary: Settles who berths first., proficiency: Expert }
`,
  },
]

const unidays: ImportFile[] = [
  {
    name: 'core.json',
    document: {
      title: 'Core',
      path: 'core-competencies',
      topics: [
        {
          title: '📯 Talking',
          path: 'talking',
          summary: 'With captains.',
          levels: [{ title: 'Deckhand', path: '1', criteria: ['Answers.'] }],
        },
      ],
    },
  },
  {
    name: 'roles.json',
    document: {
      title: 'All',
      path: 'all',
      departments: [
        {
          title: 'Harbour',
          path: 'harbour',
          roles: [
            {
              title: 'Harbour hand',
              path: 'hand',
              levels: [
                { title: 'Harbour hand', path: 'hand', summary: 'Ties up.', competencies: { required: ['core-competencies/talking/1'] } },
              ],
            },
          ],
        },
      ],
    },
  },
]

const monzo: ImportFile[] = [
  {
    name: 'harbour.md',
    text: `---
path: "/harbour"
title: "⚓ Harbour"
sidebarGroup: "water"
levels: 2
topics:
  - name: "talking"
    title: "Talking"
    content:
      - level: 1
        criteria:
          - "Answers on the radio"
      - level: 2
        exampleCriteria:
          - criteria: "Settles who berths first"
            examples:
              - "Two ferries at once"
---
# Harbour
`,
  },
]

const jorgef: ImportFile[] = [
  {
    name: 'README.md',
    text: `# Ladders

# Levels

## Knots

1. **Ties**: ties one knot
2. **Teaches**: teaches the knots

## Crew

1. **Hears**: hears what is said
2. **Asks**: asks before turning

# Questions
`,
  },
  {
    name: 'Hand.md',
    text: '# Hand\n\nTies the boat up.\n\n## H1 - Hand 1\n\n* **Ties**: ties one knot\n* **Asks**: asks before turning\n',
  },
]

const etsy: ImportFile[] = [
  {
    name: 'competencies.md',
    text: `## Competencies

### Talking
**Example Skills:** Radio
<table>
    <thead><th>Beginner</th><th>Intermediate</th></thead>
    <tbody><tr><td><ul><li>You answer.</li></ul></td><td><ul><li>You ask.</li></ul></td></tr></tbody>
</table>
`,
  },
]

const artsy: ImportFile[] = [
  {
    name: 'ladder.md',
    text: `### Water
<table>
  <tr><td>Water</td><td>Engineer 1</td><td>Engineer 2</td></tr>
  <tr><td>Talking</td><td><ul><li>Answers &amp; repeats.</li></ul></td><td>&nbsp;</td></tr>
  <tr><td>Knots</td><td><ul><li>Ties one.</li></ul></td><td><ul><li>Ties two.</li></ul></td></tr>
</table>
`,
  },
]

const table = [
  tableOf(
    'ours.csv',
    'Role,Grade,Skill,Half,Skill level,Weight,Description\nHelm,Helm,Steering,technical,2,3,Holds the course.\nHelm,Helm,Talking,people,3,2,Says what is next.\n',
  ),
]

export const small: Readonly<Record<string, ImportFile[]>> = {
  ddat,
  nice,
  onet,
  ft,
  unidays,
  monzo,
  jorgef,
  etsy,
  artsy,
  table,
  'own-yaml': [{ name: 'own.yaml', text: toOwnYaml(oursInSmall) }],
  'exchange-yaml': [{ name: 'exchange.yaml', text: toYaml(oursInSmall) }],
}
