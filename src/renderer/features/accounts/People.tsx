import type { ContactView } from '../../../shared/contract/accounts.ts'
import { useMessages } from '../../i18n/language.tsx'
import { Button, EmptyState, Pane } from '../../ui/index.ts'
import styles from './accounts.module.css'
import { accountMessages } from './messages.ts'
import { PersonRow } from './PersonRow.tsx'
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
              <PersonRow
                key={contact.id}
                contact={contact}
                role={contact.buyingRole}
                support={contact.support === 'unknown' ? null : contact.support}
                below={[contact.phone, contact.email].filter(Boolean).join(' · ')}
                onOpen={() => onEdit(contact)}
              />
            ))}
          </section>
        ))}
      </div>
    </Pane>
  )
}
