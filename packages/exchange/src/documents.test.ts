import { expect, test } from 'vitest'
import { at, documentOf, frontMatterOf, isTrouble, listAt } from './documents.ts'
import { delimiterOf } from './files.ts'
import { halfByName } from './half-tagger.ts'
import { htmlTablesOf, sectionsOf } from './markdown.ts'
import { nameOrNone, slug } from './names.ts'

test('a broken YAML file is named by its line, aliases are refused', () => {
  expect(documentOf({ name: 'a.yaml', text: 'a: 1\nb: [1\nc: 2\n' })).toMatchObject({
    file: 'a.yaml',
    line: 3,
    what: expect.stringContaining('not valid YAML'),
  })
  expect(documentOf({ name: 'a.yaml', text: 'a: &x [1]\nb: *x\n' })).toMatchObject({
    remedy: 'Write it out plainly, without aliases and deep nesting.',
  })
})

test('front matter keeps the lines of the page', () => {
  const page = frontMatterOf({ name: 'a.md', text: '---\ntitle: x\nlist:\n  - one\n  - two\n---\n# Text\n' })
  expect(isTrouble(page)).toBe(false)
  if (!isTrouble(page)) expect([listAt(page.value, 'list'), page.lineOf(['list', 1])]).toEqual([['one', 'two'], 5])
})

test('what is inherited is not what is said', () => {
  expect([at({}, 'constructor'), at([1], 'length'), at({ a: [7] }, 'a', 0)]).toEqual([undefined, 1, 7])
})

test('the delimiter is the one in the first line', () => {
  expect(['a,b\n', 'a\tb,c\n', 'a;b;c,d\n', 'a\n'].map(delimiterOf)).toEqual([',', '\t', ';', ','])
})

test('a name loses pictures in front and nothing else; a slug keeps letters of every script', () => {
  expect([nameOrNone('👩‍🔧 1st Line'), nameOrNone('🛠️  C++\n®'), nameOrNone(' '), nameOrNone(7)]).toEqual(['1st Line', 'C++ ®', null, null])
  expect([slug('Zuhören & Verstehen'), slug('聴く'), slug('***')]).toEqual(['zuhoren-and-verstehen', '聴く', ''])
})

test('headings inside a fence are no headings; cells of a table keep their points', () => {
  expect(sectionsOf('# A\n```\n# no\n```\n## B').map(({ title }) => title)).toEqual(['', 'A', 'B'])
  expect(
    htmlTablesOf(['<table><tr><td>a &amp; b</td><td><ul>', '<li>one', 'more</li><li>two</li></ul></td></tr></table>'])[0]?.[0]?.cells,
  ).toEqual(['a & b', '- one more\n- two'])
})

test('large hostile texts are read in time', { timeout: 20_000 }, () => {
  const start = performance.now()
  htmlTablesOf(['<table>', '<td>'.repeat(50_000), '<'.repeat(100_000)])
  sectionsOf('#'.repeat(200_000))
  nameOrNone('🛠️'.repeat(50_000))
  halfByName('x'.repeat(200_000))
  expect(performance.now() - start).toBeLessThan(5000)
})
