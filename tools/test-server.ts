import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { prepare } from '../server/assemble.ts'
import { startTestServer } from './test-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
  }
}

/** The login the application uses in tests: the same rights as in production, so that row security is really tested. */
export const testLogin = { name: 'evenkeel_test', password: 'a-password-for-tests-only' }
export const template = 'evenkeel_template'

/** One real server for the run, with one migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  try {
    await asAdmin(server.adminUrl, `create database ${template}`)
    await prepare({ ownerUrl: databaseUrl(server.adminUrl, template), appLogin: testLogin })
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('adminUrl', server.adminUrl)
  return () => server.stop()
}

export async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.toString()
}
