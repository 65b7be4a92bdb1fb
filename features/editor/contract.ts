import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { Chance, changedMeanwhile, Done, gone, Half, Line, OfPerson, Slug, startFirst, Version } from '../shapes.ts'

/** A version by its number; 0 is the framework Evenkeel comes with. */
const Nth = Type.Integer({ minimum: 0, maximum: 1_000_000 })
const NumberInPath = Type.String({
  pattern: '^(0|[1-9]\\d{0,5})$',
  description: 'A version by its number; 0 is the framework Evenkeel comes with',
})

/** Unfinished texts are saved too; only the greatest lengths hold while somebody writes. */
const Text = (most: number) => Type.String({ maxLength: most })
const Anchor = Text(420)
const Competency = Type.Object(
  {
    id: Slug,
    half: Half,
    name: Text(60),
    about: Text(240),
    anchors: Type.Object({ 1: Anchor, 2: Anchor, 3: Anchor, 4: Anchor, 5: Anchor }, { additionalProperties: false }),
    halfLifeInDays: Type.Integer({ minimum: 180, maximum: 3650 }),
    status: Type.Union([Type.Literal('emerging'), Type.Literal('current'), Type.Literal('fading')]),
  },
  { additionalProperties: false },
)
export type Competency = Static<typeof Competency>

const HalfOfLevel = Type.Object(
  {
    share: Type.Integer({ minimum: 0, maximum: 100 }),
    floor: Type.Number({ minimum: 0, maximum: 5 }),
    evidence: Type.Array(Slug, { maxItems: 20 }),
    requirements: Type.Array(
      Type.Object(
        {
          competency: Slug,
          level: Type.Number({ minimum: 0.5, maximum: 5 }),
          weight: Type.Number({ exclusiveMinimum: 0, maximum: 10 }),
          essential: Type.Boolean(),
        },
        { additionalProperties: false },
      ),
      { maxItems: 60 },
    ),
  },
  { additionalProperties: false },
)
const Level = Type.Object(
  {
    id: Slug,
    title: Text(60),
    purpose: Text(700),
    changes: Type.Array(Text(240), { maxItems: 6 }),
    technical: HalfOfLevel,
    people: HalfOfLevel,
  },
  { additionalProperties: false },
)
export type Level = Static<typeof Level>
const Family = Type.Object({ id: Slug, title: Text(60), purpose: Text(700), levels: Type.Array(Level) })
export type Family = Static<typeof Family>
const Document = Type.Object({ competencies: Type.Array(Competency), families: Type.Array(Family) })
export type Document = Static<typeof Document>

/** One step of writing, as data. */
const Step = Type.Union([
  Type.Object({ do: Type.Literal('save-competency'), competency: Competency }, { additionalProperties: false }),
  Type.Object({ do: Type.Literal('add-competency'), half: Half, name: Line(60) }, { additionalProperties: false }),
  Type.Object({ do: Type.Literal('save-family'), id: Slug, title: Text(60), purpose: Text(700) }, { additionalProperties: false }),
  Type.Object({ do: Type.Literal('add-family'), title: Line(60) }, { additionalProperties: false }),
  Type.Object({ do: Type.Literal('save-level'), family: Slug, level: Level }, { additionalProperties: false }),
  Type.Object({ do: Type.Literal('add-level'), family: Slug, title: Line(60) }, { additionalProperties: false }),
  Type.Object({ do: Type.Literal('remove-competency'), id: Slug }, { additionalProperties: false }),
  Type.Object({ do: Type.Literal('remove-family'), id: Slug }, { additionalProperties: false }),
  Type.Object({ do: Type.Literal('remove-level'), family: Slug, id: Slug }, { additionalProperties: false }),
  Type.Object({ do: Type.Literal('put-back'), at: Type.Integer({ minimum: 0, maximum: 10_000 }) }, { additionalProperties: false }),
  Type.Object(
    { do: Type.Literal('fix'), rule: Slug, path: Type.String({ maxLength: 200 }), place: Type.String({ maxLength: 300 }) },
    { additionalProperties: false },
  ),
])
export type Step = Static<typeof Step>

const Finding = Type.Object({
  rule: Slug,
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  path: Type.String(),
  place: Type.String(),
  message: Type.String(),
  remedy: Type.String(),
  fix: Type.Union([Type.String(), Type.Null()], { description: 'What a machine can do about it, in words; null where only a person can' }),
})
export type Finding = Static<typeof Finding>

const Change = Type.Object({
  competency: Type.Union([Slug, Type.Null()]),
  family: Type.Union([Slug, Type.Null()]),
  level: Type.Union([Slug, Type.Null()]),
  words: Type.String(),
  texts: Type.Union([Type.Object({ before: Type.String(), after: Type.String() }), Type.Null()]),
})
export type Change = Static<typeof Change>

const Published = Type.Object({
  number: Nth,
  publishedOn: Type.String({ description: 'ISO 8601, UTC' }),
  publishedBy: Type.String(),
  why: Type.String(),
})
export type Published = Static<typeof Published>

const Removed = Type.Object({ at: Type.Integer(), what: Type.String({ description: 'competency, family or level' }), name: Type.String() })

const Draft = Type.Object({
  number: Nth,
  version: Version,
  document: Document,
  removed: Type.Array(Removed, { description: 'What was taken out and can be put back until the draft is published' }),
  findings: Type.Array(Finding),
  sources: Type.Array(Type.Object({ id: Slug, label: Type.String(), independent: Type.Boolean() }), {
    description: 'Ways of knowing that may be allowed to speak for a half',
  }),
})
export type Draft = Static<typeof Draft>

const Stand = Type.Object({
  title: Type.String(),
  chance: Chance,
  gates: Type.Array(Type.Object({ label: Type.String(), state: Type.String() })),
})
export type Stand = Static<typeof Stand>

const solo = {
  status: 409,
  title: 'This is a solo account',
  remedy: 'Set up an organisation first: a framework of its own is for people who work together.',
} as const

export const contract = defineContract({
  listVersions: {
    method: 'GET',
    path: '/api/organisation/framework/versions',
    shows: 'framework',
    summary: 'Which version is in force, and every published one, newest first',
    query: Type.Object({ before: Type.Optional(Nth), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }),
    reply: Type.Object({
      inForce: Nth,
      draft: Type.Union([Type.Object({ number: Nth, begunOn: Type.String(), begunBy: Type.String() }), Type.Null()]),
      versions: Type.Array(Published),
      next: Type.Union([Nth, Type.Null()]),
    }),
  },
  showVersion: {
    method: 'GET',
    path: '/api/organisation/framework/versions/:number',
    summary: 'One published version, whole',
    params: Type.Object({ number: NumberInPath }),
    reply: Document,
    refusals: { gone },
  },
  showDifference: {
    method: 'GET',
    path: '/api/organisation/framework/versions/:number/changes',
    shows: 'draft',
    summary: 'What one version changes against another, or against the one before it, in sentences',
    params: Type.Object({ number: NumberInPath }),
    query: Type.Object({ since: Type.Optional(Nth) }),
    reply: Type.Object({ changes: Type.Array(Change) }),
    refusals: { gone },
  },
  beginDraft: {
    method: 'POST',
    path: '/api/organisation/framework/draft',
    summary: 'Begin a new version from the one in force',
    reply: Type.Object({ number: Nth }),
    refusals: {
      'solo-account': solo,
      'draft-there': { status: 409, title: 'There is a draft already', remedy: 'Go on with it, or discard it first.' },
    },
  },
  showDraft: {
    method: 'GET',
    path: '/api/organisation/framework/draft',
    shows: 'draft',
    summary: 'The draft, what was taken out of it, and what stands between it and being published',
    reply: Type.Object({ draft: Type.Union([Draft, Type.Null()], { description: 'Null while nobody has begun one' }) }),
  },
  changeDraft: {
    method: 'PUT',
    path: '/api/organisation/framework/draft',
    summary: 'One step of writing: save, add, remove, put back, or apply a fix',
    body: Type.Object({ step: Step, version: Version }, { additionalProperties: false }),
    reply: Type.Object({ ...Draft.properties, added: Type.Union([Slug, Type.Null()], { description: 'The id of what was added' }) }),
    refusals: {
      gone,
      'changed-meanwhile': changedMeanwhile,
      'no-such-place': {
        status: 422,
        title: 'There is no place for this',
        remedy: 'What it speaks of is not in the draft, or there is no room for more. Load the draft again.',
      },
    },
  },
  discardDraft: {
    method: 'DELETE',
    path: '/api/organisation/framework/draft',
    summary: 'Throw the draft away; what is in force stays as it is',
    body: Type.Object({ version: Version }, { additionalProperties: false }),
    reply: Done,
    refusals: { gone, 'changed-meanwhile': changedMeanwhile },
  },
  publishDraft: {
    method: 'POST',
    path: '/api/organisation/framework/draft/publication',
    summary: 'Put the draft in force for new aims; whoever has an aim keeps their version',
    body: Type.Object({ why: Line(300), version: Version }, { additionalProperties: false }),
    reply: Type.Object({ number: Nth }),
    refusals: {
      gone,
      'changed-meanwhile': changedMeanwhile,
      'lint-not-clean': {
        status: 422,
        title: 'The draft still has findings that keep it from being published',
        remedy: 'Mend what is marked as needed under findings; then publish again.',
      },
    },
  },
  showMove: {
    method: 'GET',
    path: '/api/people/:personId/framework/move',
    shows: 'framework',
    summary: 'What would change for you under the version in force: its words for your two roles, and your gates before and after',
    params: OfPerson,
    reply: Type.Object({
      from: Nth,
      to: Nth,
      published: Type.Union([Published, Type.Null()]),
      changes: Type.Array(Change),
      before: Stand,
      after: Type.Union([Stand, Type.Null()], { description: 'Null when one of your roles is not in the version in force' }),
    }),
    refusals: { 'start-first': startFirst },
  },
  moveOver: {
    method: 'POST',
    path: '/api/people/:personId/framework/move',
    summary: 'Be judged by the version in force from now on',
    params: OfPerson,
    body: Type.Object({ to: Nth }, { additionalProperties: false }),
    reply: Type.Object({ number: Nth }),
    refusals: {
      'start-first': startFirst,
      'changed-meanwhile': changedMeanwhile,
      'no-such-role': {
        status: 409,
        title: 'One of your roles is not in the new version',
        remedy: 'Choose among the roles in force; your evidence stays.',
      },
    },
  },
})
