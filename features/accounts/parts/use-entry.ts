import { useQueryClient } from '@tanstack/react-query'

/** After getting in: nothing of whoever looked before is kept, and the first screen asks the server who is here. */
export function useEntry(): (to: string) => void {
  const client = useQueryClient()
  return (to) => {
    client.clear()
    window.location.assign(to)
  }
}

/** Only a path of this site: a link from elsewhere cannot send anybody away after signing in. */
export function safeNext(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/'
}
