/** What goes into an operation, what comes back, and the names of its refusals; types only. */
export type Shape = {
  readonly params?: object
  readonly query?: object
  readonly body?: unknown
  readonly reply: unknown
  readonly refusals: string
  /** Which list of the reply comes in pages. */
  readonly rows?: string
}

/** One operation as data: enough to ask for it, and typed by what it takes and gives. */
export type Op<S extends Shape = Shape> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: `/api/${string}`
  readonly body?: true
  /** Answers with a file, not with JSON. */
  readonly file?: true
  /** The list that comes in pages, and the field of the query that asks for the next one. */
  readonly page?: readonly [rows: string, cursor: string]
  readonly shape?: S
}

type Part<S, K extends string> = K extends keyof S ? { readonly [Name in K]: S[K] } : unknown
type OptionalPart<S, K extends string> = K extends keyof S ? { readonly [Name in K]?: S[K] } : unknown

export type GivenTo<S> = Part<S, 'params'> & Part<S, 'body'> & OptionalPart<S, 'query'>
/** Where nothing has to be given, nothing is. */
export type Arguments<S> = S extends { readonly params: unknown } | { readonly body: unknown } ? [given: GivenTo<S>] : [given?: GivenTo<S>]

export type ReplyOf<O> = O extends Op<infer S> ? S['reply'] : never
export type RowOf<S> = S extends { readonly rows: infer R extends string; readonly reply: infer Reply }
  ? R extends keyof Reply
    ? Reply[R] extends readonly (infer Row)[]
      ? Row
      : never
    : never
  : never
