import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TraceProposals, TraceReason } from '../../../../shared/contract/rooms.ts'
import { traces } from '../../../../shared/rooms/psu.ts'
import { removeRow } from '../../../../shared/rooms/records.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, Checkbox, Icon, useToast } from '../../../ui/index.ts'
import { useRoom } from '../useRoom.tsx'
import { useMayWrite } from './ended.ts'
import { unitMessages } from './messages.ts'
import styles from './psu.module.css'
import { useKindWords } from './traceWords.ts'

/** So many, and what is linked already stays in sight below them. */
const mostAtFirst = 5

type Proposal = TraceProposals['proposals'][number]

/** Records of this workspace that may belong to the unit; asked only where somebody could link them. */
export function useProposals(): TraceProposals | null {
  const { query } = useApi()
  const { roomId } = useRoom()
  const can = useMayWrite()
  const { data } = useQuery({
    ...query.rooms.traceProposals.queryOptions({ input: { roomId } }),
    enabled: can,
  })
  return can ? (data ?? null) : null
}

/** What may belong here and why (catalogue 40): a person links each, or hides it; nothing is linked by itself. */
export function TraceTray() {
  const { tray: m } = useMessages(unitMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const session = useRoom()
  const toast = useToast()
  const tray = useProposals()
  const [withWords, setWithWords] = useState(false)
  const [isWhole, setWhole] = useState(false)
  if (!tray || tray.proposals.length + tray.hidden.length === 0) return null
  const { roomId } = session
  const listed = isWhole ? tray.proposals : tray.proposals.slice(0, mostAtFirst)
  const rest = tray.proposals.length - listed.length
  const hide = (keys: string[], isHidden: boolean) =>
    run(() => client.rooms.hideTraces({ roomId, keys, isHidden }))
  const link = async ({ key }: Proposal, { kind, id, title }: TraceReason) => {
    const linked = await run(() => client.rooms.linkTrace({ roomId, key, about: { kind, id }, withWords }))
    if (!linked) return
    toast({
      title: m.linked(title),
      detail: m.logged(format.number(linked.logSeq)),
      meaning: 'ok',
      action: {
        label: m.undo,
        run: () => void session.change((doc) => removeRow(doc, traces, key)),
      },
    })
  }
  const hideOne = async ({ key }: Proposal) => {
    if (!(await hide([key], true))) return
    toast({ title: m.hiddenOne, action: { label: m.undo, run: () => void hide([key], false) } })
  }
  return (
    <section className={styles.tray} aria-label={m.title}>
      <div className={styles.head}>
        <h2 className="t14">{m.title}</h2>
        <span className="t12 c3">{format.number(tray.proposals.length + tray.more)}</span>
        <span className="sp" />
        <Checkbox checked={withWords} onChange={setWithWords}>
          <span className="t12">{m.withWords}</span>
        </Checkbox>
      </div>
      <p className={`t12 c2 ${styles.padded}`}>{m.note(format.date(tray.since))}</p>
      <ul>
        {listed.map((proposal) => (
          <ProposalLine
            key={proposal.key}
            proposal={proposal}
            busy={busy}
            onLink={(reason) => void link(proposal, reason)}
            onHide={() => void hideOne(proposal)}
          />
        ))}
      </ul>
      {(rest > 0 || isWhole || tray.hidden.length > 0) && (
        <p className={`row t12 c2 ${styles.padded}`}>
          {rest > 0 && (
            <Button small kind="quiet" onClick={() => setWhole(true)}>
              {m.showAll(format.number(rest))}
            </Button>
          )}
          {isWhole && (
            <Button small kind="quiet" onClick={() => setWhole(false)}>
              {m.showFew}
            </Button>
          )}
          {isWhole && tray.more > 0 && <span>{m.more(format.number(tray.more))}</span>}
          {tray.hidden.length > 0 && (
            <>
              <span>{m.hidden(format.number(tray.hidden.length))}</span>
              <Button small kind="quiet" onClick={() => void hide(tray.hidden, false)}>
                {m.showHidden}
              </Button>
            </>
          )}
        </p>
      )}
    </section>
  )
}

function ProposalLine({
  proposal,
  busy,
  onLink,
  onHide,
}: {
  proposal: Proposal
  busy: boolean
  onLink(reason: TraceReason): void
  onHide(): void
}) {
  const { tray: m } = useMessages(unitMessages)
  const format = useFormat()
  const kindOf = useKindWords()
  const { at, kind, who, text, reasons } = proposal
  return (
    <li className={styles.proposal}>
      <div className={styles.said}>
        <span className="row t12 c2">
          <span className="nw">{format.date(at)}</span>
          <b className="nw">{kindOf(kind)}</b>
          <span className="clip">{who}</span>
        </span>
        <p className={styles.quote} title={text}>
          {text}
        </p>
      </div>
      <ul className={styles.reasons}>
        {reasons.map((reason) => (
          <li key={`${reason.kind}:${reason.id}`} className={`row wrap ${styles.reason}`}>
            <Button
              small
              busy={busy}
              icon={<Icon name="plus" small />}
              aria-label={m.linkTo(reason.title)}
              onClick={() => onLink(reason)}
            >
              <span className="clip">{reason.title}</span>
            </Button>
            <span className="t11 c3">
              {m.kinds[reason.kind]} · {m.because[reason.by](reason.words.join(m.comma))}
            </span>
          </li>
        ))}
      </ul>
      <Button small kind="quiet" busy={busy} onClick={onHide}>
        {m.hide}
      </Button>
    </li>
  )
}
