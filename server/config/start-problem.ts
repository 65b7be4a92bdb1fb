export type StartProblemCode =
  | 'in-use'
  | 'not-writable'
  | 'permission'
  | 'disk-full'
  | 'port-busy'
  | 'other-version'
  | 'missing-binaries'
  | 'missing-libraries'
  | 'unknown-user'
  | 'not-durable'
  | 'not-suitable'
  | 'damaged'
  | 'unreachable'
  | 'failed'

/**
 * Why Evenkeel cannot start or go on, as the person in charge reads it: what is wrong in `message`, what to do in `remedy`.
 * Neither ever carries a password.
 */
export class StartProblem extends Error {
  readonly code: StartProblemCode
  readonly remedy: string

  constructor(code: StartProblemCode, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartProblem'
    this.code = code
    this.remedy = remedy
  }
}
