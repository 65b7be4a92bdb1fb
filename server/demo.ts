import type { Actor } from '../features/context.ts'
import type { Operation } from '../features/contract.ts'
import { isDemo } from '../features/demo-org.ts'
import { inTransaction } from './context.ts'
import type { House } from './house.ts'
import { Stop } from './problem.ts'

/**
 * The people of the demo are everybody's. What would reach beyond it is closed to them, whatever their role: that is said at the operation, and
 * holds for everything that takes a credential. While the demo is being made again nothing is written into it.
 */
export async function keepInDemo(house: House, actor: Actor, { credential, inDemo, method }: Operation): Promise<void> {
  if (!isDemo(actor)) return
  if (inDemo === 'always') return
  // Whoever runs this has closed it: those who are inside are outside.
  if (!house.hasDemo) throw new Stop('sign-in-first')
  if (credential || inDemo === false) throw new Stop('not-in-demo')
  if (method !== 'GET' && (await isBeingMade(house, actor))) throw new Stop('demo-being-made')
}

async function isBeingMade(house: House, actor: Actor): Promise<boolean> {
  const demo = await inTransaction(house.ground.kysely, 'read only', actor, (trx) =>
    trx.selectFrom('demo').select('state').executeTakeFirst(),
  )
  return demo?.state === 'making'
}
