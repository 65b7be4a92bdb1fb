import { Button, ErrorNotice, Form, FormActions, Link, Page, Text, TextField } from '@evenkeel/ui'
import { useState } from 'react'
import { Problem, useTell } from '../ask.ts'
import type { OpenPageProps } from '../page.ts'
import { contract } from './contract.ts'
import { enter, safeNext } from './parts/enter.ts'
import { passkeysWork, signInWithPasskey } from './parts/passkeys.ts'

export function SignInPage({ search }: OpenPageProps) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState<'password' | 'passkey' | null>(null)
  const signIn = useTell(contract.signIn)

  const attempt = async (way: 'password' | 'passkey', knock: () => Promise<unknown>) => {
    setProblem(null)
    setBusy(way)
    try {
      await knock()
      enter(safeNext(search.next))
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem({}))
      setBusy(null)
    }
  }
  const submit = (entered: FormData) =>
    attempt('password', () =>
      signIn.mutateAsync({ body: { email: String(entered.get('email') ?? '').trim(), password: String(entered.get('password') ?? '') } }),
    )
  return (
    <Page title="Sign in" counts={null}>
      {problem ? <ErrorNotice problem={problem} next="What you typed is still here." /> : null}
      <Form onSubmit={(entered) => void submit(entered)}>
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username webauthn"
          maxLength={254}
          remedy="Write the address you signed up with."
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          maxLength={256}
          remedy="Write your password, or use a passkey."
        />
        <FormActions>
          <Button type="submit" kind="primary" isPending={busy === 'password'}>
            Sign in
          </Button>
          {passkeysWork() ? (
            <Button onPress={() => void attempt('passkey', signInWithPasskey)} isPending={busy === 'passkey'}>
              Use a passkey
            </Button>
          ) : null}
        </FormActions>
      </Form>
      <Text kind="quiet">
        <Link href="/new-password">Get a link to a new password</Link>, or <Link href="/new-account">make an account</Link>.
      </Text>
    </Page>
  )
}
