import { defineCommand, json } from '../command.ts'
import { deliver, numberFrom, oneOf, refuse } from '../measure/options.ts'

const name = 'dif'
const methods = ['mh', 'logistic', 'logistic-uniform', 'logistic-nonuniform', 'std'] as const
const usage = `RESPONSES --group COLUMN --method ${methods.join('|')} [--focal GROUP] [--reference GROUP] [--purify] [--no-correction] [--level 0.05] [--skip COLUMNS] [--out FILE] [--json]`

export const dif = defineCommand({
  name,
  summary: 'Is each item equally hard for two groups of equal ability?',
  about:
    'For items that are right or wrong (1 or 0). Ability is the number right over all items. The focal group is the one in question, compared with the reference group; of two groups the one whose name sorts last is focal, unless said otherwise. With more than two, --focal and --reference choose two, and the others are left out. Columns with more than two categories are passed over.',
  usage,
  operand: 'responses',
  options: {
    responses: { type: 'string', value: 'RESPONSES', required: true, says: 'Answers: a CSV file whose header names the items.' },
    group: { type: 'string', value: 'COLUMN', required: true, says: 'The column that says which group each person is of.' },
    method: { type: 'string', value: methods.join('|'), required: true, says: 'Mantel-Haenszel, logistic regression, or standardisation.' },
    focal: { type: 'string', value: 'GROUP', says: 'The group in question.' },
    reference: { type: 'string', value: 'GROUP', says: 'The group it is compared with.' },
    purify: { type: 'boolean', says: 'Items found unfair leave the number right, until the same ones are found twice.' },
    'no-correction': { type: 'boolean', says: 'Mantel-Haenszel without the continuity correction.' },
    level: { type: 'string', value: '0.05', says: 'An item is flagged below this chance; by std, from an effect of .1.' },
    skip: { type: 'string', value: 'COLUMNS', says: 'Columns that are no items, with commas between.' },
    out: { type: 'string', value: 'FILE', says: 'Write the result there instead of standard output, whole or not at all.' },
    json,
  },
  examples: [
    { says: 'Two groups, step by step:', line: 'evenkeel dif answers.csv --group gender --method mh --purify' },
    { says: 'Unfairness that changes with ability:', line: 'evenkeel dif answers.csv --group gender --focal female --method logistic' },
  ],
  async run(given, call) {
    const asked = { name, usage }
    const method = oneOf(asked, given.method, 'method', methods)
    const level = numberFrom(asked, given.level, 'level', 0.05, { least: 1e-9, most: 0.5 })
    const [{ examine, fairnessMethods }, { readResponses }, { chosenGroups }] = await Promise.all([
      import('@evenkeel/measure'),
      import('../measure/read-responses.ts'),
      import('../measure/choose-groups.ts'),
    ])
    const skip = given.skip?.split(',').map((column) => column.trim())
    const read = await readResponses(given.responses, { texts: [given.group], ...(skip && { skip }), signal: call.signal })
    if ('refused' in read) return refuse(read.refused, call)
    const chosen = chosenGroups(read.responses, read.texts.get(given.group)!, given)
    if ('refused' in chosen) return refuse(chosen.refused, call)
    const { groups, focal, reference, passedOver } = chosen
    if (passedOver.length > 0) call.terminal.say(`More than two categories, passed over: ${passedOver.join(', ')}.`)
    call.terminal.say(
      `Focal group "${focal.name}" (${focal.persons} persons) against reference group "${reference.name}" (${reference.persons}).`,
    )
    const found = examine(groups, fairnessMethods.find(({ id }) => id === method)!, {
      purify: given.purify,
      level,
      continuity: !given['no-correction'],
    })
    if (!found.settled) call.terminal.say(`Purification did not settle in ${found.rounds} rounds: the last one is shown.`)
    const result = { method, focal, reference, ...(given.purify && { rounds: found.rounds, settled: found.settled }), items: found.items }
    return deliver(JSON.stringify(result, null, 2), given.out, call)
  },
})
