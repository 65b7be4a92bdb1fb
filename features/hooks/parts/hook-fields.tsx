import { TextField } from '@evenkeel/ui'
import { type EventId, events } from '../../events.ts'
import type { Hook } from '../contract.ts'
import { Several } from './several.tsx'
import { entry } from './words.ts'

const choices = events.filter(({ evenPaused }) => !evenPaused).map(({ id, label }) => ({ id, says: label }))

/** Where events go, what it is for, and which ones. */
export function HookFields({ now, none }: { readonly now: Hook | null; readonly none: boolean }) {
  return (
    <>
      <TextField
        name="url"
        label="Address"
        type="url"
        help="An https address on the public internet that takes a POST."
        autoComplete="off"
        maxLength={500}
        defaultValue={now?.url ?? ''}
        remedy="Write an address such as https://example.org/events."
      />
      <TextField
        name="description"
        label="What it is for"
        autoComplete="off"
        optional
        maxLength={120}
        defaultValue={now?.description ?? ''}
      />
      <Several
        name="events"
        label="When something is sent"
        choices={choices}
        {...(now ? { chosen: now.events } : {})}
        problem={none ? 'Choose at least one event.' : null}
      />
    </>
  )
}

export function hookIn(entered: FormData) {
  return {
    url: entry(entered, 'url'),
    description: entry(entered, 'description'),
    events: entered.getAll('events') as Exclude<EventId, 'ping'>[],
  }
}
