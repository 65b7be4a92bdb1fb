import Type, { type Static, type TSchema } from 'typebox'

export const OrNone = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Of a framework in the library, or `evenkeel`: the built-in one. */
export const FrameworkId = Type.String({ pattern: '^(evenkeel|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$' })
export const Of = Type.Object({ frameworkId: FrameworkId })

export const Source = Type.Object({
  id: Type.String(),
  name: Type.String(),
  version: Type.String(),
  licence: Type.String(),
  notice: Type.String(),
  address: OrNone(Type.String()),
})
export type Source = Static<typeof Source>

export const Counts = Type.Object({
  families: Type.Integer(),
  roles: Type.Integer(),
  levels: Type.Integer(),
  skills: Type.Integer(),
  requirements: Type.Integer(),
  withoutLevel: Type.Integer({ description: 'Requirements that come without a level' }),
  measured: Type.Boolean({ description: 'Whether it brings along measured importance' }),
})
export type Counts = Static<typeof Counts>

/** What a verb hands over to be sent as a file. */
export const File = Type.Object({ name: Type.String(), type: Type.String(), text: Type.String() })

/** `after`: how many come before, as the reply's `next` says. */
export const Page = {
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
}
