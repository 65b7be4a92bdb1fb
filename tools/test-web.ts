import { buildWeb } from '../web/build.ts'

/** Browser tests look at the app as it ships: built, not served from sources. */
export default async function setup(): Promise<void> {
  await buildWeb()
}
