/** Somebody here, with everything a file may call them by. */
export type Here = {
  readonly personId: string
  readonly name: string
  readonly emails: readonly string[]
  readonly externalId: string | null
  readonly hasLeft: boolean
}

/** `nobody`, `several` of the same name, or the one who is meant. */
export type Found<P extends Here> = { readonly one: P } | 'nobody' | 'several'

/** The same name, however it is typed: composed alike, one space between words, no case. */
export const same = (words: string) => words.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

/** Who is meant by an e-mail address, an id elsewhere or a name, in this order. Whoever is here comes before whoever has left. */
export class Directory<P extends Here> {
  readonly #emails = new Map<string, P[]>()
  readonly #ids = new Map<string, P[]>()
  readonly #names = new Map<string, P[]>()

  constructor(people: readonly P[]) {
    for (const person of people) {
      for (const email of person.emails) put(this.#emails, same(email), person)
      if (person.externalId !== null) put(this.#ids, same(person.externalId), person)
      put(this.#names, same(person.name), person)
    }
  }

  byEmail = (email: string): Found<P> => only(this.#emails.get(same(email)))
  byId = (id: string): Found<P> => only(this.#ids.get(same(id)))
  byName = (name: string): Found<P> => only(this.#names.get(same(name)))
  /** Everybody of a name who is here. */
  named = (name: string): readonly P[] => (this.#names.get(same(name)) ?? []).filter(({ hasLeft }) => !hasLeft)

  find(called: string): Found<P> {
    for (const found of [this.byEmail(called), this.byId(called)]) if (found !== 'nobody') return found
    return this.byName(called)
  }
}

function put<P>(map: Map<string, P[]>, key: string, person: P): void {
  const there = map.get(key)
  if (!there) map.set(key, [person])
  else if (!there.includes(person)) there.push(person)
}

function only<P extends Here>(people: readonly P[] = []): Found<P> {
  const here = people.filter(({ hasLeft }) => !hasLeft)
  const meant = here.length > 0 ? here : people
  return meant.length === 0 ? 'nobody' : meant.length > 1 ? 'several' : { one: meant[0]! }
}
