import type { Random } from '@evenkeel/measure'
import { type Draft, line } from './debugging-draft.ts'
import { integer, pick, shuffle } from './draw.ts'

/** Hard: something is not waited for, or its answer comes in another order. */
export const waitingPrograms: readonly ((random: Random) => Draft)[] = [
  function inTurn(random) {
    const [thing, take] = pick(random, [
      ['seats', 'book'],
      ['stock', 'take'],
      ['credit', 'spend'],
    ] as const)
    const start = integer(random, 20, 60)
    const [a, b, c] = shuffle(random, [2, 3, 4, 5, 6, 7, 8, 9])
    return {
      task: `Three calls of ${take} run at once. Each should see what the one before has saved; the program should print what is left, and then "done".`,
      lines: [
        `let ${thing} = ${start}`,
        `async function load() { await null; return ${thing} }`,
        `async function save(count) { await null; await null; ${thing} = count }`,
        'let queue = Promise.resolve()',
        'function inTurn(task) {',
        line(
          '  queue = queue.then(task)',
          ['queue.then(task)', 'does not keep the new end of the queue'],
          ['queue = task()', 'starts the task without waiting for its turn'],
          ['queue = queue.then(() => { task() })', 'does not wait until the task is finished'],
        ),
        line('  return queue', ['return Promise.resolve()', 'tells the caller that all is done at once', 'trap']),
        '}',
        `function ${take}(count) {`,
        line('  return inTurn(async () => {', [
          'return inTurn(() => async () => {',
          'hands over a function that makes the task instead of the task',
        ]),
        line('    const left = await load()', [`const left = ${start}`, 'takes the first value instead of the current one', 'trap']),
        line(
          '    await save(left - count)',
          ['save(left - count)', 'does not wait until the new value is saved'],
          [`await save(${thing} - count - count)`, 'takes the count off twice', 'trap'],
        ),
        '  })',
        '}',
        'async function main() {',
        `  const all = [${take}(${a}), ${take}(${b}), ${take}(${c})]`,
        line(
          '  await Promise.all(all)',
          ['Promise.all(all)', 'does not wait for the calls'],
          ['await Promise.race(all)', 'waits only for the first call'],
          ['await all', 'waits for a list of promises, which is not a promise'],
        ),
        `  print(${thing})`,
        '}',
        "main().then(() => print('done'))",
      ],
    }
  },
  function retrying(random) {
    const failures = integer(random, 1, 2)
    const times = failures + 1
    const [a, b] = shuffle(random, [2, 3, 4, 5, 6, 7, 8, 9])
    const factor = pick(random, [10, 11, 20, 100])
    return {
      task: `The service is busy for the first ${failures === 1 ? 'call' : 'two calls'}. The function retry should try up to ${times} times and then give up.`,
      lines: [
        `let busy = ${failures}`,
        'async function call(n) {',
        '  await null',
        "  if (busy > 0) { busy -= 1; throw new Error('busy') }",
        `  return n * ${factor}`,
        '}',
        'async function retry(task, times) {',
        line('  for (let attempt = 1; ; attempt++) {', ['for (let attempt = 2; ; attempt++) {', 'counts an attempt that was never made']),
        '    try {',
        line(
          '      return await task()',
          ['return task()', 'leaves the try before the promise fails, so that catch never sees it'],
          ['return await task', 'returns the task without calling it', 'trap'],
        ),
        '    } catch (error) {',
        line(
          '      if (attempt === times) throw error',
          ['if (attempt === times - 1) throw error', 'gives up one attempt too early'],
          ['throw error', 'gives up at the first failure', 'trap'],
          ['return error.message', 'returns the message as if it were an answer', 'trap'],
        ),
        '    }',
        '  }',
        '}',
        'async function main() {',
        '  const results = []',
        `  for (const n of [${a}, ${b}]) {`,
        line(
          `    const answer = await retry(() => call(n), ${times})`,
          [`const answer = retry(() => call(n), ${times})`, 'collects promises instead of answers'],
          [`const answer = await retry(call(n), ${times})`, 'makes the call itself and hands over its promise'],
          [`const answer = await retry(() => { call(n) }, ${times})`, 'hands over a function that returns nothing'],
        ),
        '    results.push(answer)',
        '  }',
        '  print(results)',
        '}',
        "main().catch((error) => print('gave up: ' + error.message))",
      ],
    }
  },
  function latest(random) {
    const words = pick(random, [
      ['ca', 'cat', 'cats'],
      ['re', 'red', 'reds'],
      ['po', 'por', 'port'],
      ['se', 'sea', 'seal'],
    ] as const)
    const [slow, middle, fast] = pick(random, [
      [9, 5, 2],
      [8, 2, 5],
      [9, 2, 6],
    ] as const)
    const hits = integer(random, 3, 40)
    return {
      task: 'Somebody types, and each change asks the server again; answers may come in any order. In the end the program should show the answer to the last question, and how often it showed anything.',
      lines: [
        'let asked = 0',
        "let shown = ''",
        'let times = 0',
        'async function answer(text, delay) {',
        '  for (let i = 0; i < delay; i++) await null',
        `  return text + ':' + text.length * ${hits}`,
        '}',
        'async function search(text, delay) {',
        line('  asked += 1', ['asked = 1', 'gives every question the same number', 'trap']),
        line('  const mine = asked', ['const mine = () => asked', 'keeps a way to read the number instead of the number']),
        line('  const result = await answer(text, delay)', [
          'const result = await answer(text, asked)',
          'mixes up the number of the question with the delay',
          'trap',
        ]),
        line(
          '  if (mine !== asked) return',
          ['if (mine > asked) return', 'drops only answers from the future'],
          ['if (mine === asked) return', 'drops the answer to the last question', 'trap'],
          ['if (shown) return', 'keeps the first answer that comes', 'trap'],
        ),
        line('  shown = result', ['shown = shown || result', 'keeps the first answer that was shown', 'trap']),
        '  times += 1',
        '}',
        'async function main() {',
        `  const all = [search('${words[0]}', ${slow}), search('${words[1]}', ${middle}), search('${words[2]}', ${fast})]`,
        line(
          '  await Promise.all(all)',
          ['await Promise.race(all)', 'waits only for the first answer'],
          ['await all[0]', 'waits only for the first question', 'trap'],
          ['await all', 'waits for a list of promises, which is not a promise'],
        ),
        '  print(shown, times)',
        '}',
        'main()',
      ],
    }
  },
  function stampede(random) {
    const [what, load] = pick(random, [
      ['user', 'loadUser'],
      ['price', 'loadPrice'],
      ['page', 'loadPage'],
    ] as const)
    const [a, b] = shuffle(random, [3, 4, 5, 6, 7, 8, 9])
    return {
      task: `The first call of ${load} fails. Failures must not be cached, and callers that ask for the same id at once share one call; the last number is how often ${load} was called.`,
      lines: [
        'const cache = new Map()',
        'let calls = 0',
        `async function ${load}(id) {`,
        '  const first = calls === 0',
        '  calls += 1',
        '  await null',
        "  if (first) throw new Error('busy')",
        `  return '${what} ' + id`,
        '}',
        'function forget(id) {',
        line(
          '  return (error) => { cache.delete(id); throw error }',
          ['return () => { cache.delete(id) }', 'swallows the failure, so that the caller takes it for an answer'],
          ['return (error) => { throw error }', 'leaves a failed call in the cache'],
          ['return (error) => { cache.delete(error); throw error }', 'forgets by the error instead of the id'],
        ),
        '}',
        `async function ${what}(id) {`,
        line(
          '  if (cache.has(id)) return cache.get(id)',
          [`if (cache.has('${what}')) return cache.get(id)`, 'asks the cache for something that is never in it', 'trap'],
          ['if (cache.size > 0) return cache.get(id)', 'takes any cached id for this one', 'trap'],
        ),
        line(
          `  const answer = ${load}(id).catch(forget(id))`,
          [`const answer = ${load}(id)`, 'leaves a failed call in the cache'],
          [`const answer = await ${load}(id).catch(forget(id))`, 'waits before the call is in the cache, so that others call again'],
          [`const answer = ${load}(id).catch(forget)`, 'hands over what makes the handler instead of the handler'],
        ),
        line(
          '  cache.set(id, answer)',
          ['cache.set(id, await answer)', 'waits before the call is in the cache, so that a second caller calls again'],
          ['cache.set(answer, id)', 'files the id under the answer', 'trap'],
        ),
        line('  return answer', [`return ${load}(id)`, 'calls again instead of sharing the call']),
        '}',
        'async function main() {',
        line(`  await ${what}(${a}).catch((error) => print(error.message))`, [
          `${what}(${a}).catch((error) => print(error.message))`,
          'does not wait for the first call to fail',
        ]),
        `  print(await Promise.all([${what}(${a}), ${what}(${a}), ${what}(${b})]))`,
        '  print(calls)',
        '}',
        "main().catch((error) => print('gave up: ' + error.message))",
      ],
    }
  },
]
