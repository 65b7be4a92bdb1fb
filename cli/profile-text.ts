import type { Profile } from '../features/profile/contract.ts'
import type { RoleGap } from '../features/role-gap/contract.ts'
import type { Chance, Estimate } from '../features/shapes.ts'
import { levelText, notEnough } from '../ui/charts/estimate.ts'
import { type Terminal, wrap } from './terminal.ts'

type Look = Pick<Terminal, 'style' | 'columns' | 'room'>

/** Both halves, every competency and the gates. Levels 0 to 5 from left to right. */
export function profileText(profile: Profile, gap: RoleGap, look: Look): string {
  const { style } = look
  const wide = Math.max(...profile.competencies.map(({ name }) => name.length))
  const cells = look.room >= wide + 110 ? 31 : 21
  const scale = style('dim', `${' '.repeat(wide + 2)}0${' '.repeat(cells - 2)}5`)
  const line = (row: Row) => rowText(row, { ...look, wide, cells })
  return [
    style('bold', profile.name),
    `${profile.currentTitle}, on the way to ${profile.targetTitle}. Worked out on ${profile.day}.`,
    '',
    scale,
    ...profile.halves.map(({ half, estimate, floor, ...said }) =>
      line({ name: `${capital(half)} half`, estimate, mark: floor, asked: 'floor', said: pieces(said) }),
    ),
    wrap(profile.difference.words, look.columns),
    ...(['technical', 'people'] as const).flatMap((half) => [
      '',
      style('bold', capital(half)),
      scale,
      ...profile.competencies
        .filter((competency) => competency.half === half)
        .map(({ name, estimate, requirement, stale, ...said }) =>
          line({ name, estimate, mark: requirement, asked: 'asked', said: `${pieces(said)}${stale ? ', all of it old' : ''}` }),
        ),
    ]),
    '',
    `${style('bold', `Gates to ${gap.title}`)}: ${stateText(gap.state)}; ${chanceText(gap.chance)}`,
    ...gap.gates.flatMap((gate) => [
      `  ${stateText(gate.state).padEnd(19)} ${style('bold', gate.label)}: ${chanceText(gate.chance)}`,
      `    ${wrap(gate.because, look.columns - 4, '    ')}`,
    ]),
    '',
    style('dim', '─ 90 % interval   ━ 50 % interval   ● estimate   │ what the target role asks, or its floor for a half'),
  ].join('\n')
}

/** Where on the scale, with both intervals. What is not known well enough has no estimate to point at. */
export function bar({ mean, low50, high50, low90, high90, enough }: Estimate, mark: number | null, cells: number): string {
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
  readonly estimate: Estimate
  readonly mark: number | null
  readonly asked: string
  readonly said: string
}

function rowText({ name, estimate, mark, asked, said }: Row, { style, room, wide, cells }: Look & { wide: number; cells: number }): string {
  const { mean, sd, low90, high90, enough } = estimate
  const words = enough ? `${levelText(mean, sd)} (${levelText(low90, sd)} to ${levelText(high90, sd)})` : notEnough.toLowerCase()
  const drawn = bar(estimate, mark, cells)
  const start = `${name.padEnd(wide)}  ${enough ? drawn : style('dim', drawn)}  ${words.padEnd(25)}${(mark === null ? '' : `${asked} ${mark}`).padEnd(11)}`
  // The least important words give way in a narrow window.
  return wide + 2 + cells + 2 + 36 + said.length <= room ? `${start}${style('dim', said)}`.trimEnd() : start.trimEnd()
}

function pieces({ pieces, kinds }: { readonly pieces: number; readonly kinds: readonly string[] }): string {
  return pieces === 0 ? '' : `${pieces} ${pieces === 1 ? 'piece' : 'pieces'}: ${kinds.join(', ').toLowerCase()}`
}

/** A chance never stands without its interval, except where both ends are the same in whole hundredths. */
function chanceText({ value, low, high, words }: Chance): string {
  const hundred = (share: number) => Math.round(share * 100)
  if (hundred(high) < 1) return `${words}, under 1 in 100`
  if (hundred(low) > 99) return `${words}, over 99 in 100`
  return `${words}, ${hundred(value)} in 100 (${hundred(low)} to ${hundred(high)})`
}

const stateText = (state: RoleGap['state']) => state.replaceAll('-', ' ')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
