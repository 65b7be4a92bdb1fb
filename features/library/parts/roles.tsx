import { Card, Disclosure, Link, Select, Stack, Table, Tag, Text, TextField } from '@evenkeel/ui'
import { useDeferredValue, useState } from 'react'
import { useAsk } from '../../ask.ts'
import { Loaded } from '../../loaded.tsx'
import { contract, type Role } from '../contract.ts'
import styles from '../library.module.css'
import { Pager } from './pager.tsx'
import { counted } from './words.ts'

const size = 10
const everyFamily = 'every family'

type Family = { readonly id: string; readonly name: string; readonly roles: number }

/** Roles with their levels; each level leads to what it asks for. */
export function Roles({ frameworkId, families }: { readonly frameworkId: string; readonly families: readonly Family[] }) {
  const [search, setSearch] = useState('')
  const [family, setFamily] = useState(everyFamily)
  const [after, setAfter] = useState(0)
  const wanted = useDeferredValue(search)
  const query = { search: wanted, after, limit: size, ...(family === everyFamily ? {} : { family }) }
  const roles = useAsk(contract.listLibraryRoles, { params: { frameworkId }, query }, { keep: true })
  return (
    <Stack>
      <div className={styles.search}>
        <TextField
          label="Find a role"
          optional="unsaid"
          value={search}
          maxLength={200}
          onChange={(text) => [setSearch(text), setAfter(0)]}
        />
        {families.length > 0 ? (
          <Select
            label="Family"
            optional
            choices={[
              { id: everyFamily, name: 'Every family' },
              ...families.map(({ id, name, roles: n }) => ({ id, name: `${name} (${n})` })),
            ]}
            selectedKey={family}
            onSelectionChange={(key) => [setFamily(String(key ?? everyFamily)), setAfter(0)]}
          />
        ) : null}
      </div>
      <Loaded from={roles}>
        {({ roles: shown, total, next }) => (
          <Stack>
            {shown.length === 0 ? <Text kind="quiet">No role here has these words. Try fewer of them.</Text> : null}
            {shown.map((role) => (
              <RoleCard key={role.id} frameworkId={frameworkId} role={role} />
            ))}
            <Pager after={after} shown={shown.length} total={total} next={next} size={size} things="roles" onGo={setAfter} />
          </Stack>
        )}
      </Loaded>
    </Stack>
  )
}

function RoleCard({ frameworkId, role }: { readonly frameworkId: string; readonly role: Role }) {
  return (
    <Card title={role.name} level={2} aside={role.family === null ? undefined : <Tag>{role.family}</Tag>}>
      <Stack>
        {role.about === null ? null : (
          <Disclosure label="About this role" name={`About this role: ${role.name}`}>
            <Text>
              <span className={styles.words}>{role.about}</span>
            </Text>
          </Disclosure>
        )}
        {role.standIn === null ? null : (
          <Text kind="quiet">It has no requirements of its own; those of {role.standIn} are read instead.</Text>
        )}
        <Table
          caption={`Levels of ${role.name}`}
          rows={role.levels}
          rowId={({ id }) => id}
          empty="It has no levels."
          columns={[
            {
              id: 'title',
              name: 'Role level',
              cell: ({ id, title }) => <Link href={`/library/${frameworkId}/level?level=${encodeURIComponent(id)}`}>{title}</Link>,
            },
            {
              id: 'asks',
              name: 'Asks for',
              cell: ({ inUse, requirements }) => (inUse ? counted(requirements, 'skill') : 'Not in use'),
            },
          ]}
        />
      </Stack>
    </Card>
  )
}
