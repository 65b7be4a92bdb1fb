import { contract } from '../../features/profile/contract.ts'
import { StartProblem } from '../../server/config/start-problem.ts'
import type { House } from '../../server/house.ts'
import { wrong } from '../arguments.ts'
import { defineCommand, json } from '../command.ts'
import { withHouse } from '../house.ts'
import { contextAs, findPerson, type Person, recordLook } from '../person.ts'
import { withPlace } from '../place.ts'
import { profileText } from '../profile-text.ts'

const usage = '(--person ID | --email ADDRESS) [--json]'

export const profile = defineCommand({
  name: 'profile',
  summary: 'One person: both halves, every competency with its interval, and the gates to the target role.',
  about:
    'For the person at their own computer. Whoever else runs it stands outside the rules of the house; that it was run is put down in the log the person sees.',
  usage,
  options: {
    person: { type: 'string', value: 'ID', says: 'The id of the person.' },
    email: { type: 'string', value: 'ADDRESS', says: 'The mail address they sign in with.' },
    json,
  },
  examples: [
    { says: 'Your own picture in the terminal:', line: 'evenkeel profile --email noor@example.org' },
    { says: 'The chance at the target role:', line: 'evenkeel profile --email noor@example.org --json | jq .roleGap.chance' },
  ],
  async run({ person: id, email, json: asJson }, call) {
    if ((id === undefined) === (email === undefined)) throw wrong({ name: 'profile', usage }, 'Give --person or --email, one of the two.')
    const { terminal } = call
    const shown = await withPlace(call, { purpose: 'showing a profile', schema: 'current' }, async (place, config) => {
      const person = await findPerson(place.ownerUrl, id === undefined ? { email: email! } : { id })
      return withHouse(call, place, config, ({ house }) => look(house, person))
    })
    if (asJson) terminal.json(shown)
    else terminal.print(profileText(shown.profile, shown.roleGap, terminal))
    return 0
  },
})

async function look(house: House, person: Person) {
  const [{ showProfile }, { showRoleGap }] = await Promise.all([
    import('../../features/profile/service.ts'),
    import('../../features/role-gap/service.ts'),
  ])
  const ctx = await contextAs(house, person)
  await recordLook(ctx, 'showProfile', { kind: 'profile', id: person.personId, personId: person.personId })
  const [profile, roleGap] = [await showProfile(ctx, person.personId), await showRoleGap(ctx, person.personId, {})]
  if (!('refused' in profile) && !('refused' in roleGap)) return { profile, roleGap }
  const { title, remedy } = contract.showProfile.refusals['start-first']
  throw new StartProblem('not-suitable', `${person.name}: ${title.charAt(0).toLowerCase()}${title.slice(1)}.`, remedy)
}
