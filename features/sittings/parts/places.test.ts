import { describe, expect, test } from 'vitest'
import { countsOf, firstOpen, placeAfter, placeAfterPart, placeBefore, resumePlace, type Sitting } from './places.ts'

const sitting = ({ self = '', test = '', situations = '' }: Record<string, string>): Sitting => {
  const drawn = { id: 'i', competency: 'c', name: 'n', stem: 's', exhibit: null, options: [] }
  const answered = [...test].filter((mark) => mark === 'x').length
  return {
    id: 'a',
    kind: 'baseline',
    subject: null,
    state: 'open',
    version: 1,
    minutesLeft: 12,
    self: [...self].map((mark, i) => ({
      competency: `c${i}`,
      name: 'n',
      half: 'people',
      about: '',
      anchors: [],
      answered: mark === 'x',
      level: mark === 'x' ? 3 : null,
    })),
    test: { total: test.length, answered, current: answered < test.length ? drawn : null },
    situations: [...situations].map((mark, i) => ({
      situation: `s${i}`,
      competency: 'c',
      name: 'n',
      title: 't',
      moment: 'm',
      options: [],
      ratings: mark === 'x' ? { a: 1, b: 2, c: 3, d: 4, e: 5 } : null,
    })),
  }
}

describe('where a sitting goes on', () => {
  test.each([
    ['at the first question of a new one', { self: '...', test: '..', situations: '..' }, { part: 'self', index: 0 }],
    ['at the first without an answer', { self: 'x.x', test: '..', situations: '..' }, { part: 'self', index: 1 }],
    ['in the next part when one is through', { self: 'xxx', test: '..', situations: '..' }, { part: 'test', index: 0 }],
    [
      'in the part reached last: what was left out before stays out',
      { self: 'x..', test: 'x.', situations: '..' },
      { part: 'test', index: 1 },
    ],
    ['after a part that was left out whole', { self: '...', test: 'xx', situations: 'x.' }, { part: 'situations', index: 1 }],
    ['at the end when the last part is through', { self: 'x..', test: 'xx', situations: 'xx' }, { part: 'end' }],
    ['in a short test', { test: 'x...' }, { part: 'test', index: 1 }],
    ['in situations alone', { situations: '..' }, { part: 'situations', index: 0 }],
  ] as const)('%s', (_, marks, place) => {
    expect(resumePlace(sitting(marks))).toEqual(place)
  })
})

describe('the way through', () => {
  const whole = { self: '...', test: '..', situations: '..' }

  test('goes question by question, and part by part', () => {
    expect(placeAfter(sitting(whole), { part: 'self', index: 0 })).toEqual({ part: 'self', index: 1 })
    expect(placeAfter(sitting(whole), { part: 'self', index: 1 })).toEqual({ part: 'self', index: 2 })
    expect(placeAfter(sitting(whole), { part: 'self', index: 2 })).toEqual({ part: 'test', index: 0 })
    expect(placeAfter(sitting({ ...whole, test: 'x.' }), { part: 'test', index: 0 })).toEqual({ part: 'test', index: 1 })
    expect(placeAfter(sitting({ ...whole, test: 'xx' }), { part: 'test', index: 1 })).toEqual({ part: 'situations', index: 0 })
    expect(placeAfter(sitting(whole), { part: 'situations', index: 1 })).toEqual({ part: 'end' })
  })

  test('leaves a part out for the next one that has something open', () => {
    expect(placeAfterPart(sitting({ ...whole, test: 'xx', situations: 'x.' }), 'self')).toEqual({ part: 'situations', index: 1 })
    expect(placeAfterPart(sitting({ ...whole, situations: 'xx' }), 'test')).toEqual({ part: 'end' })
    expect(firstOpen(sitting({ ...whole, self: 'xxx' }), 'self')).toEqual({ part: 'end' })
  })

  test('leads back to what can still be changed, never to an item', () => {
    expect(placeBefore(sitting(whole), { part: 'self', index: 0 })).toBeNull()
    expect(placeBefore(sitting(whole), { part: 'self', index: 2 })).toEqual({ part: 'self', index: 1 })
    expect(placeBefore(sitting(whole), { part: 'test', index: 1 })).toEqual({ part: 'self', index: 2 })
    expect(placeBefore(sitting(whole), { part: 'situations', index: 0 })).toEqual({ part: 'self', index: 2 })
    expect(placeBefore(sitting(whole), { part: 'end' })).toEqual({ part: 'situations', index: 1 })
    expect(placeBefore(sitting({ test: 'x.' }), { part: 'test', index: 1 })).toBeNull()
    expect(placeBefore(sitting({ test: 'xx' }), { part: 'end' })).toBeNull()
  })

  test('counts what is asked and leaves out what is not', () => {
    expect(countsOf(sitting({ self: 'x.', test: 'xx.' }))).toEqual([
      { part: 'self', answered: 1, total: 2 },
      { part: 'test', answered: 2, total: 3 },
    ])
  })
})
