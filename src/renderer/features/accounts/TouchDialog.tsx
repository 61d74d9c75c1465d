import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContactView } from '../../../shared/contract/accounts.ts'
import type { BreakerView } from '../../../shared/contract/governance.ts'
import type { AccountId, ContactId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Callout, Segmented, Select } from '../../ui/index.ts'
import styles from './accounts.module.css'
import { FormDialog } from './FormDialog.tsx'
import { accountMessages } from './messages.ts'

const channels = ['call', 'visit', 'message', 'email'] as const

/** The circuit breaker's view of a contact that is counted alone, else of the account as a whole. */
export function useBreaker(
  accountId: AccountId,
  contactId: ContactId | null = null,
): BreakerView | undefined {
  const { query } = useApi()
  const { data } = useQuery(query.governance.overview.queryOptions())
  const own = data?.breakers.filter((breaker) => breaker.accountId === accountId) ?? []
  const of = (id: ContactId | null) => own.find((breaker) => breaker.contactId === id)
  return of(contactId) ?? of(null)
}

/** Registers a touch before it happens; the breaker's refusal is said in words. */
export function TouchDialog({
  accountId,
  contacts,
  onClose,
}: {
  accountId: AccountId
  contacts: readonly ContactView[]
  onClose(): void
}) {
  const m = useMessages(accountMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [who, setWho] = useState<string>('none')
  const [channel, setChannel] = useState<(typeof channels)[number]>('call')
  const breaker = useBreaker(accountId, who === 'none' ? null : (who as ContactId))
  const frozen = breaker?.state === 'frozen'
  const save = async () => {
    const counted = await run(
      () =>
        client.governance.recordTouch({
          accountId,
          contactId: who === 'none' ? null : (who as ContactId),
          channel,
        }),
      { done: (now) => m.touchDone(now.touches, now.limit), failed: m.touchRefused },
    )
    if (counted) onClose()
  }
  return (
    <FormDialog
      title={m.touchTitle}
      note={m.touchNote}
      save={m.touch}
      ready={!frozen}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={m.touchWho}
        value={who}
        choices={[
          { value: 'none', label: m.touchWhole },
          ...contacts
            .filter(({ leftAt }) => leftAt === null)
            .map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        onChange={setWho}
      />
      <div className="field">
        <span className="label">{m.channel}</span>
        <Segmented
          label={m.channel}
          value={channel}
          choices={channels.map((each) => ({ value: each, label: m.channels[each] }))}
          onChange={setChannel}
        />
      </div>
      {breaker && (
        <div className={styles.wide}>
          <Callout meaning={frozen ? 'frozen' : breaker.touches >= breaker.limit ? 'caution' : 'note'}>
            <b>{frozen ? m.frozenBar : m.touches(breaker.touches, breaker.limit)}</b>{' '}
            {breaker.bySeller.length > 0 &&
              m.bySeller(
                format.list(breaker.bySeller.map(({ seller, touches }) => `${seller} ${touches}`)),
              )}{' '}
            {frozen && <GoLink to="/governance?tab=breakers">{m.toGovernance}</GoLink>}
          </Callout>
        </div>
      )}
    </FormDialog>
  )
}
