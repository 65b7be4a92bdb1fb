import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '@evenkeel/measure'
import { contract as competency } from '../../../features/competency/contract.ts'
import { contract as work } from '../../../features/work/contract.ts'
import type { Journal, WriteKind } from './journal.ts'
import { type Answer, ask, type Person } from './people.ts'

/** Something that is to be written under one key, however often it has to be asked. */
export type Wish = { readonly person: Person; readonly kind: WriteKind; readonly key: string; readonly body: object }

export type Writing = {
  /** Answers by status, `none` for those that never came. */
  readonly answers: Readonly<Record<string, number>>
  /** The next acknowledgement of something that was asked from now on, not of what is on its way already. */
  nextAcknowledged(): Promise<void>
  /** Lets every request under way end; gives back what was asked and not acknowledged. */
  stop(): Promise<readonly Wish[]>
}

/**
 * Several people write at once, each on two devices, so that both the chain of one person and the pool are contended. What is not acknowledged is asked
 * again under the same key until it is, as the web app and any good client would.
 */
export function startWriting(url: string, people: readonly Person[], journal: Journal, random: Random): Writing {
  const answers: Record<string, number> = {}
  const waiting = new Set<{ readonly since: number; readonly resolve: () => void; readonly reject: (error: Error) => void }>()
  let going = true
  const device = async (person: Person): Promise<readonly Wish[]> => {
    while (going) {
      const wish = newWish(person, random)
      let done = false
      do {
        const asked = performance.now()
        const answer = await send(url, wish, journal)
        answers[answer.status ?? 'none'] = (answers[answer.status ?? 'none'] ?? 0) + 1
        done = answer.status === 200
        if (done) for (const { since, resolve } of waiting) if (asked >= since) resolve()
        // Refused is no loss: what is asked here must be something that can be done, or nothing is measured.
        if (answer.status !== null && answer.status >= 400 && answer.status < 500)
          for (const { reject } of waiting) reject(new Error(`a write was refused: ${JSON.stringify(answer.body)}`))
        if (!done && going) await sleep(25)
      } while (going && !done)
      if (!done) return [wish]
    }
    return []
  }
  const devices = people.flatMap((person) => [device(person), device(person)])
  return {
    answers,
    nextAcknowledged: () => new Promise((resolve, reject) => void waiting.add({ since: performance.now(), resolve, reject })),
    stop: async () => {
      going = false
      return (await Promise.all(devices)).flat()
    },
  }
}

/** Asks for one write, and puts it on record when it is acknowledged. */
export async function send(url: string, { person, kind, key, body }: Wish, journal: Journal): Promise<Answer> {
  const given = { params: { personId: person.personId }, cookie: person.cookie, key, body: body as never }
  const answer = await ask(url, kind === 'assess' ? competency.assess : work.addWork, given)
  if (answer.status === 200) journal.note({ key, kind, personId: person.personId, id: idOf(answer) })
  return answer
}

export function idOf({ body }: Answer): string {
  const { evidenceId, workId } = body as { evidenceId?: string; workId?: string }
  return evidenceId ?? workId ?? ''
}

/** Self-assessments, and now and then a piece of work that asks somebody by mail: a write with a job in the same transaction. */
function newWish(person: Person, random: Random): Wish {
  const one = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const about = one(['debugging', 'testing', 'networks', 'empathy', 'influence', 'ownership'])
  const key = crypto.randomUUID()
  if (random() < 0.8) return { person, key, kind: 'assess', body: { competency: about, level: Math.floor(6 * random()) } }
  const verifier = one(['Robin Ahlers', 'Sam Idowu', 'Kim Tran'])
  const body = {
    ...{ competency: about, outcome: 'The nightly import finishes before the shops open.', context: 'Three shops opened an hour late.' },
    ...{ benefited: 'The shop leads.', link: null, verifierName: verifier },
    verifierEmail: `${verifier.toLowerCase().replace(' ', '.')}@example.org`,
  }
  return { person, key, kind: 'addWork', body }
}
