import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { findListenPort } from './listen-port.ts'

const host = '127.0.0.1'

test('the usual port gives way to the next free one, one that was asked for does not', async () => {
  const taken = createServer().listen(0, host)
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const next = await findListenPort({ host, port, portIsExplicit: false })
  expect(next).toBeGreaterThan(port)
  expect(next).toBeLessThanOrEqual(port + 50)
  await expect(findListenPort({ host, port, portIsExplicit: true })).rejects.toMatchObject({
    code: 'port-busy',
    message: expect.stringContaining(`Port ${port}`),
    remedy: expect.stringContaining('EVENKEEL_PORT'),
  })
  taken.close()
  await once(taken, 'close')
  expect(await findListenPort({ host, port, portIsExplicit: true })).toBe(port)
})

test('an address of another computer', async () => {
  await expect(findListenPort({ host: '192.0.2.1', port: 4310, portIsExplicit: false })).rejects.toMatchObject({
    code: 'unreachable',
    remedy: expect.stringContaining('EVENKEEL_HOST'),
  })
})
