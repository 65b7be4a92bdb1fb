import { useEffect, useState } from 'react'
import { Problem, send, useRefresh } from '../../ask.ts'
import { contract, type Shown } from '../contract.ts'
import { partsOf } from './decode.ts'

type Work = { readonly happening: string | null; readonly done: number; readonly problem: Problem | null; readonly again: () => void }

/** Sends what is not sent and checks what is not checked, one step after the other, for as long as the screen is open; it can go on any time later. */
export function useWork(shown: Shown, file: Blob | null): Work {
  const refresh = useRefresh()
  const [progress, setProgress] = useState<{ happening: string; done: number } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, setTries] = useState(0)
  const { importId, state, received, seam, version } = shown
  const isSending = state === 'receiving' && file !== null
  const isChecking = state === 'checking' && shown.unmapped.length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new try begins the work anew, and so does a new choice of columns
  useEffect(() => {
    let isOver = false
    const going = () => !isOver
    const tell = (happening: string, done: number) => going() && setProgress({ happening, done })
    const work = async () => {
      if (isSending) await sendFile(file, { importId, received, seam }, going, tell)
      else if (isChecking) await checkRows(importId, going, tell)
      else return
      if (going()) await refresh('imports')
    }
    setProblem(null)
    work()
      .catch((error: unknown) => going() && setProblem(error instanceof Problem ? error : new Problem({})))
      .finally(() => going() && setProgress(null))
    return () => {
      isOver = true
    }
  }, [importId, isSending, isChecking, file, tries, version])
  const waiting = (isSending || isChecking) && !problem ? { happening: isSending ? 'Sending' : 'Checking', done: 0 } : null
  const now = progress ?? waiting
  return { happening: now?.happening ?? null, done: now?.done ?? 0, problem, again: () => setTries(tries + 1) }
}

type Tell = (happening: string, done: number) => void

/** Goes on where the server says it stopped; it knows by the seam whether this is the same file. */
async function sendFile(
  file: Blob,
  from: { importId: string; received: number; seam: string },
  going: () => boolean,
  tell: Tell,
): Promise<void> {
  const params = { importId: from.importId }
  let [offset, seam, bytes] = [0, '', 0]
  for await (const { text, isLast } of partsOf(
    chunksOf(file, (read) => {
      bytes = read
    }),
  )) {
    if (!going()) return
    tell('Sending', file.size === 0 ? 1 : bytes / file.size)
    const end = offset + text.length
    if (end > from.received || isLast) {
      const skip = Math.max(0, Math.min(text.length, from.received - offset))
      const before = (seam + text.slice(0, skip)).slice(-64)
      const { reply } = await send(contract.sendPart, {
        params,
        body: { offset: offset + skip, seam: before, text: text.slice(skip), isLast },
      })
      if (reply.state !== 'receiving') return
    }
    seam = (seam + text).slice(-64)
    offset = end
  }
}

async function* chunksOf(file: Blob, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  for (let read = 0; ; ) {
    const { done, value } = await reader.read()
    if (done) return
    read += value.length
    onRead(read)
    yield value
  }
}

async function checkRows(importId: string, going: () => boolean, tell: Tell): Promise<void> {
  while (going()) {
    const { reply } = await send(contract.checkImport, { params: { importId } })
    if (reply.state !== 'checking') return
    tell(
      `Checking ${reply.checked.toLocaleString()} of ${reply.rowCount.toLocaleString()} rows`,
      reply.checked / Math.max(1, reply.rowCount),
    )
  }
}
