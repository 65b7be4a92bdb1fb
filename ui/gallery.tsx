import { type ReactElement, useState } from 'react'
import { ShowCharts } from './gallery/show-charts.tsx'
import { ShowForms } from './gallery/show-forms.tsx'
import { ShowParts } from './gallery/show-parts.tsx'
import { AppShell, Card, IconButton, Page, type Place, Text } from './index.ts'

const places: readonly Place[] = [
  { id: 'home', name: 'Home', href: '#home', icon: 'home', current: true },
  { id: 'gap', name: 'Role gap', href: '#gap', icon: 'path', current: false },
  { id: 'plan', name: 'Plan', href: '#plan', icon: 'plan', current: false },
  { id: 'practice', name: 'Practice', href: '#practice', icon: 'practice', current: false },
  { id: 'feedback', name: 'Feedback', href: '#feedback', icon: 'feedback', current: false },
  { id: 'team', name: 'Team', href: '#team', icon: 'people', current: false },
  { id: 'organisation', name: 'Organisation', href: '#organisation', icon: 'scales', current: false },
]

/** A page that shows every part in many states, to look at and to test. */
export function Gallery(): ReactElement {
  const [theme, setTheme] = useState<'light' | 'dark' | null>(null)
  const turn = () => {
    const next = theme === 'dark' ? 'light' : 'dark'
    document.documentElement.dataset.theme = next
    setTheme(next)
  }
  const commands = [
    ...places.map((place) => ({ id: place.id, name: place.name, group: 'Go to', run: () => location.assign(place.href) })),
    { id: 'theme', name: 'Turn light or dark', also: 'theme, night', group: 'Do', run: turn },
  ]
  return (
    <AppShell
      places={places}
      home="#home"
      commands={commands}
      account={<IconButton icon="settings" label="Light or dark" onPress={turn} />}
    >
      <Page
        title="The parts of Evenkeel"
        counts={false}
        lead="Every part in many states: the ends of the scale, names of sixty characters, nothing at all, and far too much."
        side={
          <Card title="Beside the page" level={2}>
            <Text kind="quiet">Context stands here from 1024 pixels, and below the column on smaller screens.</Text>
          </Card>
        }
      >
        <ShowCharts />
        <ShowForms />
        <ShowParts />
      </Page>
    </AppShell>
  )
}
