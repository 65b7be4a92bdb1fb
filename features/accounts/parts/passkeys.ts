import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { Problem, send } from '../../ask.ts'
import { contract } from '../contract.ts'

/** Passkeys need https or localhost: browsers refuse them on plain addresses of the local network. */
export const passkeysWork = (): boolean => window.isSecureContext && browserSupportsWebAuthn()

type Creation = Parameters<typeof startRegistration>[0]['optionsJSON']
type Request = Parameters<typeof startAuthentication>[0]['optionsJSON']

export async function makeAccountWithPasskey(name: string, email: string): Promise<void> {
  const { reply } = await send(contract.passkeyForNewAccount, { body: { name, email } })
  const response = await asking(() => startRegistration({ optionsJSON: reply as Creation }))
  await send(contract.signUpWithPasskey, { body: { name, passkey: { name: deviceName(), response } } })
}

export async function addPasskey(): Promise<void> {
  const { reply } = await send(contract.passkeyToAdd, {})
  const response = await asking(() => startRegistration({ optionsJSON: reply as Creation }))
  await send(contract.addPasskey, { body: { name: deviceName(), response } })
}

export async function signInWithPasskey(): Promise<void> {
  const { reply } = await send(contract.passkeyForSignIn, {})
  const response = await asking(() => startAuthentication({ optionsJSON: reply as Request }))
  await send(contract.signInWithPasskey, { body: { response } })
}

/** The browser's own dialog; closing it is no error, but the person should know where they are. */
async function asking<T>(dialog: () => Promise<T>): Promise<T> {
  try {
    return await dialog()
  } catch {
    throw new Problem({
      title: 'No passkey was used',
      detail: 'The dialog was closed, or this device has no passkey for Evenkeel. Try again, or use a password.',
      status: 400,
    })
  }
}

function deviceName(): string {
  const agent = navigator.userAgent
  const system = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac', 'Linux'].find((name) => agent.includes(name)) ?? 'this device'
  return `Passkey on ${system}`
}
