import type { Context } from '../features/context.ts'
import { StartProblem } from '../server/config/start-problem.ts'
import type { Call } from './command.ts'
import { withHouse } from './house.ts'
import { contextAs, findPerson } from './person.ts'
import { withPlace } from './place.ts'

/** Somebody's organisation with its library: by id or mail address of the person. */
export async function withLibraryOf<T>(call: Call, wanted: string, purpose: string, work: (ctx: Context) => Promise<T>): Promise<T> {
  return withPlace(call, { purpose, schema: 'current' }, async (place, config) => {
    const person = await findPerson(place.ownerUrl, wanted.includes('@') ? { email: wanted } : { id: wanted })
    return withHouse(call, place, config, async ({ house }) => work(await contextAs(house, person)))
  })
}

/** The framework of this name or source id in the library. */
export async function frameworkNamed(ctx: Context, name: string): Promise<{ readonly frameworkId: string }> {
  const { listLibrary } = await import('../features/library/service.ts')
  const { frameworks } = await listLibrary(ctx)
  const same = (text: string) => text.toLowerCase() === name.toLowerCase()
  const found = frameworks.find(({ source, frameworkId }) => same(source.id) || same(source.name) || same(frameworkId))
  if (found) return found
  const known = frameworks.map(({ source }) => source.id).join(', ')
  throw new StartProblem('not-suitable', `There is no framework "${name}" in this library.`, `There is: ${known}.`)
}
