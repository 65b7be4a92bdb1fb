import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', 'web/dist/**']
const server = ['tools/test-server.ts']
const rooms = '{features,server,db,cli,web,tools,scripts,bench}'
const patience = { testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    maxWorkers: 3,
    isolate: false,
    projects: [
      { test: { name: 'thinking', include: ['packages/**/*.test.ts'], exclude, ...patience } },
      { test: { name: 'ui', include: ['ui/**/*.test.{ts,tsx}'], exclude, ...patience } },
      {
        test: {
          name: 'house',
          include: [`${rooms}/**/*.test.{ts,tsx}`],
          exclude: [...exclude, '**/*.browser.test.ts'],
          globalSetup: server,
          ...patience,
        },
      },
      {
        test: {
          name: 'browser',
          include: [`${rooms}/**/*.browser.test.ts`],
          exclude,
          globalSetup: [...server, 'tools/test-web.ts'],
          ...patience,
        },
      },
    ],
  },
})
