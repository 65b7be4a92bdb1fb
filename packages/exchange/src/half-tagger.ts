import type { Skill } from './framework.ts'

export type Half = 'technical' | 'people'

/** Which half a name speaks for, and the word that said so; both null where none did. */
export type Tag = { readonly half: Half | null; readonly because: string | null }

/** Raise it whenever a word is added or taken away: a share that was reported can then be told from one under another rule. */
export const taggerVersion = 1

type Words = { readonly half: Half; readonly words: string }

/**
 * Our own words, in the order in which they are asked: the first list with a word in the name decides. A word stands for itself and
 * everything that begins with it; a phrase stands as it is; after `^` it has to begin the name. Tools first, then between people, because
 * "communicating data" is about the telling; then what is plainly about technology or its steering; then leading, which is about
 * people unless the name already said "data" or "assurance"; then the words that lean to technology when nothing else was said.
 */
const lists: readonly Words[] = [
  { half: 'technical', words: 'version control, tooling' },
  {
    half: 'people',
    words:
      'communicat, listen, stakeholder, customer, client, collaborat, cooperat, together, teamwork, team work, team dynamics, team orientation, empath, ' +
      'emotion, conflict, negotiat, persua, facilitat, mentor, coach, feedback, relationship, interpersonal, presenting, presentation, ' +
      'speaking, social perceptiveness, coordination, instructing, service orientation, service focus, user focus, consultanc, consulting, ' +
      'agile working, ways of working, plain explanation, personnel',
  },
  {
    half: 'technical',
    words:
      'data, digital, technolog, technical, software, program, coding, code, script, comput, system, architect, engineer, security, cyber, network, ' +
      'server, infrastructure, cloud, database, test, debugg, observab, automat, hardware, web, it, algorithm, ' +
      'metadata, information, incident, governance, assurance, performance, benefit, metric, monitor, configuration, ' +
      'capacity, continuity, troubleshoot, prototyp, maths, mathematics, statistic, development',
  },
  {
    half: 'people',
    words:
      'leading, leadership, guidance, guiding, influenc, initiative, adaptab, prioriti, people, problem framing, business knowledge, ^ownership',
  },
  {
    half: 'technical',
    words:
      'design, analys, model, research, accessib, installation, equipment, repair, quality control, defect, standards, methods and tools',
  },
]

const matchers = lists.map(({ half, words }) => ({ half, words: words.split(', ').map((word) => ({ word, shape: shapeOf(word) })) }))

/** Which half a skill belongs to, going by nothing but its name. What stands in brackets says for whom, not what, and is not asked. */
export function halfByName(name: string): Tag {
  const bare = name
    .replace(/\([^()]*\)/g, ' ')
    .trim()
    .toLowerCase()
  for (const { half, words } of matchers) {
    const found = words.find(({ shape }) => shape.test(bare))
    if (found) return { half, because: found.word.replace('^', '') }
  }
  return { half: null, because: null }
}

/** The half of a skill as its framework or its importer gives it, otherwise by its name. */
export function halfOf(skill: Pick<Skill, 'half' | 'name'>): Half | null {
  return skill.half ?? halfByName(skill.name).half
}

/** Short words and phrases stand alone, so that "it" is not found in "item". */
function shapeOf(word: string): RegExp {
  if (word.startsWith('^')) return new RegExp(`^${word.slice(1)}\\b`)
  return new RegExp(`\\b${word}${word.length <= 2 || word.includes(' ') ? '\\b' : ''}`)
}
