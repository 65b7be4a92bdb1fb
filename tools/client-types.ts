type Schema = Readonly<Record<string, unknown>>

/** A JSON Schema (2020-12, as TypeBox writes it) as a type of TypeScript. What it does not know it refuses, rather than calling it unknown. */
export function typeOf(schema: Schema): string {
  if ('const' in schema) return JSON.stringify(schema.const).replace(/^"(.*)"$/, "'$1'")
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => typeOf({ const: value })).join(' | ')
  if (Array.isArray(schema.anyOf)) return [...new Set((schema.anyOf as Schema[]).map(typeOf))].join(' | ')
  const said = Object.keys(schema).filter((key) => !notes.has(key))
  if (said.length === 0) return 'unknown'
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    case 'number':
    case 'integer':
      return 'number'
    case 'array':
      return `(${typeOf(schema.items as Schema)})[]`.replace(/^\((\w+)\)\[\]$/, '$1[]')
    case 'object':
      return objectOf(schema)
    default:
      throw new Error(`no type for ${JSON.stringify(schema).slice(0, 200)}`)
  }
}

const notes = new Set(['description', 'title', 'default', 'examples'])

function objectOf(schema: Schema): string {
  const required = (schema.required ?? []) as readonly string[]
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Schema>)
  const [others] = Object.values((schema.patternProperties ?? {}) as Record<string, Schema>)
  if (fields.length === 0) return others ? `Record<string, ${typeOf(others)}>` : 'Record<string, unknown>'
  return `{ ${fields.map(([name, inner]) => `${nameOf(name)}${required.includes(name) ? '' : '?'}: ${typeOf(inner)}`).join('; ')} }`
}

const nameOf = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`)
