/** Names met in a file and the numbers they get, in order of appearance. Compares bytes: a name becomes text only when it is asked for. */
export class Names {
  #slots = new Int32Array(1 << 12).fill(-1)
  #ends = new Uint32Array(1 << 10)
  #bytes = new Uint8Array(1 << 14)
  #count = 0
  #last = -1

  get count(): number {
    return this.#count
  }

  /** The number of the name that stands in bytes[start] up to bytes[end]. */
  of(bytes: Uint8Array, start: number, end: number): number {
    // long files repeat the name of the line before
    if (this.#last >= 0 && this.#same(this.#last, bytes, start, end)) return this.#last
    let hash = 0x811c9dc5
    // FNV-1a (Fowler, Noll and Vo)
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
    hash ^= hash >>> 15
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot]!
      if (index === -1) {
        this.#last = this.#add(slot, bytes, start, end)
        return this.#last
      }
      if (this.#same(index, bytes, start, end)) {
        this.#last = index
        return index
      }
    }
  }

  text(index: number): string {
    return decoder.decode(this.#bytes.subarray(index === 0 ? 0 : this.#ends[index - 1]!, this.#ends[index]!))
  }

  #same(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = index === 0 ? 0 : this.#ends[index - 1]!
    if (this.#ends[index]! - from !== end - start) return false
    for (let at = start, own = from; at < end; at++, own++) if (bytes[at] !== this.#bytes[own]) return false
    return true
  }

  #add(slot: number, bytes: Uint8Array, start: number, end: number): number {
    const index = this.#count++
    const from = index === 0 ? 0 : this.#ends[index - 1]!
    const to = from + end - start
    if (index >= this.#ends.length) this.#ends = longer(new Uint32Array(this.#ends.length * 2), this.#ends)
    if (to > this.#bytes.length) this.#bytes = longer(new Uint8Array(Math.max(to, this.#bytes.length * 2)), this.#bytes)
    this.#bytes.set(bytes.subarray(start, end), from)
    this.#ends[index] = to
    this.#slots[slot] = index
    if (this.#count * 2 > this.#slots.length) this.#spread()
    return index
  }

  #spread(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1)
    const mask = this.#slots.length - 1
    for (let index = 0; index < this.#count; index++) {
      let hash = 0x811c9dc5
      for (let at = index === 0 ? 0 : this.#ends[index - 1]!; at < this.#ends[index]!; at++)
        hash = Math.imul(hash ^ this.#bytes[at]!, 0x01000193)
      hash ^= hash >>> 15
      let slot = hash & mask
      while (this.#slots[slot] !== -1) slot = (slot + 1) & mask
      this.#slots[slot] = index
    }
  }
}

const decoder = new TextDecoder()

function longer<T extends Uint8Array | Uint32Array>(to: T, from: T): T {
  to.set(from)
  return to
}
