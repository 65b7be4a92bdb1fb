import { createServer as createHttp, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { makeCertificate } from '../../tools/test-certificate.ts'
import { isPublic } from './addresses.ts'
import { openOutward } from './send.ts'

const servers: Server[] = []
/** A real server on this machine that counts who comes. */
async function listen(answer: RequestListener, host = '127.0.0.1', server: Server = createHttp(answer)) {
  servers.push(server)
  const hits: IncomingMessage[] = []
  server.on('request', (request) => hits.push(request))
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return { port: (server.address() as AddressInfo).port, hits }
}
const ok: RequestListener = (_request, answer) => void answer.end('ok')
afterEach(() => {
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) (server as ReturnType<typeof createHttp>).closeAllConnections()
    server.close()
  }
})

const envelope = (url: string) => ({ url, id: 'msg_1', at: new Date(0), body: '{"type":"ping"}', secrets: ['whsec_AAAA'] })

describe('what is not public', () => {
  test.each([
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '100.127.255.255',
      '127.0.0.1',
      '127.255.255.254',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.9.9',
    ],
    ...[
      '192.0.0.1',
      '192.0.2.1',
      '192.168.1.1',
      '198.18.0.1',
      '198.19.255.1',
      '198.51.100.7',
      '203.0.113.9',
      '224.0.0.1',
      '239.1.1.1',
      '240.0.0.1',
    ],
    ...[
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:8.8.8.8',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::1',
    ],
    ...[
      'fc00::1',
      'fd12:3456::1',
      'fe80::1',
      'fe80::1%eth0',
      'fec0::1',
      'ff02::1',
      '2001::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '3fff::1',
      '100::1',
    ],
    ...['', 'localhost', '1.2.3', '0x7f.1', '8.8.8.8.8', '2606:4700::1111%lo'],
  ])('%s', (address) => expect(isPublic(address)).toBe(false))

  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '192.167.0.1',
    '2606:4700::1111',
    '2a00:1450::1',
  ])('%s is', (address) => expect(isPublic(address)).toBe(true))
})

describe('an address that leads inside is never connected to', () => {
  // Every form in which 127.0.0.1 can be written in a URL; the port is that of a server which is really there.
  const forms = [
    ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001', '127.0.0.1.', '0', '0.0.0.0'],
    ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[fe80::1]', '[fd00::1]'],
    ...[
      'localhost',
      'LOCALHOST.',
      'app.localhost',
      'intranet',
      'printer.local',
      'db.internal',
      'router.home.arpa',
      '①②⑦.0.0.1',
      '127。0。0。1',
    ],
  ]
  test.each(forms)('%s', async (host) => {
    const { port, hits } = await listen(ok)
    const asked: string[] = []
    const resolve = async (name: string) => {
      asked.push(name)
      return [{ address: '127.0.0.1', family: 4 }]
    }
    const outward = openOutward({ resolve })
    for (const scheme of ['https', 'http']) {
      const url = `${scheme}://${host}:${port}/`
      expect(outward.objectionTo(url)).not.toBeNull()
      expect(await outward.send(envelope(url))).toEqual({ reason: 'blocked', milliseconds: 0 })
    }
    expect([hits.length, asked]).toEqual([0, []])
  })

  test.each([
    ['http://example.org/', 'not-https'],
    ['https://example.org:22/', 'port'],
    ['https://example.org:25/', 'port'],
    ['https://user:pass@example.org/', 'no-address'],
    ['https://user@example.org/', 'no-address'],
    ['ftp://example.org/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['https://', 'no-address'],
    ['https://169.254.169.254/latest/meta-data/', 'inside'],
  ])('%s is refused: %s', (url, why) => expect(openOutward().objectionTo(url)).toBe(why))

  test.each(['https://example.org/hook', 'https://example.org:8443/a?b=c', 'https://8.8.8.8/', 'https://[2606:4700::1111]/'])(
    '%s is not refused',
    (url) => expect(openOutward().objectionTo(url)).toBeNull(),
  )

  test('a name that leads inside is blocked, also when only one of its addresses does', async () => {
    const { port, hits } = await listen(ok)
    for (const addresses of [['127.0.0.1'], ['93.184.216.34', '127.0.0.1'], ['10.0.0.1'], ['::1'], ['::ffff:127.0.0.1']]) {
      const resolve = async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      expect(await openOutward({ resolve }).send(envelope(`https://receiver.example:${port}/`))).toMatchObject({ reason: 'blocked' })
    }
    expect(hits).toHaveLength(0)
  })

  test('a name is asked once, and what it leads to a moment later does not matter', async () => {
    const first = await listen(ok, '127.0.0.1')
    let asked = 0
    const resolve = async () => {
      asked += 1
      return [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }]
    }
    const second = createHttp(ok)
    servers.push(second)
    let other = 0
    second.on('request', () => void other++)
    await new Promise<void>((done) => second.listen(first.port, '127.0.0.2', done))
    const outward = openOutward({ resolve, allowed: ['rebinding.example'] })
    expect(await outward.send(envelope(`http://rebinding.example:${first.port}/`))).toMatchObject({ status: 200 })
    expect([asked, first.hits.length, other]).toEqual([1, 1, 0])
    expect(first.hits[0]!.headers.host).toBe(`rebinding.example:${first.port}`)
  })
})

describe('a receiver', () => {
  const allowed = ['127.0.0.1']

  test('that redirects is not followed', async () => {
    const inner = await listen(ok)
    const outer = await listen((_request, answer) => void answer.writeHead(307, { location: `http://127.0.0.1:${inner.port}/` }).end())
    expect(await openOutward({ allowed }).send(envelope(`http://127.0.0.1:${outer.port}/`))).toMatchObject({ status: 307 })
    expect(inner.hits).toHaveLength(0)
  })

  test('is not reached through a proxy of the environment', async () => {
    const [proxy, { port }] = [await listen(ok), await listen((_request, answer) => void answer.writeHead(204).end())]
    const before = { ...process.env }
    Object.assign(process.env, {
      HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
      http_proxy: `http://127.0.0.1:${proxy.port}`,
      NODE_USE_ENV_PROXY: '1',
    })
    try {
      expect(await openOutward({ allowed }).send(envelope(`http://127.0.0.1:${port}/`))).toMatchObject({ status: 204 })
    } finally {
      for (const name of ['HTTP_PROXY', 'http_proxy', 'NODE_USE_ENV_PROXY']) delete process.env[name]
      Object.assign(process.env, before)
    }
    expect(proxy.hits).toHaveLength(0)
  })

  test('that never stops talking is cut off, and its status counts', async () => {
    let sent = 0
    const { port } = await listen((_request, answer) => {
      answer.writeHead(200)
      const chunk = Buffer.alloc(16 * 1024)
      const talk = () => {
        if (answer.destroyed) return
        sent += chunk.length
        answer.write(chunk, () => setImmediate(talk))
      }
      talk()
    })
    const came = await openOutward({ allowed }).send(envelope(`http://127.0.0.1:${port}/`))
    expect(came).toMatchObject({ status: 200 })
    expect(came.milliseconds).toBeLessThan(5_000)
    // What the sockets on both sides hold comes on top.
    expect(sent).toBeLessThan(16 * 1024 * 1024)
  })

  test.each([
    ['never answers', () => {}],
    [
      'answers drop by drop',
      (_request: IncomingMessage, answer: Parameters<RequestListener>[1]) => void answer.socket?.write('HTTP/1.1 2'),
    ],
  ])('that %s is given up', async (_name, answer) => {
    const { port } = await listen(answer as RequestListener)
    const came = await openOutward({ allowed, milliseconds: 300 }).send(envelope(`http://127.0.0.1:${port}/`))
    expect(came.reason).toBe('timeout')
    expect(came.milliseconds).toBeLessThan(3_000)
  })

  test('whose name leads nowhere, or takes for ever to find, is said so', async () => {
    const lost = openOutward({ resolve: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })) })
    expect(await lost.send(envelope('https://nowhere.example/'))).toMatchObject({ reason: 'no-such-host' })
    const slow = openOutward({ resolve: () => new Promise(() => {}), milliseconds: 200 })
    expect(await slow.send(envelope('https://slow.example/'))).toMatchObject({ reason: 'timeout' })
  })

  test('that is not there is unreachable', async () => {
    const { port } = await listen(ok)
    for (const server of servers.splice(0)) await new Promise((done) => server.close(done))
    expect(await openOutward({ allowed }).send(envelope(`http://127.0.0.1:${port}/`))).toMatchObject({ reason: 'unreachable' })
  })
})

describe('https', () => {
  const made = makeCertificate('receiver.example')
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
  const serve = () => listen(ok, '127.0.0.1', createHttps(made, ok))

  test('is spoken with a receiver whose certificate holds for its name', async () => {
    const { port, hits } = await serve()
    const outward = openOutward({ resolve, allowed: ['receiver.example'], ca: made.cert })
    expect(await outward.send(envelope(`https://receiver.example:${port}/`))).toMatchObject({ status: 200 })
    expect(hits).toHaveLength(1)
  })

  test.each([
    ['receiver.example', 'nobody vouches for'],
    ['other.example', 'is for another name'],
  ])('is not spoken with one whose certificate (%s) %s', async (name) => {
    const { port, hits } = await serve()
    const ca = name === 'receiver.example' ? {} : { ca: made.cert }
    const outward = openOutward({ resolve, allowed: [name], ...ca })
    expect(await outward.send(envelope(`https://${name}:${port}/`))).toMatchObject({ reason: 'no-secure-connection' })
    expect(hits).toHaveLength(0)
  })
})
