import type { ReactElement } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Text } from 'react-aria-components/Text'
import { classNames } from '../class-names.ts'
import { Icon } from '../identity/icon.tsx'
import type { Choice } from './choice.ts'
import styles from './choice-list.module.css'

/** The list that Select and Combobox open. */
export function ChoiceList({ choices }: { readonly choices?: readonly Choice[] }): ReactElement {
  return (
    <ListBox<Choice> className={classNames(styles.list)} {...(choices === undefined ? {} : { items: choices })}>
      {(choice) => (
        <ListBoxItem id={choice.id} textValue={choice.name} className={classNames(styles.item)}>
          {({ isSelected }) => (
            <>
              <span className={styles.words}>
                <Text slot="label">{choice.name}</Text>
                {choice.about === undefined ? null : (
                  <Text slot="description" className={classNames(styles.about)}>
                    {choice.about}
                  </Text>
                )}
              </span>
              {isSelected ? <Icon name="check" size={16} /> : null}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
}
