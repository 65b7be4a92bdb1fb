import type { Reading } from '../files.ts'

/**
 * Which rated occupation stands in for one without ratings: the nearest by the framework's own list of related occupations (lowest
 * index), otherwise the nearest by code: the longest beginning in common, then the smallest step. Null if none is rated.
 */
export function standInFor(code: string, rated: readonly string[], related: Reading | undefined): string | null {
  const neighbours = (related?.rows ?? [])
    .filter((row) => related?.cell(row, 'O*NET-SOC Code') === code)
    .map((row) => ({ code: related?.cell(row, 'Related O*NET-SOC Code') ?? '', index: Number(related?.cell(row, 'Index')) || 99 }))
    .filter((neighbour) => rated.includes(neighbour.code))
    .toSorted((a, b) => a.index - b.index)
  return (
    neighbours[0]?.code ?? rated.toSorted((a, b) => inCommon(b, code) - inCommon(a, code) || apart(a, code) - apart(b, code))[0] ?? null
  )
}

function inCommon(a: string, b: string): number {
  const differs = [...a].findIndex((sign, i) => sign !== b[i])
  return differs < 0 ? a.length : differs
}

function apart(a: string, b: string): number {
  const number = (code: string) => Number(code.replace(/[^\d.]/g, '')) || 0
  return Math.abs(number(a) - number(b))
}
