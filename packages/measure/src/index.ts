export type { Candidate } from './adaptive/candidate.ts'
export { type Selection, select } from './adaptive/select.ts'
export { type Start, start } from './adaptive/start.ts'
export { type StopRule, stop } from './adaptive/stop.ts'
export type { Belief, Competency, Prior, Pull, Refusal, RefusalReason, Site, Weights } from './belief.ts'
// Calibrating raters
export { calibrateRaters, calibratingRaters, type RaterOptions, type RatersRefused } from './calibrate/raters/calibrate-raters.ts'
export type {
  CalibratedItem,
  CalibratedPerson,
  CalibratedRater,
  Estimator,
  Progress as RaterProgress,
  RatedComponent,
  RaterCalibration,
} from './calibrate/raters/calibration.ts'
export { inventRatings, type RatingDesign, type RatingTruth } from './calibrate/raters/invent-ratings.ts'
export { gatherRatings, type RatingNames, type RatingsGatherer, type RatingTable } from './calibrate/raters/ratings.ts'
// How single voices judge, across people.
export { calibrateVoices, type Judged, type Severity, type VoiceCalibration } from './calibrate/voices/calibrate-voices.ts'
export { type Heard, listen } from './calibrate/voices/listen.ts'
export { checkSource } from './check.ts'
export { chanceAtLeast, type Estimate } from './estimate.ts'
export type { Evidence } from './evidence.ts'
export { fuse, type Known, replay } from './fuse.ts'
export { type Half, halves } from './half.ts'
export { type InventedPerson, inventPerson } from './invent-person.ts'
export { type GeneralisedPartialCreditItem, generalisedPartialCredit } from './items/generalised-partial-credit.ts'
export { type GradedItem, graded } from './items/graded.ts'
export { responseModels } from './items/index.ts'
export { type PartialCreditItem, partialCredit } from './items/partial-credit.ts'
export { defineResponseModel, type ResponseModel } from './items/response-model.ts'
export { type ThreeParameterItem, threeParameter } from './items/three-parameter.ts'
export { type TwoParameterItem, twoParameter } from './items/two-parameter.ts'
export { normalCdf, normalQuantile } from './normal.ts'
export type { Likelihood, Observation, Voice, VoicePrior } from './observation.ts'
export { defaults as priorDefaults, type PriorOptions, priorFor } from './prior.ts'
export { drawCategory, drawNormal, drawOne, type Random, seededRandom } from './random.ts'
export type { Voices } from './read-evidence.ts'
// Calibrating items
export { missing, type Responses, responsesFrom } from './responses.ts'
export { type Hindsight, smooth } from './smooth.ts'
export { defineSource, type Source, type Truth } from './source.ts'
export { type Agreement, agreement, type Ratings } from './sources/agreement.ts'
export { certificate as certificateSource } from './sources/certificate.ts'
export { groupOf, groupRating as groupRatingSource } from './sources/group-rating.ts'
export { sources } from './sources/index.ts'
export { manager as managerSource } from './sources/manager.ts'
export { raterVoice } from './sources/rater.ts'
export { self as selfSource } from './sources/self.ts'
export { situation as situationSource } from './sources/situation.ts'
export { test as testSource } from './sources/test.ts'
export { work as workSource } from './sources/work.ts'
