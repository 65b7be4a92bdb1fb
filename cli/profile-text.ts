import type { Profile } from '../features/profile/contract.ts'
import type { RoleGap } from '../features/role-gap/contract.ts'
import type { Chance, Estimate } from '../features/shapes.ts'
import { levelText, notEnough } from '../ui/charts/estimate.ts'
import { type Terminal, wrap } from './terminal.ts'

type Look = Pick<Terminal, 'style' | 'columns'>

/** Both halves, every competency and the gates, for a terminal at least 80 wide. Levels 0 to 5 from left to right. */
export function profileText(profile: Profile, gap: RoleGap, look: Look): string {
  const { style } = look
  const wide = Math.max(...profile.competencies.map(({ name }) => name.length))
  const { low, high } = { low: '0', high: '5' }
  const scale = `${' '.repeat(wide + 2)}${low}${' '.repeat(cells - 2)}${high}`
  const half = (which: 'technical' | 'people') => profile.competencies.filter((line) => line.half === which)
  return [
    style('bold', profile.name),
    `${profile.currentTitle}, on the way to ${profile.targetTitle}. Worked out on ${profile.day}.`,
    '',
    style('dim', scale),
    ...profile.halves.map((line) =>
      row({
        name: `${capital(line.half)} half`,
        wide,
        estimate: line.estimate,
        mark: line.floor,
        asks: 'floor',
        tail: pieces(line),
        style,
      }),
    ),
    wrap(profile.difference.words, look.columns),
    ...(['technical', 'people'] as const).flatMap((which) => [
      '',
      style('bold', capital(which)),
      style('dim', scale),
      ...half(which).map(({ name, estimate, requirement, stale, ...line }) =>
        row({ name, wide, estimate, mark: requirement, asks: 'asked', tail: `${pieces(line)}${stale ? ', all of it old' : ''}`, style }),
      ),
    ]),
    '',
    `${style('bold', `Gates to ${gap.title}`)}: ${stateText(gap.state)}, ${chanceText(gap.chance)}`,
    ...gap.gates.flatMap((gate) => [
      `  ${stateText(gate.state).padEnd(20)} ${gate.label} (${chanceText(gate.chance)})`,
      `    ${wrap(gate.because, look.columns - 4, '    ')}`,
    ]),
    '',
    style('dim', legend),
  ].join('\n')
}

const cells = 31
const legend = `${'─'} 90 % interval   ${'━'} 50 % interval   ${'●'} estimate   ${'│'} what the target role asks (its floor for a half)`

/** One line: where on the scale, with both intervals. What is not known well enough has a dim bar and no number. */
export function bar({ mean, low50, high50, low90, high90, enough }: Estimate, mark: number | null): string {
  const cell = (level: number) => Math.round((Math.min(5, Math.max(0, level)) / 5) * (cells - 1))
  const line: string[] = Array.from({ length: cells }, () => '·')
  line.fill('─', cell(low90), cell(high90) + 1)
  if (enough) line.fill('━', cell(low50), cell(high50) + 1)
  if (mark !== null) line[cell(mark)] = '│'
  if (enough) line[cell(mean)] = '●'
  return line.join('')
}

type Row = {
  readonly name: string
  readonly wide: number
  readonly estimate: Estimate
  readonly mark: number | null
  readonly asks: string
  readonly tail: string
  readonly style: Look['style']
}

function row({ name, wide, estimate, mark, asks, tail, style }: Row): string {
  const { mean, sd, low90, high90, enough } = estimate
  const words = enough ? `${levelText(mean, sd)} (${levelText(low90, sd)} to ${levelText(high90, sd)})` : notEnough.toLowerCase()
  const drawn = bar(estimate, mark)
  const wanted = mark === null ? '' : `${asks} ${mark}`
  return `${name.padEnd(wide)}  ${enough ? drawn : style('dim', drawn)}  ${words.padEnd(24)}${wanted.padEnd(11)}${style('dim', tail)}`.trimEnd()
}

function pieces({ pieces, kinds }: { readonly pieces: number; readonly kinds: readonly string[] }): string {
  return pieces === 0 ? '' : `${pieces} ${pieces === 1 ? 'piece' : 'pieces'}: ${kinds.join(', ').toLowerCase()}`
}

/** A chance never stands without its interval. */
function chanceText({ value, low, high, words }: Chance): string {
  const hundred = (share: number) => Math.round(share * 100)
  return `${words}, ${hundred(value)} in 100 (${hundred(low)} to ${hundred(high)})`
}

const stateText = (state: RoleGap['state']) => state.replaceAll('-', ' ')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
