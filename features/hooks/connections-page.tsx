import { ButtonLink, Link, Notice, Page, Section, Stack, Text } from '@evenkeel/ui'
import type { PageProps } from '../page.ts'
import styles from './connections.module.css'
import { AddHook } from './parts/add-hook.tsx'
import { Hooks } from './parts/hooks.tsx'
import { Keys } from './parts/keys.tsx'
import { MakeKey } from './parts/make-key.tsx'

const lead =
  'Which programs act for your organisation, and which hear from it. No program reaches what is a person’s own: evidence, estimates, sharing, work.'

/** The programs that act for the organisation, and those that hear from it. */
export function ConnectionsPage({ me }: PageProps) {
  if (me.orgKind === 'solo' || me.role !== 'owner') {
    return (
      <Page title="Connections" counts={null} lead="Keys and webhooks connect an organisation with its own programs.">
        <Notice title={me.orgKind === 'solo' ? 'This is a solo account' : 'Owners tend this'}>
          <Stack>
            <Text>
              {me.orgKind === 'solo'
                ? 'Set up an organisation first; nothing of yours is lost.'
                : 'Ask an owner of your organisation for a key or a webhook.'}
            </Text>
            <ButtonLink href="/organisation">Organisation</ButtonLink>
          </Stack>
        </Notice>
      </Page>
    )
  }
  if (me.orgKind === 'demo') {
    return (
      <Page title="Connections" counts={null} lead={lead}>
        <Notice title="The demo is connected with nothing">
          <Stack>
            <Text>
              Everybody who looks around would hold its keys. In an organisation of your own, owners make keys and add webhooks here.
            </Text>
            <Text>
              What a program could do: <Link href="/api">the API, and the scope each operation needs</Link>.
            </Text>
          </Stack>
        </Notice>
      </Page>
    )
  }
  return (
    <Page title="Connections" counts={null} width="wide" lead={lead}>
      <Stack gap="large" key={me.orgId}>
        <Section title="Keys">
          <Keys />
        </Section>
        <Section title="Make a key">
          <div className={styles.form}>
            <MakeKey />
          </div>
        </Section>
        <Section title="Webhooks">
          <Hooks />
        </Section>
        <Section title="Add a webhook">
          <div className={styles.form}>
            <AddHook />
          </div>
        </Section>
        <Text kind="quiet">
          For whoever writes the program: <Link href="/api">what the API can do</Link>, with the scope each operation needs.
        </Text>
      </Stack>
    </Page>
  )
}
