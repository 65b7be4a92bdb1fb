import Type, { type Static } from 'typebox'

const Text = Type.String({ minLength: 1 })
const TextOrNone = Type.Union([Text, Type.Null()])
const NumberOrNone = Type.Union([Type.Number(), Type.Null()])
const closed = { additionalProperties: false } as const

/** Whose words these are, and on what terms they may be used. The notice is shown wherever something of this framework is shown. */
export const FrameworkSource = Type.Object(
  { id: Text, name: Text, version: Text, licence: Text, notice: Text, address: TextOrNone },
  { ...closed, $id: 'FrameworkSource' },
)
export type FrameworkSource = Static<typeof FrameworkSource>

/** The steps a skill is graded by, in the framework's own numbers; `names` from the lowest to the highest, empty when they are bare numbers. */
const Scale = Type.Object({ minimum: Type.Number(), maximum: Type.Number(), names: Type.Array(Text) }, closed)
export type Scale = Static<typeof Scale>

/** One published figure with its doubt: standard error, sample size, and the bounds of its 95 % interval, as far as they were published. */
const Figure = Type.Object({ value: Type.Number(), se: NumberOrNone, n: NumberOrNone, low: NumberOrNone, high: NumberOrNone }, closed)
export type Figure = Static<typeof Figure>

/** `code` is the framework's own identifier, where it has one beside the name. */
const Family = Type.Object({ id: Text, name: Text, about: TextOrNone, code: TextOrNone, source: FrameworkSource }, closed)
export type Family = Static<typeof Family>

const Role = Type.Object(
  {
    id: Text,
    family: TextOrNone,
    name: Text,
    about: TextOrNone,
    code: TextOrNone,
    /** The role whose requirements are read in place of its own, where the framework has none for it. */
    standIn: TextOrNone,
    source: FrameworkSource,
  },
  closed,
)
export type ImportedRole = Static<typeof Role>

const HalfOfLevel = Type.Object({ share: Type.Number(), floor: Type.Number(), evidence: Type.Array(Text) }, closed)

const Level = Type.Object(
  {
    /** `role/level`. */
    id: Text,
    role: Text,
    /** 1 for the lowest of its role. */
    order: Type.Integer({ minimum: 1 }),
    title: Text,
    purpose: TextOrNone,
    changes: Type.Array(Text),
    /** False where the framework keeps a place for the level and says that it is not in use. */
    inUse: Type.Boolean(),
    /** How much each half weighs, its floor, and which sources may speak for it; null where the framework does not say. */
    halves: Type.Union([Type.Object({ technical: HalfOfLevel, people: HalfOfLevel }, closed), Type.Null()]),
    source: FrameworkSource,
  },
  closed,
)
export type ImportedLevel = Static<typeof Level>

const Anchor = Type.Object({ level: Type.Number(), name: TextOrNone, text: Text }, closed)
const Half = Type.Union([Type.Literal('technical'), Type.Literal('people')])

const Skill = Type.Object(
  {
    id: Text,
    /** What the framework calls it: skill, knowledge, task, competency. */
    kind: Text,
    name: Text,
    about: TextOrNone,
    code: TextOrNone,
    /** Null where neither the framework nor its importer says; `halfOf` then goes by the name. */
    half: Type.Union([Half, Type.Null()]),
    anchors: Type.Array(Anchor),
    halfLifeInDays: NumberOrNone,
    status: Type.Union([Type.Literal('emerging'), Type.Literal('current'), Type.Literal('fading'), Type.Null()]),
    source: FrameworkSource,
  },
  closed,
)
export type Skill = Static<typeof Skill>

const Requirement = Type.Object(
  {
    role: Text,
    level: Text,
    skill: Text,
    /** What is asked for, on the framework's scale; null where it does not say. */
    required: NumberOrNone,
    weight: Type.Number({ exclusiveMinimum: 0 }),
    essential: Type.Union([Type.Boolean(), Type.Null()]),
    /** What the framework says of this skill at this very level. */
    descriptor: TextOrNone,
    /** Where the level and the weight were measured: the figures they were taken from. */
    figures: Type.Union([
      Type.Object({ required: Type.Union([Figure, Type.Null()]), weight: Type.Union([Figure, Type.Null()]) }, closed),
      Type.Null(),
    ]),
    source: FrameworkSource,
  },
  closed,
)
export type ImportedRequirement = Static<typeof Requirement>

/** What could not be read as it stands: where, what is wrong, and what to do about it. */
const Trouble = Type.Object({ file: Text, line: Type.Union([Type.Integer(), Type.Null()]), what: Text, remedy: Text }, closed)
export type Trouble = Static<typeof Trouble>

/** What somebody else's framework says, in our words. */
export const Framework = Type.Object(
  {
    source: FrameworkSource,
    scale: Type.Union([Scale, Type.Null()]),
    families: Type.Array(Family),
    roles: Type.Array(Role),
    levels: Type.Array(Level),
    skills: Type.Array(Skill),
    requirements: Type.Array(Requirement),
    /** What was found, in the framework's own terms, so that a reader can compare it with what its publisher says. */
    counted: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
    problems: Type.Array(Trouble),
  },
  { ...closed, $id: 'Framework' },
)
export type Framework = Static<typeof Framework>

/** What most objects of most frameworks leave unsaid. */
export const unsaid = {
  families: { about: null, code: null },
  roles: { family: null, about: null, code: null, standIn: null },
  levels: { purpose: null, changes: [], inUse: true, halves: null },
  skills: { kind: 'skill', about: null, code: null, half: null, anchors: [], halfLifeInDays: null, status: null },
  requirements: { required: null, weight: 1, essential: null, descriptor: null, figures: null },
} as const

/** What a role is asked for: its own requirements, or those of its stand-in. */
export function requirementsOf(framework: Framework, roleId: string): ImportedRequirement[] {
  const role = framework.roles.find(({ id }) => id === roleId)
  const asked = role?.standIn ?? roleId
  return framework.requirements.filter((requirement) => requirement.role === asked)
}
