import { expect, test } from 'vitest'
import { operatingSystems } from './operating-systems.ts'
import { sampleItems } from './sample-items.ts'

// Every key is found again in another way, from nothing but the words and the exhibit.

test('umask: letter by letter', async () => {
  for (const { key, stem } of await sampleItems(operatingSystems, 'umask', 150)) {
    const [, mask = '', kind = '', asked = ''] = /umask (\d{3}) creates a (\w+) and asks for the permissions (\d{3})/.exec(stem) ?? []
    const letters = [...asked].map((digit, place) =>
      [4, 2, 1]
        .map((bit, letter) =>
          Math.floor(Number(digit) / bit) % 2 === 1 && Math.floor(Number(mask[place]) / bit) % 2 === 0 ? 'rwx'.charAt(letter) : '-',
        )
        .join(''),
    )
    const digits = letters.map((three) =>
      [...three].reduce((sum, letter, place) => sum + (letter === '-' ? 0 : ([4, 2, 1][place] ?? 0)), 0),
    )
    expect(key).toBe(`${kind === 'directory' ? 'd' : '-'}${letters.join('')} (${digits.join('')})`)
  }
})

type Row = { readonly mode: string; readonly owner: string; readonly group: string }

/** The three letters that count for a person, from the text of ls -l. */
function lettersFor(row: Row, name: string, groups: readonly string[]): string {
  if (row.owner === name) return row.mode.slice(1, 4)
  return groups.includes(row.group) ? row.mode.slice(4, 7) : row.mode.slice(7, 10)
}

test('who-reads: from the letters of the listing', async () => {
  for (const { key, exhibit } of await sampleItems(operatingSystems, 'who-reads', 150)) {
    const [table = '', people = ''] = exhibit.split('\n\n')
    const rows = table
      .split('\n')
      .slice(1)
      .map((line): Row => {
        const [mode = '', owner = '', group = ''] = line.split(/\s+/)
        return { mode, owner, group }
      })
    const readers = people.split('\n').flatMap((line) => {
      const [name = '', groups = ''] = line.split(': ')
      const letters = rows.map((row) => lettersFor(row, name, groups.split(', ')))
      return letters[0]?.endsWith('x') && letters[1]?.endsWith('x') && letters[2]?.startsWith('r') ? [name] : []
    })
    expect(key.split(/, | and /)).toEqual(readers.length > 0 ? readers : ['nobody'])
  }
})

function scriptOf(exhibit: string): { status: (name: string) => number; lines: readonly string[]; pipefail: boolean } {
  const all = exhibit.split('\n')
  const statuses = new Map(
    all.flatMap((line) => (/^# \w+ +\d$/.test(line) ? [[line.split(/ +/)[1] ?? '', Number(line.split(/ +/)[2])] as const] : [])),
  )
  return {
    status: (name) => statuses.get(name) ?? Number.NaN,
    lines: all.filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('set ')),
    pipefail: exhibit.includes('pipefail'),
  }
}

test('pipeline-status: word by word', async () => {
  for (const { key, exhibit } of await sampleItems(operatingSystems, 'pipeline-status', 150)) {
    const { status, lines, pipefail } = scriptOf(exhibit)
    const [pipeline = ''] = (lines[0] ?? '').split(/ (?:&&|\|\|) /)
    const ends = pipeline.split(' | ').map(status)
    let last = (pipefail ? ends.filter((one) => one > 0).at(-1) : ends.at(-1)) ?? 0
    const ran = new Set<string>()
    for (const [, operator, name = ''] of (lines[0] ?? '').matchAll(/ (&&|\|\|) (\w+)/g)) {
      if ((last === 0) !== (operator === '&&')) continue
      ran.add(name)
      last = status(name)
    }
    expect(key).toBe(
      `notify ${ran.has('notify') ? 'runs' : 'does not'}, cleanup ${ran.has('cleanup') ? 'runs' : 'does not'}, prints ${last}`,
    )
  }
})

test('errexit: line by line', async () => {
  for (const { key, exhibit } of await sampleItems(operatingSystems, 'errexit', 150)) {
    const { status, lines, pipefail } = scriptOf(exhibit)
    let last = ''
    for (const line of lines) {
      const [, condition, body] = /^if (\w+); then (\w+); fi$/.exec(line) ?? []
      const [, left, operator, right] = /^(\w+) (&&|\|\||\|) (\w+)$/.exec(line) ?? []
      if (condition !== undefined && body !== undefined) {
        last = status(condition) === 0 ? body : condition
        if (last === body && status(body) > 0) break
      } else if (left !== undefined && right !== undefined) {
        const skipped = operator !== '|' && (status(left) === 0) !== (operator === '&&')
        last = skipped ? left : right
        if (!skipped && (status(right) > 0 || (operator === '|' && pipefail && status(left) > 0))) break
      } else last = line
    }
    expect(last).toBe(key)
  }
})

test('cron-next: minute by minute with the calendar of the language', async () => {
  const kinds = new Set<string>()
  for (const { key, stem, exhibit } of await sampleItems(operatingSystems, 'cron-next', 60)) {
    const fields = exhibit.split(' ').slice(0, 5)
    kinds.add([fields[2] !== '*' && 'day', fields[4] !== '*' && 'weekday'].filter(Boolean).join(' or '))
    const allows = (place: number, value: number) =>
      fields[place]?.split(',').some((part) => {
        if (part === '*') return true
        if (part.startsWith('*/')) return value % Number(part.slice(2)) === 0
        const [from, to = from] = part.split('-').map(Number)
        return value >= (from ?? 0) && value <= (to ?? 0)
      })
    const [, text = ''] = /It is now \w+ ([\d-]+ [\d:]+)\./.exec(stem) ?? []
    const moment = new Date(`${text.replace(' ', 'T')}:00Z`)
    const days = () => [fields[2] === '*' || allows(2, moment.getUTCDate()), fields[4] === '*' || allows(4, moment.getUTCDay())]
    const dayFits = () => (fields[2] !== '*' && fields[4] !== '*' ? days().some(Boolean) : days().every(Boolean))
    do moment.setTime(moment.getTime() + 60_000)
    while (!(allows(0, moment.getUTCMinutes()) && allows(1, moment.getUTCHours()) && dayFits()))
    expect(key.slice(4)).toBe(moment.toISOString().slice(0, 16).replace('T', ' '))
    expect(key.slice(0, 3)).toBe(moment.toUTCString().slice(0, 3))
  }
  expect([...kinds].toSorted()).toEqual(['', 'day or weekday', 'weekday'])
})

test('shared-folder: from the letters of the listing', async () => {
  for (const { key, exhibit } of await sampleItems(operatingSystems, 'shared-folder', 150)) {
    const [listing = '', people = ''] = exhibit.split('\n\n')
    const [mode = '', owner = '', group = ''] = listing.split(/\s+/)
    const [maker, other] = people.split('\n').map((line) => ({
      name: line.split(':')[0] ?? '',
      groups: [...line.matchAll(/(?:primary group|also in) (\w+)/g)].map(([, one = '']) => one),
    }))
    const mask = /umask: (\d+)/.exec(people)?.[1] ?? ''
    const letters = [...mask].map((digit) => `${(Number(digit) & 4) === 0 ? 'r' : '-'}${(Number(digit) & 2) === 0 ? 'w' : '-'}-`).join('')
    const file: Row = { mode: `-${letters}`, owner: maker?.name ?? '', group: /s/i.test(mode.charAt(6)) ? group : (maker?.groups[0] ?? '') }
    const name = other?.name ?? ''
    const onFolder = lettersFor({ mode, owner, group }, name, other?.groups ?? [])
    const onFile = /[xst]$/.test(onFolder) ? lettersFor(file, name, other?.groups ?? []) : '---'
    const deletes = /w[xst]/.test(onFolder) && (!/t$/i.test(mode) || name === owner)
    const word = (yes: boolean) => (yes ? 'yes' : 'no')
    expect(key).toBe(`read ${word(onFile.includes('r'))}, change ${word(onFile.includes('w'))}, delete ${word(deletes)}`)
  }
})
