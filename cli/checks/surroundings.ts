import { access, constants, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findListenPort } from '../../server/config/listen-port.ts'
import { StartProblem } from '../../server/config/start-problem.ts'
import { findPackage } from '../../server/postgres/binaries.ts'
import { holderOf } from '../../server/postgres/data-lock.ts'
import { run } from '../../server/postgres/run.ts'
import { sizeText } from '../size-text.ts'
import { type Check, fail, ok, warn } from './check.ts'

export const nodeVersion: Check = {
  id: 'node',
  async look() {
    const [major = 0] = process.versions.node.split('.').map(Number)
    if (major >= 24) return ok(`Node ${process.versions.node}.`)
    return fail(
      `Node ${process.versions.node} is too old; 24 is needed.`,
      'Run "npm ci", which brings Node 24 along on Linux and Windows; on macOS install it.',
    )
  },
}

export const dataFolder: Check = {
  id: 'data-folder',
  async look({ config: { dataDir } }) {
    const there = await nearest(dataDir)
    const writable = await access(there, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    )
    if (!writable)
      return fail(
        `This account may not write to ${there}.`,
        'Set EVENKEEL_DATA_DIR to a folder you may write, or give this one to your account.',
      )
    if (there !== dataDir) return ok(`${dataDir} will be made at the first start.`)
    const open = process.platform !== 'win32' && (await readableByOthers(join(dataDir, 'secrets')))
    return open
      ? fail(`Others may look into ${join(dataDir, 'secrets')}.`, `Close it: chmod -R go= '${join(dataDir, 'secrets')}'`)
      : ok(`${dataDir} can be written.`)
  },
}

export const freeSpace: Check = {
  id: 'free-space',
  async look({ config: { dataDir } }) {
    const { bavail, bsize } = await statfs(await nearest(dataDir))
    const free = bavail * bsize
    const says = `${sizeText(free)} are free where the data folder is.`
    if (free < 200_000_000) return fail(says, 'Free some space: below 200 MB the database cannot work.')
    return free < 1_000_000_000 ? warn(says, 'Free some space before it runs out.') : ok(says)
  },
}

export const programs: Check = {
  id: 'database-programs',
  async look({ config }) {
    if (config.databaseUrl !== undefined) return ok('Not needed: EVENKEEL_DATABASE_URL is set.')
    try {
      const { folder, version } = await findPackage()
      const { code, output } = await run(join(folder, 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres'), ['--version'])
      return code === 0
        ? ok(`${output.trim()} (package ${version}).`)
        : fail(
            `The database program does not run: ${output.trim()}`,
            'Run "node scripts/ensure.mjs"; if it stays, delete node_modules and run "npm ci".',
          )
    } catch (error) {
      return told(error)
    }
  },
}

export const content: Check = {
  id: 'content',
  async look() {
    try {
      const [{ lintFramework }, { readContent }] = await Promise.all([import('@evenkeel/content'), import('../../server/content.ts')])
      const found = readContent()
      const findings = lintFramework(found)
      const errors = findings.filter(({ severity }) => severity === 'error').length
      if (errors > 0) return fail(`The framework has ${errors} errors.`, 'See them: evenkeel lint framework')
      const warnings = findings.length === 0 ? '' : `, ${findings.length} warnings`
      return ok(
        `${found.competencies.size} competencies, ${found.roles.size} role families, ${found.situations.size} situations${warnings}.`,
      )
    } catch (error) {
      return fail((error as Error).message, 'Get a whole copy of Evenkeel again, or mend the files.')
    }
  },
}

export const mail: Check = {
  id: 'mail',
  async look({ config: { smtpUrl } }) {
    if (smtpUrl === undefined) return ok('No mail server is set; letters are shown where Evenkeel runs.')
    const { host } = new URL(smtpUrl)
    const { default: nodemailer } = await import('nodemailer')
    const transport = nodemailer.createTransport({ url: smtpUrl, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 5000 })
    try {
      await transport.verify()
      return ok(`The mail server at ${host} answers and lets us in.`)
    } catch (error) {
      return fail(
        `The mail server at ${host} does not take mail from us: ${(error as Error).message}`,
        'Check EVENKEEL_SMTP_URL, its password, and any firewall in between.',
      )
    } finally {
      transport.close()
    }
  },
}

export const port: Check = {
  id: 'port',
  async look({ config }) {
    const holder = await holderOf(config.dataDir).catch(() => undefined)
    if (holder?.url !== undefined) return ok(`Evenkeel is running at ${holder.url} (process ${holder.pid}).`)
    try {
      const found = await findListenPort(config)
      if (found === config.port) return ok(`Port ${found} is free.`)
      return ok(`Port ${config.port} is taken by another program; Evenkeel would listen on ${found}.`)
    } catch (error) {
      return told(error)
    }
  },
}

/** The folder itself, or the first above it that exists. */
async function nearest(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  return found || dirname(path) === path ? path : nearest(dirname(path))
}

async function readableByOthers(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found !== undefined && (found.mode & 0o077) !== 0
}

function told(error: unknown) {
  if (error instanceof StartProblem) return fail(error.message, error.remedy)
  return fail((error as Error).message, 'Run it again with EVENKEEL_LOG_LEVEL=debug.')
}
