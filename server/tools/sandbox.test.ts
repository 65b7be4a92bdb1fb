import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, test } from 'vitest'
import { openSandbox } from './sandbox.ts'
import { sandboxSource } from './sandbox-source.ts'

const sandbox = openSandbox()
const small = openSandbox({ timeout: 200, output: 50, heap: 16 })
afterAll(async () => {
  await Promise.all([sandbox.close(), small.close()])
})

describe('what a program prints', () => {
  test.each([
    ['print("a", 1, -0, 2.5)\nprint()\nprint(null, undefined, NaN, 3n)', 'a 1 0 2.5\n\nnull undefined NaN 3n'],
    ['print([1, "x", [true]], { a: "y", b: {} })', '[1, "x", [true]] { a: "y", b: {} }'],
    ['print(new Set([1, 2]), new Map([["k", [1]]]))', 'Set { 1, 2 } Map { "k" => [1] }'],
    ['Promise.resolve().then(() => print("later"))\nprint("now")', 'now\nlater'],
    ['const wait = async () => { await null; print("b"); await null; print("c") }\nwait()\nprint("a")', 'a\nb\nc'],
    ['1 + 1', ''],
  ])('%j', async (code, printed) => {
    expect(await sandbox.run(code)).toBe(printed)
  })

  test.each([
    ['print(1)\nnull.x', "1\nUncaught TypeError: Cannot read properties of null (reading 'x')"],
    ['throw "plain"', 'Uncaught plain'],
    ['class Mine extends Error { name = "Mine" }\nthrow new Mine("no")', 'Uncaught Mine: no'],
    ['const go = async () => { throw new RangeError("far") }\ngo()\nprint("first")', 'first\nUncaught (in promise) RangeError: far'],
  ])('an error is the last line: %j', async (code, printed) => {
    expect(await sandbox.run(code)).toBe(printed)
  })

  test('line numbers in a stack are those of the program', async () => {
    const code = 'function inner() {\n  throw new Error("x")\n}\ntry {\n  inner()\n} catch (error) {\n  print(error.stack)\n}'
    const lines = (await sandbox.run(code)).split('\n').filter((line) => line.includes('program.js'))
    expect(lines).toEqual(['    at inner (program.js:2:9)', '    at program.js:5:3'])
  })

  test('too much output is cut', async () => {
    expect(await small.run('for (;;) { print("x".repeat(60)); break }\nprint("more")')).toBe(`${'x'.repeat(50)}\n[output cut]`)
  })
})

describe('what a program cannot do', () => {
  const outside =
    'process require module global console fetch setTimeout setInterval setImmediate queueMicrotask performance Date Intl WeakRef WebAssembly SharedArrayBuffer Atomics ArrayBuffer Uint8Array structuredClone Buffer eval'
  test.each(outside.split(' '))('%s is not there', async (name) => {
    expect(await sandbox.run(`print(typeof ${name}, ${JSON.stringify(name)} in globalThis)`)).toBe('undefined false')
  })

  test('no dice, no locale', async () => {
    expect(await sandbox.run('print(Math.random, (1).toLocaleString, "a".localeCompare)')).toBe('undefined undefined undefined')
  })

  test('no code from text', async () => {
    expect(await sandbox.run('print.constructor("return 1")()')).toMatch(/^Uncaught EvalError/)
    expect(await sandbox.run('(async () => {}).constructor("return 1")()')).toMatch(/^Uncaught EvalError/)
  })

  test('no import, which would answer with an object from outside', async () => {
    await expect(sandbox.run('import("node:fs").catch((e) => e.constructor.constructor("return 1"))')).rejects.toThrow(
      'import is not available',
    )
  })

  test('and if import did answer, that object would lead nowhere', async () => {
    const worker = new Worker(sandboxSource, { eval: true, workerData: { outputLimit: 1_000 } })
    await once(worker, 'message')
    const doors = ['e.constructor.constructor', 'e.constructor.__proto__.constructor', '(async () => {}).constructor.__proto__.constructor']
    const tries = doors.map((door) => `try { print(${door}('return typeof process')()) } catch (refusal) { print(refusal.name) }`)
    worker.postMessage({ id: 1, code: `import('node:fs').catch((e) => { print(e instanceof Error); ${tries.join('; ')} })` })
    const [reply] = await once(worker, 'message')
    await worker.terminate()
    expect(reply.output.split('\n')[0]).toBe('false')
    expect(
      reply.output
        .split('\n')
        .slice(1)
        .every((line: string) => /^(TypeError|EvalError)$/.test(line)),
    ).toBe(true)
  })

  test('an error from deep in the stack does not lead outside', async () => {
    const code = `
      const seen = new Set()
      const dig = () => { try { dig() } catch (e) { seen.add(e); try { e.stack } catch (inner) { seen.add(inner) } throw e } }
      try { dig() } catch {}
      const doors = [...seen].map((e) => { try { return e.constructor.constructor('return this')() } catch (refusal) { return refusal.name } })
      print(doors.every((door) => door === 'EvalError' || door === 'TypeError'), doors.length > 0)`
    expect(await sandbox.run(code)).toBe('true true')
  })

  test('a stack is text only', async () => {
    expect(await sandbox.run('Error.prepareStackTrace = (e, frames) => frames\nprint(typeof new Error("x").stack)')).toBe('string')
    expect(
      await sandbox.run('globalThis.Error = { prepareStackTrace: (e, frames) => frames }\nprint(typeof new TypeError("x").stack)'),
    ).toBe('string')
  })

  test('nothing stays for the next program', async () => {
    await sandbox.run('globalThis.left = 1; Array.prototype.left = 1; Object.prototype.left = 1; print = null')
    expect(await sandbox.run('print(typeof left, [].left, {}.left)')).toBe('undefined undefined undefined')
  })
})

describe('limits', () => {
  test.each(['for (;;) {}', 'const again = () => { Promise.resolve().then(again) }\nagain()', 'print({ get x() { for (;;) {} } })'])(
    'time: %s',
    async (code) => {
      await expect(small.run(code)).rejects.toThrow('no answer within 200 ms')
      expect(await small.run('print("alive")')).toBe('alive')
    },
  )

  test('memory', async () => {
    const hungry = openSandbox({ timeout: 5_000, output: 50, heap: 16 })
    await expect(hungry.run('const all = []\nfor (;;) all.push({ all: [all.length] })')).rejects.toThrow('more than 16 MB')
    expect(await hungry.run('print("alive")')).toBe('alive')
    await hungry.close()
  })

  test('many small programs never run out of what one of them has plenty of', async () => {
    const tight = openSandbox({ timeout: 5_000, output: 20_000, heap: 8 })
    const code = [
      'const lists = [[]]',
      'for (let size = 0; size < 3; size++) for (const list of [...lists]) for (let n = -3; n <= 3; n++) lists.push([...list, n])',
      'for (const list of lists) if (list.length) print(Math.max(...list))',
    ].join('\n')
    for (let count = 0; count < 250; count++) expect((await tight.run(code)).length).toBe(1084)
    await tight.close()
  })

  test('what does not parse is refused', async () => {
    await expect(sandbox.run('let = = 1')).rejects.toThrow(/^SyntaxError: /)
  })

  test('many at once are answered in order, each its own', async () => {
    const outputs = await Promise.all(Array.from({ length: 20 }, (_, index) => sandbox.run(`print(${index})`)))
    expect(outputs).toEqual(Array.from({ length: 20 }, (_, index) => String(index)))
  })
})
