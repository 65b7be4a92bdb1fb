import { ButtonLink, Card, Row, Text } from '@evenkeel/ui'
import { useEffect, useRef } from 'react'

/** After saving: the one thing to do next, and the way home. It takes the focus, since it comes below what was just pressed. */
export function WhatNext({ baseline }: { readonly baseline: 'none' | 'open' | 'finished' }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.focus()
  }, [])
  const { title, text, action, href } = ways[baseline]
  return (
    <div ref={place} tabIndex={-1}>
      <Card title={title} level={2} kind="next">
        <Text>{text}</Text>
        <Row>
          <ButtonLink kind="primary" href={href}>
            {action}
          </ButtonLink>
          <ButtonLink href={baseline === 'finished' ? '/role-gap' : '/'}>
            {baseline === 'finished' ? 'See the role gap' : 'Home'}
          </ButtonLink>
        </Row>
      </Card>
    </div>
  )
}

const ways = {
  none: {
    title: 'Saved. Next: your baseline',
    text: 'Twelve minutes give both halves a first estimate. You can stop at any time and go on later.',
    action: 'Go to the baseline',
    href: '/baseline',
  },
  open: {
    title: 'Saved. Your baseline is waiting',
    text: 'You have begun it. It goes on where you left it.',
    action: 'Go on with the baseline',
    href: '/baseline',
  },
  finished: {
    title: 'Saved',
    text: 'Home and the role gap are worked out anew for it. Your evidence stays as it is.',
    action: 'See your home',
    href: '/',
  },
} as const
