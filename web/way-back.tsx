import { Link } from '@evenkeel/ui'
import type { Screen } from './screen.ts'
import { screens } from './screens.ts'
import styles from './way-back.module.css'

/** The screens the one at this path is a part of, the nearest last. */
export function waysBack(path: string | undefined): readonly Screen[] {
  const within = screens.find((screen) => screen.path === path)?.within
  const up = screens.find((screen) => screen.path === within)
  return up ? [...waysBack(up.path), up] : []
}

/** Above a screen that is a part of another: where it belongs, and the way there. */
export function WayBack({ above }: { readonly above: readonly Screen[] }) {
  if (above.length === 0) return null
  return (
    <nav aria-label="Way back" className={styles.way}>
      <ol>
        {above.map(({ path, title }) => (
          <li key={path}>
            <Link href={path}>{title}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
