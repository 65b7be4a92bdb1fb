import type { ReactElement, ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'
import { classNames } from '../class-names.ts'
import styles from './tabs.module.css'

export type TabOf = { readonly id: string; readonly label: string; readonly content: ReactNode }

type Props = {
  /** What the tabs choose between, for a screen reader. */
  readonly label: string
  readonly tabs: readonly TabOf[]
  readonly selected?: string
  readonly onSelect?: (id: string) => void
}

/** Views of the same thing, one at a time. For places of their own use links. */
export function Tabs({ label, tabs, selected, onSelect }: Props): ReactElement {
  const control = selected === undefined ? {} : { selectedKey: selected }
  return (
    <AriaTabs
      className={classNames(styles.tabs)}
      {...control}
      {...(onSelect === undefined ? {} : { onSelectionChange: (key) => onSelect(String(key)) })}
    >
      <TabList aria-label={label} className={classNames(styles.list)}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={classNames(styles.tab)}>
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={classNames(styles.panel)}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
