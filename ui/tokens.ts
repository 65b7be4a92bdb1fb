/** The colours a picture needs when it leaves the page: in a mail, a file, an icon. The same values as tokens.css, held equal by a test. */
export type Theme = 'light' | 'dark'

export const palette: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: {
    '--surface': '#ffffff',
    '--text': '#1b222c',
    '--text-quiet': '#515862',
    '--line': '#d3d1cb',
    '--edge': '#7b8187',
    '--technical': '#446cb6',
    '--technical-text': '#2a4f96',
    '--people': '#a9551f',
    '--people-text': '#833a08',
    '--accent': '#065e62',
    '--accent-text': '#01585c',
    '--water': '#dfeef1',
    '--water-line': '#376c79',
  },
  dark: {
    '--surface': '#171c23',
    '--text': '#efece8',
    '--text-quiet': '#b0b5bc',
    '--line': '#363c45',
    '--edge': '#7a818b',
    '--technical': '#7198df',
    '--technical-text': '#9ebef8',
    '--people': '#d08352',
    '--people-text': '#e9b082',
    '--accent': '#6ac2c6',
    '--accent-text': '#77cfd3',
    '--water': '#142830',
    '--water-line': '#6ca2b0',
  },
}

/** Sizes of text in pictures, in pixels, for the same purpose. */
export const sizes: Readonly<Record<string, string>> = { '--size-1': '13.333', '--size-2': '16', '--size-3': '19.2' }

export const font = 'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Open Sans, Helvetica Neue, sans-serif'
