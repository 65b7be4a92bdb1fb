import { defineConfig } from 'vite'

const namespace = "import * as Type from 'typebox'"

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'public',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    assetsInlineLimit: 0, // our content security policy allows no inline anything
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  plugins: [
    {
      // The default export of typebox is one object with everything in it, its type parser too. As a namespace only what contracts use is
      // shipped: 16 KB less on every screen.
      name: 'typebox-as-namespace',
      enforce: 'pre',
      transform: (code, id) =>
        /\/(features|packages)\/.*\.ts$/.test(id)
          ? code.replace(/^import Type(?:, \{(?: type \w+,?)+ \})? from 'typebox'/m, namespace)
          : null,
    },
  ],
  oxc: { jsx: { runtime: 'automatic' } },
})
