/** As many characters as fit into one request, whatever they are. */
const most = 40_000

/**
 * The text of a file in parts, from its bytes as they come. UTF-8, or UTF-16 where a byte order mark says so; bytes that are neither become the
 * sign for that, so that the rows they stand in are named as bad and the others are not. No part ends between the two halves of a character.
 */
export async function* partsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ readonly text: string; readonly isLast: boolean }> {
  let decoder: TextDecoder | undefined
  let [head, waiting] = [new Uint8Array(0), '']
  for await (const chunk of bytes) {
    if (!decoder && head.length + chunk.length < 2) {
      head = joined(head, chunk)
      continue
    }
    decoder ??= decoderFor(joined(head, chunk))
    waiting += clean(decoder.decode(head.length > 0 ? joined(head, chunk) : chunk, { stream: true }))
    head = new Uint8Array(0)
    while (waiting.length > most + 1) {
      const end = isHigh(waiting.charCodeAt(most - 1)) ? most - 1 : most
      yield { text: waiting.slice(0, end), isLast: false }
      waiting = waiting.slice(end)
    }
  }
  decoder ??= decoderFor(head)
  waiting += clean(decoder.decode(head))
  yield { text: waiting, isLast: true }
}

/** Ignores the mark itself: it is no part of the text. */
function decoderFor(start: Uint8Array): TextDecoder {
  const isSixteen = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
  return new TextDecoder(isSixteen ? (start[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8')
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

const clean = (text: string) => text.replaceAll('\u0000', '\ufffd')
const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
