/** One thing to choose. `about` says what it means in a line. */
export type Choice = { readonly id: string; readonly name: string; readonly about?: string }
