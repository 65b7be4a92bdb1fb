import { Button, Confirm, Row } from '@evenkeel/ui'
import type { Competency, Level, Step } from '../contract.ts'
import { editHref } from './places.ts'
import type { Writing } from './use-writing.ts'

export function RemoveCompetency({ competency, writing }: { readonly competency: Competency; readonly writing: Writing }) {
  return (
    <Remove name={competency.name} step={{ do: 'remove-competency', id: competency.id }} writing={writing}>
      What roles ask of it goes with it. Evidence people have about it is kept, and counts again once it is back. You can put it back, with
      all that was asked, until the draft is published.
    </Remove>
  )
}

export function RemoveLevel({ family, level, writing }: { readonly family: string; readonly level: Level; readonly writing: Writing }) {
  return (
    <Remove name={level.title} step={{ do: 'remove-level', family, id: level.id }} writing={writing}>
      Whoever aims for it keeps the version they have, until they move over themselves. You can put it back until the draft is published.
    </Remove>
  )
}

type Props = { readonly name: string; readonly step: Step; readonly writing: Writing; readonly children: string }

export function Remove({ name, step, writing, children }: Props) {
  const remove = async () => {
    if (await writing.write(step)) window.location.assign(editHref)
  }
  return (
    <Row>
      <Confirm
        title={`Take ${name} out of the draft?`}
        trigger={<Button aria-label={`Take it out of the draft: ${name}`}>Take it out of the draft</Button>}
        confirm="Take it out"
        cancel="Leave it in"
        danger
        onConfirm={() => void remove()}
      >
        {children}
      </Confirm>
    </Row>
  )
}
