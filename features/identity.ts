/** Signing in, as the accounts slice sees it: bound to one request, whose cookies it reads and sets. What you may do is decided elsewhere. */
export type Identity = {
  signUp(who: {
    readonly name: string
    readonly email: string
    readonly password: string
  }): Promise<{ readonly userId: string } | { readonly refused: 'address-taken' }>
  signIn(who: {
    readonly email: string
    readonly password: string
  }): Promise<{ readonly userId: string } | { readonly refused: 'wrong-sign-in' }>
  /** Signs in as somebody of the demo, without a key; whoever was signed in here is signed out. Throws for any other account. */
  enterDemo(userId: string): Promise<void>
  signOut(): Promise<void>
  /** Always says yes, whether or not the address is known; the link goes out by mail or to the operator. */
  askForNewPassword(email: string): Promise<void>
  setNewPassword(who: {
    readonly token: string
    readonly password: string
  }): Promise<{ readonly done: true } | { readonly refused: 'link-spent' }>
  changePassword(who: {
    readonly current: string
    readonly next: string
  }): Promise<{ readonly done: true } | { readonly refused: 'wrong-sign-in' }>
  /** Options for the browser's own dialog, then what the browser answered. Both are opaque to everybody but the authenticator. */
  passkeyToAdd(who: { readonly name: string; readonly email: string } | null): Promise<unknown>
  addPasskey(answer: {
    readonly name: string
    readonly response: unknown
  }): Promise<{ readonly userId: string } | { readonly refused: 'passkey-refused' | 'address-taken' }>
  passkeyToSignIn(): Promise<unknown>
  signInWithPasskey(response: unknown): Promise<{ readonly userId: string } | { readonly refused: 'passkey-refused' }>
  listPasskeys(userId: string): Promise<readonly { readonly id: string; readonly name: string; readonly addedAt: string | null }[]>
  removePasskey(userId: string, id: string): Promise<{ readonly done: true } | { readonly refused: 'last-way-in' }>
  listSessions(
    userId: string,
  ): Promise<readonly { readonly id: string; readonly startedAt: string; readonly lastUsedAt: string; readonly device: string }[]>
  endSession(userId: string, id: string): Promise<void>
  /** For good: the account, its passwords, passkeys and sessions. */
  eraseUser(userId: string): Promise<void>
  email(userId: string): Promise<string>
}
