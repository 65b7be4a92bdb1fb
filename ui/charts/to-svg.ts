import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { font, palette, sizes, type Theme } from '../tokens.ts'

/**
 * A picture as the text of an SVG file that needs no page around it: the tokens are replaced by the theme's values.
 * `id` keeps the inner names apart when several pictures stand in one document.
 */
export function toSvg(picture: ReactElement, theme: Theme = 'light', id = 'ek'): string {
  const values = { ...palette[theme], ...sizes }
  return renderToStaticMarkup(picture, { identifierPrefix: id })
    .replace(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`tokens.ts has no value for ${name}, which a picture uses`)
      return value
    })
    .replace('<svg ', `<svg font-family="${font}" `)
}
