import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { rules } from './data-modelling-rules.ts'
import { pick } from './draw.ts'
import { optionsFrom } from './options.ts'
import { accepted } from './sql-table.ts'

/** Hard: which statement makes the database keep a rule, no more and no less. */
export async function rightConstraint(random: Random, tools: Tools): Promise<Item | null> {
  const rule = pick(random, rules)(random)
  const keeps: boolean[] = []
  for (const { statement } of rule.candidates) {
    const verdicts = await accepted(tools, `${rule.tables}\n${statement};`, rule.legal, rule.illegal)
    keeps.push(verdicts.every((verdict, index) => verdict === index < rule.legal.length))
  }
  const [right, ...others] = rule.candidates.filter((_, index) => keeps[index])
  if (!right || others.length > 0)
    throw new Error(`right-constraint: ${keeps.filter(Boolean).length} statements keep the rule: ${rule.says}`)
  const wrong = rule.candidates.filter((candidate) => candidate !== right)
  const options = optionsFrom(
    random,
    right.statement,
    wrong.map(({ statement, misconception }) => ({ text: statement, misconception })),
  )
  if (!options) return null
  const list = (statements: readonly string[]) => statements.map((statement) => `  ${statement}`).join('\n')
  return {
    stem: `${rule.says} Which statement makes the database keep this rule? It must accept the inserts under "accept", one after the other, and refuse each of those under "refuse".`,
    exhibit: { language: 'sql', text: `${rule.tables}\n\n-- accept\n${list(rule.legal)}\n-- refuse\n${list(rule.illegal)}` },
    options,
    explanation: `${rule.because} So the statement is: ${right.statement}. The others refuse something the rule allows or accept something it forbids.`,
  }
}
