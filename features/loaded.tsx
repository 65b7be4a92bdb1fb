import { Button, ErrorNotice, Skeleton } from '@evenkeel/ui'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import type { Problem } from './ask.ts'

type Props<T> = {
  readonly from: UseQueryResult<T, Problem>
  /** What stands there for the moment before it is here. */
  readonly waiting?: ReactNode
  readonly children: (data: T) => ReactNode
}

/** Shows what was asked for once it is here; until then its place, and when it fails what to do next. */
export function Loaded<T>({ from, waiting, children }: Props<T>): ReactElement {
  if (from.data !== undefined) return <>{children(from.data)}</>
  if (from.error) {
    return (
      <ErrorNotice
        problem={from.error}
        next={
          <Button onPress={() => void from.refetch()} isPending={from.isFetching}>
            Try again
          </Button>
        }
      />
    )
  }
  return <>{waiting ?? <Skeleton lines={6} />}</>
}
