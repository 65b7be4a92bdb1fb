import { describe, expect, test } from 'vitest'
import { type Frame, farthest, type KeelData, keelShape } from './keel-shape.ts'
import { keelDescription, keelSentence } from './keel-words.ts'

const frame: Frame = { width: 600, height: 340, water: 180, perLevel: 36, beam: 130, mast: 110 }
const floors = { technical: 3.2, people: 3 }
const keel = (technical: readonly [number, number] | null, people: readonly [number, number] | null): KeelData => ({
  role: 'Senior',
  technical: { estimate: technical && { mean: technical[0], sd: technical[1] }, floor: floors.technical },
  people: { estimate: people && { mean: people[0], sd: people[1] }, floor: floors.people },
})

describe('the hull', () => {
  test('floats with its rim on the water line when both halves are at their floors', () => {
    const { rim, tilt } = keelShape(keel([3.2, 0.3], [3, 0.3]), frame)
    expect([rim.technical.y, rim.people.y, tilt]).toEqual([180, 180, 0])
  })

  test('rises and sinks by the level against the floor, each half by its own', () => {
    const { rim } = keelShape(keel([4.2, 0.3], [2.5, 0.3]), frame)
    expect(rim.technical.y).toBeCloseTo(180 - 36)
    expect(rim.people.y).toBeCloseTo(180 + 18)
  })

  test('tilts to the lower half, and neither half differently from the other', () => {
    const right = keelShape(keel([3.7, 0.3], [2.5, 0.2]), frame)
    const left = keelShape(keel([2.7, 0.2], [3.5, 0.3]), frame)
    expect(right.tilt).toBeGreaterThan(0)
    expect(left.tilt).toBe(-right.tilt)
    expect(left.rim.people.y).toBe(right.rim.technical.y)
  })

  test('is rigid: the rim is as long at any tilt', () => {
    const { rim } = keelShape(keel([4.9, 0.3], [1, 0.3]), frame)
    expect(Math.hypot(rim.people.x - rim.technical.x, rim.people.y - rim.technical.y)).toBeCloseTo(2 * frame.beam)
  })

  test('stops at the edge of the picture', () => {
    const { rim } = keelShape(keel([0, 0.3], [0, 0.3]), frame)
    expect(rim.technical.y).toBe(180 + farthest * 36)
  })

  test('has an edge as soft as the doubt at that end', () => {
    const edges = keelShape(keel([3.2, 0.2], [3, 0.8]), frame).layers.map(({ sure, path }) => ({ sure, ...ends(path) }))
    const [high, , , low] = edges
    // 90 % of a normal distribution: 1.645 sd to either side.
    expect(low!.left - high!.left).toBeCloseTo(2 * 1.645 * 0.2 * 36, 0)
    expect(low!.right - high!.right).toBeCloseTo(2 * 1.645 * 0.8 * 36, 0)
    expect(edges.map((edge) => edge.sure)).toEqual([0.05, 0.25, 0.75, 0.95])
  })

  test('lies level, at the height of the half that is known, while the other is not', () => {
    const { rim, tilt } = keelShape(keel([3.7, 0.3], null), frame)
    expect(tilt).toBe(0)
    expect(rim.people.y).toBe(rim.technical.y)
  })
})

describe('the sentence', () => {
  test.each([
    [
      keel([3.5, 0.3], [2.4, 0.25]),
      'Your people half is probably 0.6 below the floor of Senior; we are 90\u00a0% sure it is between 0.2 and 1.0 below.',
    ],
    [
      keel([2.7, 0.4], [3.5, 0.2]),
      'Your technical half is probably 0.5 below the floor of Senior; we are 90\u00a0% sure it is between 1.2 below and 0.2 above.',
    ],
    [
      keel([4.2, 0.2], [3.7, 0.2]),
      'Your people half is probably 0.7 above the floor of Senior; we are 90\u00a0% sure it is between 0.4 and 1.0 above.',
    ],
    [
      keel([3.2, 0.3], [3.4, 0.3]),
      'Your technical half is probably right at the floor of Senior; we are 90\u00a0% sure it is between 0.5 below and 0.5 above.',
    ],
    [
      keel([3.2, 0.3], null),
      'Your technical half is probably right at the floor of Senior; we are 90\u00a0% sure it is between 0.5 below and 0.5 above. There is not enough evidence yet about the people half.',
    ],
    [keel(null, null), 'Not enough evidence yet to say how your two halves stand against the floor of Senior.'],
  ])('says what the picture shows', (data, words) => expect(keelSentence(data)).toBe(words))

  test('speaks about somebody else by name', () => {
    expect(keelSentence(keel([3.5, 0.3], [2.4, 0.25]), 'Ada’s')).toMatch(/^Ada’s people half/)
    expect(keelSentence(keel(null, null), 'Ada’s')).toContain('how Ada’s two halves')
  })

  test('a screen reader hears both halves and the leaning', () => {
    const words = keelDescription(keel([3.5, 0.3], [2.4, 0.25]))
    expect(words).toContain('Technical half: 0.3 above its floor. People half: 0.6 below its floor. It leans towards the people half.')
  })
})

/** Height of a layer's edge at both ends of the rim (steps 4 and 12 of 16). */
function ends(path: string) {
  const points = path
    .slice(1)
    .split('L')
    .map((point) => Number(point.split(',')[1]))
  return { left: points[4]!, right: points[12]! }
}
