import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Relay, SealedDevice } from '../../../shared/contract/relays.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Callout, Chip, Facts, Select, TextField } from '../../ui/index.ts'
import { relayMessages } from './messages.ts'
import styles from './relays.module.css'

/** A sealed team, as this device stands with it: what two people have to compare, who asks to be let in, who is in. */
export function SealedTeamPart({ relay }: { relay: Relay }) {
  const { sealed: m } = useMessages(relayMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const { url, sealed, membership, state } = relay
  if (!sealed || !membership || membership.isOtherDevice) return null
  const isConnected = state === 'connected'
  const { status, deviceFingerprint, workspaceFingerprint, fault } = sealed
  if (status === 'fault')
    return <Callout meaning="stop">{m.fault(m.faults[fault ?? ''] ?? fault ?? '')}</Callout>
  if (status === 'out') return <Callout meaning="stop">{m.out}</Callout>
  if (status === 'unknown') return <p className="t12 c2">{m.unknown}</p>
  if (status === 'unfounded')
    return (
      <Callout meaning="caution">
        <span className="row wrap">
          {membership.role === 'admin' ? m.found : m.unfounded}
          {membership.role === 'admin' && (
            <Button
              small
              kind="primary"
              busy={busy}
              disabled={!isConnected}
              onClick={() => void run(() => client.relays.foundSealed({ url }), { done: m.founded })}
            >
              {m.foundButton}
            </Button>
          )}
        </span>
      </Callout>
    )
  if (status === 'untrusted') return <Trust url={url} isConnected={isConnected} />
  if (status === 'waiting')
    return (
      <Callout meaning="caution">
        {m.waiting}
        <span className={styles.fingerprint}>{deviceFingerprint}</span>
      </Callout>
    )
  return (
    <div className={styles.stack}>
      <Facts
        rows={[
          [m.teamFingerprint, <Fingerprint key="team" text={workspaceFingerprint ?? ''} note={m.teamNote} />],
          [m.deviceFingerprint, <Fingerprint key="device" text={deviceFingerprint} note={m.deviceNote} />],
          [m.holders, m.devices(format.number(sealed.devices))],
        ]}
      />
      {isConnected && <Devices url={url} isAdmin={sealed.isAdmin} />}
    </div>
  )
}

function Fingerprint({ text, note }: { text: string; note: string }) {
  return (
    <span className="row wrap">
      <span className={styles.fingerprint}>{text}</span>
      <span className="t12 c3">{note}</span>
    </span>
  )
}

/** What the relay shows isn't shown here: the fingerprint has to come from a person. */
function Trust({ url, isConnected }: { url: string; isConnected: boolean }) {
  const { sealed: m } = useMessages(relayMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [fingerprint, setFingerprint] = useState('')
  return (
    <form
      className={styles.compare}
      aria-label={m.trust}
      onSubmit={(event) => {
        event.preventDefault()
        void run(() => client.relays.trustSealed({ url, fingerprint }), { done: m.trusted })
      }}
    >
      <p className="t13">{m.untrusted}</p>
      <TextField
        label={m.teamFingerprint}
        hint={m.fingerprintHint}
        value={fingerprint}
        className="input mono"
        spellCheck={false}
        autoComplete="off"
        maxLength={60}
        onChange={(event) => setFingerprint(event.target.value)}
      />
      <Button
        type="submit"
        kind="primary"
        busy={busy}
        disabled={!isConnected || fingerprint.replace(/\D/g, '').length < 25}
      >
        {m.trust}
      </Button>
    </form>
  )
}

function Devices({ url, isAdmin }: { url: string; isAdmin: boolean }) {
  const { sealed: m } = useMessages(relayMessages)
  const { query } = useApi()
  const { data } = useQuery(query.relays.sealedDevices.queryOptions({ input: { url } }))
  if (!data) return null
  return (
    <ul className={styles.people} aria-label={m.holders}>
      {data.map((device) =>
        device.fingerprint === null ? (
          <Asking key={device.id} url={url} device={device} isAdmin={isAdmin} />
        ) : (
          <li key={device.id}>
            <div className={styles.person}>
              <b className="clip">{device.personName || m.somebody}</b>
              {isAdmin ? (
                <Role url={url} device={device} />
              ) : (
                <Chip outline>{m.roles[device.role ?? 'member']}</Chip>
              )}
              {device.isThis && <Chip>{m.thisDevice}</Chip>}
              <span className="sp" />
              <span className={styles.fingerprint}>{device.fingerprint}</span>
            </div>
          </li>
        ),
      )}
    </ul>
  )
}

/** Who may let others in: two people at least, so that a lost laptop does not lock the team. */
function Role({ url, device: { id, personName, role } }: { url: string; device: SealedDevice }) {
  const { sealed: m } = useMessages(relayMessages)
  const { client } = useApi()
  const { run } = useCommand()
  const name = personName || m.somebody
  const appoint = (next: 'admin' | 'member') =>
    next !== role &&
    void run(() => client.relays.appointSealed({ url, device: id, role: next }), {
      done: m.appointed(name, m.roles[next]),
    })
  return (
    <Select
      label={m.roleOf(name)}
      hideLabel
      small
      value={role ?? 'member'}
      choices={(['member', 'admin'] as const).map((value) => ({ value, label: m.roles[value] }))}
      onChange={appoint}
    />
  )
}

function Asking({ url, device, isAdmin }: { url: string; device: SealedDevice; isAdmin: boolean }) {
  const { sealed: m } = useMessages(relayMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [fingerprint, setFingerprint] = useState('')
  const [role, setRole] = useState<'admin' | 'member'>('member')
  const { id, name, personName, canAdmit } = device
  const admit = () =>
    void run(() => client.relays.admitSealed({ url, device: id, fingerprint, role }), {
      done: m.admitted(personName || name),
    })
  return (
    <li>
      <div className={styles.person}>
        <b className="clip">{personName || m.somebody}</b>
        <span className="clip">{name}</span>
        <Chip meaning="caution">{m.asks}</Chip>
      </div>
      {!canAdmit ? (
        <p className="t12 c3">{m.adminsAdmit}</p>
      ) : (
        <form
          className={styles.admit}
          aria-label={m.admitTitle(personName || name)}
          onSubmit={(event) => {
            event.preventDefault()
            admit()
          }}
        >
          <TextField
            label={m.askFingerprint}
            hint={m.fingerprintHint}
            value={fingerprint}
            className="input mono"
            spellCheck={false}
            autoComplete="off"
            maxLength={60}
            onChange={(event) => setFingerprint(event.target.value)}
          />
          {isAdmin && (
            <Select
              label={m.role}
              value={role}
              choices={(['member', 'admin'] as const).map((value) => ({ value, label: m.roles[value] }))}
              onChange={setRole}
            />
          )}
          <Button
            type="submit"
            kind="primary"
            busy={busy}
            disabled={fingerprint.replace(/\D/g, '').length < 25}
          >
            {m.admit}
          </Button>
        </form>
      )}
    </li>
  )
}
