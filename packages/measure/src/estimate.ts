/** What we believe about one quantity on the 0 to 5 scale of levels: never a number without its doubt. Normal; `sd` in levels. */
export type Estimate = { readonly mean: number; readonly sd: number }
