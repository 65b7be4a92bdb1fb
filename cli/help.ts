import type { Command } from './command.ts'
import { type Terminal, wrap } from './terminal.ts'

/** What `evenkeel --help` shows. */
export function overview(commands: readonly Command[], version: string, terminal: Pick<Terminal, 'style' | 'columns'>): string {
  const bold = (text: string) => terminal.style('bold', text)
  return [
    `Evenkeel ${version}: measures the technical half and the people half of an IT career with the same rigour.`,
    '',
    `${bold('Usage')}  evenkeel COMMAND [options]`,
    '',
    bold('Commands'),
    ...rows(
      commands.map(({ name, summary }) => [name, summary]),
      terminal.columns,
    ),
    '',
    bold('Examples'),
    ...rows(
      [
        ['evenkeel serve', 'Start, and open the address it prints'],
        ['evenkeel doctor', 'See whether everything is in order'],
        ['evenkeel backup --help', 'What a command does, with examples'],
      ],
      terminal.columns,
    ),
    '',
    'In a copy of the source it is "npx evenkeel COMMAND".',
    'Settings are environment variables (EVENKEEL_...). Exit codes: 0 done, 1 not done or a check failed, 2 wrong usage.',
  ].join('\n')
}

/** What `evenkeel COMMAND --help` shows. */
export function helpFor(
  { name, summary, about, usage, options, examples }: Command,
  terminal: Pick<Terminal, 'style' | 'columns'>,
): string {
  const bold = (text: string) => terminal.style('bold', text)
  const flags = Object.entries({ ...options, help: { type: 'boolean', says: 'Show this help.' } as const })
  return [
    wrap(summary, terminal.columns),
    ...(about ? ['', wrap(about, terminal.columns)] : []),
    '',
    `${bold('Usage')}  evenkeel ${[name, usage].filter(Boolean).join(' ')}`,
    '',
    bold('Options'),
    ...rows(
      flags.map(([flag, option]) => [`--${flag}${'value' in option && option.value ? ` ${option.value}` : ''}`, option.says]),
      terminal.columns,
    ),
    '',
    bold('Examples'),
    ...examples.flatMap(({ says, line }) => [`  ${wrap(says, terminal.columns - 2, '  ')}`, `    ${terminal.style('cyan', line)}`]),
  ].join('\n')
}

/** Two columns, the first as wide as its widest entry. */
function rows(pairs: readonly (readonly [string, string])[], columns: number): string[] {
  const width = Math.max(...pairs.map(([left]) => left.length))
  const indent = ' '.repeat(width + 4)
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}  ${wrap(right, columns - indent.length, indent)}`)
}
