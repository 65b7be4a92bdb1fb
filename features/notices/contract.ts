import Type from 'typebox'
import { defineContract } from '../contract.ts'
import { Done, OfPerson, Slug } from '../shapes.ts'

const LetterChoice = Type.Object({
  id: Slug,
  label: Type.String(),
  says: Type.String({ description: 'What brings it, when it comes, and what is in it' }),
  wanted: Type.Boolean(),
})

export const contract = defineContract({
  showLetters: {
    method: 'GET',
    path: '/api/people/:personId/letters',
    shows: 'letters',
    summary: 'Which letters you get by mail, kind by kind',
    params: OfPerson,
    reply: Type.Object({
      sends: Type.Boolean({ description: 'False where this installation sends no letters: everything is on your pages' }),
      letters: Type.Array(LetterChoice),
    }),
  },
  saveLetter: {
    method: 'PUT',
    path: '/api/people/:personId/letters/:kind',
    summary: 'Turn a kind of letter on or off, at once',
    params: Type.Object({ ...OfPerson.properties, kind: Slug }),
    body: Type.Object({ wanted: Type.Boolean() }, { additionalProperties: false }),
    reply: Done,
    refusals: { 'no-such-letter': { status: 422, title: 'There is no such letter', remedy: 'Choose one of those listed.' } },
  },
})
