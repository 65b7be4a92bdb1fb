/** The names a program may use: ECMAScript 2024 without what measures time, place, chance or memory. */
const language: readonly string[] = (
  'globalThis Infinity NaN undefined isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape ' +
  'Object Function Boolean Symbol Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError Number BigInt Math String ' +
  'RegExp Array Map Set WeakMap WeakSet JSON Iterator Promise Reflect Proxy'
).split(' ')

/**
 * What runs inside the worker, as text: plain JavaScript, strict, without imports of ours.
 *
 * Each program gets a realm of its own (node:vm) that holds the language and `print`, and nothing whose answer could differ between two runs:
 * no clock (Date), no dice (Math.random), no locale (Intl, toLocale...), no garbage collector in sight (WeakRef), no memory outside the heap limit
 * (ArrayBuffer), no code made from text (eval). No object of the worker's own realm is ever handed in; and should one leak through an error, that
 * realm has lost the constructors that make code.
 */
export const sandboxSource = `'use strict';
(() => {
  const { parentPort, workerData } = require('node:worker_threads')
  const vm = require('node:vm')
  const options = { codeGeneration: { strings: false, wasm: false } }

  const prelude = new vm.Script(${JSON.stringify(prelude())}, { filename: 'prelude.js' })
  let current = null
  process.on('unhandledRejection', (reason) => current?.fail('in promise', reason))

  function run({ id, code }) {
    const realm = vm.createContext(vm.constants.DONT_CONTEXTIFY, options)
    current = prelude.runInContext(realm)(workerData.outputLimit)
    let script
    try {
      script = new vm.Script(code, { filename: 'program.js' })
    } catch (error) {
      return parentPort.postMessage({ id, refused: 'syntax', message: 'SyntaxError: ' + error.message })
    }
    try {
      script.runInContext(realm)
    } catch (error) {
      current.fail('', error)
    }
    setImmediate(() => {
      const output = current.output()
      current = null
      parentPort.postMessage(typeof output === 'string' ? { id, output } : { id, refused: 'broken', message: 'the program broke its own output' })
    })
  }

  parentPort.on('message', run)
  for (const make of [function () {}, async function () {}, function* () {}, async function* () {}]) delete Object.getPrototypeOf(make).constructor
  parentPort.postMessage('ready')
})()
`

/** Runs first in every realm: takes away, then hands out print; its value makes the pair { fail, output } that only the worker sees. */
function prelude(): string {
  return `'use strict';
(() => {
  const keep = ${JSON.stringify(language)}
  for (const name of Object.getOwnPropertyNames(globalThis)) if (!keep.includes(name)) delete globalThis[name]
  delete Math.random
  for (const type of [Object, Array, Number, BigInt, String]) {
    for (const name of Object.getOwnPropertyNames(type.prototype)) if (/^(toLocale|localeCompare)/.test(name)) delete type.prototype[name]
  }
  Object.defineProperty(Error, 'prepareStackTrace', { value: undefined })
  Object.defineProperty(globalThis, 'Error', { value: Error, writable: false, configurable: false })

  const { stringify } = JSON
  const inside = (value, depth) => (typeof value === 'string' ? stringify(value) : show(value, depth + 1))
  function show(value, depth = 0) {
    if (typeof value === 'string') return value
    if (typeof value === 'bigint') return value + 'n'
    if (typeof value === 'function') return 'function ' + value.name
    if (typeof value !== 'object' || value === null) return String(value)
    if (value instanceof Error) return value.name + ': ' + value.message
    if (depth > 5) return '...'
    if (Array.isArray(value)) return '[' + Array.from(value, (each) => inside(each, depth)).join(', ') + ']'
    if (value instanceof Set) return 'Set { ' + [...value].map((each) => inside(each, depth)).join(', ') + ' }'
    if (value instanceof Map) return 'Map { ' + [...value].map(([key, each]) => inside(key, depth) + ' => ' + inside(each, depth)).join(', ') + ' }'
    const entries = Object.entries(value).map(([key, each]) => key + ': ' + inside(each, depth))
    return entries.length ? '{ ' + entries.join(', ') + ' }' : '{}'
  }

  return (limit) => {
    let text = null
    const line = (words) => {
      if (text !== null && text.length > limit) return
      text = text === null ? words : text + '\\n' + words
      if (text.length > limit) text = text.slice(0, limit) + '\\n[output cut]'
    }
    const print = (...values) => line(values.map((value) => show(value)).join(' '))
    Object.defineProperty(globalThis, 'print', { value: print, writable: true, configurable: true })
    return {
      fail: (where, reason) => line('Uncaught ' + (where && '(' + where + ') ') + show(reason)),
      output: () => text ?? '',
    }
  }
})()`
}
