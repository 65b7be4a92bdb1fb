import type { Counts, Source } from '../contract.ts'

export const tends = (role: string) => role === 'hr' || role === 'owner'

/** "52 roles, 205 role levels, 189 skills, 1,824 requirements". */
export function countsText({ roles, levels, skills, requirements }: Counts): string {
  return [counted(roles, 'role'), counted(levels, 'role level'), counted(skills, 'skill'), counted(requirements, 'requirement')].join(', ')
}

export const counted = (n: number, thing: string) => `${figure(n)} ${thing}${n === 1 ? '' : 's'}`
export const figure = (n: number) => new Intl.NumberFormat('en').format(n)

/** "Name, version 2.1.0", or the name alone where the version is not known. */
export const sourceText = ({ name, version }: Source) => (version === undated ? name : `${name}, ${version}`)

/** What a licence asks to be said, as facts. */
export const sourceFacts = ({ version, licence, notice, address }: Source) => [
  { name: 'Version', value: version === undated ? 'Not said' : version },
  { name: 'Licence', value: licence },
  { name: 'Notice', value: notice },
  ...(address === null ? [] : [{ name: 'Address', value: address }]),
]

/** What importers say of a source whose version nobody said. */
export const undated = 'undated'

export const entry = (entered: FormData, name: string) => String(entered.get(name) ?? '').trim()
export const whatToDo = 'Nothing has changed.'
