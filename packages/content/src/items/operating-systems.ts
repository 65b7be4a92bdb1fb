import { defineItemModel } from '../item-model.ts'
import { sharedFolder, umask, whoReads } from './operating-systems-files.ts'
import { cronNext, errexit, pipelineStatus } from './operating-systems-jobs.ts'
import { buildFrom } from './template.ts'

export const operatingSystems = defineItemModel({
  id: 'operating-systems',
  version: 1,
  competency: 'operating-systems',
  title: 'Permissions, jobs and exit statuses',
  bands: [
    { id: 'umask', a: 1.4, b: 1.7, c: 0.2 },
    { id: 'who-reads', a: 1.5, b: 2.4, c: 0.23 },
    { id: 'pipeline-status', a: 1.4, b: 2.8, c: 0.22 },
    { id: 'cron-next', a: 1.3, b: 3.1, c: 0.2 },
    { id: 'shared-folder', a: 1.5, b: 3.6, c: 0.25 },
    { id: 'errexit', a: 1.5, b: 4, c: 0.22 },
  ],
  build: buildFrom({
    umask,
    'who-reads': whoReads,
    'pipeline-status': pipelineStatus,
    'cron-next': cronNext,
    'shared-folder': sharedFolder,
    errexit,
  }),
})
