/** 1234567 becomes '1,234,567'. Whole numbers only. */
export function grouped(value: number): string {
  const sign = value < 0 ? '-' : ''
  return sign + String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A share of one as a percentage with a fixed number of decimals: .1234 becomes '12.3 %'. */
export function percent(share: number, decimals: number): string {
  return `${(share * 100).toFixed(decimals)} %`
}

/** True when a value is so near to the middle between two roundings that people could round it either way. */
export function roundsUnclearly(value: number, decimals: number): boolean {
  const scaled = Math.abs(value) * 10 ** decimals
  return Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-6
}

/** Minutes since midnight as a 24-hour clock: 545 becomes '09:05'. Days beyond the first are dropped. */
export function clock(minutes: number): string {
  const ofDay = ((minutes % 1440) + 1440) % 1440
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`
}
