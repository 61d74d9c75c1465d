import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import type { AccountId } from '../../shared/ids.ts'
import { useApi } from '../client/api.tsx'
import { type Messages, useMessages } from '../i18n/language.tsx'
import { Icon } from '../ui/index.ts'

const zh = {
  label: '客户',
  hint: '输入客户名称',
  none: '没有这个名字的客户',
  choices: '可选的客户',
}
const en: typeof zh = {
  label: 'Account',
  hint: "Type the account's name",
  none: 'No account bears this name',
  choices: 'Accounts to choose from',
}
const messages: Messages<typeof zh> = { zh, en }

export interface PickedAccount {
  id: AccountId
  name: string
}

/** Finds an account by typing: arrows choose, Enter picks, Escape gives up. The list stays in the flow of its place. */
export function AccountPicker({
  onPick,
  onCancel,
  busy,
  autoFocus,
}: {
  onPick(account: PickedAccount): void
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
  const choices = wanted === '' ? [] : (found.data ?? []).filter(({ kind }) => kind === 'account')
  const index = Math.min(chosen, Math.max(0, choices.length - 1))
  useEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [autoFocus])
  const pick = (at: number) => {
    const account = choices[at]
    if (account && !busy) onPick({ id: account.id as AccountId, name: account.name })
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
        aria-label={m.label}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-activedescendant={choices[index] ? `${listId}-${index}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={m.hint}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={m.choices}>
        {choices.map((account, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input takes the keys
          <div
            key={account.id}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === index}
            className="palette-item"
            onMouseMove={() => setChosen(at)}
            onClick={() => pick(at)}
          >
            <Icon name="accounts" />
            <span className="clip grow">
              {account.name}
              {account.detail && <span className="detail"> · {account.detail}</span>}
            </span>
          </div>
        ))}
      </div>
      {wanted !== '' && found.data && !found.isPlaceholderData && choices.length === 0 && (
        <p className="t12 c3" role="status">
          {m.none}
        </p>
      )}
    </div>
  )
}
