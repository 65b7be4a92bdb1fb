import { difference, type Framework } from '@evenkeel/exchange'
import { balance, balanceFile } from './balance.ts'
import { file } from './file.ts'
import { level } from './level.ts'
import { overview } from './overview.ts'
import { roles } from './roles.ts'
import { skills } from './skills.ts'

/** As many lines as anybody reads; how many there are is always said. */
const mostLines = 5000

/** What would change if the second framework took the place of the first. */
function changes([before, after]: readonly Framework[], _given: null): { total: number; lines: string[] } {
  if (!before || !after) throw new Error('a difference takes two frameworks')
  const { lines } = difference(before, after)
  return { total: lines.length, lines: lines.slice(0, mostLines) }
}

/** Everything that can be asked of whole frameworks; pure, and answered in plain data. */
export const answers = { balance, balanceFile, changes, file, level, overview, roles, skills }
export type Answers = typeof answers
