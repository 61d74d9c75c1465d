import { Dialog } from '@base-ui/react/dialog'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useApi } from '../client/api.tsx'
import { features } from '../features/index.ts'
import { type Messages, useLanguage, useMessages } from '../i18n/language.tsx'
import { useFormat } from '../i18n/useFormat.tsx'
import { useSuspendedKeys } from '../keys/Keys.tsx'
import { Icon, type IconName, Kbd } from '../ui/index.ts'
import { Marked } from './Marked.tsx'
import { shellMessages } from './messages.ts'
import { useGo } from './navigation.tsx'

export interface ShellCommand {
  id: string
  label: Messages<string>
  icon: IconName
  keys?: string
  run(): void
}

interface Item {
  id: string
  icon: IconName
  label: ReactNode
  detail?: ReactNode
  keys?: string
  run(): void
}

const evidenceShown = 6
const recordsShown = 8
const recordIcons = { account: 'accounts', contact: 'person', deal: 'deals', atom: 'knowledge' } as const

/** Whether every word of the query is in the label, in either language: people search in the one they think in. */
export function matchesQuery(label: Messages<string>, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const text = `${label.zh} ${label.en}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** Reaches every record, source, screen and action by typing. */
export function CommandPalette({
  open,
  onClose,
  commands,
  onEvidence,
}: {
  open: boolean
  onClose(): void
  commands: readonly ShellCommand[]
  onEvidence(id: string): void
}) {
  const m = useMessages(shellMessages)
  useSuspendedKeys(open)
  const input = useRef<HTMLInputElement>(null)
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="palette" aria-label={m.palette} initialFocus={input}>
          <PaletteBody inputRef={input} onClose={onClose} commands={commands} onEvidence={onEvidence} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function PaletteBody({
  inputRef,
  onClose,
  commands,
  onEvidence,
}: {
  inputRef: React.RefObject<HTMLInputElement | null>
  onClose(): void
  commands: readonly ShellCommand[]
  onEvidence(id: string): void
}) {
  const m = useMessages(shellMessages)
  const language = useLanguage()
  const format = useFormat()
  const go = useGo()
  const { query } = useApi()
  const listId = useId()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const wanted = useDeferredValue(text.trim())
  const list = useRef<HTMLDivElement>(null)

  const records = useQuery({
    ...query.accounts.find.queryOptions({ input: { query: wanted } }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  })
  const evidence = useQuery({
    ...query.accounts.search.queryOptions({
      input: { query: wanted || ' ', page: { limit: evidenceShown } },
    }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  })

  const leadTo = (to: string) => () => {
    onClose()
    go(to)
  }
  const screens: Item[] = features.flatMap(({ id, rail }) =>
    rail && matchesQuery(rail.label, text)
      ? [
          {
            id: `screen ${id}`,
            icon: rail.icon,
            label: rail.label[language],
            keys: `g ${rail.key}`,
            run: leadTo(rail.to),
          },
        ]
      : [],
  )
  const actions: Item[] = [
    ...features.flatMap(({ commands: own = [] }) =>
      own
        .filter((each) => matchesQuery(each.label, text))
        .map((each) => ({ id: each.id, icon: each.icon, label: each.label[language], run: leadTo(each.to) })),
    ),
    ...commands
      .filter((each) => matchesQuery(each.label, text))
      .map((each) => ({
        id: each.id,
        icon: each.icon,
        label: each.label[language],
        keys: each.keys,
        run: () => {
          onClose()
          each.run()
        },
      })),
  ]
  const found = wanted === '' ? [] : (records.data ?? []).slice(0, recordsShown * 2)
  const ofKind = (kind: 'account' | 'contact' | 'deal' | 'atom'): Item[] =>
    found
      .filter((record) => record.kind === kind)
      .slice(0, recordsShown)
      .map((record) => ({
        id: `${kind} ${record.id}`,
        icon: recordIcons[kind],
        label: record.name,
        detail: record.detail,
        run: leadTo(
          kind === 'account'
            ? `/accounts/${record.id}`
            : kind === 'deal'
              ? `/deals/${record.id}`
              : kind === 'atom'
                ? `/knowledge/${record.id}`
                : `/contacts/${record.id}`,
        ),
      }))
  const sources: Item[] =
    wanted === ''
      ? []
      : (evidence.data?.hits ?? []).map((hit) => ({
          id: `evidence ${hit.evidenceId}`,
          icon: 'message' as const,
          label: <Marked text={hit.snippet} marks={hit.marks} />,
          detail: [hit.accountName, hit.author, format.day(hit.occurredAt)].filter(Boolean).join(' · '),
          run: () => {
            onClose()
            onEvidence(hit.evidenceId)
          },
        }))

  const groups: { title: string; items: Item[] }[] = [
    { title: m.groups.account, items: ofKind('account') },
    { title: m.groups.deal, items: ofKind('deal') },
    { title: m.groups.contact, items: ofKind('contact') },
    { title: m.groups.atom, items: ofKind('atom') },
    { title: m.groups.screens, items: screens },
    { title: m.groups.actions, items: actions },
    { title: m.groups.evidence, items: sources },
  ].filter((group) => group.items.length > 0)
  const flat = groups.flatMap((group) => group.items)
  const index = Math.min(chosen, Math.max(0, flat.length - 1))

  useEffect(() => {
    list.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [index])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setChosen((index + (event.key === 'ArrowDown' ? 1 : flat.length - 1)) % Math.max(1, flat.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      flat[index]?.run()
    }
  }

  let position = 0
  return (
    <>
      <div className="palette-input">
        <Icon name="search" />
        <input
          ref={inputRef}
          value={text}
          placeholder={m.paletteHint}
          onChange={(event) => {
            setText(event.target.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={flat[index] ? `${listId}-${index}` : undefined}
          aria-label={m.search}
          autoComplete="off"
          spellCheck={false}
        />
        <kbd>Esc</kbd>
      </div>
      <div className="palette-list" id={listId} role="listbox" aria-label={m.palette} ref={list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div key={group.title} role="group" aria-label={group.title}>
            <div className="palette-group" aria-hidden="true">
              {group.title}
            </div>
            {group.items.map((item) => {
              const own = position++
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
                // biome-ignore lint/a11y/useKeyWithClickEvents: the input takes the keys
                <div
                  key={item.id}
                  id={`${listId}-${own}`}
                  data-index={own}
                  role="option"
                  aria-selected={own === index}
                  className="palette-item"
                  onMouseMove={() => setChosen(own)}
                  onClick={item.run}
                >
                  <Icon name={item.icon} />
                  <span className="clip grow">
                    {item.label}
                    {item.detail && <span className="detail"> · {item.detail}</span>}
                  </span>
                  {item.keys && <Kbd keys={item.keys} />}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      {flat.length === 0 && (
        <p className="palette-empty" role="status">
          {m.paletteEmpty}
        </p>
      )}
    </>
  )
}
