import type { ContactView } from '../../../shared/contract/accounts.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { Button, Chip, EmptyState, Pane } from '../../ui/index.ts'
import styles from './accounts.module.css'
import { accountMessages } from './messages.ts'
import { byDepartment } from './story.ts'

/** An account's people by department; each opens for editing. */
export function People({
  contacts,
  onAdd,
  onEdit,
}: {
  contacts: readonly ContactView[]
  onAdd(): void
  onEdit(contact: ContactView): void
}) {
  const m = useMessages(accountMessages)
  return (
    <Pane
      title={m.people}
      note={contacts.length > 0 ? m.peopleNote(contacts.length) : undefined}
      aside={
        <Button small keys="c" onClick={onAdd}>
          {m.addContact}
        </Button>
      }
    >
      <div className={styles.scroll}>
        {contacts.length === 0 && <EmptyState title={m.noPeople}>{m.noPeopleNote}</EmptyState>}
        {byDepartment(contacts).map(({ department, people }) => (
          <section key={department} aria-label={department || m.noDepartment}>
            <h3 className={styles.department}>
              {department || m.noDepartment}
              <span className="t11 c3">{people.length}</span>
            </h3>
            {people.map((contact) => (
              <Person key={contact.id} contact={contact} onEdit={() => onEdit(contact)} />
            ))}
          </section>
        ))}
      </div>
    </Pane>
  )
}

function Person({ contact, onEdit }: { contact: ContactView; onEdit(): void }) {
  const m = useMessages(accountMessages)
  const w = useMessages(words)
  const format = useFormat()
  const frozen = contact.frozenUntilReleased
  return (
    <button type="button" className={frozen ? `${styles.person} ice` : styles.person} onClick={onEdit}>
      <span className="clip">
        <b>{contact.leftAt === null ? contact.name : <s>{contact.name}</s>}</b>{' '}
        <span className="c2">{contact.title}</span>
      </span>
      <span className="t12 c2 nw">{contact.buyingRole ? w.roles[contact.buyingRole] : m.noRole}</span>
      <span className="t12 c3 clip">{[contact.phone, contact.email].filter(Boolean).join(' · ')}</span>
      <span className="row t12 c3">
        {frozen ? (
          <Chip meaning="frozen">{m.frozen}</Chip>
        ) : contact.leftAt !== null ? (
          m.leftAt(format.day(contact.leftAt))
        ) : contact.support && contact.support !== 'unknown' ? (
          w.supports[contact.support]
        ) : (
          ''
        )}
      </span>
    </button>
  )
}
