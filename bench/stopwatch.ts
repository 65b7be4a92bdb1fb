import { quantile, rounded } from './rows.ts'

export type Timing = {
  readonly runs: number
  /** Runs per sample: more than one where a single run is too short for the clock. */
  readonly batch: number
  readonly medianMicroseconds: number
  readonly p99Microseconds: number
  /** Processor time of this process per run: what other work on the machine disturbs least. */
  readonly cpuMicroseconds: number
}

/** Samples shorter than this would measure the clock itself. */
const shortestMilliseconds = 0.05
/** On a busy machine the clock runs this much faster than our processor time at most; then it ends with what there is. */
const patience = 10

/**
 * How long `run` takes: warmed up for half as long until the compiler has settled, then timed until it has used `seconds` of processor time. Median
 * and p99 are of wall time; with a batch above 1 they are of means over a batch, and the p99 says less about single runs.
 */
export async function timed(run: () => unknown, { seconds = 0.8 } = {}): Promise<Timing> {
  const warm = await spend(seconds / 2, 1, run)
  const batch = Math.max(1, Math.ceil(shortestMilliseconds / quantile(warm.samples, 0.5)!))
  const { samples, cpuSeconds } = await spend(seconds, batch, run)
  const runs = samples.length * batch
  const microseconds = (q: number) => rounded((quantile(samples, q)! * 1000) / batch)
  return {
    runs,
    batch,
    medianMicroseconds: microseconds(0.5),
    p99Microseconds: microseconds(0.99),
    cpuMicroseconds: rounded((cpuSeconds * 1e6) / runs),
  }
}

/** Runs until the processor time is used up, at least three times; samples in milliseconds of wall time. */
async function spend(seconds: number, batch: number, run: () => unknown): Promise<{ samples: number[]; cpuSeconds: number }> {
  const samples: number[] = []
  const before = process.cpuUsage()
  const used = () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
  const until = performance.now() + seconds * 1000 * patience
  do {
    const start = performance.now()
    for (let i = 0; i < batch; i++) {
      const result = run()
      if (result instanceof Promise) await result
    }
    samples.push(performance.now() - start)
  } while (samples.length < 3 || (used() < seconds && performance.now() < until))
  return { samples, cpuSeconds: used() }
}
