/** SHA-1 of bytes (FIPS 180-4). Good for naming things the same way twice, which is all it does here; no secret rests on it. */
export function sha1(bytes: Uint8Array): Uint8Array {
  const blocks = padded(bytes)
  const state = new Uint32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0])
  const words = new Uint32Array(80)
  for (let offset = 0; offset < blocks.byteLength; offset += 64) {
    for (let i = 0; i < 16; i++) words[i] = blocks.getUint32(offset + 4 * i)
    for (let i = 16; i < 80; i++) words[i] = turned(words[i - 3]! ^ words[i - 8]! ^ words[i - 14]! ^ words[i - 16]!, 1)
    mix(state, words)
  }
  const digest = new DataView(new ArrayBuffer(20))
  state.forEach((word, i) => {
    digest.setUint32(4 * i, word)
  })
  return new Uint8Array(digest.buffer)
}

function mix(state: Uint32Array, words: Uint32Array): void {
  let [a, b, c, d, e] = state as unknown as [number, number, number, number, number]
  for (let i = 0; i < 80; i++) {
    const [f, k] = round(i, b, c, d)
    const next = (turned(a, 5) + f + e + k + words[i]!) >>> 0
    e = d
    d = c
    c = turned(b, 30)
    b = a
    a = next
  }
  for (const [i, value] of [a, b, c, d, e].entries()) state[i] = state[i]! + value
}

function round(i: number, b: number, c: number, d: number): readonly [number, number] {
  if (i < 20) return [((b & c) | (~b & d)) >>> 0, 0x5a827999]
  if (i < 40) return [(b ^ c ^ d) >>> 0, 0x6ed9eba1]
  if (i < 60) return [((b & c) | (b & d) | (c & d)) >>> 0, 0x8f1bbcdc]
  return [(b ^ c ^ d) >>> 0, 0xca62c1d6]
}

function turned(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0
}

/** A one bit, zeros up to 56 of 64 bytes, and the length in bits. */
function padded(bytes: Uint8Array): DataView {
  const view = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64))
  bytes.forEach((byte, i) => {
    view.setUint8(i, byte)
  })
  view.setUint8(bytes.length, 0x80)
  view.setUint32(view.byteLength - 8, Math.floor((bytes.length * 8) / 2 ** 32))
  view.setUint32(view.byteLength - 4, (bytes.length * 8) >>> 0)
  return view
}
