import { defineItemModel } from '../item-model.ts'
import { falseAlarms, sampleCheck, thresholdCost, timeSaved } from './ai-automation-odds.ts'
import { scriptOutcome, splitLeak } from './ai-automation-scripts.ts'
import { buildFrom } from './template.ts'

export const aiAutomation = defineItemModel({
  id: 'ai-automation',
  version: 1,
  competency: 'ai-automation',
  title: 'What automation and assisted work really deliver',
  bands: [
    { id: 'false-alarms', a: 1.3, b: 1.9, c: 0.2 },
    { id: 'time-saved', a: 1.3, b: 2.3, c: 0.2 },
    { id: 'script-outcome', a: 1.3, b: 2.6, c: 0.22 },
    { id: 'split-leak', a: 1.3, b: 3.1, c: 0.22 },
    { id: 'sample-check', a: 1.4, b: 3.5, c: 0.2 },
    { id: 'threshold-cost', a: 1.4, b: 3.7, c: 0.22 },
  ],
  build: buildFrom({
    'false-alarms': falseAlarms,
    'time-saved': timeSaved,
    'script-outcome': scriptOutcome,
    'split-leak': splitLeak,
    'sample-check': sampleCheck,
    'threshold-cost': thresholdCost,
  }),
})
