import { execFileSync } from 'node:child_process'
import { createElement as h, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { competencies, keel, keels, lanes, levelCounts, manyPieces, manyPulls, pieces, shareRows, trend } from '../gallery/data.ts'
import { Chance, Change, Histogram, IntervalBar, IntervalBars, Keel, KeelIcon, PullStack, ShareBars, Timeline, Trend } from '../index.ts'
import { ChancePicture, ChangePicture, IntervalPicture, KeelPicture, TrendPicture, toSvg } from '../pictures.ts'

const charts: Readonly<Record<string, ReactElement>> = {
  'keel, hero': <Keel data={keels[0]!.data} />,
  'keel, small': <Keel data={keels[0]!.data} size="small" />,
  'keel, nothing known': <Keel data={keel(null, null)} />,
  'interval bars': <IntervalBars title="Competencies" rows={competencies} askedBy="Senior engineer" />,
  'interval bar': <IntervalBar row={competencies[3]!} />,
  change: (
    <Change title="Debugging" half="technical" before={{ mean: 2, sd: 0.3 }} now={{ mean: 3, sd: 0.3 }} difference={{ mean: 1, sd: 0.3 }} />
  ),
  'change, not known before': <Change title="Debugging" before={null} now={{ mean: 3, sd: 0.3 }} difference={null} />,
  chance: <Chance title="Chance" chance={{ value: 0.7, low: 0.5, high: 0.8 }} />,
  'chance, not known': <Chance title="Chance" chance={null} />,
  'pull stack': <PullStack title="Why" start={2.07} pieces={pieces} estimate={{ mean: 2.9, sd: 0.3 }} />,
  'pull stack of 200': <PullStack title="Why" start={2.5} pieces={manyPieces} estimate={{ mean: 2.5 + manyPulls, sd: 0.2 }} />,
  'share bars': <ShareBars title="Halves" rows={shareRows} />,
  histogram: <Histogram title="Levels" by="Level" counted="Ratings" bins={levelCounts} expected={12} ends={['low', 'high']} />,
  'histogram of nothing': (
    <Histogram title="Levels" by="Level" counted="Ratings" bins={levelCounts.map(({ name }) => ({ name, count: 0 }))} />
  ),
  timeline: <Timeline title="Evidence" span={{ from: 19480, to: 19900 }} fromText="May 2023" toText="today" lanes={lanes} />,
  trend: <Trend title="Trend" points={trend} requirement={3} />,
  'trend, nothing known': <Trend title="Trend" points={[]} />,
}

describe.each(Object.entries(charts))('%s', (_, chart) => {
  const html = renderToStaticMarkup(<div>{chart}</div>)

  test('renders on a server, without anything the content security policy forbids', () => {
    expect(html).toContain('<svg')
    expect(html).not.toMatch(/ style=|<style|<script| on[a-z]+=/)
  })

  test('is a figure with a title, and holds its data as a table', () => {
    expect(html).toMatch(/<figure[^>]+aria-labelledby="([^"]+)">.*?<figcaption id="\1"/)
    expect(html).toMatch(/<table><caption[^>]*>[^<]+<\/caption><thead>.*<th scope="col">.*<tbody>/)
  })

  test('each picture has a name and a description, or is hidden because the words stand beside it', () => {
    for (const [svg] of html.matchAll(/<svg xmlns[^>]*>/g)) {
      if (svg.includes('aria-hidden="true"')) continue
      const [title, desc] = /aria-labelledby="(\S+) (\S+)"/.exec(svg)!.slice(1)
      expect(html).toMatch(new RegExp(`<title id="${title}">[^<]+</title>`))
      expect(html).toMatch(new RegExp(`<desc id="${desc}">[^<]+</desc>`))
    }
  })

  test('no two things have the same id, and every reference leads somewhere', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]!)
    expect(ids.length).toBe(new Set(ids).size)
    for (const [, id] of html.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id)
  })

  test('text inside pictures is written in ink, and no number is left empty', () => {
    for (const [text] of html.matchAll(/<text[^>]*>/g)) expect(text).toMatch(/fill="var\(--(text|text-quiet|technical-text|people-text)\)"/)
    expect(html).not.toMatch(/NaN|undefined|Infinity/)
  })
})

describe('as a file', () => {
  const pictures = [
    ...keels.flatMap(({ data }) => [
      h(KeelPicture, { data, size: 'wide' as const }),
      h(KeelPicture, { data, size: 'small' as const }),
      h(KeelIcon, { data }),
    ]),
    h(IntervalPicture, { label: 'Debugging', estimate: { mean: 2, sd: 0.4 }, half: 'technical', requirement: 3 }),
    h(ChangePicture, { label: 'Debugging', before: { mean: 2, sd: 0.4 }, now: { mean: 3, sd: 0.4 } }),
    h(ChancePicture, { label: 'Chance', chance: { value: 0.5, low: 0.3, high: 0.7 } }),
    h(TrendPicture, { label: 'Trend', points: trend, half: 'people' }),
  ]

  test.each(['light', 'dark'] as const)('needs nothing around it (%s)', (theme) => {
    for (const picture of pictures) {
      const svg = toSvg(picture, theme)
      expect(svg).toMatch(/^<svg font-family="[^"]+" xmlns="http:\/\/www.w3.org\/2000\/svg"/)
      expect(svg).not.toContain('var(')
    }
  })

  test('two of them can stand in one document', () => {
    const [a, b] = ['a', 'b'].map((id) => toSvg(pictures[0]!, 'light', id))
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]!)
    expect(ids(a!).filter((id) => ids(b!).includes(id))).toEqual([])
  })

  test('Node reads the pictures as they are, without a build', () => {
    const script = `
      import { createElement } from 'react'
      import { KeelPicture, toSvg } from ${JSON.stringify(new URL('../pictures.ts', import.meta.url).href)}
      const half = { estimate: { mean: 3, sd: 0.3 }, floor: 3 }
      console.log(toSvg(createElement(KeelPicture, { data: { role: 'Senior', technical: half, people: half }, size: 'small' })))`
    const svg = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: import.meta.dirname, encoding: 'utf8' })
    expect(svg).toContain('A boat seen from the bow.')
  })
})
