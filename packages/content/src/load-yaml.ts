import { isNode, LineCounter, parseDocument } from 'yaml'
import type { ContentFile, Problem } from './load.ts'

/** A property's place as text: `levels[0].title (line 7)`. A missing property is placed at what should hold it. */
export type Place = (pointer: readonly (string | number)[]) => string

/** One YAML document as plain data, or why it is none. */
export function readYaml(file: ContentFile): { value: unknown; place: Place } | { problems: Problem[] } {
  try {
    return parse(file)
  } catch (error) {
    // `yaml` throws where a document is valid but too much: aliases that multiply without end, nesting deeper than the stack.
    const message = `The file could not be turned into data: ${error instanceof Error ? error.message : String(error)}.`
    return {
      problems: [{ path: file.path, place: 'whole file', message, remedy: 'Write it out plainly, without aliases and deep nesting.' }],
    }
  }
}

function parse(file: ContentFile): { value: unknown; place: Place } | { problems: Problem[] } {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const complaints = [...document.errors, ...document.warnings]
  if (complaints.length > 0) {
    return {
      problems: complaints.map((complaint) => {
        const at = lines.linePos(complaint.pos[0])
        const remedy =
          'Correct the YAML there. A text with a colon, a quotation mark or a dash in front is safest after ">-" on lines of its own.'
        return {
          path: file.path,
          place: `line ${at.line}, column ${at.col}`,
          message: `This is not valid YAML: ${complaint.message}`,
          remedy,
        }
      }),
    }
  }
  const lineOf = (pointer: readonly (string | number)[]): number => {
    for (let length = pointer.length; length > 0; length--) {
      const node = document.getIn(keys(pointer.slice(0, length)), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  return {
    value: document.toJS({ maxAliasCount: 100 }),
    place: (pointer) => (pointer.length === 0 ? 'whole file' : `${dotted(pointer)} (line ${lineOf(pointer)})`),
  }
}

/** YAML reads the key `3:` as a number, JSON as a text: look in the document the way the document was written. */
function keys(pointer: readonly (string | number)[]): (string | number)[] {
  return pointer.map((key) => (/^\d+$/.test(String(key)) ? Number(key) : key))
}

function dotted(pointer: readonly (string | number)[]): string {
  return pointer.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('')
}
