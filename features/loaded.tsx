import { Button, ErrorNotice, Page, Skeleton } from '@evenkeel/ui'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import type { Problem } from './ask.ts'

type Props<T> = {
  readonly from: UseQueryResult<T, Problem>
  /** For a whole screen: its title stands over what is still coming, or has failed. */
  readonly page?: { readonly title: string; readonly counts: boolean | null }
  readonly children: (data: T) => ReactNode
}

/** Shows what was asked for once it is here; until then its place, and when it fails what to do next. */
export function Loaded<T>({ from, page, children }: Props<T>): ReactElement {
  if (from.data !== undefined) return <>{children(from.data)}</>
  const meanwhile = from.error ? (
    <ErrorNotice
      problem={from.error}
      next={
        <Button onPress={() => void from.refetch()} isPending={from.isFetching}>
          Try again
        </Button>
      }
    />
  ) : (
    <Skeleton lines={6} />
  )
  return page ? <Page {...page}>{meanwhile}</Page> : meanwhile
}

/** What comes in the place of what was just used takes the focus there: the button one pressed is gone. */
export function Arrived({ children }: { readonly children: ReactNode }): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.focus()
  }, [])
  return (
    <div ref={place} tabIndex={-1}>
      {children}
    </div>
  )
}
