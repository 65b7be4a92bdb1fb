import { isNode, LineCounter, parseDocument } from 'yaml'
import { type ImportFile, shortName } from './files.ts'
import type { Trouble } from './framework.ts'

export type Pointer = readonly (string | number)[]

/** A parsed document, and the way from a property to its line where the text is known. */
export type Document = { readonly file: string; readonly value: unknown; lineOf(pointer: Pointer): number | null }

const deepest = 60

/** The file as plain data, whether it was parsed already or not; a trouble where it is none. Tables are no documents. */
export function documentOf(file: ImportFile): Document | Trouble {
  const name = shortName(file.name)
  if ('table' in file) return trouble(name, null, 'This is a table, not a document.', 'Give the JSON or YAML file.')
  if ('document' in file) return plainData({ file: name, value: file.document, lineOf: () => null })
  return parsed(name, file.text)
}

export function isTrouble(found: Document | Trouble): found is Trouble {
  return 'what' in found
}

/** The block between the first two lines of `---`, as Markdown pages carry their data; the lines are those of the page. */
export function frontMatterOf(file: ImportFile): Document | Trouble {
  const text = 'text' in file ? file.text.replace(/^\ufeff/, '') : ''
  const end = /^---[ \t]*\r?\n/.test(text) ? text.slice(3).search(/\n---/) : -1
  if (end < 0) {
    return trouble(
      shortName(file.name),
      1,
      'The page does not begin with a block of data between two lines of "---".',
      'Give the page as it was published.',
    )
  }
  return parsed(shortName(file.name), text.slice(0, end + 4))
}

function parsed(file: string, text: string): Document | Trouble {
  const body = text.replace(/^\ufeff/, '')
  try {
    return /\.json$/i.test(file) || /^\s*[[{]/.test(body) ? json(file, body) : yaml(file, body)
  } catch (error) {
    // `yaml` throws where a document is valid but too much: aliases that multiply without end, nesting deeper than the stack.
    const what = `The file could not be turned into data: ${error instanceof Error ? error.message : String(error)}.`
    return trouble(file, null, what, 'Write it out plainly, without aliases and deep nesting.')
  }
}

function json(file: string, text: string): Document | Trouble {
  try {
    return plainData({ file, value: JSON.parse(text), lineOf: () => null })
  } catch (error) {
    const what = `This is not valid JSON: ${error instanceof Error ? error.message : String(error)}.`
    return trouble(file, null, what, 'Give the file as it was published, or correct it there.')
  }
}

function yaml(file: string, text: string): Document | Trouble {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const complaint = document.errors[0] ?? document.warnings[0]
  if (complaint) {
    return trouble(file, lines.linePos(complaint.pos[0]).line, `This is not valid YAML: ${complaint.message}.`, 'Correct the YAML there.')
  }
  const lineOf = (pointer: Pointer): number | null => {
    for (let length = pointer.length; length > 0; length--) {
      const node = document.getIn(pointer.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  return plainData({ file, value: document.toJS({ maxAliasCount: 0 }), lineOf })
}

/** Whatever walks the data may rely on an end to it. */
function plainData(document: Document): Document | Trouble {
  const fits = (value: unknown, depth: number): boolean =>
    typeof value !== 'object' || value === null || (depth < deepest && Object.values(value).every((inner) => fits(inner, depth + 1)))
  if (fits(document.value, 0)) return document
  return trouble(
    document.file,
    null,
    `The data are nested more than ${deepest} deep, or contain themselves.`,
    'Give the file as it was published.',
  )
}

function trouble(file: string, line: number | null, what: string, remedy: string): Trouble {
  return { file, line, what, remedy }
}

/** A property of what may be anything. */
export function at(value: unknown, ...pointer: Pointer): unknown {
  return pointer.reduce<unknown>(
    (here, key) =>
      typeof here === 'object' && here !== null && Object.hasOwn(here, key) ? (here as Record<string | number, unknown>)[key] : undefined,
    value,
  )
}

/** The members of a list; none if it is no list. */
export function listAt(value: unknown, ...pointer: Pointer): readonly unknown[] {
  const list = at(value, ...pointer)
  return Array.isArray(list) ? list : []
}
