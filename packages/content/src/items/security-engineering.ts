import { defineItemModel } from '../item-model.ts'
import { accessDecision, leastChange } from './security-engineering-access.ts'
import { regexHole } from './security-engineering-checks.ts'
import { cookieSent, guessSpace } from './security-engineering-web.ts'
import { buildFrom } from './template.ts'

export const securityEngineering = defineItemModel({
  id: 'security-engineering',
  version: 1,
  competency: 'security-engineering',
  title: 'Access, checks, cookies and secrets',
  bands: [
    { id: 'guess-space', a: 1.2, b: 1.7, c: 0.22 },
    { id: 'access-decision', a: 1.4, b: 2.3, c: 0.2 },
    { id: 'regex-hole', a: 1.5, b: 2.9, c: 0.22 },
    { id: 'cookie-sent', a: 1.4, b: 3.5, c: 0.2 },
    { id: 'least-change', a: 1.4, b: 3.9, c: 0.2 },
  ],
  build: buildFrom({
    'guess-space': guessSpace,
    'access-decision': accessDecision,
    'regex-hole': regexHole,
    'cookie-sent': cookieSent,
    'least-change': leastChange,
  }),
})
