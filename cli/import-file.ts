import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Context } from '../features/context.ts'
import { contract, type Kind, type Result, type Scale, type Shown } from '../features/imports/contract.ts'
import { partsOf } from '../features/imports/parts/decode.ts'
import { asOwner } from '../server/backup/as-owner.ts'
import { requireSeesAll } from '../server/backup/sees-all.ts'
import { StartProblem } from '../server/config/start-problem.ts'
import type { House } from '../server/house.ts'
import { type Call, type ExitCode, json } from './command.ts'
import { withHouse } from './house.ts'
import { withPlace } from './place.ts'

export const importOptions = {
  file: { type: 'string', value: 'FILE', required: true, says: 'The file: comma, semicolon or tab between columns, UTF-8.' },
  org: { type: 'string', value: 'NAME|ID', says: 'Into which organisation, where there are several.' },
  'dry-run': { type: 'boolean', says: 'Check every row, say what would be done, and do nothing.' },
  json,
} as const

type Wish = { readonly kind: Kind; readonly name: string; readonly usage: string; readonly scale: Scale | null }
type Given = {
  readonly file: string
  readonly org: string | undefined
  readonly 'dry-run': boolean
  readonly invite: boolean
  readonly json: boolean
}
type Outcome = {
  readonly shown: Shown
  readonly bad: readonly string[]
  readonly result: Result | null
  readonly links: readonly { name: string; link: string }[]
  readonly mailed: number
}

/** A file from this computer, checked row by row and brought in whole, or not at all. */
export async function importFile({ kind, scale }: Wish, given: Given, call: Call): Promise<ExitCode> {
  const size = await sizeOf(given.file)
  const { terminal } = call
  const { shown, bad, result, links, mailed } = await withPlace(
    call,
    { purpose: 'bringing in a file', schema: 'current' },
    async (place, config) => {
      const org = await chooseOrg(place.ownerUrl, given.org)
      return withHouse(call, place, config, async ({ house }) => bring(await contextIn(house, org), { kind, scale, size, ...given }, call))
    },
  )
  if (given.json)
    terminal.json({ file: given.file, state: shown.state, fault: shown.fault, bad, result: result ?? shown.result, mailed, links })
  else {
    for (const line of bad) terminal.print(line)
    terminal.print(summary(shown, result, given['dry-run']))
    for (const { name, link } of links) terminal.print(`${name}: ${link}`)
    if (mailed > 0) terminal.print(`${mailed} get a letter with a link.`)
  }
  return bad.length > 0 || shown.fault !== null || shown.unmapped.length > 0 ? 1 : 0
}

type Task = Given & { readonly kind: Kind; readonly scale: Scale | null; readonly size: number }

async function bring(ctx: Context, task: Task, { signal }: Call): Promise<Outcome> {
  const service = await import('../features/imports/service.ts')
  const { importId } = must(
    (await service.beginImport(ctx, { kind: task.kind, fileName: basename(task.file).slice(-200), size: task.size })).result,
  )
  const nothing = { bad: [], result: null, links: [], mailed: 0 }
  try {
    let [offset, seam] = [0, '']
    for await (const { text, isLast } of partsOf(createReadStream(task.file))) {
      signal.throwIfAborted()
      const { state } = must((await service.receivePart(ctx, importId, { offset, seam, text, isLast })).result)
      if (state === 'broken') break
      offset += text.length
      seam = (seam + text).slice(-64)
    }
    let shown = must(await service.showImport(ctx, importId))
    if (shown.fault === null && task.scale)
      must((await service.chooseColumns(ctx, importId, { columns: shown.columns, scale: task.scale, version: shown.version })).result)
    if (shown.unmapped.length > 0 || shown.fault !== null) return { shown, ...nothing }
    do {
      signal.throwIfAborted()
      must((await service.checkImport(ctx, importId)).result)
      shown = must(await service.showImport(ctx, importId))
    } while (shown.state === 'checking')
    const bad = await badLines(ctx, importId, task.file)
    if (bad.length > 0 || task['dry-run'] || shown.fault !== null) return { shown, ...nothing, bad }
    const { result } = must((await service.bringIn(ctx, importId, shown.version)).result)
    const invited = { links: [] as { name: string; link: string }[], mailed: 0 }
    for (let left = task.invite ? 1 : 0; left > 0; ) {
      const some = must((await service.inviteImported(ctx, importId)).result)
      invited.links.push(...some.links)
      invited.mailed += some.mailed
      left = some.left
    }
    return { shown, bad, result, ...invited }
  } finally {
    // What was not brought in is not left behind: the file is here, and can be read again. What was, refuses to be thrown away.
    await service.discardImport(ctx, importId)
  }
}

async function badLines(ctx: Context, importId: string, file: string): Promise<readonly string[]> {
  const { showBadRows } = await import('../features/imports/service.ts')
  const lines: string[] = []
  for (let after: number | null = 0; after !== null; ) {
    const page: { rows: readonly { line: number; column: string; says: string; remedy: string }[]; next: number | null } = must(
      await showBadRows(ctx, importId, { after, limit: 1000 }),
    )
    lines.push(
      ...page.rows.map(({ line, column, says, remedy }) => `${file}:${line}: ${column === '' ? 'row' : column}: ${says} ${remedy}`),
    )
    after = page.next
  }
  return lines
}

function summary(shown: Shown, result: Result | null, isDryRun: boolean): string {
  if (shown.fault !== null) return `Nothing was brought in. ${shown.fault}`
  if (shown.unmapped.length > 0) return `Nothing was brought in. There is no column for: ${shown.unmapped.join(', ')}.`
  const told = result ?? shown.result
  if (!told) return 'Nothing was brought in.'
  const { rows, people, evidence, missing, notes } = told
  const head = result
    ? 'Brought in.'
    : rows.bad > 0
      ? `${rows.bad} bad rows: nothing was brought in.`
      : isDryRun
        ? 'A dry run: nothing was brought in.'
        : ''
  return [
    head,
    `Rows: ${rows.new} new, ${rows.changed} changed, ${rows.same} the same, ${rows.bad} bad, ${rows.held} kept out.`,
    ...(shown.kind === 'people'
      ? [
          `People: ${people.added} added, ${people.changed} changed. Teams: ${people.teams} added; ${people.placesBegun} places begun, ${people.placesEnded} ended.`,
        ]
      : []),
    ...(shown.kind === 'ratings' && result ? [`Pieces of evidence: ${evidence}.`] : []),
    ...(missing.count > 0
      ? [
          `Here and not in the file, left alone: ${missing.names.slice(0, 20).join(', ')}${missing.count > 20 ? ` and ${missing.count - 20} more` : ''}.`,
        ]
      : []),
    ...notes,
  ].join('\n')
}

function must<T>(answer: T): Exclude<T, { readonly refused: string }> {
  if (typeof answer === 'object' && answer !== null && 'refused' in answer && typeof answer.refused === 'string') {
    const all: Record<string, { title: string; remedy: string }> = Object.assign(
      {},
      ...Object.values(contract).map((one) => ('refusals' in one ? one.refusals : {})),
    )
    const { title, remedy } = all[answer.refused] ?? { title: answer.refused, remedy: '' }
    throw new StartProblem('not-suitable', `${title}.`, remedy)
  }
  return answer as Exclude<T, { readonly refused: string }>
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new StartProblem('not-suitable', `${file} cannot be read.`, 'Give a file that exists.')
  return Math.min(found.size, 2_147_483_647)
}

type Org = { readonly orgId: string; readonly personId: string; readonly name: string }

/** The organisation that is meant, and its longest-standing owner, on whose behalf it happens. */
async function chooseOrg(ownerUrl: string, wanted: string | undefined): Promise<Org> {
  const { rows } = await asOwner(ownerUrl, async (client) => {
    await requireSeesAll(client)
    return client.query<Org>(
      `select o.org_id as "orgId", o.name, p.person_id as "personId" from public.org o join lateral (
         select person_id from public.person p where p.org_id = o.org_id and role = 'owner' and state = 'active' order by created_at limit 1) p on true
       where o.kind = 'organisation' and ($1::text is null or lower(o.name) = lower($1) or o.org_id::text = lower($1)) order by o.created_at`,
      [wanted ?? null],
    )
  })
  if (rows.length === 1) return rows[0]!
  if (rows.length === 0)
    throw new StartProblem(
      'not-suitable',
      wanted ? `There is no organisation ${wanted}.` : 'There is no organisation yet.',
      'Set one up under Organisation first.',
    )
  throw new StartProblem(
    'not-suitable',
    'There are several organisations.',
    `Say which with --org: ${rows.map(({ name, orgId }) => `${name} (${orgId})`).join(', ')}.`,
  )
}

/** With an owner's rights, and on record as done by nobody of the organisation: whoever runs this stands outside it. */
async function contextIn(house: House, { orgId, personId, name }: Org): Promise<Context> {
  const [{ contextFor }, { worldOf }, { identityFor }] = await Promise.all([
    import('../server/context.ts'),
    import('../server/house.ts'),
    import('../server/identity/identity.ts'),
  ])
  const identity = identityFor(house.auth, { incoming: new Headers(), set: () => {} })
  return contextFor(house.ground, worldOf(house), identity, {
    orgId,
    personId,
    name,
    userId: '',
    sessionId: '',
    role: 'owner',
    state: 'active',
  })
}
