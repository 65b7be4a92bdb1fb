import { expect, test } from 'vitest'
import { Stop, slugOf } from './problem.ts'

test.each([
  ['the driver found its connection broken', new Error('Client has encountered a connection error and is not queryable')],
  ['the driver had closed it', new Error('Client was closed and is not queryable')],
  ['the server went away in the middle', new Error('Connection terminated unexpectedly')],
  ['the server is shutting down', Object.assign(new Error('terminating connection'), { code: '57P01' })],
  ['nobody listens', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
])('%s: the database is away, try again', (_, error) => {
  expect(slugOf(error)).toBe('database-away')
})

test('what nobody foresaw is our mistake, and a refusal is itself', () => {
  expect(slugOf(new TypeError('x is not a function'))).toBe('our-mistake')
  expect(slugOf(new Stop('key-reused'))).toBe('key-reused')
})
