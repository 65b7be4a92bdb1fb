import { Button, ErrorNotice, Form, FormActions, Link, Page, Text, TextField } from '@evenkeel/ui'
import { useState } from 'react'
import { Problem, useTell } from '../ask.ts'
import type { OpenPageProps } from '../page.ts'
import { fieldProblems } from '../words.ts'
import { contract } from './contract.ts'
import { enter, safeNext } from './parts/enter.ts'
import { makeAccountWithPasskey, passkeysWork } from './parts/passkeys.ts'

const alone = {
  title: 'Just me',
  lead: 'An account on this installation, for you alone. No mail is sent, and you can take everything along or delete it at any time.',
}
const first = {
  title: 'First, an account of your own',
  lead: 'You sign in with it and become the owner of the organisation, which comes next. What is yours stays yours, whatever becomes of it.',
}

/** A solo account: a name, an address, and one way in. No mail is sent, nothing needs confirming. */
export function NewAccountPage({ search }: OpenPageProps) {
  const [withPasskey, setWithPasskey] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const signUp = useTell(contract.signUp)

  const submit = async (entered: FormData) => {
    const text = (name: string) => String(entered.get(name) ?? '').trim()
    setProblem(null)
    setBusy(true)
    try {
      if (withPasskey) await makeAccountWithPasskey(text('name'), text('email'))
      else await signUp.mutateAsync({ body: { name: text('name'), email: text('email'), password: String(entered.get('password') ?? '') } })
      enter(search.next ? safeNext(search.next) : '/start')
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem({}))
      setBusy(false)
    }
  }
  const atFields = fieldProblems(problem, { 'address-taken': 'email' })
  const { title, lead } = search.next === '/set-up' ? first : alone
  return (
    <Page title={title} counts={null} lead={lead}>
      {problem && Object.keys(atFields).length === 0 ? <ErrorNotice problem={problem} next="What you typed is still here." /> : null}
      <Form onSubmit={(entered) => void submit(entered)} problems={atFields}>
        <TextField name="name" label="Your name" autoComplete="name" maxLength={80} remedy="Write the name you want to be called by." />
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          maxLength={254}
          help="You sign in with it. Nothing is sent there unless you ask."
          remedy="Write an address such as name@example.org."
        />
        {withPasskey ? (
          <Text kind="quiet">Your device will ask you to confirm with your finger, face or code. There is no password to remember.</Text>
        ) : (
          <TextField
            name="password"
            label="Password"
            type="password"
            autoComplete="new-password"
            minLength={15}
            maxLength={256}
            help="At least 15 characters. Four or five words you can remember are better than a short riddle."
            remedy="Make it at least 15 characters long."
          />
        )}
        <FormActions>
          <Button type="submit" kind="primary" isPending={busy}>
            {withPasskey ? 'Make account with a passkey' : 'Make account'}
          </Button>
          {passkeysWork() ? (
            <Button onPress={() => setWithPasskey(!withPasskey)}>{withPasskey ? 'Use a password instead' : 'Use a passkey instead'}</Button>
          ) : null}
        </FormActions>
      </Form>
      <Text kind="quiet">
        You have an account here already?{' '}
        <Link href={search.next ? `/sign-in?next=${encodeURIComponent(safeNext(search.next))}` : '/sign-in'}>Sign in</Link>.
      </Text>
    </Page>
  )
}
