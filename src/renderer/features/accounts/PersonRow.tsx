import type { ContactView } from '../../../shared/contract/accounts.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { Chip } from '../../ui/index.ts'
import styles from './accounts.module.css'
import { accountMessages } from './messages.ts'

/** A person in a list: who they are, their role, and whether they may be contacted, have left, or where they stand. */
export function PersonRow({
  contact,
  role,
  support,
  below,
  onOpen,
}: {
  contact: ContactView
  role: ContactView['buyingRole']
  support: ContactView['support']
  /** Under the name, such as how to reach them. */
  below: string | null
  onOpen(): void
}) {
  const m = useMessages(accountMessages)
  const w = useMessages(words)
  const format = useFormat()
  const frozen = contact.frozenUntilReleased
  return (
    <button type="button" className={frozen ? `${styles.person} ice` : styles.person} onClick={onOpen}>
      <span className="clip">
        <b>{contact.leftAt === null ? contact.name : <s>{contact.name}</s>}</b>{' '}
        <span className="c2">{[contact.nickname, contact.title].filter(Boolean).join(' · ')}</span>
      </span>
      <span className="t12 c2 nw">{role ? w.roles[role] : m.noRole}</span>
      <span className="t12 c3 clip">{below}</span>
      <span className="row t12 c3 nw">
        {frozen ? (
          <Chip meaning="frozen">{m.frozen}</Chip>
        ) : contact.leftAt !== null ? (
          m.leftAt(format.day(contact.leftAt))
        ) : (
          support && w.supports[support]
        )}
      </span>
    </button>
  )
}
