import { defineSource } from '../source.ts'
import { ladderOf } from './ladder.ts'
import { pickNoise, raterVoice, speaker, voiceOfRater } from './rater.ts'
import { anchorLevel, competencyId, exactly, id, namedPerson, orNull, webLink, words } from './shapes.ts'

const ladder = ladderOf({ lowest: 1, highest: 5, noise: pickNoise })

/** A piece of finished work. It becomes evidence once a named verifier has rated it by the anchors: a rater like any other. */
export const work = defineSource({
  id: 'work',
  version: 1,
  label: 'Work evidence',
  explains: 'A piece of your work, rated by somebody named who knows it.',
  independent: true,
  payload: exactly({
    competency: competencyId,
    level: anchorLevel,
    /** The id of the piece of work. */
    work: id,
    verifier: namedPerson,
    outcome: words(2000),
    context: words(2000),
    benefited: words(600),
    link: orNull(webLink),
  }),
  minutes: 12,
  staleAfterDays: 730,
  voice: raterVoice,
  observe: ({ competency, level, verifier }) => [{ competency, ...ladder.picked(level), voice: voiceOfRater(verifier.id) }],
  tell: ({ level, verifier, outcome, context, benefited, link }) => ({
    says: `${verifier.name} rated this work at level ${level}.`,
    details: [
      { label: 'Outcome', text: outcome },
      { label: 'Context', text: context },
      { label: 'Who benefited', text: benefited },
      ...(link === null ? [] : [{ label: 'Where to see it', text: link }]),
    ],
  }),
  simulate: (truth, random) => {
    const voice = speaker(truth, raterVoice, random)
    return {
      competency: truth.competency,
      level: ladder.pick(truth.level + voice.bias, random),
      work: `work-${Math.floor(random() * 1e6)}`,
      verifier: { id: voice.id, name: 'Noor Haddad' },
      outcome: 'The nightly import finishes before the shops open.',
      context: 'Three shops opened an hour late because the import hung; nobody could see why.',
      benefited: 'The shop leads and the people on call.',
      link: null,
    }
  },
})
