import { type Desk, type Stored, TooMuch } from '../../features/library/desk.ts'
import type { Read } from '../../features/library/reading.ts'
import type { DeskReply } from './desk-work.ts'
import { openLane } from './lane.ts'

/** Two workers, each started when it is first needed: whoever looks at a framework does not wait for somebody's import. */
export function openDesk(): Desk & { close(): Promise<void> } {
  const [reading, asking] = [openLane(), openLane()]
  return {
    read: (files, chosen) => reading.inTurn(async (send) => answerOf(await send({ kind: 'read', files, chosen })) as Read),
    ask: (name, frameworks, given) =>
      asking.inTurn(async (send) => {
        const asked = { kind: 'ask' as const, name, keys: frameworks.map(({ key }) => key), given }
        const reply = await send({ ...asked, texts: {} })
        const again = 'missing' in reply ? await send({ ...asked, texts: await load(frameworks, reply.missing) }) : reply
        return answerOf(again) as never
      }),
    close: async () => {
      await Promise.all([reading.close(), asking.close()])
    },
  }
}

async function load(frameworks: readonly Stored[], missing: readonly string[]): Promise<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (const { key, load: text } of frameworks) if (missing.includes(key)) texts[key] = await text()
  return texts
}

function answerOf(reply: DeskReply): unknown {
  if ('answer' in reply) return reply.answer
  if ('tooMuch' in reply) throw new TooMuch(reply.tooMuch)
  throw new Error('failed' in reply ? reply.failed : 'a document is missing')
}
