import { type Evidence, sources, type Voices, voicesIn } from '@evenkeel/measure'
import type { Reader } from '../context.ts'
import { listSeverity } from './queries.ts'

/**
 * How those judge who speak about each of these people, as it was learned from what they said about others: in one round trip, and none where
 * nobody speaks. Whom a voice had judged by then is judged as it is about everybody else, and as its source assumes where there is nobody else;
 * whom it had not, by all it said.
 */
export async function voicesAbout(
  db: Reader,
  people: ReadonlyMap<string, readonly Evidence[]>,
): Promise<ReadonlyMap<string, Voices | undefined>> {
  const heard = new Map([...people].map(([personId, evidence]) => [personId, voicesIn(evidence, sources)]))
  const everybody = [...new Set([...heard.values()].flatMap((voices) => [...voices]))]
  if (everybody.length === 0) return new Map()
  const byVoice = Map.groupBy(await listSeverity(db, [...people.keys()], everybody), ({ voice }) => voice)
  const about = (personId: string, voice: string) => {
    const rows = byVoice.get(voice)
    if (!rows) return null
    const { person_id, about_mean, about_sd, mean, sd } = rows.find((row) => row.person_id === personId) ?? { ...rows[0]!, person_id: null }
    if (person_id === null) return { mean, sd }
    return about_mean === null || about_sd === null ? null : { mean: about_mean, sd: about_sd }
  }
  return new Map(
    [...heard].map(([personId, voices]) => [
      personId,
      new Map(
        [...voices].flatMap((voice) => {
          const learned = about(personId, voice)
          return learned ? [[voice, learned] as const] : []
        }),
      ),
    ]),
  )
}
