import { useId, useRef, useState } from 'react'
import type { ContactView } from '../../../shared/contract/accounts.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { type BuyingRole, buyingRoles, type Support, supports } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { words } from '../../i18n/words.ts'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Icon, Select, TextField } from '../../ui/index.ts'
import { FormDialog } from './FormDialog.tsx'
import { accountMessages } from './messages.ts'

const textFields = ['name', 'department', 'title', 'phone', 'email'] as const
const orNull = (text: string) => text.trim() || null

/** A new contact, or one that exists, with the role and support that the committee is drawn from. */
export function ContactDialog({
  accountId,
  contact,
  departments,
  onErase,
  onMerge,
  onClose,
}: {
  accountId: AccountId
  contact: ContactView | null
  departments: readonly string[]
  /** Goes on to erase the person. */
  onErase(contact: ContactView): void
  /** Goes on to merge the person with another of the account; absent where there is no other. */
  onMerge?: ((contact: ContactView) => void) | undefined
  onClose(): void
}) {
  const m = useMessages(accountMessages)
  const w = useMessages(words)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const first = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [values, setValues] = useState(() => ({
    name: contact?.name ?? '',
    department: contact?.department ?? '',
    title: contact?.title ?? '',
    phone: contact?.phone ?? '',
    email: contact?.email ?? '',
  }))
  const [role, setRole] = useState<BuyingRole | 'none'>(contact?.buyingRole ?? 'none')
  const [support, setSupport] = useState<Support>(contact?.support ?? 'unknown')
  const name = values.name.trim()
  const save = async () => {
    const saved = await run(
      () =>
        client.accounts.saveContact({
          id: contact?.id ?? null,
          accountId,
          name,
          department: orNull(values.department),
          title: orNull(values.title),
          phone: orNull(values.phone),
          email: orNull(values.email),
          buyingRole: role === 'none' ? null : role,
          support,
        }),
      { done: m.contactSaved(name) },
    )
    if (saved) onClose()
  }
  return (
    <FormDialog
      title={contact ? m.editContact(contact.name) : m.addContact}
      ready={name !== ''}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
      initialFocus={first}
      aside={
        contact && (
          <>
            {onMerge && (
              <Button kind="quiet" onClick={() => onMerge(contact)}>
                {m.mergeWith}
              </Button>
            )}
            <Button kind="quiet" icon={<Icon name="trash" />} onClick={() => onErase(contact)}>
              {m.erase}
            </Button>
          </>
        )
      }
    >
      {textFields.slice(0, 3).map((field) => (
        <TextField
          key={field}
          ref={field === 'name' ? first : undefined}
          label={m.contact[field]}
          value={values[field]}
          list={field === 'department' ? listId : undefined}
          onChange={(event) => setValues({ ...values, [field]: event.target.value })}
        />
      ))}
      <datalist id={listId}>
        {departments.map((department) => (
          <option key={department} value={department} />
        ))}
      </datalist>
      <Select
        label={m.contact.role}
        value={role}
        choices={[
          { value: 'none' as const, label: m.none },
          ...buyingRoles.map((each) => ({ value: each, label: w.roles[each] })),
        ]}
        onChange={setRole}
      />
      <Select
        label={m.contact.support}
        value={support}
        choices={supports.map((each) => ({ value: each, label: w.supports[each] }))}
        onChange={setSupport}
      />
      {textFields.slice(3).map((field) => (
        <TextField
          key={field}
          label={m.contact[field]}
          value={values[field]}
          onChange={(event) => setValues({ ...values, [field]: event.target.value })}
        />
      ))}
    </FormDialog>
  )
}
