import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StartProblem } from '../config/start-problem.ts'
import type { BackupReader, BackupWriter } from './container.ts'
import { digesting } from './digest.ts'
import { draftOf, flushFolder } from './folder.ts'

// POSIX.1-1988 ustar: a header of 512 bytes, the file, padding to the next 512; two empty blocks at the end. Every tar reads it.
const block = 512

/** The same files in one: `tar -xf` takes it apart, and a folder made that way restores as well. */
export async function createTar(path: string): Promise<BackupWriter> {
  const draft = draftOf(path)
  const file = await open(draft, 'wx', 0o600)
  let end = 0
  const append = async (buffer: Buffer) => {
    await writeAll(file, buffer, end)
    end += buffer.length
  }
  return {
    path,
    async write(name, chunks) {
      // The size stands in front and is known behind: room is left for it.
      const start = end
      end += block
      const written = await digesting(chunks, append, async () => {})
      await append(Buffer.alloc((block - (written.bytes % block)) % block))
      await writeAll(file, header(name, written.bytes), start)
      return written
    },
    async finish() {
      await append(Buffer.alloc(2 * block))
      await file.sync()
      await file.close()
      await rename(draft, path)
      await flushFolder(dirname(path))
    },
    async discard() {
      await file.close().catch(() => {})
      await rm(draft, { force: true })
    },
  }
}

export async function openTar(path: string): Promise<BackupReader> {
  const file = await open(path)
  try {
    const entries = await index(file, path)
    return {
      path,
      has: (name) => entries.has(name),
      read: (name) => slice(file, entries.get(name)!),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** A full disk takes a part first and fails at the rest. */
async function writeAll(file: FileHandle, buffer: Buffer, position: number): Promise<void> {
  for (let done = 0; done < buffer.length; ) {
    const { bytesWritten } = await file.write(buffer, done, buffer.length - done, position + done)
    done += bytesWritten
  }
}

type Entry = { readonly start: number; readonly size: number }

function header(name: string, size: number): Buffer {
  const head = Buffer.alloc(block)
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`
  head.write(name, 0, 100)
  head.write(octal(0o600, 8), 100)
  head.write(octal(0, 8), 108)
  head.write(octal(0, 8), 116)
  if (size < 8 ** 11) head.write(octal(size, 12), 124)
  else {
    // Eleven octal digits end at 8 GiB; beyond, the number is binary with the highest bit set, as GNU tar writes it.
    head[124] = 0x80
    head.writeBigUInt64BE(BigInt(size), 128)
  }
  head.write(octal(0, 12), 136)
  head.write('        ', 148)
  head.write('0', 156)
  head.write('ustar\u000000', 257)
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return head
}

async function index(file: FileHandle, path: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  const { size: whole } = await file.stat()
  const head = Buffer.alloc(block)
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(head, 0, block, at)
    if (bytesRead === block && head.every((byte) => byte === 0)) return entries
    if (bytesRead < block || head.toString('latin1', 257, 262) !== 'ustar') throw damaged(path)
    const size = head[124] === 0x80 ? Number(head.readBigUInt64BE(128)) : Number.parseInt(head.toString('latin1', 124, 135), 8)
    const name = head.toString('utf8', 0, head.indexOf(0)).replace(/^\.\//, '')
    entries.set(name, { start: at + block, size })
    at += block + Math.ceil(size / block) * block
    if (!(at <= whole)) throw damaged(path)
  }
}

async function* slice(file: FileHandle, { start, size }: Entry): AsyncIterable<Buffer> {
  for (let done = 0; done < size; ) {
    const buffer = Buffer.alloc(Math.min(65_536, size - done))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, start + done)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
    done += bytesRead
  }
}

function damaged(path: string): StartProblem {
  return new StartProblem(
    'damaged',
    `${path} is cut short or no tar file.`,
    'Copy it again from where it was taken, or use another backup.',
  )
}
