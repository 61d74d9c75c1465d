import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { useApi } from '../client/api.tsx'
import { type Messages, useMessages } from '../i18n/language.tsx'
import { Icon } from '../ui/index.ts'

const zh = {
  label: { account: '客户', contact: '联系人', deal: '商机' },
  hint: { account: '输入客户名称', contact: '输入联系人姓名', deal: '输入商机名称' },
  none: { account: '没有这个名字的客户', contact: '没有这个名字的联系人', deal: '没有这个名字的商机' },
  choices: '可选的记录',
}
const en: typeof zh = {
  label: { account: 'Account', contact: 'Contact', deal: 'Deal' },
  hint: {
    account: "Type the account's name",
    contact: "Type the contact's name",
    deal: "Type the deal's name",
  },
  none: {
    account: 'No account bears this name',
    contact: 'No contact bears this name',
    deal: 'No deal bears this name',
  },
  choices: 'Records to choose from',
}
const messages: Messages<typeof zh> = { zh, en }
const icons = { account: 'accounts', contact: 'person', deal: 'deals' } as const

export interface Picked {
  id: string
  name: string
  detail: string
}

/** Finds an account, contact or deal by typing: arrows choose, Enter picks, Escape gives up. The list stays in the flow of its place. */
export function RecordPicker({
  kind,
  onPick,
  onCancel,
  busy,
  autoFocus,
}: {
  kind: keyof typeof icons
  onPick(record: Picked): void
  onCancel?: () => void
  busy?: boolean
  autoFocus?: boolean
}) {
  const m = useMessages(messages)
  const { query } = useApi()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const wanted = useDeferredValue(text.trim())
  const found = useQuery({
    ...query.accounts.find.queryOptions({ input: { query: wanted } }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  })
  const choices = wanted === '' ? [] : (found.data ?? []).filter((each) => each.kind === kind)
  const index = Math.min(chosen, Math.max(0, choices.length - 1))
  useEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [autoFocus])
  const pick = (at: number) => {
    const record = choices[at]
    if (record && !busy) onPick(record)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : choices.length - 1
      setChosen((index + by) % Math.max(1, choices.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      pick(index)
    } else if (event.key === 'Escape' && onCancel) {
      event.preventDefault()
      event.stopPropagation()
      onCancel()
    }
  }
  return (
    <div className="account-picker">
      <input
        ref={input}
        className="input"
        role="combobox"
        aria-label={m.label[kind]}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-activedescendant={choices[index] ? `${listId}-${index}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={m.hint[kind]}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={m.choices}>
        {choices.map((record, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input takes the keys
          <div
            key={record.id}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === index}
            className="palette-item"
            onMouseMove={() => setChosen(at)}
            onClick={() => pick(at)}
          >
            <Icon name={icons[kind]} />
            <span className="clip grow">
              {record.name}
              {record.detail && <span className="detail"> · {record.detail}</span>}
            </span>
          </div>
        ))}
      </div>
      {wanted !== '' && found.data && !found.isPlaceholderData && choices.length === 0 && (
        <p className="t12 c3" role="status">
          {m.none[kind]}
        </p>
      )}
    </div>
  )
}
