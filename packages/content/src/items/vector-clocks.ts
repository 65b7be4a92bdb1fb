/** What can have influenced what in a system of processes that send messages (Lamport 1978; Fidge 1988, Mattern 1989). */

export type Event = {
  readonly name: string
  readonly process: number
  readonly kind: 'local' | 'send' | 'receive'
  /** The message sent or received. */
  readonly message: string | null
}

/** Events in an order in which they may have happened: what is received was sent before. */
export type History = readonly Event[]

/** How a receiver takes over the clock of a message; the first is right. */
export type Merge = 'maximum' | 'take over' | 'add' | 'sender only' | 'none' | 'without counting the receipt'

/** The vector of each event: own entry counted up, then a receipt takes the maximum entry by entry. */
export function vectorsOf(history: History, processes: number, merge: Merge = 'maximum'): ReadonlyMap<string, readonly number[]> {
  const clocks = Array.from({ length: processes }, () => Array.from({ length: processes }, () => 0))
  const carried = new Map<string, readonly number[]>()
  const senders = new Map<string, number>()
  const result = new Map<string, readonly number[]>()
  for (const event of history) {
    let clock = clocks[event.process] ?? []
    const received = event.kind === 'receive' ? (carried.get(event.message ?? '') ?? []) : []
    const from = senders.get(event.message ?? '')
    clock = clock.map((own, place) => merged(own, received[place] ?? 0, merge, place === from, event.kind === 'receive'))
    if (!(event.kind === 'receive' && merge === 'without counting the receipt'))
      clock = clock.map((own, place) => (place === event.process ? own + 1 : own))
    clocks[event.process] = clock
    if (event.kind === 'send' && event.message !== null) {
      carried.set(event.message, clock)
      senders.set(event.message, event.process)
    }
    result.set(event.name, clock)
  }
  return result
}

/** One event can have influenced the other: its vector is nowhere larger and somewhere smaller. */
export function happensBefore(one: readonly number[], other: readonly number[]): boolean {
  return one.every((value, place) => value <= (other[place] ?? 0)) && one.some((value, place) => value < (other[place] ?? 0))
}

/** As if only messages between the two processes counted: before the sending here, after the receipt there. */
export function directlyBefore(history: History, one: Event, other: Event): boolean {
  const at = (event: Event) => history.indexOf(event)
  if (one.process === other.process) return at(one) < at(other)
  return history.some(
    (send) =>
      send.kind === 'send' &&
      send.process === one.process &&
      at(one) <= at(send) &&
      history.some(
        (receipt) =>
          receipt.kind === 'receive' && receipt.message === send.message && receipt.process === other.process && at(receipt) <= at(other),
      ),
  )
}

/** As if a message only ordered its own sending and its own receipt. */
export function endsBefore(history: History, one: Event, other: Event): boolean {
  if (one.process === other.process) return history.indexOf(one) < history.indexOf(other)
  return one.kind === 'send' && other.kind === 'receive' && one.message === other.message
}

function merged(own: number, received: number, merge: Merge, isSender: boolean, isReceipt: boolean): number {
  if (!isReceipt || merge === 'none') return own
  if (merge === 'take over') return received
  if (merge === 'add') return own + received
  if (merge === 'sender only') return isSender ? Math.max(own, received) : own
  return Math.max(own, received)
}
