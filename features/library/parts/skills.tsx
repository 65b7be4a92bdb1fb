import { Disclosure, Facts, HalfName, Row, Select, Stack, Tag, Text, TextField } from '@evenkeel/ui'
import { useDeferredValue, useState } from 'react'
import { useAsk } from '../../ask.ts'
import { Loaded } from '../../loaded.tsx'
import { contract, type Skill } from '../contract.ts'
import styles from '../library.module.css'
import { Pager } from './pager.tsx'
import { counted } from './words.ts'

const size = 30
const both = 'both'
const parts = [
  { id: both, name: 'Both halves' },
  { id: 'technical', name: 'Technical' },
  { id: 'people', name: 'People' },
  { id: 'unsorted', name: 'Not sorted' },
] as const
type Part = 'technical' | 'people' | 'unsorted'

/** Skills in the framework's own words, with what each looks like at its levels. */
export function Skills({ frameworkId }: { readonly frameworkId: string }) {
  const [search, setSearch] = useState('')
  const [part, setPart] = useState<string>(both)
  const [after, setAfter] = useState(0)
  const wanted = useDeferredValue(search)
  const query = { search: wanted, after, limit: size, ...(part === both ? {} : { half: part as Part }) }
  const skills = useAsk(contract.listLibrarySkills, { params: { frameworkId }, query }, { keep: true })
  return (
    <Stack>
      <div className={styles.search}>
        <TextField
          label="Find a skill"
          optional="unsaid"
          value={search}
          maxLength={200}
          onChange={(text) => [setSearch(text), setAfter(0)]}
        />
        <Select
          label="Half"
          optional
          choices={parts}
          selectedKey={part}
          onSelectionChange={(key) => [setPart(String(key ?? both)), setAfter(0)]}
        />
      </div>
      <Loaded from={skills}>
        {({ skills: shown, total, next }) => (
          <Stack>
            {shown.length === 0 ? <Text kind="quiet">No skill here has these words. Try fewer of them.</Text> : null}
            <div>
              {shown.map((skill) => (
                <Disclosure key={skill.id} label={skill.name} kind="part">
                  <SkillText skill={skill} />
                </Disclosure>
              ))}
            </div>
            <Pager after={after} shown={shown.length} total={total} next={next} size={size} things="skills" onGo={setAfter} />
          </Stack>
        )}
      </Loaded>
    </Stack>
  )
}

function SkillText({ skill }: { readonly skill: Skill }) {
  return (
    <Stack>
      <Row>
        {skill.half === null ? <Tag>Not sorted</Tag> : <HalfName half={skill.half} />}
        <Text kind="small">
          {skill.sortedBy === 'name' ? 'sorted by its name, ' : ''}
          {skill.kind}, asked for at {counted(skill.asked, 'role level')}
        </Text>
      </Row>
      {skill.about === null ? null : (
        <Text>
          <span className={styles.words}>{skill.about}</span>
        </Text>
      )}
      {skill.anchors.length > 0 ? (
        <Facts
          facts={skill.anchors.map(({ level, name, text }) => ({
            name: name === null ? `Level ${level}` : `${level}, ${name}`,
            value: <span className={styles.words}>{text}</span>,
          }))}
        />
      ) : null}
    </Stack>
  )
}
