import { defineRule } from './rule.ts'
import { anchorsOf } from './walk.ts'
import { sentencesOf } from './words.ts'

const others =
  /\b(?:teams?|colleagues?|others|people|engineers|leaders|managers|owners|analysts|customers|users|departments?|organisations?|successors?|groups?|units?)\b/i

export const reach = defineRule({
  id: 'reach',
  asks: 'Level 5 changes how others work: its effect happens in what other people do.',
  check: (content) =>
    anchorsOf(content)
      .filter(({ level, text }) => level === 5 && !others.test(sentencesOf(text).at(-1) ?? ''))
      .map(({ path, place }) => ({
        severity: 'warning',
        path,
        place,
        message: 'The effect of level 5 names nobody who works differently because of it.',
        remedy: 'End with what teams or colleagues now do without this person, which they did not do before.',
      })),
})
