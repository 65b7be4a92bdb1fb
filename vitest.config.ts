import { defineConfig } from 'vitest/config'

const rest = { exclude: ['**/node_modules/**', 'web/dist/**'] }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...rest, name: 'thinking', include: ['packages/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { ...rest, name: 'ui', include: ['ui/**/*.test.{ts,tsx}'], testTimeout: 60_000, hookTimeout: 120_000 } },
      {
        test: {
          ...rest,
          name: 'house',
          include: ['{features,server,db,cli,web,tools,scripts,bench}/**/*.test.{ts,tsx}'],
          globalSetup: ['tools/test-server.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
