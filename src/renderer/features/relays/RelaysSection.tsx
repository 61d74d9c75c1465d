import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Relay } from '../../../shared/contract/relays.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Callout, Chip, Facts, LoadingState } from '../../ui/index.ts'
import { codeText } from './codeText.ts'
import { JoinRelay } from './JoinRelay.tsx'
import { relayMessages } from './messages.ts'
import { PeopleDialog } from './PeopleDialog.tsx'
import styles from './relays.module.css'
import { SealedTeamPart } from './SealedTeamPart.tsx'

/** The relays that this workspace knows: who this device is there, how the line stands, and the way in by a code. */
export function RelaysSection() {
  const m = useMessages(relayMessages)
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.relays.list.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  return (
    <div className={styles.stack}>
      {data.length === 0 && <p className="t13 c2">{m.none}</p>}
      {data.map((relay) => (
        <RelayCard key={relay.url} relay={relay} />
      ))}
      <div>
        <b>{m.join.title}</b>
      </div>
      <JoinRelay />
    </div>
  )
}

const meanings = {
  connected: 'ok',
  refused: 'stop',
  offline: 'caution',
  connecting: 'unknown',
  off: 'unknown',
} as const

function RelayCard({ relay }: { relay: Relay }) {
  const m = useMessages(relayMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [dialog, setDialog] = useState(false)
  const { url, state, code, membership, rooms, statements, anchor } = relay
  return (
    <section className={styles.relay} aria-label={url}>
      <div className="row wrap">
        <b className="clip">{membership?.workspaceName ?? url}</b>
        <Chip meaning={meanings[state]}>{m.states[state]}</Chip>
        {relay.sealed && (
          <Chip outline title={m.sealed.chipNote}>
            {m.sealed.chip}
          </Chip>
        )}
        <span className="sp" />
        {(state === 'refused' || state === 'offline') && (
          <Button small busy={busy} onClick={() => void run(() => client.relays.retry({ url }))}>
            {m.retry}
          </Button>
        )}
        {membership && membership.role !== 'guest' && state === 'connected' && (
          <Button small onClick={() => setDialog(true)}>
            {m.showPeople}
          </Button>
        )}
        {membership && membership.role !== 'guest' && state === 'connected' && (
          <Button
            small
            title={m.anchorNote}
            busy={busy}
            onClick={() =>
              void run(() => client.relays.anchor({ url }), {
                done: ({ seq }) => m.anchored(format.number(seq)),
              })
            }
          >
            {m.anchor}
          </Button>
        )}
        {membership && (
          <Button
            small
            kind="quiet"
            title={m.leaveNote}
            busy={busy}
            onClick={() => void run(() => client.relays.leave({ url }), { done: m.left })}
          >
            {m.leave}
          </Button>
        )}
      </div>
      {code !== null && (state === 'refused' || state === 'offline') && (
        <p className="t12 stop-c">{codeText(m, code)}</p>
      )}
      {membership?.isOtherDevice && <Callout meaning="caution">{m.otherDevice}</Callout>}
      {statements.fault && (
        <Callout meaning="stop">
          {m.fault(
            format.number(statements.fault.number),
            m.faults[statements.fault.reason] ?? statements.fault.reason,
          )}
        </Callout>
      )}
      {anchor && !anchor.matches && (
        <Callout meaning="stop">
          {m.anchorBroken(format.number(anchor.seq), format.dateTime(anchor.at))}
        </Callout>
      )}
      <Facts
        rows={[
          [m.join.address, url],
          ...(membership
            ? ([
                [m.facts.person, m.as(membership.personName, m.people[membership.role])],
                [m.facts.device, membership.deviceName],
                [m.facts.joined, format.date(membership.joinedAt)],
                [m.facts.rooms, format.number(rooms)],
                ...(membership.role === 'guest'
                  ? []
                  : [
                      [m.facts.signed, m.verified(format.number(statements.verified))],
                      [
                        m.facts.anchor,
                        anchor?.matches &&
                          m.anchorHolds(format.number(anchor.seq), format.dateTime(anchor.at)),
                      ],
                    ]),
              ] as [string, ReactNode][])
            : ([[m.facts.person, m.noName]] as [string, string][])),
        ]}
      />
      <SealedTeamPart relay={relay} />
      {dialog && <PeopleDialog relay={relay} onClose={() => setDialog(false)} />}
    </section>
  )
}
