import { seededRandom } from '@evenkeel/measure'
import { pino } from 'pino'
import { type Assembled, assemble, type Plan } from '../../server/assemble.ts'
import { readContent } from '../../server/content.ts'

/** Where an installation that is measured keeps its data; plain data, so that it can be handed to a child process. */
export type Place = Pick<Plan, 'ownerUrl' | 'appLogin'>

/** The real house, without limits on how often one may ask: the load comes from one address. */
export function openInstallation(place: Place): Promise<Assembled> {
  return assemble({
    ...place,
    secret: 'a-secret-for-measuring-only-0123456789',
    publicUrl: 'http://localhost:4310',
    content: readContent(),
    version: '0.0.0-bench',
    web: null,
    smtp: null,
    logger: pino({ level: 'error' }, process.stderr),
    limits: { credentialTries: 1_000_000, requests: 100_000_000, trustProxy: false },
    clock: () => new Date(),
    random: seededRandom(20_260_302),
    showOperator: () => {},
  })
}

/** The address the application itself uses: row security holds for it. */
export function appUrlOf({ ownerUrl, appLogin }: Place): string {
  const url = new URL(ownerUrl)
  url.username = appLogin.name
  url.password = appLogin.password
  return url.toString()
}
