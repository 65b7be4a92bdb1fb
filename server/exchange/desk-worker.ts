// The thread beside the one that answers requests; open-desk.ts starts it.
import { parentPort } from 'node:worker_threads'
import { type DeskTask, makeDeskWork } from './desk-work.ts'

const work = makeDeskWork()
parentPort?.on('message', (task: DeskTask) => parentPort?.postMessage(work(task)))
