import type { ItemModel, Tools } from '@evenkeel/content'
import { itemModels } from '@evenkeel/content'
import { type Belief, fuse, type Random, seededRandom, select, sources } from '@evenkeel/measure'
import type { Knowledge } from '../profile/service.ts'
import { type Answers, type DrawnItem, type Plan, statements } from './plan.ts'

export type Desk = { readonly tools: Tools; readonly random: Random; readonly newId: () => string }

/** Draws the next item, the one that tells most about this person now; null when the test is complete or nothing fits. */
export async function nextItem(desk: Desk, knowledge: Knowledge, plan: Plan, answers: Answers): Promise<DrawnItem | null> {
  if (plan.drawn.length >= plan.items.total) return null
  // What the framework no longer holds is not asked any more, though the plan of an open sitting may name it.
  const isHeld = (competency: string) => knowledge.content.competencies.has(competency)
  const weights = new Map(Object.entries(plan.items.weights).filter(([competency]) => isHeld(competency)))
  const given = plan.drawn.filter(({ competency }) => isHeld(competency))
  const chosen = select({
    belief: draftBelief(knowledge, plan, answers),
    candidates: candidatesFor(weights),
    weights,
    given: given.map((drawn, i) => ({ ...drawn, id: `${drawn.model}/${drawn.band}/given-${i}` })),
    random: desk.random,
    // A band is a template with hundreds of variants: taking the best one wears nothing out.
    among: 1,
  })
  if (!chosen) return null
  const [modelId = '', bandId = ''] = chosen.id.split('/')
  const model = itemModels.find((m) => m.id === modelId)!
  return drawItem(desk, model, bandId)
}

async function drawItem(desk: Desk, model: ItemModel, bandId: string): Promise<DrawnItem> {
  const seed = Math.floor(desk.random() * 2 ** 31)
  const { a, b, c } = model.bands.find((band) => band.id === bandId)!
  const item = await model.build(bandId, seededRandom(seed), desk.tools)
  return { id: desk.newId(), model: model.id, version: model.version, band: bandId, seed, competency: model.competency, a, b, c, item }
}

function candidatesFor(weights: ReadonlyMap<string, number>) {
  return itemModels
    .filter(({ competency }) => weights.has(competency))
    .flatMap((model) =>
      model.bands.map(({ id, a, b, c }) => ({ id: `${model.id}/${id}`, model: model.id, competency: model.competency, a, b, c })),
    )
}

/** What we would believe if the draft counted already: used to choose the next question, shown to nobody. */
function draftBelief(knowledge: Knowledge, plan: Plan, answers: Answers): Belief {
  const versions = new Map(sources.map((source) => [source.id, source.version]))
  const draft = statements(knowledge.content, plan, answers).map(({ source, payload }, i) => ({
    id: `draft-${String(i).padStart(3, '0')}`,
    source,
    version: versions.get(source) ?? 1,
    day: knowledge.day,
    payload,
  }))
  const kept = knowledge.pieces.filter((piece) => !piece.withdrawn)
  return fuse({ prior: knowledge.belief.prior, evidence: [...kept, ...draft], sources, day: knowledge.day })
}
