import { StartProblem } from '../../server/config/start-problem.ts'
import { defineCommand, json } from '../command.ts'
import { wrap } from '../terminal.ts'

export const lintBalance = defineCommand({
  name: 'lint balance',
  summary: 'How much any framework asks of each half: DDaT, NICE, O*NET, ladders, a table, or your own.',
  about:
    'Skills that do not say which half they belong to are sorted by their names; how many stay unsorted is reported. Ends with 1 when a half has less than the least share.',
  usage: '--from FILE|FOLDER [--version TEXT] [--least-share 0.4] [--most-without 0] [--json]',
  options: {
    from: { type: 'string', value: 'FILE|FOLDER', required: true, says: 'The framework, as it was published.' },
    version: { type: 'string', value: 'TEXT', says: 'Its version, where the files carry none.' },
    'least-share': {
      type: 'string',
      value: 'SHARE',
      says: 'The least mean share of either half by weight, 0 to 1; .4 if this is left out.',
    },
    'most-without': { type: 'string', value: 'COUNT', says: 'How many role levels may ask for nothing in a half; 0 if this is left out.' },
    json,
  },
  examples: [
    { says: 'Is a published framework in balance?', line: 'evenkeel lint balance --from ddat_roles_skills.csv --version 2026-03' },
    {
      says: 'In a check, with limits of your own:',
      line: 'evenkeel lint balance --from ladder/ --least-share 0.3 --most-without 2 --json',
    },
  ],
  async run(given, { terminal }) {
    const threshold = {
      leastShare: numberOf(given['least-share'] ?? '0.4', 'least-share', 1),
      mostWithout: numberOf(given['most-without'] ?? '0', 'most-without', Number.MAX_SAFE_INTEGER),
    }
    const [{ balanceReport, isOver }, { readFramework }] = await Promise.all([
      import('@evenkeel/exchange'),
      import('../framework-files.ts'),
    ])
    const framework = readFramework(given.from, given.version)
    const report = balanceReport(framework)
    const over = isOver(report, threshold)
    if (given.json) terminal.json({ ...report, threshold, over, problems: framework.problems })
    else {
      terminal.print(terminal.style('bold', `${framework.source.name}, ${framework.source.version}`))
      for (const sentence of report.sentences) terminal.print(wrap(sentence, terminal.columns, ''))
      for (const { file, line, what, remedy } of framework.problems)
        terminal.say(`${file}${line === null ? '' : `:${line}`} ${what} ${remedy}`)
      terminal.print(`${framework.source.notice} (${framework.source.licence})`)
    }
    return over ? 1 : 0
  },
})

function numberOf(text: string, name: string, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= most) return value
  throw new StartProblem('not-suitable', `"${text}" is no value for --${name}.`, `Give a number from 0${most === 1 ? ' to 1' : ''}.`)
}
