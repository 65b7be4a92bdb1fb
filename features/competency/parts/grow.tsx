import { Stack, Text } from '@evenkeel/ui'
import type { CompetencyDetail } from '../contract.ts'

/** Growing is not evidence; it says so, and names one thing to try. */
export function Grow({ detail }: { readonly detail: CompetencyDetail }) {
  const { estimate, atLevel, requirement } = detail
  const next = Math.min(5, estimate.enough ? atLevel + 1 : Math.max(1, Math.round(requirement ?? 3)))
  return (
    <Stack>
      <Text>Practice belongs to you and is not evidence. Take the text of level {next} into one real moment this week:</Text>
      <Text kind="lead">{detail.anchors[next - 1]}</Text>
      <Text kind="quiet">
        Choose the moment now, with a day and a place, and afterwards note what the other person did. When it went well, ask somebody who
        was there to rate it: that is work evidence.
      </Text>
    </Stack>
  )
}
