// node bench/gates/crash/crash.ts [--rounds 20] [--seed 1]: kills the running application with SIGKILL in the middle of writing, then its database, so many rounds
// each, and looks whether everything that was acknowledged is there, whole, and once. Two to four minutes for 20 rounds. Ends with 1 when anything is not as promised.
import { countFrom, quantile, row, say } from '../../rows.ts'
import { crashGate, type Round, victims } from './gate.ts'

const args = process.argv.slice(2)
const rounds = countFrom(args, 'rounds', 20)
const seed = countFrom(args, 'seed', 1)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

say(`${rounds} rounds of killing the application, then ${rounds} of killing its database.`)
const all = await crashGate({
  rounds,
  seed,
  onRound: ({ faults, ...round }) => {
    row('crash', 'round', { ...round, faults: faults.length })
    for (const fault of faults.slice(0, 10)) say(fault)
  },
})
for (const killed of victims)
  summarise(
    `every round: ${killed} killed`,
    all.filter((round) => round.killed === killed),
  )
summarise('summary', all)
if (all.some(({ faults }) => faults.length > 0)) process.exitCode = 1

function summarise(what: string, some: readonly Round[]): void {
  const sum = (of: (round: Round) => number) => some.reduce((total, round) => total + of(round), 0)
  const seconds = some.map(({ recoveredSeconds }) => recoveredSeconds)
  // Each look is at everything since the first round: the last one tells what is lost for good.
  const worst = (of: (round: Round) => number) => Math.max(0, ...some.map(of))
  row('crash', what, {
    rounds: some.length,
    acked: sum(({ acked }) => acked),
    unacked: sum(({ unacked }) => unacked),
    alreadyDone: sum(({ alreadyDone }) => alreadyDone),
    lost: worst(({ lost }) => lost),
    halfDone: worst(({ halfDone }) => halfDone),
    extra: worst(({ extra }) => extra),
    faults: sum(({ faults }) => faults.length),
    recoveredSeconds: { median: quantile(seconds, 0.5), most: quantile(seconds, 1) },
  })
}
