/** Exit statuses of pipelines and lists as bash gives them: Bash Reference Manual 3.2.3 (pipelines), 3.2.4 (lists), 4.3.1 (set -e, pipefail). */

export type Command = { readonly name: string; readonly status: number }
export type Pipeline = readonly Command[]
export type List = { readonly first: Pipeline; readonly rest: readonly { readonly operator: '&&' | '||'; readonly pipeline: Pipeline }[] }
/** A list, or `if list; then body; fi`. */
export type Line = { readonly list: List; readonly body: Pipeline | null }

/** Where in a script a pipeline stands. */
export type Place = 'alone' | 'condition' | 'left of &&' | 'left of ||' | 'end of list' | 'body'

/** How the shell behaves; `bash` is how it does, everything else is a misconception put to work. */
export type Rules = {
  /** The status of a pipeline from those of its commands. */
  readonly pipeline: (statuses: readonly number[], pipefail: boolean) => number
  /** && and || have the same rank and look at what ran last; or && binds first; or each looks at the first pipeline. */
  readonly reading: 'left' | 'and-first' | 'first-decides'
  /** Where set -e lets a failure pass. */
  readonly spares: readonly Place[]
}

export const bash: Rules = {
  pipeline: (statuses, pipefail) => (pipefail ? (statuses.findLast((status) => status !== 0) ?? 0) : (statuses[statuses.length - 1] ?? 0)),
  reading: 'left',
  spares: ['condition', 'left of &&', 'left of ||'],
}

export type Switches = { readonly pipefail: boolean; readonly errexit: boolean }
export type Outcome = { readonly ran: readonly string[]; readonly status: number; readonly stopped: boolean }

/** Runs lines one after the other; with errexit a failure that is not spared ends the script. */
export function runScript(lines: readonly Line[], switches: Switches, rules: Rules = bash): Outcome {
  const ran: string[] = []
  let status = 0
  const ends = (pipeline: Pipeline, place: Place): boolean => {
    ran.push(...pipeline.map((command) => command.name))
    status = rules.pipeline(
      pipeline.map((command) => command.status),
      switches.pipefail,
    )
    return switches.errexit && status !== 0 && !rules.spares.includes(place)
  }
  for (const { list, body } of lines) {
    for (const step of stepsOf(list, rules.reading)) {
      if (step.runs(status) && ends(step.pipeline, body ? 'condition' : step.place)) return { ran, status, stopped: true }
    }
    if (body) {
      const holds = status === 0
      status = 0
      if (holds && ends(body, 'body')) return { ran, status, stopped: true }
    }
  }
  return { ran, status, stopped: false }
}

export function writeLine({ list, body }: Line): string {
  return body ? `if ${writeList(list)}; then ${writePipeline(body)}; fi` : writeList(list)
}

function writeList(list: List): string {
  return [writePipeline(list.first), ...list.rest.map(({ operator, pipeline }) => `${operator} ${writePipeline(pipeline)}`)].join(' ')
}

function writePipeline(pipeline: Pipeline): string {
  return pipeline.map((command) => command.name).join(' | ')
}

type Step = { readonly pipeline: Pipeline; readonly place: Place; runs(before: number): boolean }

function stepsOf(list: List, reading: Rules['reading']): readonly Step[] {
  let first: number | null = null
  let leftOut = false
  return [{ operator: null, pipeline: list.first }, ...list.rest].map(({ operator, pipeline }, index) => ({
    pipeline,
    place: placeOf(list, index),
    runs(before: number): boolean {
      if (operator === null) return true
      first ??= before
      // With && first, `a || b && c` is a || (b && c): once a succeeds, both b and c are left out.
      if (reading === 'and-first' && operator === '&&' && leftOut) return false
      const looksAt = reading === 'first-decides' ? first : before
      const goes = operator === '&&' ? looksAt === 0 : looksAt !== 0
      leftOut = !goes && operator === '||'
      return goes
    },
  }))
}

function placeOf(list: List, index: number): Place {
  const following = list.rest[index]
  if (following) return following.operator === '&&' ? 'left of &&' : 'left of ||'
  return index === 0 ? 'alone' : 'end of list'
}
