import { expect, test } from 'vitest'
import { loadedWith, type Manifest, stylesOf } from './chunk-graph.ts'

const manifest: Manifest = {
  'index.html': { file: 'index.js', imports: ['_a.js'], css: ['index.css'] },
  '_a.js': { file: 'a.js', imports: ['_b.js'], css: ['a.css'] },
  '_b.js': { file: 'b.js', imports: ['_a.js'] },
  'home.tsx': { file: 'home.js', imports: ['index.html', '_c.js'], css: ['a.css'] },
  '_c.js': { file: 'c.js' },
  'other.tsx': { file: 'other.js', imports: ['_c.js'] },
}

test('a screen loads its own chunk and all it stands on, once, also where imports go in a circle', () => {
  expect([...loadedWith(manifest, ['index.html', 'home.tsx'])].toSorted()).toEqual(['_a.js', '_b.js', '_c.js', 'home.tsx', 'index.html'])
})

test('what another screen needs is not counted', () => {
  expect(loadedWith(manifest, ['home.tsx']).has('other.tsx')).toBe(false)
})

test('a style sheet that two chunks share counts once', () => {
  expect([...stylesOf(manifest, ['index.html', '_a.js', 'home.tsx'])].toSorted()).toEqual(['a.css', 'index.css'])
})

test('a screen without a chunk is an error, never a small number', () => {
  expect(() => loadedWith(manifest, ['gone.tsx'])).toThrow('no chunk "gone.tsx"')
})
