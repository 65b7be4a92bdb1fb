import { defineRule } from './rule.ts'
import { anchorsOf } from './walk.ts'
import { sentencesOf } from './words.ts'

export const effect = defineRule({
  id: 'effect',
  asks: 'An anchor tells what its behaviour does to another person or to the system.',
  check: (content) =>
    anchorsOf(content)
      .filter(({ text }) => sentencesOf(text).length < 2 && !/[;:]|, so | so that |, which | until | because /.test(text))
      .map(({ path, place }) => ({
        severity: 'error',
        path,
        place,
        message: 'This names a behaviour without an effect.',
        remedy: 'Add a sentence on what somebody else then does, or on what happens to the system: it is what observers agree on.',
      })),
})
