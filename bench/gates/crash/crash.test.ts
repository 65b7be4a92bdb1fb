import { expect, test } from 'vitest'
import { crashGate, type Round, victims } from './gate.ts'

// The whole gate is `node bench/gates/crash/crash.ts`: 20 rounds each. Two of each show that it still holds, and that the gate still works.
test('whoever is killed in the middle of writing, everything acknowledged is there, whole and once', async () => {
  const told: Round[] = []
  const rounds = await crashGate({ rounds: 2, seed: 20_260_302, onRound: (round) => void told.push(round) })
  expect(rounds.flatMap(({ faults }) => faults)).toEqual([])
  expect(rounds.map(({ killed }) => killed)).toEqual(victims.flatMap((victim) => [victim, victim]))
  expect(told).toEqual(rounds)
  for (const { killed, acked, unacked, answers } of rounds) {
    expect(acked).toBeGreaterThan(0)
    // Otherwise nothing was killed in the middle of anything.
    expect(killed === 'app' ? unacked : (answers['503'] ?? 0)).toBeGreaterThan(0)
  }
}, 180_000)
