import { Button, ButtonLink, ErrorNotice, Form, FormActions, Notice, Page, TextField } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../ask.ts'
import { fieldProblems } from '../words.ts'
import { contract } from './contract.ts'

/** Asks for a link, or uses one: the token stands after the number sign, so no server log ever sees it. */
export function NewPasswordPage() {
  const [token] = useState(() => window.location.hash.slice(1))
  return token ? <UseLink token={token} /> : <AskForLink />
}

function AskForLink() {
  const ask = useTell(contract.askForNewPassword)
  return (
    <Page title="A new password" counts={null} lead="You get a link that works once, within the hour.">
      {ask.data ? (
        <Notice title="If there is an account with this address, a link is on its way">
          It comes by mail. Where no mail server is set, whoever runs this installation sees the link and can pass it on to you.
        </Notice>
      ) : (
        <>
          {ask.error ? <ErrorNotice problem={ask.error} next="What you typed is still here." /> : null}
          <Form
            onSubmit={(entered) => ask.mutate({ body: { email: String(entered.get('email') ?? '').trim() } })}
            problems={fieldProblems(ask.error)}
          >
            <TextField
              name="email"
              label="E-mail address"
              type="email"
              autoComplete="username"
              maxLength={254}
              remedy="Write the address you signed up with."
            />
            <FormActions>
              <Button type="submit" kind="primary" isPending={ask.isPending}>
                Get a link
              </Button>
              <ButtonLink href="/sign-in">Back to signing in</ButtonLink>
            </FormActions>
          </Form>
        </>
      )}
    </Page>
  )
}

function UseLink({ token }: { readonly token: string }) {
  const use = useTell(contract.setNewPassword)
  if (use.data) {
    return (
      <Page title="Your new password is set" counts={null} lead="Other devices have been signed out.">
        <ButtonLink href="/sign-in" kind="primary">
          Sign in
        </ButtonLink>
      </Page>
    )
  }
  return (
    <Page title="A new password" counts={null}>
      {use.error ? <ErrorNotice problem={use.error} next={<ButtonLink href="/new-password">Ask for a new link</ButtonLink>} /> : null}
      <Form
        onSubmit={(entered) => use.mutate({ body: { token, password: String(entered.get('password') ?? '') } })}
        problems={fieldProblems(use.error)}
      >
        <TextField
          name="password"
          label="New password"
          type="password"
          autoComplete="new-password"
          minLength={15}
          maxLength={256}
          help="At least 15 characters. Four or five words you can remember are better than a short riddle."
          remedy="Make it at least 15 characters long."
        />
        <FormActions>
          <Button type="submit" kind="primary" isPending={use.isPending}>
            Set password
          </Button>
        </FormActions>
      </Form>
    </Page>
  )
}
