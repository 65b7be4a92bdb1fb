import { defineItemModel } from '../item-model.ts'
import { fanOut, rerun } from './data-engineering-loads.ts'
import { asOf, latest, localDay } from './data-engineering-time.ts'
import { watermark } from './data-engineering-watermark.ts'
import { buildFrom } from './template.ts'

export const dataEngineering = defineItemModel({
  id: 'data-engineering',
  version: 1,
  competency: 'data-engineering',
  title: 'What arrives in the target',
  bands: [
    { id: 'rerun', a: 1.4, b: 1.9, c: 0.2 },
    { id: 'fan-out', a: 1.4, b: 2.5, c: 0.2 },
    { id: 'latest', a: 1.4, b: 2.9, c: 0.2 },
    { id: 'watermark', a: 1.5, b: 3.3, c: 0.2 },
    { id: 'as-of', a: 1.4, b: 3.6, c: 0.2 },
    { id: 'local-day', a: 1.3, b: 3.9, c: 0.2 },
  ],
  build: buildFrom({ rerun, 'fan-out': fanOut, latest, watermark, 'as-of': asOf, 'local-day': localDay }),
})
