import { useState } from 'react'
import { Problem, send, useTell } from '../../ask.ts'
import { contract, limits, piecesOf } from '../contract.ts'
import { textOf } from './file-text.ts'

export type Sending = { readonly share: number; readonly happening: string } | null

/** Sends files part by part, has them read, and says how far it is; returns the id of the import. */
export function useSending(onRead: (importId: string) => void) {
  const [sending, setSending] = useState<Sending>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const open = useTell(contract.openImport)
  const read = useTell(contract.readImport)

  async function start(files: readonly File[]): Promise<void> {
    setProblem(null)
    setSending({ share: 0, happening: 'Reading your files' })
    try {
      const importId = await sendAll(files)
      setSending({ share: 1, happening: 'Finding roles, levels and skills' })
      await read.mutateAsync({ params: { readingId: importId }, body: {} })
      onRead(importId)
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem({}))
    }
    setSending(null)
  }

  async function sendAll(files: readonly File[]): Promise<string> {
    const size = files.reduce((sum, file) => sum + file.size, 0)
    if (files.length > limits.files || size > mostBytes) throw tooLarge
    const texts = await Promise.all(
      files.map(async (file) => ({ name: file.name, pieces: piecesOf(await textIn(file), limits.partCharacters) })),
    )
    const announced = texts.map(({ name, pieces }) => ({ name, characters: pieces.join('').length, parts: pieces.length }))
    const { importId } = await open.mutateAsync({ body: { files: announced } })
    const all = texts.flatMap(({ pieces }, file) => pieces.map((text, part) => ({ file, part, text })))
    for (const [done, part] of all.entries()) {
      setSending({ share: done / all.length, happening: `Sending ${texts[part.file]?.name ?? ''}` })
      await send(contract.sendImportPart, { params: { readingId: importId }, body: part })
    }
    return importId
  }

  return { sending, problem, start }
}

// A character takes up to four bytes; the server counts characters.
const mostBytes = limits.characters * 2

const tooLarge = new Problem({
  type: 'too-large',
  status: 422,
  title: 'That is more than one import takes',
  detail: `Choose at most ${limits.files} files with about ${limits.characters / 1_000_000} MB in all. Nothing was sent.`,
})

async function textIn(file: File): Promise<string> {
  const text = textOf(await file.arrayBuffer())
  if (text !== null) return text
  throw new Problem({
    type: 'not-text',
    status: 422,
    title: `${file.name} is not a text file`,
    detail: 'Save it as CSV, JSON, YAML or Markdown, then choose it again. Nothing was sent.',
  })
}
