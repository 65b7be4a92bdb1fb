import { Button, ButtonLink, Confirm, ErrorNotice, Tag, Text } from '@evenkeel/ui'
import type { Me } from '../../accounts/contract.ts'
import { contract as accounts } from '../../accounts/contract.ts'
import { useTell } from '../../ask.ts'
import { enter } from '../../where.ts'
import { contract } from '../contract.ts'
import styles from '../demo.module.css'

/** Over every screen of the demo, and on paper: that it is one, who one is in it, and the ways on. */
export function DemoBand({ me }: { readonly me: Me }) {
  const reset = useTell(contract.resetDemo)
  const signOut = useTell(accounts.signOut)
  const problem = reset.error ?? signOut.error
  return (
    <section aria-label="Demo" className={styles.band}>
      <Tag tone="warning">Demo</Tag>
      <div className={styles.words}>
        <Text kind="small">
          You look around as {me.name}.{' '}
          <span className={styles.more}>What you write, everybody who looks around can read, until somebody resets it.</span>
        </Text>
      </div>
      <div className={styles.ways}>
        <ButtonLink kind="quiet" href="/look-around">
          Be somebody else
        </ButtonLink>
        <Confirm
          title="Reset the demo?"
          trigger={
            <Button kind="quiet" isPending={reset.isPending} aria-label="Reset the demo">
              Reset<span className={styles.more}> the demo</span>
            </Button>
          }
          confirm="Reset it"
          cancel="Leave it as it is"
          onConfirm={() => reset.mutate({}, { onSuccess: () => enter('/look-around') })}
        >
          <Text>It is made again as it was on the first day, in some seconds. What you and others wrote in it is gone.</Text>
        </Confirm>
        <Button kind="quiet" onPress={() => signOut.mutate({}, { onSuccess: () => enter('/welcome') })} isPending={signOut.isPending}>
          Leave
        </Button>
      </div>
      {problem ? <ErrorNotice problem={problem} next="Nothing has changed." /> : null}
    </section>
  )
}
