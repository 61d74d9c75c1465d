import { useState } from 'react'
import type { PersonView } from '../../../shared/contract/governance.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { pickStatement, saveText } from '../../ui/files.ts'
import { Button, Checkbox, Chip, PaneHeader, TextAreaField, TextField } from '../../ui/index.ts'
import accountStyles from '../accounts/accounts.module.css'
import { FormDialog } from '../accounts/FormDialog.tsx'
import styles from './governance.module.css'
import { governanceMessages } from './messages.ts'

const certifiable = ['member', 'approver', 'compliance'] as const
type Certifiable = (typeof certifiable)[number]

/** A whole number of days within bounds, or null. */
const readDays = (text: string, most: number): number | null => {
  const days = Number(text)
  return Number.isInteger(days) && days >= 1 && days <= most ? days : null
}

/** Who may do what here, and the files by which identities and approvals travel. */
export function People({ people }: { people: readonly PersonView[] }) {
  const m = useMessages(governanceMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [card, setCard] = useState<string | null>(null)
  const [request, setRequest] = useState<string | null>(null)
  const choose = async (use: (text: string) => void) => {
    const text = await pickStatement()
    if (text !== null) use(text)
  }
  const identityCard = async () => saveText(await run(() => client.governance.identityCard()))
  return (
    <div className={styles.halves}>
      <section className="pane" aria-label={m.people}>
        <PaneHeader title={m.people} note={m.peopleNote(people.length)} />
        <div className={styles.scroll}>
          {people.map((person) => (
            <Person key={`${person.id} ${person.certificateId}`} person={person} />
          ))}
        </div>
      </section>
      <section className="pane" aria-label={m.exchange}>
        <PaneHeader title={m.exchange} note={m.exchangeNote} />
        <div className={styles.scroll}>
          <Exchange title={m.identityCard} note={m.identityCardNote}>
            <Button busy={busy} onClick={() => void identityCard()}>
              {m.download}
            </Button>
          </Exchange>
          <Exchange title={m.certify} note={m.certifyNote}>
            <Button onClick={() => void choose(setCard)}>{m.loadCard}</Button>
          </Exchange>
          <Exchange title={m.sign} note={m.signNote}>
            <Button onClick={() => void choose(setRequest)}>{m.loadRequest}</Button>
          </Exchange>
        </div>
      </section>
      {card !== null && <CertifyDialog card={card} onClose={() => setCard(null)} />}
      {request !== null && <SignDialog request={request} onClose={() => setRequest(null)} />}
    </div>
  )
}

const Exchange = ({ title, note, children }: { title: string; note: string; children: React.ReactNode }) => (
  <div className={styles.exchange}>
    <span>
      <b>{title}</b>
      <div className="t12 c2">{note}</div>
    </span>
    {children}
  </div>
)

function Person({ person }: { person: PersonView }) {
  const m = useMessages(governanceMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run } = useCommand()
  const [now] = useState(() => Date.now())
  const expired = person.validUntil !== null && person.validUntil < now
  return (
    <div className="list-row">
      <b className="clip">{person.name}</b>
      {person.roles.map((role) => (
        <Chip key={role} outline>
          {m.roles[role]}
        </Chip>
      ))}
      <span className="sp" />
      <span className="t12 c3 nw">
        {person.revokedAt !== null
          ? m.revokedAt(format.date(person.revokedAt))
          : person.validUntil === null
            ? m.forever
            : expired
              ? m.expired
              : m.validUntil(format.date(person.validUntil))}
      </span>
      {person.certificateId && person.revokedAt === null && (
        <Button
          small
          onClick={() =>
            void run(() => client.governance.revokeCertificate({ certificateId: person.certificateId! }), {
              done: m.revokedToast(person.name),
            })
          }
        >
          {m.revoke}
        </Button>
      )}
    </div>
  )
}

/** The name on an identity card, or null where the text is none. */
function nameOnCard(text: string): string | null {
  try {
    const card: unknown = JSON.parse(text)
    return typeof card === 'object' &&
      card !== null &&
      'type' in card &&
      card.type === 'identityCard' &&
      'name' in card &&
      typeof card.name === 'string'
      ? card.name
      : null
  } catch {
    return null
  }
}

function CertifyDialog({ card, onClose }: { card: string; onClose(): void }) {
  const m = useMessages(governanceMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [roles, setRoles] = useState<Certifiable[]>(['approver'])
  const [days, setDays] = useState('365')
  const name = nameOnCard(card)
  const validDays = readDays(days, 3650)
  const save = async () => {
    if (validDays === null) return
    const person = await run(() => client.governance.certify({ card, roles, validDays }), {
      done: (certified) => m.certified(certified.name),
    })
    if (person) onClose()
  }
  return (
    <FormDialog
      title={m.certifyTitle}
      note={name === null ? m.cardBroken : m.cardLoaded(name)}
      save={m.certifyTitle}
      ready={name !== null && roles.length > 0 && validDays !== null}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <div className={accountStyles.wide}>
        <div className="row">
          {certifiable.map((role) => (
            <Checkbox
              key={role}
              checked={roles.includes(role)}
              onChange={(checked) =>
                setRoles(checked ? [...roles, role] : roles.filter((each) => each !== role))
              }
            >
              {m.roles[role]}
            </Checkbox>
          ))}
        </div>
      </div>
      <TextField
        label={m.days}
        inputMode="numeric"
        value={days}
        problem={validDays === null ? m.badDays : undefined}
        onChange={(event) => setDays(event.target.value)}
      />
    </FormDialog>
  )
}

function SignDialog({ request, onClose }: { request: string; onClose(): void }) {
  const m = useMessages(governanceMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [reason, setReason] = useState('')
  const [days, setDays] = useState('7')
  const validDays = readDays(days, 365)
  const sign = async () => {
    if (validDays === null) return
    const file = await run(
      () => client.governance.signApproval({ request, reason: reason.trim(), validDays }),
      {
        done: m.signed,
      },
    )
    saveText(file)
    if (file) onClose()
  }
  return (
    <FormDialog
      title={m.signTitle}
      note={m.requestLoaded}
      save={m.signAction}
      ready={reason.trim() !== '' && validDays !== null}
      busy={busy}
      onSave={() => void sign()}
      onClose={onClose}
    >
      <pre className={`${accountStyles.wide} ${styles.request}`}>{request.slice(0, 4000)}</pre>
      <div className={accountStyles.wide}>
        <TextAreaField label={m.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      <TextField
        label={m.days}
        inputMode="numeric"
        value={days}
        problem={validDays === null ? m.badApprovalDays : undefined}
        onChange={(event) => setDays(event.target.value)}
      />
    </FormDialog>
  )
}
