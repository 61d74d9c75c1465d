import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type Invitation,
  type Relay,
  type RelayPerson,
  type RelayRole,
  relayRoles,
} from '../../../shared/contract/relays.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Chip, Dialog, LoadingState, Select, TextField } from '../../ui/index.ts'
import { InvitationLine } from './InvitationLine.tsx'
import { relayMessages } from './messages.ts'
import styles from './relays.module.css'

const hourChoices = ['1', '24', '72'] as const

/** Who is in a relay's workspace, with which devices; an administrator invites, removes and revokes. */
export function PeopleDialog({ relay, onClose }: { relay: Relay; onClose(): void }) {
  const m = useMessages(relayMessages)
  const { query } = useApi()
  const { url, membership } = relay
  const { data, error, refetch } = useQuery(query.relays.people.queryOptions({ input: { url } }))
  const isAdmin = membership?.role === 'admin'
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  return (
    <Dialog open wide onClose={onClose} title={m.peopleTitle(membership?.workspaceName ?? url)}>
      {error ? (
        <Failure error={error} title={m.peopleFailed} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState step={m.peopleLoading} />
      ) : (
        <div className={styles.stack}>
          {isAdmin && <InvitePerson url={url} isSealed={relay.sealed !== null} onInvited={setInvitation} />}
          {isAdmin && relay.sealed && <p className="t12 c3">{m.sealed.inviteNote}</p>}
          {invitation && <InvitationLine invitation={invitation} />}
          <ul className={styles.people}>
            {data.map((person) => (
              <PersonLine key={person.id} relay={relay} person={person} onInvited={setInvitation} />
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  )
}

function InvitePerson({
  url,
  isSealed,
  onInvited,
}: {
  url: string
  isSealed: boolean
  onInvited(invitation: Invitation): void
}) {
  const m = useMessages(relayMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [name, setName] = useState('')
  const [role, setRole] = useState<RelayRole>('member')
  const [hours, setHours] = useState<(typeof hourChoices)[number]>('24')
  const invite = async () => {
    if (name.trim() === '') return
    const made = await run(() => client.relays.invite({ url, name, role, hours: Number(hours) }))
    if (!made) return
    onInvited(made)
    setName('')
  }
  return (
    <form
      className={styles.invite}
      aria-label={m.inviteTitle}
      onSubmit={(event) => {
        event.preventDefault()
        void invite()
      }}
    >
      <TextField
        label={m.inviteName}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
      />
      <Select
        label={m.inviteRole}
        value={role}
        choices={relayRoles
          .filter((value) => !isSealed || value !== 'guest')
          .map((value) => ({ value, label: m.people[value] }))}
        onChange={setRole}
      />
      <Select
        label={m.inviteHours}
        value={hours}
        choices={hourChoices.map((value) => ({ value, label: m.hours(Number(value)) }))}
        onChange={setHours}
      />
      <Button type="submit" kind="primary" busy={busy} disabled={name.trim() === ''}>
        {m.makeCode}
      </Button>
    </form>
  )
}

function PersonLine({
  relay: { url, membership },
  person,
  onInvited,
}: {
  relay: Relay
  person: RelayPerson
  onInvited(invitation: Invitation): void
}) {
  const m = useMessages(relayMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [sure, setSure] = useState<string | null>(null)
  const isMe = membership?.personId === person.id
  const isAdmin = membership?.role === 'admin'
  const addDevice = async () => {
    const made = await run(() => client.relays.inviteDevice({ url, person: person.id }))
    if (made) onInvited(made)
  }
  /** What can't be taken back takes two presses. */
  const twice = (key: string, action: () => Promise<unknown>) => () => {
    if (sure !== key) return setSure(key)
    setSure(null)
    void action()
  }
  const devices = person.devices.filter(({ revokedAt }) => revokedAt === null)
  return (
    <li>
      <div className={styles.person}>
        <b className="clip">{person.name}</b>
        <Chip outline>{m.people[person.role]}</Chip>
        {isMe && <Chip>{m.you}</Chip>}
        <span className="sp" />
        {(isAdmin || isMe) && (
          <Button small kind="quiet" busy={busy} onClick={() => void addDevice()}>
            {m.newDevice}
          </Button>
        )}
        {isAdmin && !isMe && (
          <Button
            small
            kind={sure === 'person' ? 'danger' : 'quiet'}
            busy={busy}
            onClick={twice('person', () =>
              run(() => client.relays.removePerson({ url, person: person.id }), {
                done: m.removed(person.name),
              }),
            )}
          >
            {m.remove}
          </Button>
        )}
      </div>
      {sure === 'person' && (
        <p className="t12 caution-c" role="status">
          {m.removeSure(person.name)}
        </p>
      )}
      <ul className={styles.devices}>
        {devices.map((device) => (
          <li key={device.id}>
            <span className="clip">{device.name}</span>
            <span className="t12 c3">{m.since(format.date(device.createdAt))}</span>
            <span className="sp" />
            {(isAdmin || isMe) && device.id !== membership?.deviceId && (
              <Button
                small
                kind={sure === device.id ? 'danger' : 'quiet'}
                busy={busy}
                onClick={twice(device.id, () =>
                  run(() => client.relays.revokeDevice({ url, device: device.id }), { done: m.revoked }),
                )}
              >
                {sure === device.id ? m.revokeSure : m.revoke}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}
