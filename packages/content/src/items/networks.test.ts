import { expect, test } from 'vitest'
import { networks } from './networks.ts'
import { numbersIn, sampleItems } from './sample-items.ts'

// Every key is found again in another way, from nothing but the words and the exhibit.

const bits = (address: string) =>
  address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('')
const asNumber = (address: string) => Number.parseInt(bits(address), 2)

test('assignable-address: of all options only the key has the network bits and is neither first nor last', async () => {
  for (const { item, key, stem } of await sampleItems(networks, 'assignable-address', 100)) {
    const [, own = '', length = ''] = /([\d.]+)\/(\d+)/.exec(stem) ?? []
    const network = bits(own).slice(0, Number(length))
    const fits = item.options.filter(({ text }) => bits(text).startsWith(network) && !/^(0+|1+)$/.test(bits(text).slice(Number(length))))
    expect(fits.map((option) => option.text)).toEqual([key])
    expect(key).not.toBe(own)
  }
})

test('next-hop: the longest row that the bits of the address begin with', async () => {
  for (const { key, stem, exhibit } of await sampleItems(networks, 'next-hop', 100)) {
    const target = bits(/packet for ([\d.]+)\?/.exec(stem)?.[1] ?? '')
    const rows = exhibit
      .split('\n')
      .slice(1)
      .map((row) => row.trim().split(/[\s/]+/))
    const fitting = rows.filter(([base = '', length]) => target.startsWith(bits(base).slice(0, Number(length))))
    expect(fitting.toSorted((a, b) => Number(b[1]) - Number(a[1]))[0]?.[2]).toBe(key)
    expect(fitting.length).toBeGreaterThan(2)
  }
})

test('cutover: fetching at every second, no copy of the old address is left, and a second earlier one is', async () => {
  for (const { key, stem } of await sampleItems(networks, 'cutover', 40)) {
    const [oldTtl = 0] = numbersIn(/TTL of ([\d,]+) seconds/.exec(stem)?.[1] ?? '')
    const [newTtl = 0] = numbersIn(/TTL to (\d+) seconds/.exec(stem)?.[1] ?? '')
    const [lowered = 0, changed = 0] = [...stem.matchAll(/at (\d\d):(\d\d)/g)].map(
      ([, hour, minute]) => (Number(hour) * 60 + Number(minute)) * 60,
    )
    let last = 0
    for (let fetched = lowered - 10; fetched < changed; fetched++) last = Math.max(last, fetched + (fetched < lowered ? oldTtl : newTtl))
    const [, hour, minute] = /(\d\d):(\d\d)$/.exec(key) ?? []
    expect((Number(hour) * 60 + Number(minute)) * 60).toBe(last + 1)
  }
})

test('address-plan: of all options only the key is aligned, inside and free', async () => {
  for (const { item, key, stem, exhibit } of await sampleItems(networks, 'address-plan', 100)) {
    const range = (prefix: string) => {
      const [base = '', length = ''] = prefix.split('/')
      return { first: asNumber(base), last: asNumber(base) + 2 ** (32 - Number(length)) - 1 }
    }
    const whole = range(/network ([\d./]+) is/.exec(stem)?.[1] ?? '')
    const taken = exhibit.split('\n').slice(1).map(range)
    const fits = item.options.filter(({ text }) => {
      const { first, last } = range(text)
      return (
        first % (last - first + 1) === 0 &&
        first >= whole.first &&
        last <= whole.last &&
        taken.every((one) => last < one.first || first > one.last)
      )
    })
    expect(fits.map((option) => option.text)).toEqual([key])
    expect(taken.every((one) => taken.every((other) => one === other || one.last < other.first || other.last < one.first))).toBe(true)
  }
})

test('first-byte: the round trips told one by one', async () => {
  const stories = new Set<string>()
  for (const { key, stem } of await sampleItems(networks, 'first-byte', 100)) {
    const tls = stem.includes('TLS 1.3') ? 1 : 2
    const story = stem.includes('redirect') ? 'redirect' : stem.includes('/login') ? 'second' : 'single'
    stories.add(story + tls)
    const trips = {
      redirect: ['SYN', 'GET', 'SYN', ...Array(tls).fill('TLS'), 'GET'],
      second: ['SYN', ...Array(tls).fill('TLS'), 'GET', 'GET'],
      single: ['SYN', ...Array(tls).fill('TLS'), 'GET'],
    }[story]
    const [lookup = 0, roundTrip = 0] = numbersIn(/which takes (\d+ ms; a round trip to the server takes \d+ ms)/.exec(stem)?.[1] ?? '')
    const thinking = [...(stem.split('Nothing is cached')[0] ?? '').matchAll(/(\d+) ms/g)].reduce((sum, [, ms]) => sum + Number(ms), 0)
    expect(key).toBe(`${String(lookup + trips.length * roundTrip + thinking).replace(/\B(?=(\d{3})+$)/g, ',')} ms`)
  }
  expect(stories.size).toBe(6)
})

test('cold-transfer: segments sent one by one', async () => {
  for (const { key, stem } of await sampleItems(networks, 'cold-transfer', 60)) {
    const [segments = 0] = numbersIn(/file of (\d+) segments/.exec(stem)?.[1] ?? '')
    const [roundTrip = 0] = numbersIn(/round trip takes (\d+) ms/.exec(stem)?.[1] ?? '')
    let trips = 2
    let room = 0
    let window = 5
    for (let segment = 0; segment < segments; segment++) {
      if (room === 0) {
        window *= 2
        room = window
        trips++
      }
      room--
    }
    expect(numbersIn(key)[0]).toBe(trips * roundTrip)
  }
})
