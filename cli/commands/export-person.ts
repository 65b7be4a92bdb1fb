import { defineCommand } from '../command.ts'
import { withHouse } from '../house.ts'
import { contextAs, findPerson } from '../person.ts'
import { withPlace } from '../place.ts'
import { writeWhole } from '../write-file.ts'

export const exportPerson = defineCommand({
  name: 'export person',
  summary: 'Everything that is held about one person, as JSON.',
  about: 'The same as the person gets under "My data". That it was taken is put down in the log the person sees.',
  usage: '--person ID [--out FILE]',
  options: {
    person: { type: 'string', value: 'ID', required: true, says: 'The id of the person, or the mail address they sign in with.' },
    out: { type: 'string', value: 'FILE', says: 'Where to write it; standard output if this is left out.' },
  },
  examples: [
    { says: 'To answer a request for a copy:', line: 'evenkeel export person --person noor@example.org --out noor.json' },
    { says: 'Only the estimates:', line: 'evenkeel export person --person noor@example.org | jq .estimates' },
  ],
  async run({ person: wanted, out }, call) {
    const { exportPerson: exportEverything } = await import('../../features/my-data/service.ts')
    const text = await withPlace(call, { purpose: 'exporting a person', schema: 'current' }, async (place, config) => {
      const person = await findPerson(place.ownerUrl, wanted.includes('@') ? { email: wanted } : { id: wanted })
      return withHouse(call, place, config, async ({ house }) =>
        JSON.stringify(await exportEverything(await contextAs(house, person), person.personId), null, 2),
      )
    })
    if (out === undefined) call.terminal.print(text)
    else call.terminal.say(`Written to ${await writeWhole(out, `${text}\n`)}.`)
    return 0
  },
})
