import { useId, useRef, useState } from 'react'
import type { AccountDetail, AccountRow } from '../../../shared/contract/accounts.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useGo } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { TextField } from '../../ui/index.ts'
import { FormDialog } from './FormDialog.tsx'
import { accountMessages } from './messages.ts'
import { filledIn, valuesInUse } from './views.ts'

const bulkFields = ['ownerName', 'region', 'tier', 'industry'] as const
const allFields = [
  'name',
  'aliases',
  'code',
  'industry',
  'region',
  'city',
  'tier',
  'ownerName',
  'website',
  'phone',
] as const
type Field = (typeof allFields)[number]

const noFields = Object.fromEntries(allFields.map((field) => [field, ''])) as Record<Field, string>
/** Other names as one line of text, and the line as names again. */
const inOneLine = (names: readonly string[]): string => names.join(' / ')
const namesIn = (line: string): string[] => [
  ...new Set(
    line
      .split(/[/、,，;；|｜]/)
      .map((name) => name.trim())
      .filter((name) => name.length > 1),
  ),
]
const textOf = (account: AccountDetail['account'], field: Field): string =>
  field === 'aliases' ? inOneLine(account.aliases) : (account[field] ?? '')

const offered: readonly Field[] = ['ownerName', 'region', 'tier', 'industry', 'city']

/** Text fields of an account, with the values in use offered. */
function AccountFields({
  fields,
  values,
  onChange,
  rows,
  placeholder,
  firstRef,
}: {
  fields: readonly Field[]
  values: Record<Field, string>
  onChange(field: Field, value: string): void
  rows: readonly AccountRow[]
  placeholder?: string
  firstRef: React.RefObject<HTMLInputElement | null>
}) {
  const m = useMessages(accountMessages)
  const id = useId()
  return fields.map((field, index) => (
    <div key={field}>
      <TextField
        ref={index === 0 ? firstRef : undefined}
        label={m.fields[field]}
        value={values[field]}
        placeholder={placeholder}
        list={offered.includes(field) ? `${id}-${field}` : undefined}
        onChange={(event) => onChange(field, event.target.value)}
      />
      {offered.includes(field) && (
        <datalist id={`${id}-${field}`}>
          {valuesInUse(rows, (row) => row[field as keyof AccountRow] as string | null).map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
    </div>
  ))
}

/** Changes owner, region, tier or industry of several accounts at once. */
export function BulkEditDialog({
  chosen,
  rows,
  onClose,
}: {
  chosen: readonly AccountRow[]
  rows: readonly AccountRow[]
  onClose(): void
}) {
  const m = useMessages(accountMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const first = useRef<HTMLInputElement>(null)
  const [values, setValues] = useState(noFields)
  const { aliases: _, ...patch } = filledIn(values)
  const save = async () => {
    const saved = await run(() => client.accounts.update({ ids: chosen.map(({ id }) => id), patch }), {
      done: m.changed(chosen.length),
    })
    if (saved) onClose()
  }
  return (
    <FormDialog
      title={m.bulkTitle(chosen.length)}
      note={m.bulkNote}
      ready={Object.keys(patch).length > 0}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
      initialFocus={first}
    >
      <AccountFields
        fields={bulkFields}
        values={values}
        onChange={(field, value) => setValues({ ...values, [field]: value })}
        rows={rows}
        placeholder={m.unchanged}
        firstRef={first}
      />
    </FormDialog>
  )
}

/** A new account, or the details of one that exists. */
export function AccountDialog({
  account,
  rows,
  onClose,
}: {
  account: AccountDetail['account'] | null
  rows: readonly AccountRow[]
  onClose(): void
}) {
  const m = useMessages(accountMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const go = useGo()
  const first = useRef<HTMLInputElement>(null)
  const [values, setValues] = useState<Record<Field, string>>(() =>
    account
      ? (Object.fromEntries(allFields.map((field) => [field, textOf(account, field)])) as Record<
          Field,
          string
        >)
      : noFields,
  )
  const name = values.name.trim()
  const save = async () => {
    if (account) {
      const patch = Object.fromEntries(
        allFields
          .filter((field) => field !== 'name' && values[field].trim() !== textOf(account, field))
          .map((field) => [
            field,
            field === 'aliases' ? namesIn(values.aliases) : values[field].trim() || null,
          ]),
      )
      const saved = await run(
        () =>
          client.accounts.update({
            ids: [account.id],
            patch: { ...patch, ...(name !== account.name && { name }) },
          }),
        { done: m.saved },
      )
      if (saved) onClose()
      return
    }
    const { name: _, aliases, ...rest } = filledIn(values)
    const created = await run(
      () => client.accounts.create({ ...rest, ...(aliases && { aliases: namesIn(aliases) }), name }),
      { done: m.created(name) },
    )
    if (created) {
      onClose()
      go(`/accounts/${created.id}`)
    }
  }
  return (
    <FormDialog
      title={account ? m.editTitle(account.name) : m.newAccount}
      save={account ? m.save : m.create}
      ready={name !== ''}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
      initialFocus={first}
    >
      <AccountFields
        fields={allFields}
        values={values}
        onChange={(field, value) => setValues({ ...values, [field]: value })}
        rows={rows}
        firstRef={first}
      />
    </FormDialog>
  )
}
