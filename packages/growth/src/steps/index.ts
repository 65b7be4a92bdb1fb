import { addCertificate } from './add-certificate.ts'
import { answerSituations } from './answer-situations.ts'
import { askForRating } from './ask-for-rating.ts'
import { askForStretch } from './ask-for-stretch.ts'
import { keepFresh } from './keep-fresh.ts'
import { practiseConversation } from './practise-conversation.ts'
import { practiseTask } from './practise-task.ts'
import { showNextLevel } from './show-next-level.ts'
import { showWork } from './show-work.ts'
import type { StepKind } from './step.ts'
import { study } from './study.ts'
import { takeTest } from './take-test.ts'
import { tryAtWork } from './try-at-work.ts'

/** Every kind of step. To add one: write its file, name it here. */
export const stepKinds: readonly StepKind[] = [
  askForRating,
  showWork,
  takeTest,
  answerSituations,
  addCertificate,
  practiseConversation,
  practiseTask,
  study,
  tryAtWork,
  askForStretch,
  keepFresh,
  showNextLevel,
]
