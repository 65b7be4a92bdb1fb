import type { Heard } from './listen.ts'

/** One person, and what was heard about those who judge them. */
export type Judged = { readonly person: string; readonly heard: readonly Heard[] }

/** How a voice judges: levels above others in everything it says, and how far that can be off for a person it has not judged. */
export type Severity = { readonly mean: number; readonly sd: number; readonly people: number }

export type VoiceCalibration = {
  /** Between voices, in levels: how far their leniency is apart. */
  readonly leniencySd: number
  /** Within a voice, between the people it judges: halo, what it always thinks of this one person. */
  readonly haloSd: number
  readonly voices: ReadonlyMap<string, Severity>
  /**
   * The prior of a voice about one person, learned from everybody else it judged: never from that person, whose evidence would
   * otherwise speak twice. Undefined for a voice that judged nobody else.
   */
  about(person: string, voice: string): { readonly mean: number; readonly sd: number } | undefined
}

/** Fewer voices with two people each than this, and the assumed spreads say as much as the data would. */
const fewestVoices = 3
/** How firmly the spreads start where they are assumed: sd of their logarithm. One in twenty is off by a factor above 2.7. */
const looseness = 0.5

/**
 * How single voices judge, from what everybody's evidence says about them. Voice r about person p:
 *   message m[p,r] ~ N(voice[p,r], v[p,r]),   voice[p,r] = mean + leniency[r] + halo[p,r],
 *   leniency ~ N(0, leniencySd^2),   halo ~ N(0, haloSd^2)
 * so m[p,r] ~ N(mean + leniency[r], haloSd^2 + v[p,r]), and everything is closed form but the two spreads. Those maximise the
 * marginal likelihood under log-normal priors around an even split of what the source assumes; a mode over the voices themselves
 * would let the spread collapse. The common `mean` stays as assumed: whether everybody is lenient cannot be told from everybody
 * being good.
 *
 * It is one round of message passing between the persons' folds: with normal likelihoods the marginals of one voice given two
 * persons are exact; the posterior of a person then rests on what others' evidence says about their judges, and on nothing twice.
 */
export function calibrateVoices(people: readonly Judged[]): VoiceCalibration {
  const byVoice = new Map<string, Message[]>()
  for (const { person, heard } of people)
    for (const { voice, mean, sd, assumed } of heard) {
      const said = byVoice.get(voice) ?? []
      said.push({ person, away: mean - assumed.mean, variance: sd * sd, assumed })
      byVoice.set(voice, said)
    }
  const spreads = spreadsOf([...byVoice.values()])
  const voices = new Map([...byVoice].map(([voice, said]) => [voice, severityOf(said, spreads, said.length)]))
  return {
    ...spreads,
    voices,
    about(person, voice) {
      const said = byVoice.get(voice)
      const others = said?.filter((message) => message.person !== person) ?? []
      if (others.length === 0) return undefined
      const { mean, sd } = severityOf(others, spreads, others.length)
      return { mean, sd }
    },
  }
}

type Message = { readonly person: string; readonly away: number; readonly variance: number; readonly assumed: Heard['assumed'] }
type Spreads = Pick<VoiceCalibration, 'leniencySd' | 'haloSd'>

/** The posterior of mean + leniency, widened by the halo for somebody not judged yet. */
function severityOf(said: readonly Message[], { leniencySd, haloSd }: Spreads, people: number): Severity {
  let weight = 0
  let sum = 0
  for (const { away, variance } of said) {
    const w = 1 / (haloSd ** 2 + variance)
    weight += w
    sum += w * away
  }
  const precision = weight + 1 / leniencySd ** 2
  return { mean: said[0]!.assumed.mean + sum / precision, sd: Math.sqrt(1 / precision + haloSd ** 2), people }
}

/** Coordinate by coordinate on the logarithms, by golden sections: two smooth bells, found to a thousandth in a few rounds. */
function spreadsOf(voices: readonly (readonly Message[])[]): Spreads {
  const telling = voices.filter((said) => said.length > 1)
  const first = voices[0]?.[0]
  const each = Math.log((first?.assumed.sd ?? 1) / Math.SQRT2)
  if (telling.length < fewestVoices) return { leniencySd: Math.exp(each), haloSd: Math.exp(each) }
  let [leniency, halo] = [each, each]
  const fit = (l: number, h: number) =>
    telling.reduce((total, said) => total + evidenceFor(said, Math.exp(2 * l), Math.exp(2 * h)), 0) -
    ((l - each) ** 2 + (h - each) ** 2) / (2 * looseness ** 2)
  for (let round = 0; round < 8; round++) {
    leniency = highest((l) => fit(l, halo), each - 4, each + 2)
    halo = highest((h) => fit(leniency, h), each - 4, each + 2)
  }
  return { leniencySd: Math.exp(leniency), haloSd: Math.exp(halo) }
}

/** log N(m; 0, leniency 11' + diag(halo + v)), by the matrix determinant lemma and Sherman and Morrison. */
function evidenceFor(said: readonly Message[], leniency: number, halo: number): number {
  let weight = 0
  let sum = 0
  let squares = 0
  let logs = 0
  for (const { away, variance } of said) {
    const w = 1 / (halo + variance)
    weight += w
    sum += w * away
    squares += w * away * away
    logs += Math.log(w)
  }
  return (logs - Math.log(1 + leniency * weight) - squares + (leniency * sum * sum) / (1 + leniency * weight)) / 2
}

/** Golden-section search (Kiefer 1953) for the highest point of a function with one peak, to a thousandth. */
function highest(f: (x: number) => number, low: number, high: number): number {
  const golden = (Math.sqrt(5) - 1) / 2
  let [a, b] = [low, high]
  let c = b - golden * (b - a)
  let d = a + golden * (b - a)
  let [atC, atD] = [f(c), f(d)]
  while (b - a > 1e-3) {
    if (atC > atD) {
      b = d
      d = c
      atD = atC
      c = b - golden * (b - a)
      atC = f(c)
    } else {
      a = c
      c = d
      atC = atD
      d = a + golden * (b - a)
      atD = f(d)
    }
  }
  return (a + b) / 2
}
