import { Link, Section, Stack, Text } from '@evenkeel/ui'
import type { Me } from '../../accounts/contract.ts'

type Room = { readonly href: string; readonly name: string; readonly says: string; readonly roles?: readonly Me['role'][] }

/** Where the rest of the organisation is tended; each is there for whom it is for. */
const rooms: readonly Room[] = [
  { href: '/organisation/framework', name: 'Framework', says: 'What people here are judged by, its versions, and what each changed.' },
  { href: '/library', name: 'Library of frameworks', says: 'What others ask of roles, and how each framework balances the two halves.' },
  {
    href: '/imports',
    name: 'Import',
    says: 'Bring in people, teams and ratings from files, with a dry run first.',
    roles: ['hr', 'owner'],
  },
  {
    href: '/organisation/connections',
    name: 'Connections',
    says: 'Keys for your own programs, and webhooks that tell them what happens here.',
    roles: ['owner'],
  },
  {
    href: '/organisation/engine',
    name: 'Engine health',
    says: 'How well what is predicted of ratings holds, and who can be compared with whom.',
    roles: ['auditor', 'hr', 'owner'],
  },
  {
    href: '/organisation/audit',
    name: 'Audit log',
    says: 'Who did what to what kind of thing, and whether the log is whole.',
    roles: ['auditor', 'owner'],
  },
]

export function Rooms({ me }: { readonly me: Me }) {
  return (
    <Section title="In this organisation">
      <Stack gap="small">
        {rooms
          .filter(({ roles }) => roles === undefined || roles.includes(me.role))
          .map(({ href, name, says }) => (
            <Text key={href}>
              <Link href={href}>{name}</Link>: {says}
            </Text>
          ))}
      </Stack>
    </Section>
  )
}
