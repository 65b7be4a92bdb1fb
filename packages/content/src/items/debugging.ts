import type { Random } from '@evenkeel/measure'
import { defineItemModel, type Item, type Tools } from '../item-model.ts'
import { type Draft, type Fault, lineText } from './debugging-draft.ts'
import { statePrograms } from './debugging-state.ts'
import { thrownPrograms } from './debugging-thrown.ts'
import { valuePrograms } from './debugging-values.ts'
import { waitingPrograms } from './debugging-waiting.ts'
import { pick, shuffle } from './draw.ts'
import { optionsFrom, type Trap } from './options.ts'
import { buildFrom, type Template } from './template.ts'

export const debugging = defineItemModel({
  id: 'debugging',
  version: 1,
  competency: 'debugging',
  title: 'Which change makes it right?',
  bands: [
    { id: 'wrong-value', a: 1.4, b: 1.8, c: 0.2 },
    { id: 'stack-trace', a: 1.4, b: 2.6, c: 0.2 },
    { id: 'shared-state', a: 1.4, b: 3.2, c: 0.2 },
    { id: 'waiting', a: 1.5, b: 3.9, c: 0.2 },
  ],
  build: buildFrom({
    'wrong-value': faulty(valuePrograms),
    'stack-trace': faulty(thrownPrograms),
    'shared-state': faulty(statePrograms),
    waiting: faulty(waitingPrograms),
  }),
})

/**
 * One fault is put into a program that works. The options are changes of one line each: undoing the fault, and what else one might try.
 * Every one of them is run; a change that happens to help as well is no trap and is left out.
 */
function faulty(drafts: readonly ((random: Random) => Draft)[]): Template {
  return async (random, tools) => {
    const draft = pick(random, drafts)(random)
    const sound = draft.lines.map(lineText)
    const faults = draft.lines.flatMap((line, at) => (typeof line === 'string' ? [] : line.wrong.map((fault) => ({ at, ...fault }))))
    const wanted = await tools.run(sound.join('\n'))
    const bug = pick(
      random,
      faults.filter((fault) => !fault.trapOnly),
    )
    const broken = sound.with(bug.at, bug.text)
    const output = await tools.run(broken.join('\n'))
    const throws = draft.throws === true
    if (output === wanted || (throws && !output.includes('Uncaught'))) return null

    const option = (at: number, text: string) => `Line ${at + 1}: ${text.trim()}`
    const traps: Trap[] = []
    for (const other of shuffle(random, faults)) {
      if (other === bug) continue
      if (traps.length === 4) break
      const still = await tools.run(broken.with(other.at, other.text).join('\n'))
      if (still !== wanted) traps.push({ text: option(other.at, other.text), misconception: other.misconception })
    }
    const key = option(bug.at, sound[bug.at] as string)
    const options = optionsFrom(random, key, traps)
    if (!options) return null
    return {
      stem: `This program has a fault in one line. ${draft.task} Exactly one of these changes makes it print what it should. Which one?`,
      exhibit: { language: 'text', text: await exhibit(tools, broken, throws, wanted, output) },
      options,
      explanation: explained(bug, key, wanted, throws ? await stackOf(tools, broken) : null),
    } satisfies Item
  }
}

async function exhibit(tools: Tools, lines: readonly string[], throws: boolean, wanted: string, output: string): Promise<string> {
  const width = String(lines.length).length
  const numbered = lines.map((line, index) => `${String(index + 1).padStart(width)}  ${line}`)
  const seen = throws ? await stackOf(tools, lines) : output
  return [...numbered, '', `should print: ${oneLine(wanted)}`, throws ? `instead:\n${seen}` : `prints:       ${oneLine(seen)}`].join('\n')
}

const oneLine = (output: string) => (output === '' ? '(nothing)' : output.split('\n').join(' | '))

/** The error and the lines of the program on its way up, as the engine reports them; columns are left out. */
async function stackOf(tools: Tools, lines: readonly string[]): Promise<string> {
  const stack = await tools.run(`try { ${lines.join('\n')}\n} catch (error) { print(error.stack) }`)
  return stack
    .split('\n')
    .filter((line) => !/^\s+at /.test(line) || line.includes('program.js'))
    .map((line) => line.replace(/(program\.js:\d+):\d+/, '$1'))
    .join('\n')
}

function explained(bug: Fault & { readonly at: number }, key: string, wanted: string, stack: string | null): string {
  const thrownAt = /program\.js:(\d+)/.exec(stack ?? '')?.[1]
  return [
    `The fault is in line ${bug.at + 1}: it ${bug.misconception}.`,
    thrownAt && Number(thrownAt) !== bug.at + 1
      ? `Line ${thrownAt} throws, but it only meets the bad value, which was made elsewhere; guarding it would hide the error and print something wrong.`
      : '',
    `The change "${key}" makes the program print ${oneLine(wanted)}. With any of the others, run on this program, the output is still wrong.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}
