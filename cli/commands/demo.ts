import { StartProblem } from '../../server/config/start-problem.ts'
import { wrong } from '../arguments.ts'
import { defineCommand, json } from '../command.ts'
import { addressOf, withHouse } from '../house.ts'
import { withPlace } from '../place.ts'

const usage = '[--reset] [--seed N] [--people N] [--json]'

export const demo = defineCommand({
  name: 'demo',
  summary: 'Make the demo organisation, in which anybody may look around.',
  about:
    'An invented organisation with two years behind it. It stands apart from everything else in the database. With --reset it is erased and made again, in one step: whatever visitors wrote is gone.',
  usage,
  options: {
    reset: { type: 'boolean', says: 'Erase it and make it again.' },
    seed: { type: 'string', value: 'N', says: 'The dice: the same number on the same day makes the same organisation.' },
    people: { type: 'string', value: 'N', says: 'How many people are in it: 40 to 400, 120 unless said.' },
    json,
  },
  examples: [
    { says: 'Before showing Evenkeel to somebody:', line: 'evenkeel demo' },
    { says: 'As it was on the first day:', line: 'evenkeel demo --reset' },
  ],
  async run(given, call) {
    const { companySize } = await import('@evenkeel/content')
    const { announce, demoState, makeDemo, nobody, usualPlan } = await import('../../features/demo/service.ts')
    const plan = {
      seed: number(given.seed, { name: '--seed', least: 0, most: 2_147_483_647 }) ?? usualPlan.seed,
      people: number(given.people, { name: '--people', least: companySize.least, most: companySize.most }) ?? usualPlan.people,
    }
    const began = call.clock().getTime()
    const made = await withPlace(call, { purpose: 'making the demo', schema: 'brought' }, (place, config) => {
      if (!config.demo) {
        throw new StartProblem('not-suitable', 'EVENKEEL_DEMO is off here, so nobody could look around.', 'Take it away, or set it to on.')
      }
      return withHouse(call, place, config, async (assembled) => {
        const ctx = assembled.workshop().as(nobody)
        const url = `${await addressOf(config)}/look-around`
        if (!given.reset && (await demoState(ctx)) === 'ready') return { url, isNew: false, people: 0, evidence: 0 }
        const { result: isMine } = await ctx.write('makeDemo', { kind: 'org', id: nobody.orgId, personId: null }, ({ db }) =>
          announce(ctx, db, plan),
        )
        if (!isMine) {
          throw new StartProblem('not-suitable', 'The demo is being made right now.', 'Wait some seconds, then look around.')
        }
        call.terminal.say(`Making an organisation of ${plan.people} people.`)
        return { url, isNew: true, ...(await makeDemo(ctx, plan)) }
      })
    })
    const { url, isNew, people, evidence } = made
    const seconds = Math.round((call.clock().getTime() - began) / 100) / 10
    if (given.json) call.terminal.json({ ...made, ...plan, people: isNew ? people : null, seconds })
    else if (!isNew)
      call.terminal.print(`The demo is there already. Look around: ${url}\nTo have it as on the first day: evenkeel demo --reset`)
    else call.terminal.print(`${people} people with ${evidence} pieces of evidence, in ${seconds} seconds. Look around: ${url}`)
    return 0
  },
})

function number(text: string | undefined, { name, least, most }: { name: string; least: number; most: number }): number | undefined {
  if (text === undefined) return undefined
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw wrong({ name: 'demo', usage }, `${name} takes a whole number from ${least} to ${most}; "${text}" is none.`)
}
