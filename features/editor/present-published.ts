import type { Published } from './contract.ts'
import type { listPublished } from './queries.ts'

export function presentPublished(row: Awaited<ReturnType<typeof listPublished>>[number]): Published {
  return { number: row.number, publishedOn: row.published_at?.toISOString() ?? '', publishedBy: row.name, why: row.why }
}
