import { levelText, notEnough } from '../estimate.ts'
import { type Half, halfNames } from '../half.ts'
import { gap, type KeelData } from './keel-shape.ts'

/**
 * The keel in one sentence: the half that lies lowest against its floor, and how sure we are.
 * `whose` begins it: 'Your', or 'Ada’s' on somebody else's page.
 */
export function keelSentence(data: KeelData, whose = 'Your'): string {
  const technical = gap(data.technical)
  const people = gap(data.people)
  if (technical === null && people === null)
    return `${notEnough} to say how ${lowerFirst(whose)} two halves stand against the floor of ${data.role}.`
  if (technical === null || people === null) {
    const known = technical === null ? 'people' : 'technical'
    const other = technical === null ? 'technical' : 'people'
    return `${about(data, known, whose)} There is not enough evidence yet about the ${other} half.`
  }
  return about(data, people.mean < technical.mean ? 'people' : 'technical', whose)
}

/** 'Your people half is probably 0.6 below the floor of Senior; we are 90 % sure it is between 0.2 and 1.0 below.' */
function about(data: KeelData, half: Half, whose: string): string {
  const known = gap(data[half])!
  const most = known.most
  const start = `${whose} ${halfNames[half].toLowerCase()} half is probably ${place(known.mean, known.sd)} the floor of ${data.role}`
  return `${start}; we are 90\u00a0% sure it is ${between(most.low, most.high, known.sd)}.`
}

function place(value: number, sd: number): string {
  const size = levelText(Math.abs(value), sd)
  if (Number(size) === 0) return 'right at'
  return `${size} ${value < 0 ? 'below' : 'above'}`
}

function between(low: number, high: number, sd: number): string {
  const text = (value: number) => levelText(Math.abs(value), sd)
  if (high <= 0) return `between ${text(high)} and ${text(low)} below`
  if (low >= 0) return `between ${text(low)} and ${text(high)} above`
  return `between ${text(low)} below and ${text(high)} above`
}

/** What a screen reader hears instead of the picture. */
export function keelDescription(data: KeelData): string {
  const side = (half: Half) => {
    const known = gap(data[half])
    return `${halfNames[half]} half: ${known === null ? notEnough.toLowerCase() : `${place(known.mean, known.sd)} its floor`}.`
  }
  return `A boat seen from the bow. The water line is the floor of ${data.role}. ${side('technical')} ${side('people')} ${leaning(data)}`
}

function leaning(data: KeelData): string {
  const technical = gap(data.technical)
  const people = gap(data.people)
  if (technical === null || people === null) return 'Its tilt is not known yet.'
  const difference = technical.mean - people.mean
  if (Math.abs(difference) < 0.05) return 'It lies level.'
  return `It leans towards the ${difference > 0 ? 'people' : 'technical'} half.`
}

function lowerFirst(text: string): string {
  return text === 'Your' ? 'your' : text
}
