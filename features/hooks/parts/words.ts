import type { Choice } from '@evenkeel/ui'
import { events } from '../../events.ts'
import { scopes } from '../../scopes.ts'
import type { Delivery, Hook } from '../contract.ts'

export const scopeText = (id: string) => scopes.find((one) => one.id === id)?.says ?? id
export const eventText = (id: string) => events.find((one) => one.id === id)?.label ?? id

export const terms: readonly Choice[] = [
  { id: '1', name: '1 day' },
  { id: '7', name: '7 days' },
  { id: '30', name: '30 days' },
  { id: '90', name: '90 days' },
  { id: '180', name: '180 days' },
  { id: '365', name: '1 year' },
]

export const hookStates: Readonly<Record<Hook['state'], string>> = { on: 'On', paused: 'Paused', stopped: 'Switched off' }
export const deliveryStates: Readonly<Record<Delivery['state'], string>> = { waiting: 'Waiting', delivered: 'Delivered', failed: 'Failed' }

const reasons: Readonly<Record<string, string>> = {
  blocked: 'The address leads inside a network, so nothing was sent',
  timeout: 'No answer within 10 seconds',
  'no-such-host': 'There is no such host',
  'no-secure-connection': 'No secure connection: look at its certificate',
  unreachable: 'Nobody answers there',
  paused: 'The webhook was paused',
  stopped: 'The webhook was switched off',
  'secret-lost': 'The secret cannot be read any more: make a new one',
}

/** What came back, in words: the receiver's status, or why there was none. */
export function answerText({ status, reason }: Pick<Delivery, 'status' | 'reason'>): string {
  if (status === null) return reason === null ? 'Nothing yet' : (reasons[reason] ?? reason)
  if (status >= 300 && status < 400) return `${status}: it points elsewhere, and is not followed`
  return String(status)
}

/** What a webhook is called: what it is for, or where it goes. */
export const hookName = ({ url, description }: Pick<Hook, 'url' | 'description'>) => description || new URL(url).host

export const entry = (entered: FormData, name: string) => String(entered.get(name) ?? '').trim()
