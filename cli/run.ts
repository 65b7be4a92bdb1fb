import { StartProblem } from '../server/config/start-problem.ts'
import { chooseCommand, readOptions, UsageProblem } from './arguments.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { helpFor, overview } from './help.ts'

/** One command line from its words to its exit code. Everything a person should know has been said when it returns. */
export async function runCommandLine(commands: readonly Command[], args: readonly string[], call: Call): Promise<ExitCode> {
  try {
    return await obey(commands, args, call)
  } catch (error) {
    if (call.signal.aborted) {
      call.terminal.say('Stopped.')
      return 130
    }
    return explain(error, call)
  }
}

async function obey(commands: readonly Command[], args: readonly string[], call: Call): Promise<ExitCode> {
  const { terminal, version } = call
  const [first] = args
  if (first === '--version' || first === '-V') {
    terminal.print(version)
    return 0
  }
  const asksHelp = args.some((arg) => arg === '--help' || arg === '-h') || first === 'help'
  const words = args.filter((arg) => arg !== '--help' && arg !== '-h').slice(first === 'help' ? 1 : 0)
  const chosen = chooseCommand(commands, asksHelp ? words.filter((word) => !word.startsWith('-')) : words)
  if (!chosen) terminal.print(overview(commands, version, terminal))
  else if (asksHelp) terminal.print(helpFor(chosen.command, terminal))
  else return chosen.command.run(readOptions(chosen.command, chosen.rest), call)
  return 0
}

async function explain(error: unknown, { terminal, env }: Call): Promise<ExitCode> {
  if (error instanceof UsageProblem) {
    terminal.say(`${error.message}\n${error.remedy}`)
    return 2
  }
  const { DatabaseProblem } = await import('../db/prepare.ts')
  if (error instanceof StartProblem) terminal.say(`${error.message}\n${error.remedy}`)
  else if (error instanceof DatabaseProblem) terminal.say(error.message)
  else {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    terminal.say(`Something went wrong that Evenkeel has no words for: ${message}`)
    terminal.say(
      env.EVENKEEL_LOG_LEVEL === 'debug'
        ? (stack ?? '')
        : 'Try "evenkeel doctor"; with EVENKEEL_LOG_LEVEL=debug it is said where it happened.',
    )
  }
  return 1
}
