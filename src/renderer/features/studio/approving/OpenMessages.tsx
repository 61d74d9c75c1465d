import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { OpenMessage } from '../../../../shared/contract/studio.ts'
import { concernWords } from '../../../../shared/trackVocabulary.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { useOpenEvidence } from '../../../shell/Evidence.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { GoLink } from '../../../shell/navigation.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, Callout, EmptyState, LoadingState } from '../../../ui/index.ts'
import { studioMessages } from '../messages.ts'
import studioStyles from '../studio.module.css'
import styles from './approving.module.css'
import { approvingMessages } from './messages.ts'

const listed = 200

/** What our own side said in chats, mails and calls, message by message, until a person lets models learn from it. */
export function OpenMessages() {
  const m = useMessages(approvingMessages)
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const openEvidence = useOpenEvidence()
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const { data, error, refetch } = useQuery(
    query.studio.openMessages.queryOptions({ input: { limit: listed } }),
  )
  // What was decided is gone at once: the next key is for the next message, whatever the core has answered by then.
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const messages = (data?.messages ?? []).filter(({ evidenceId }) => !decided.has(evidenceId))
  const index = Math.min(at, messages.length - 1)
  const current = messages[index]
  useEffect(() => {
    list.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [index])
  const decide = async (chosen: readonly OpenMessage[], decision: 'approved' | 'declined') => {
    if (chosen.length === 0) return
    const evidenceIds = chosen.map(({ evidenceId }) => evidenceId)
    setDecided((before) => new Set([...before, ...evidenceIds]))
    const done = await run(() => client.studio.decideOnMessages({ evidenceIds, decision }), {
      done: decision === 'approved' ? m.approved(chosen.length) : m.declined,
    })
    if (done === null)
      setDecided(
        (before) => new Set([...before].filter((id) => !chosen.some((one) => one.evidenceId === id))),
      )
  }
  const ofAccount = messages.filter(({ accountId, mayLearn }) => accountId === current?.accountId && mayLearn)
  const move = (by: number) => setAt(Math.min(messages.length - 1, Math.max(0, index + by)))
  useKeys(m.title, [
    { keys: 'j', label: m.keys.next, run: () => move(1) },
    { keys: 'k', label: m.keys.previous, run: () => move(-1) },
    { keys: 'arrowdown', label: m.keys.next, hidden: true, run: () => move(1) },
    { keys: 'arrowup', label: m.keys.previous, hidden: true, run: () => move(-1) },
    ...(current
      ? [
          {
            keys: 'enter',
            label: m.approve,
            run: () => void (current.mayLearn && decide([current], 'approved')),
          },
          { keys: 'x', label: m.decline, run: () => void decide([current], 'declined') },
          { keys: 'a', label: m.keys.all, run: () => void decide(ofAccount, 'approved') },
          { keys: 'o', label: m.readWhole, run: () => openEvidence(current.evidenceId) },
        ]
      : []),
  ])
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  if (!current) return <EmptyState title={m.none}>{m.noneNote}</EmptyState>
  return (
    <>
      <p className={`t12 c2 ${studioStyles.padded}`}>{m.note}</p>
      <ul ref={list} aria-label={m.title}>
        {messages.map((message, place) => (
          <Message
            key={message.evidenceId}
            message={message}
            index={place}
            isCurrent={place === index}
            busy={busy}
            ofAccount={place === index ? ofAccount.length : 0}
            onSelect={() => setAt(place)}
            onApprove={() => void decide([message], 'approved')}
            onDecline={() => void decide([message], 'declined')}
            onApproveAll={() => void decide(ofAccount, 'approved')}
          />
        ))}
      </ul>
    </>
  )
}

function Message({
  message,
  index,
  isCurrent,
  busy,
  ofAccount,
  onSelect,
  onApprove,
  onDecline,
  onApproveAll,
}: {
  message: OpenMessage
  index: number
  isCurrent: boolean
  busy: boolean
  /** How many of this customer's may be approved at once; 0 where that is not offered. */
  ofAccount: number
  onSelect(): void
  onApprove(): void
  onDecline(): void
  onApproveAll(): void
}) {
  const m = useMessages(approvingMessages)
  const format = useFormat()
  const openEvidence = useOpenEvidence()
  const { accountId, accountName, contactName, dealName, at, heard, mayLearn } = message
  return (
    <li
      className={styles.message}
      data-index={index}
      aria-current={isCurrent || undefined}
      onPointerDown={onSelect}
      onFocus={onSelect}
    >
      <div className={styles.head}>
        <GoLink to={`/accounts/${accountId}`}>{accountName}</GoLink>
        <span className="t12 c2">{m.to(contactName ?? '', dealName)}</span>
        <span className="t11 c3 nw">{format.date(at)}</span>
        <span className="sp" />
        <Button small onClick={() => openEvidence(message.evidenceId)}>
          {m.readWhole}
        </Button>
        {ofAccount > 1 && (
          <Button small keys="a" busy={busy} onClick={onApproveAll}>
            {m.approveAll(ofAccount)}
          </Button>
        )}
        <Button small keys={isCurrent ? 'x' : undefined} busy={busy} onClick={onDecline}>
          {m.decline}
        </Button>
        <Button
          small
          kind="primary"
          keys={isCurrent ? 'enter' : undefined}
          disabled={!mayLearn}
          busy={busy}
          onClick={onApprove}
        >
          {m.approve}
        </Button>
      </div>
      {heard !== null && (
        <p className="t12 c2">
          <span className="c3">{m.heard} </span>
          {heard}
        </p>
      )}
      <ul className={styles.sentences}>
        {message.sentences.map((sentence, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences of one message keep their places
          <Sentence key={place} sentence={sentence} />
        ))}
      </ul>
      {!mayLearn && (
        <Callout meaning="caution">
          <p>{m.noConsent}</p>
          <p>
            <GoLink to="/governance?tab=consents">{m.toConsent}</GoLink>
          </p>
        </Callout>
      )}
    </li>
  )
}

function Sentence({ sentence }: { sentence: OpenMessage['sentences'][number] }) {
  const m = useMessages(approvingMessages)
  const studio = useMessages(studioMessages)
  const language = useLanguage()
  const { text, learned, section, concern, why } = sentence
  if (learned === null)
    return (
      <li>
        <span className="t12 c3">{m.leaves}</span>
        <span className="c3">{text}</span>
        {why !== null && <span className="t11 c3">{studio.leftOutReasons[why]}</span>}
      </li>
    )
  return (
    <li>
      <span className="t12 c2">{m.learnsAs}</span>
      <span>
        <Slotted template={learned} />
      </span>
      <span className="t11 c3">
        {[section && m.sections[section], concern && concernWords[concern][language]]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  )
}

/** A sentence in slot form with its blanks set off. */
function Slotted({ template }: { template: string }) {
  return template.split(/(\{[^{}]+\})/).map((part, place) =>
    part.startsWith('{') ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence keep their places
      <span key={place} className={styles.slot}>
        {part}
      </span>
    ) : (
      part
    ),
  )
}
