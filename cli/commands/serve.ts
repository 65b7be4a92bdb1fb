import { once } from 'node:events'
import { type Config, readConfig, sayProblems } from '../../server/config/config.ts'
import { StartProblem } from '../../server/config/start-problem.ts'
import { openLog } from '../../server/serve/log.ts'
import type { Serving } from '../../server/serve.ts'
import { type Call, defineCommand, type ExitCode } from '../command.ts'
import type { Terminal } from '../terminal.ts'

export const serve = defineCommand({
  name: 'serve',
  summary: 'Start Evenkeel and go on until Ctrl-C. "npm start" does the same.',
  about:
    'Starts the database that comes with Evenkeel (or uses the one of EVENKEEL_DATABASE_URL), brings it up to date, builds the web app where needed, and listens on this computer alone unless EVENKEEL_HOST says otherwise.',
  usage: '[--api-only]',
  options: { 'api-only': { type: 'boolean', says: 'Serve the API alone; the web app is neither built nor shown.' } },
  examples: [
    { says: 'Start with nothing set up:', line: 'evenkeel serve' },
    {
      says: 'For a team behind a reverse proxy:',
      line: 'EVENKEEL_PUBLIC_URL=https://growth.example.org EVENKEEL_TRUST_PROXY=loopback evenkeel serve',
    },
    { says: 'A second, separate Evenkeel:', line: 'EVENKEEL_DATA_DIR=~/evenkeel-trial EVENKEEL_PORT=4400 evenkeel serve' },
  ],
  async run({ 'api-only': apiOnly }, call): Promise<ExitCode> {
    const { terminal, env, version, clock, random, signal, insisted } = call
    const config = configOf(call)
    if (!config) return 1
    terminal.print(`Evenkeel ${version}`)
    const { serve: startServing } = await import('../../server/serve.ts')
    // Where a person watches, the steps are said in words; records of every start are for a log.
    const level = terminal.watched && !env.EVENKEEL_LOG_LEVEL ? 'warn' : config.logLevel
    const serving = await startServing({
      ...{ config, version, clock, random, signal },
      logger: openLog(level, process.stderr),
      webApp: async (tell) => (apiOnly ? null : builtWebApp(tell)),
      tell: (message) => terminal.say(message),
      showOperator: (letter) => terminal.print(`\n${letter.replace(/^/gm, '  | ')}\n`),
    })
    terminal.print(welcome(serving, config, apiOnly, terminal))
    const why = await Promise.race([aborted(signal), serving.broken])
    if (why instanceof Error) terminal.say(`${why.message} Evenkeel stops; run "evenkeel doctor".`)
    else terminal.say('Stopping: requests and jobs that have begun come to their end. Ctrl-C again stops at once.')
    await Promise.race([serving.stop(), aborted(insisted).then(() => serving.cut())])
    terminal.say('Stopped.')
    return why instanceof Error ? 1 : 0
  },
})

function configOf({ env, terminal }: Call): Config | null {
  const reading = readConfig(env)
  if (reading.warnings.length > 0) terminal.say(sayProblems(reading.warnings))
  if ('config' in reading) return reading.config
  terminal.say(`Evenkeel cannot start with these settings:\n${sayProblems(reading.problems)}`)
  return null
}

async function builtWebApp(tell: (message: string) => void): Promise<string> {
  const { buildWeb } = await import('../../web/build.ts')
  try {
    return await buildWeb({ onProgress: tell })
  } catch (cause) {
    throw new StartProblem(
      'failed',
      `The web app could not be built: ${(cause as Error).message}`,
      'Run "npm ci" and try again; if it stays, start from a clean copy of Evenkeel.',
      { cause },
    )
  }
}

function welcome({ url, hasMail }: Serving, { dataDir, databaseUrl }: Config, apiOnly: boolean, { style }: Terminal): string {
  const kept =
    databaseUrl === undefined ? `Everything is kept in ${dataDir}.` : 'Everything is kept in the database of EVENKEEL_DATABASE_URL.'
  return [
    '',
    `Evenkeel is running: ${style(['bold', 'cyan'], url)}`,
    '',
    apiOnly
      ? `  The API alone: ${url}/api says what it can do.`
      : '  Open this address and make your account; the first twelve minutes give you a picture of both halves.',
    `  ${kept} A copy of it: npx evenkeel backup --out FOLDER`,
    ...(hasMail ? [] : ['  No mail server is set, so letters (links to a new password, say) are shown here.']),
    '  Stop with Ctrl-C.',
    '',
  ].join('\n')
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}
