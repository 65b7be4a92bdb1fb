// Somebody in more than one place asks in one of them at a time, per browser tab, so that two tabs can stand in two organisations.

const key = 'evenkeel-org'

/** The organisation this tab asks in; null: the one one was in first. */
export function placeOfTab(): string | null {
  try {
    return sessionStorage.getItem(key) ?? localStorage.getItem(key)
  } catch {
    return null // storage can be forbidden; then there is one place
  }
}

/** From now on this tab asks there, and so does every tab opened later. */
export function goTo(orgId: string): void {
  try {
    sessionStorage.setItem(key, orgId)
    localStorage.setItem(key, orgId)
  } catch {
    // Then it holds for nothing, and the first place stays.
  }
}

/** After getting in or out, or to another place, the page is loaded anew: nothing of whoever looked before is kept. */
export function enter(to: string): void {
  window.location.assign(to)
}
