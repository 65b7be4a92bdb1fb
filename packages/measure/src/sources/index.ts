import type { Source } from '../source.ts'
import { certificate } from './certificate.ts'
import { groupRating } from './group-rating.ts'
import { manager } from './manager.ts'
import { self } from './self.ts'
import { situation } from './situation.ts'
import { test } from './test.ts'
import { work } from './work.ts'

/** Every way of knowing that the product has. To add one: write its file, name it here. An old version stays while evidence of it is kept. */
export const sources: readonly Source[] = [self, manager, work, certificate, test, situation, groupRating]
