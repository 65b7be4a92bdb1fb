import Type from 'typebox'
import { describe, expect, test } from 'vitest'
import { checkSource } from './check.ts'
import { drawNormal, seededRandom } from './random.ts'
import { defineSource, type Source } from './source.ts'
import { sources } from './sources/index.ts'
import { manager } from './sources/manager.ts'
import { self } from './sources/self.ts'

test.each(sources.map((source) => [source.id, source] as const))('%s keeps every promise', (_, source) => {
  expect(checkSource(source, seededRandom(11))).toEqual([])
})

describe('a broken promise is named', () => {
  const honest = defineSource({
    id: 'honest',
    version: 1,
    label: 'Honest',
    explains: 'A value with a noise of one level.',
    independent: true,
    payload: Type.Object(
      { competency: Type.String({ pattern: '^[a-z-]{1,60}$' }), value: Type.Number({ minimum: -100, maximum: 100 }) },
      { additionalProperties: false },
    ),
    minutes: 1,
    staleAfterDays: 100,
    observe: ({ competency, value }) => [{ competency, likelihood: (eta) => -((value - eta) ** 2) / 2 }],
    tell: () => ({ says: '', details: [] }),
    simulate: ({ competency, level }, random) => ({ competency, value: level + drawNormal(random) }),
  })
  type Payload = ReturnType<typeof honest.simulate>
  let calls = 0

  test('an honest source breaks none', () => expect(checkSource(honest, seededRandom(1))).toEqual([]))

  test.each<[string, Source]>([
    ['refuses junk', { ...honest, payload: Type.Object({ competency: Type.String(), value: Type.Number() }) }],
    ['invents payloads of its own shape', { ...honest, simulate: () => ({ competency: 'networks' }) }],
    ['says nothing when it saw nothing', { ...self, silence: (competency) => ({ competency, level: 3 }) }],
    [
      'invents the same payload from the same dice',
      { ...honest, simulate: (truth, random) => ({ ...(honest.simulate(truth, random) as Payload), value: calls++ % 7 }) },
    ],
    ['with a finite likelihood', { ...honest, observe: () => [{ competency: 'networks', likelihood: (eta) => Math.log(eta) }] }],
    ['of the competency in its payload', { ...honest, observe: (p) => honest.observe({ ...(p as Payload), competency: 'debugging' }) }],
    [
      'ranks a strong person above a weak one',
      { ...honest, simulate: (truth, random) => honest.simulate({ ...truth, level: 5 - truth.level }, random) },
    ],
    ['narrows what is known', { ...honest, observe: ({ competency }: Payload) => [{ competency, likelihood: () => 0 }] } as Source],
    [
      'cover the truth',
      {
        ...honest,
        observe: ({ competency, value }: Payload) => [{ competency, likelihood: (eta: number) => -2 * (value - eta) ** 2 }],
      } as Source,
    ],
    ['cover the truth', { ...manager, voice: { mean: 0, sd: 3 } }],
    ['cover the truth', { ...manager, voice: { mean: 3, sd: 1.3 } }],
  ])('%s', (words, source) => {
    expect(checkSource(source, seededRandom(2), 1500).join('\n')).toContain(words)
  })
})
