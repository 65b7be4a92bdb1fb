type Policies = { createPolicy(name: 'default', rules: { createHTML(text: string): string | null }): unknown }

/**
 * The browser lets no text become HTML here, and that stays so. Our controls empty the places they read things out from by writing no text at
 * all, which the browser asks about too: nothing may become nothing, everything else is refused.
 * https://www.w3.org/TR/trusted-types/#default-policy-hdr
 */
export function allowEmptyHtml(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies }
  trustedTypes?.createPolicy('default', { createHTML: (text) => (text === '' ? '' : null) })
}
