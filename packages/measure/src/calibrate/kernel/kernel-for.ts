import { binary } from './binary.ts'
import type { Kernel } from './kernel.ts'
import { plainKernel } from './plain.ts'

/** The fastest kernel there is here, on so many bytes of new memory: WebAssembly with 128-bit vectors, or else typed arrays with the same numbers to 1e-9. */
export function kernelFor(bytes: number): Kernel {
  return assemblyKernel(bytes) ?? plainKernel(new ArrayBuffer(bytes))
}

/** The kernel of packages/measure/kernel/calibrate.as; null where it does not run, such as under a content security policy that forbids it. */
export function assemblyKernel(bytes: number): Kernel | null {
  const assembly = (globalThis as unknown as { WebAssembly?: Assembly }).WebAssembly
  module ??= assembly ? compiled(assembly) : null
  if (!assembly || !module) return null
  const memory = new assembly.Memory({ initial: Math.ceil(bytes / page) })
  const { exports } = new assembly.Instance(module, { env: { memory } })
  return { memory: memory.buffer, gather: exports.gather, normalise: exports.normalise, scatter: exports.scatter }
}

/** What is used of WebAssembly; the language's own library has no types of it. */
type Assembly = {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: Omit<Kernel, 'memory'> }
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer }
}

const page = 65_536
let module: object | null | undefined

function compiled(assembly: Assembly): object | null {
  try {
    return new assembly.Module(bytesOf(binary))
  } catch {
    return null
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 to bytes, without anything of the surroundings. */
function bytesOf(text: string): Uint8Array {
  const value = new Uint8Array(128)
  for (let i = 0; i < letters.length; i++) value[letters.charCodeAt(i)] = i
  const length = (text.length * 3) / 4 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0)
  const bytes = new Uint8Array(length)
  for (let i = 0, at = 0; at < length; i += 4) {
    const four = [0, 1, 2, 3].reduce((bits, k) => (bits << 6) | value[text.charCodeAt(i + k)]!, 0)
    for (let shift = 16; shift >= 0 && at < length; shift -= 8) bytes[at++] = (four >> shift) & 255
  }
  return bytes
}
