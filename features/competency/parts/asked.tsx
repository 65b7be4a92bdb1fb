import { Notice } from '@evenkeel/ui'
import { CopyLink } from './copy-link.tsx'
import type { Manager } from './who-saw-it.tsx'

type Props = { readonly link: string | null; readonly name: string; readonly managers: readonly Manager[] }

/** How the request reaches whoever was asked. */
export function Asked({ link, name, managers }: Props) {
  if (link) return <CopyLink link={link} verifier={name} />
  if (managers.some((one) => one.name === name))
    return <Notice title={`${name} finds it among their requests`}>It counts once they have rated it. You see when they look.</Notice>
  return <Notice title={`${name} gets a letter with a link`}>It counts once they have rated it.</Notice>
}
