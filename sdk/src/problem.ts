/** What the server says when it does not do something (RFC 9457): a name for programs, a title and what to do next for people. */
export class Problem<Slug extends string = string> extends Error {
  readonly slug: Slug
  /** 0: no answer at all. */
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly errors: readonly { readonly place: string; readonly message: string }[]
  /** Seconds to wait before asking again, where the server said so. */
  readonly retryAfter: number | null
  constructor(
    given: { type?: string; status?: number; title?: string; detail?: string; errors?: Problem['errors'] },
    retryAfter: number | null = null,
  ) {
    super(given.title ?? 'The server did not answer')
    this.slug = (given.type?.split('/').at(-1) ?? 'no-answer') as Slug
    this.status = given.status ?? 0
    this.title = this.message
    this.detail = given.detail ?? 'Check that Evenkeel is running and that you are connected, then try again. What you typed is still here.'
    this.errors = given.errors ?? []
    this.retryAfter = retryAfter
  }
}
