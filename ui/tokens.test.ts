import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { palette, sizes, type Theme } from './tokens.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const themes: readonly Theme[] = ['light', 'dark']

/** Everything text may stand on. */
const grounds = [
  '--page',
  '--surface',
  '--sunken',
  '--pressed',
  '--n2',
  '--water',
  '--accent-soft',
  '--technical-soft',
  '--people-soft',
  '--warning-soft',
]
/** Everything text may be written in. */
const inks = ['--text', '--text-quiet', '--accent-text', '--technical-text', '--people-text', '--warning-text']
/** Everything that says something by its shape. */
const shapes = ['--technical', '--people', '--accent', '--accent-strong', '--warning', '--water-line', '--edge', '--n9', '--n10', '--text']

describe.each(themes)('in %s', (theme) => {
  test.each(inks)('%s is readable on everything it may stand on (4.5:1)', (ink) => {
    const low = grounds
      .map((ground) => ({ ground, contrast: contrast(colour(ink, theme), colour(ground, theme)) }))
      .filter((pair) => pair.contrast < 4.5)
    expect(low).toEqual([])
  })

  test.each(['--accent', '--accent-strong'])('what stands on %s is readable (4.5:1)', (fill) => {
    expect(contrast(colour('--on-accent', theme), colour(fill, theme))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(shapes)('%s can be told from everything it may stand on (3:1)', (shape) => {
    const low = grounds
      .map((ground) => ({ ground, contrast: contrast(colour(shape, theme), colour(ground, theme)) }))
      .filter((pair) => pair.contrast < 3)
    expect(low).toEqual([])
  })

  test('the halves weigh the same: lightness and strength within 0.02 (OKLCH), hues far apart', () => {
    for (const kind of ['', '-text']) {
      const technical = oklch(colour(`--technical${kind}`, theme))
      const people = oklch(colour(`--people${kind}`, theme))
      expect(Math.abs(technical.lightness - people.lightness)).toBeLessThan(0.02)
      expect(Math.abs(technical.chroma - people.chroma)).toBeLessThan(0.02)
      expect(Math.abs(technical.hue - people.hue)).toBeGreaterThan(90)
    }
  })

  test('the twelve neutral steps go from paper to ink without turning back', () => {
    const steps = Array.from({ length: 12 }, (_, i) => luminance(colour(`--n${i + 1}`, theme)))
    expect(steps).toEqual(steps.toSorted((a, b) => (theme === 'light' ? b - a : a - b)))
  })

  test('the colours that leave the page are those of the page', () => {
    for (const [name, value] of Object.entries(palette[theme])) expect([name, value]).toEqual([name, colour(name, theme)])
  })
})

test('six sizes of type, each 1.2 times the one before, and the same for pictures', () => {
  const rems = Array.from({ length: 6 }, (_, i) => Number.parseFloat(declared(`--size-${i + 1}`)))
  expect(declared('--size-7')).toBe('')
  for (let i = 1; i < rems.length; i++) expect(rems[i]! / rems[i - 1]!).toBeCloseTo(1.2, 3)
  for (const [name, pixels] of Object.entries(sizes)) expect(Number(pixels)).toBeCloseTo(16 * Number.parseFloat(declared(name)), 2)
})

test('space lies on a grid of 4 px', () => {
  const spaces = [...css.matchAll(/--space-\d+: ([\d.]+)rem/g)].map((m) => 16 * Number(m[1]))
  expect(spaces.length).toBeGreaterThan(5)
  expect(spaces.filter((pixels) => pixels % 4 !== 0)).toEqual([])
})

test('movement takes 120 to 200 ms, and none where reduced motion is asked for', () => {
  const outside = css.replace(/@media[^{]*\{[\s\S]*?\n\}/g, '')
  expect([...outside.matchAll(/: (\d+)ms/g)].map((m) => Number(m[1]))).toEqual([120, 200])
  const reduced = /@media \(prefers-reduced-motion: reduce\) \{([\s\S]*?)\n\}/.exec(css)?.[1] ?? ''
  expect(reduced).toMatch(/--quick: 0ms;\s+--calm: 0ms;/)
})

/** The value a token has in a theme, followed through var() and light-dark(). */
function colour(name: string, theme: Theme): string {
  const value = declared(name)
  const other = /^var\((--[\w-]+)\)$/.exec(value)
  if (other) return colour(other[1]!, theme)
  const pair = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value)
  if (!pair) throw new Error(`${name} is not a colour of two themes: ${value}`)
  return theme === 'light' ? pair[1]! : pair[2]!
}

function declared(name: string): string {
  return new RegExp(`\\n  ${name}: ([^;]+);`).exec(css)?.[1] ?? ''
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = linear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function linear(hex: string): readonly [number, number, number] {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

/** Ottosson 2020, A perceptual color space for image processing: OKLab in polar form. */
function oklch(hex: string) {
  const [r, g, b] = linear(hex)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { lightness, chroma: Math.hypot(x, y), hue: ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360 }
}
