import { type Logger, pino } from 'pino'
import type { LogLevel } from '../config/config.ts'

/** One JSON object a line, for whatever collects logs; sentences where a person watches. Without anybody's name either way. */
export function openLog(level: LogLevel, out: NodeJS.WriteStream): Logger {
  return out.isTTY ? pino({ level }, { write: (line) => void out.write(`${sentence(line)}\n`) }) : pino({ level }, out)
}

type Line = { readonly level: number; readonly time: number; readonly msg?: string; readonly err?: { readonly message?: string } }

function sentence(text: string): string {
  const { level, time, msg = '', err } = JSON.parse(text) as Line
  const clock = new Date(time).toLocaleTimeString('en-GB')
  return `${clock} ${pino.levels.labels[level] ?? level}: ${msg}${err?.message ? ` (${err.message})` : ''}`
}
