/**
 * The pictures alone, for a server, a mail or a file: plain TypeScript without style sheets, so Node reads them as they are.
 * In the browser import the charts from the package itself.
 */
export { ChancePicture } from './charts/chance/chance-picture.ts'
export { chanceText, chanceWord } from './charts/chance/chance-words.ts'
export { ChangePicture } from './charts/change/change-picture.ts'
export { changeWords, differenceText } from './charts/change/change-words.ts'
export { estimateText, intervalText, levelText } from './charts/estimate.ts'
export { IntervalPicture } from './charts/interval-bar/interval-picture.ts'
export { KeelIcon } from './charts/keel/keel-icon.ts'
export { KeelPicture } from './charts/keel/keel-picture.ts'
export type { KeelData } from './charts/keel/keel-shape.ts'
export { keelDescription, keelSentence } from './charts/keel/keel-words.ts'
export { toSvg } from './charts/to-svg.ts'
export { TrendPicture } from './charts/trend/trend-picture.ts'
export type { Theme } from './tokens.ts'
