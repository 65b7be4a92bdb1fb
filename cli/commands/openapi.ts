import { defineCommand } from '../command.ts'
import { addressOf } from '../house.ts'
import { configOf } from '../place.ts'
import { writeWhole } from '../write-file.ts'

export const openapi = defineCommand({
  name: 'openapi',
  summary: 'The description of the API as an OpenAPI 3.1 document.',
  about: 'A running server gives the same at /openapi.json.',
  usage: '[--out FILE]',
  options: { out: { type: 'string', value: 'FILE', says: 'Where to write it; standard output if this is left out.' } },
  examples: [
    { says: 'For a generator of clients:', line: 'evenkeel openapi --out openapi.json' },
    { says: 'Every address there is:', line: 'evenkeel openapi | jq -r ".paths | keys[]"' },
  ],
  async run({ out }, call) {
    const [{ openApi }, { slices }] = await Promise.all([import('../../server/http/openapi.ts'), import('../../server/slices.ts')])
    const document = openApi(slices, { version: call.version, publicUrl: await addressOf(configOf(call)) })
    if (out === undefined) call.terminal.json(document)
    else call.terminal.say(`Written to ${await writeWhole(out, `${JSON.stringify(document, null, 2)}\n`)}.`)
    return 0
  },
})
