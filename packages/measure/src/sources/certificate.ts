import { logistic, logLogistic } from '../items/logistic.ts'
import type { Likelihood, VoicePrior } from '../observation.ts'
import { drawCategory } from '../random.ts'
import { defineSource } from '../source.ts'
import { speaker } from './rater.ts'
import { anchorLevel, competencyId, date, exactly, orNull, webLink, words } from './shapes.ts'

const levels = [1, 2, 3, 4, 5] as const

/** The width of an examination: the chance to pass rises from 15 to 85 % within one level either side of its own. An assumption. */
const slope = 1.7

/** Some issuers' examinations are easier than the level they name: sd in levels. An assumption; no study maps certificates to anchors. */
const voice: VoicePrior = Object.freeze({ mean: 0, sd: 0.5 })

/**
 * A certificate, dated: keep the day of issue as the day of the evidence, so that it fades from then on.
 *
 * People show a certificate from among those they could pass: P(level) = s(level) / sum of s, s(l) = 1 / (1 + exp(-slope (eta - l))).
 * So it speaks strongly against a level far below it and hardly at all against one far above: a beginner's certificate in an
 * expert's drawer is no evidence against the expert.
 */
export const certificate = defineSource({
  id: 'certificate',
  version: 1,
  label: 'Certificate',
  explains: 'An examination you passed. It says what you could do on that day, and less as time goes by.',
  independent: true,
  payload: exactly({
    competency: competencyId,
    level: anchorLevel,
    title: words(300),
    issuer: words(300),
    number: orNull(words(120)),
    issuedOn: date,
    expiresOn: orNull(date),
    verifyLink: orNull(webLink),
  }),
  minutes: 3,
  staleAfterDays: 1095,
  voice,
  observe: ({ competency, level, issuer }) => [
    { competency, likelihood: passed(level), voice: { id: `issuer:${issuer.trim().toLowerCase()}`, known: true as const, ...voice } },
  ],
  tell: ({ level, title, issuer, number, issuedOn, expiresOn, verifyLink }) => ({
    says: `${title}, from ${issuer}: level ${level}.`,
    details: [
      { label: 'Issued on', text: issuedOn },
      ...(expiresOn === null ? [] : [{ label: 'Valid until', text: expiresOn }]),
      ...(number === null ? [] : [{ label: 'Number', text: number }]),
      ...(verifyLink === null ? [] : [{ label: 'Where to check it', text: verifyLink }]),
    ],
  }),
  simulate: (truth, random) => {
    const { id, bias } = speaker(truth, voice, random)
    const chances = levels.map((level) => logistic(slope * (truth.level + bias - level)))
    const total = chances.reduce((sum, chance) => sum + chance, 0)
    const drawn = drawCategory(
      chances.map((chance) => chance / total),
      random,
    )
    return {
      competency: truth.competency,
      level: levels[drawn]!,
      title: 'Certified practitioner',
      issuer: id,
      number: `C-${Math.floor(random() * 1e8)}`,
      issuedOn: '2025-09-01',
      expiresOn: null,
      verifyLink: null,
    }
  },
})

function passed(level: number): Likelihood {
  return (eta) => {
    // the easiest examination is the likeliest to be passed: dividing by it keeps the sum finite far below the scale
    const easiest = logLogistic(slope * (eta - 1))
    let total = 0
    for (const l of levels) total += Math.exp(logLogistic(slope * (eta - l)) - easiest)
    return logLogistic(slope * (eta - level)) - easiest - Math.log(total)
  }
}
