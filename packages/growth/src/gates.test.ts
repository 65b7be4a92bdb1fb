import { describe, expect, test } from 'vitest'
import { checkGate } from './check.ts'
import { gates } from './gates/index.ts'

describe('the promises every gate makes', () => {
  for (const gate of gates) test(gate.id, () => expect(checkGate(gate)).toEqual([]))
})
