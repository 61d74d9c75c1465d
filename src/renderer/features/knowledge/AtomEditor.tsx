import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { AtomView } from '../../../shared/contract/knowledge.ts'
import { industries, knownBuyingRoles, stages } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { useGo } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Chip, Glyph, Icon, Menu, TextAreaField, TextField } from '../../ui/index.ts'
import { RedLineNote } from '../brief/RedLineNote.tsx'
import {
  type AtomDraft,
  bodyOf,
  draftOf,
  insertAt,
  missingParts,
  newDraft,
  type TalkPart,
  talkParts,
  toggled,
} from './atomDraft.ts'
import styles from './knowledge.module.css'
import { knowledgeMessages } from './messages.ts'

const factPrefix = 'fact:'

/** The four parts of an atom; checked while it is written, saved only when nothing stands against it. */
export function AtomEditor({ atom, lang }: { atom: AtomView | null; lang: 'zh' | 'en' }) {
  const m = useMessages(knowledgeMessages)
  const w = useMessages(words)
  const language = useLanguage()
  const go = useGo()
  const { client, query } = useApi()
  const { run, busy } = useCommand()
  const vocabulary = useQuery({
    ...query.knowledge.vocabulary.queryOptions(),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [start] = useState(() => (atom ? draftOf(atom.body) : newDraft(lang)))
  const [draft, setDraft] = useState<AtomDraft>(start)
  const changed = draft !== start
  const body = bodyOf(draft)
  const missing = missingParts(draft)
  const check = useQuery({
    ...query.knowledge.check.queryOptions({ input: body ?? ({} as never) }),
    enabled: body !== null,
    placeholderData: keepPreviousData,
  })
  const set = (patch: Partial<AtomDraft>) => setDraft({ ...draft, ...patch })
  const refusals = body ? (check.data?.refusals ?? []) : []
  const redLines = body ? (check.data?.redLines ?? []) : []
  const blocked = redLines.some(({ severity }) => severity === 'stop')
  const ready = body !== null && changed && !check.isFetching && refusals.length === 0 && !blocked
  const save = async () => {
    if (!ready || !body) return
    const saved = await run(() => client.knowledge.save({ id: atom?.id ?? null, body }), {
      done: m.saved(body.title),
    })
    if (saved) go(`/knowledge/${saved.id}`, { replace: true })
  }
  const setStatus = () => {
    if (!atom) return
    const status = atom.status === 'active' ? 'retired' : 'active'
    void run(() => client.knowledge.setStatus({ ids: [atom.id], status }), {
      done: status === 'retired' ? m.retired(atom.body.title) : m.restored(atom.body.title),
    })
  }
  useKeys(atom?.body.title ?? m.newTitle, [
    { keys: 'mod+s', label: m.keys.save, inText: true, run: () => void save() },
    ...(atom ? [{ keys: 'shift+r', label: m.keys.retire, run: setStatus }] : []),
  ])
  const facts = (vocabulary.data?.slots ?? []).filter(({ name }) => name.startsWith(factPrefix))
  return (
    <div className={styles.editor} style={{ height: '100%' }}>
      <div className="toolbar">
        <b className="clip">{atom?.body.title ?? m.newTitle}</b>
        {atom && <Chip outline>{m.origins[atom.origin]}</Chip>}
        {atom?.status === 'retired' && <Chip meaning="unknown">{m.statuses.retired}</Chip>}
        {atom && <span className="t12 c3 nw">{m.usage(atom.shown, atom.adopted)}</span>}
        <span className="sp" />
        {atom?.origin === 'library' && <span className="t12 c3 clip">{m.libraryNote}</span>}
        {atom && (
          <Button keys="shift+r" onClick={setStatus}>
            {atom.status === 'active' ? m.retire : m.restore}
          </Button>
        )}
      </div>
      <div className={styles.body}>
        <section className={styles.section}>
          <TextField
            label={m.name}
            value={draft.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        </section>
        <Section title={m.trigger} note={m.triggerNote}>
          <Choices
            label={m.role}
            choices={knownBuyingRoles.map((each) => [each, w.roles[each]] as const)}
            chosen={draft.roles}
            onToggle={(each) => set({ roles: toggled(draft.roles, each) })}
          />
          <Choices
            label={m.concern}
            choices={(vocabulary.data?.concerns ?? []).map(
              ({ code, labels }) => [code, labels[language]] as const,
            )}
            chosen={draft.concerns}
            onToggle={(each) => set({ concerns: toggled(draft.concerns, each) })}
          />
          <Choices
            label={m.stage}
            choices={stages.map((each) => [each, w.stages[each]] as const)}
            chosen={draft.stages}
            onToggle={(each) => set({ stages: toggled(draft.stages, each) })}
          />
          <Choices
            label={m.industry}
            choices={industries.map((each) => [each, w.industries[each]] as const)}
            chosen={draft.industries}
            onToggle={(each) => set({ industries: toggled(draft.industries, each) })}
          />
        </Section>
        <Section title={m.talk} note={m.talkNote}>
          {talkParts.map((part) => (
            <TalkField
              key={part}
              part={part}
              value={draft.talk[part]}
              slots={vocabulary.data?.slots ?? []}
              redLines={redLines.filter(({ component }) => component === part)}
              onChange={(text, slot) =>
                set({
                  talk: { ...draft.talk, [part]: text },
                  ...(slot?.startsWith(factPrefix) &&
                    !draft.evidencePack.includes(slot.slice(factPrefix.length)) && {
                      evidencePack: [...draft.evidencePack, slot.slice(factPrefix.length)],
                    }),
                })
              }
            />
          ))}
        </Section>
        <Section title={m.pack}>
          <Choices
            label={m.packNote}
            choices={facts.map(
              ({ name, labels }) => [name.slice(factPrefix.length), labels[language]] as const,
            )}
            chosen={draft.evidencePack}
            onToggle={(each) => set({ evidencePack: toggled(draft.evidencePack, each) })}
          />
        </Section>
        <Section title={m.risk}>
          <TextAreaField
            label={m.riskNote}
            rows={2}
            placeholder={m.riskPlaceholder}
            value={draft.riskNote}
            onChange={(event) => set({ riskNote: event.target.value })}
          />
        </Section>
      </div>
      <div className={styles.foot}>
        <Button kind="primary" keys="mod+s" busy={busy} disabled={!ready} onClick={() => void save()}>
          {m.save}
        </Button>
        {changed && (
          <Button kind="quiet" onClick={() => setDraft(start)}>
            {m.cancel}
          </Button>
        )}
        <div className={styles.faults} role="status">
          {changed && (
            <Verdict missing={missing} refusals={refusals} blocked={blocked} checking={check.isFetching} />
          )}
        </div>
        {changed && <span className="t12 c3 nw">{m.unsaved}</span>}
      </div>
    </div>
  )
}

function Verdict({
  missing,
  refusals,
  blocked,
  checking,
}: {
  missing: readonly string[]
  refusals: readonly string[]
  blocked: boolean
  checking: boolean
}) {
  const m = useMessages(knowledgeMessages)
  const wordRefusal = (refusal: string) => {
    const [code = '', place = ''] = refusal.split(':')
    const fault = m.faults[code] ?? code
    const where =
      m.parts[place.replace(/^talk\./, '') as TalkPart] ??
      m.fieldNames[place] ??
      m.fieldNames[place.split('.')[0] ?? '']
    return where ? `${where}: ${fault}` : fault
  }
  const said = [
    ...missing.map((part) => m.missing[part] ?? part),
    ...refusals.map(wordRefusal),
    ...(blocked ? [m.redLine] : []),
  ]
  if (said.length > 0)
    return (
      <span className="row">
        <Glyph kind={blocked ? 'stop' : 'caution'} bare />
        <span>
          {m.notYet}: {said.join(' · ')}
        </span>
      </span>
    )
  return (
    <span className="row c2">
      {!checking && <Glyph kind="ok" bare />}
      {checking ? m.checking : m.fine}
    </span>
  )
}

const Section = ({ title, note, children }: { title: string; note?: string; children: React.ReactNode }) => (
  <section className={styles.section} aria-label={title}>
    <div className={styles.sectionHead}>
      <h3 className="t14">{title}</h3>
      {note && <span className="t12 c3">{note}</span>}
    </div>
    {children}
  </section>
)

function Choices<Value extends string>({
  label,
  choices,
  chosen,
  onToggle,
}: {
  label: string
  choices: readonly (readonly [Value, string])[]
  chosen: readonly Value[]
  onToggle(value: Value): void
}) {
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0, display: 'grid', gap: 4 }}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.chips}>
        {choices.map(([value, name]) => (
          <button
            key={value}
            type="button"
            className={styles.choice}
            aria-pressed={chosen.includes(value)}
            onClick={() => onToggle(value)}
          >
            {name}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

type RedLine = Parameters<typeof RedLineNote>[0]['finding']

function TalkField({
  part,
  value,
  slots,
  redLines,
  onChange,
}: {
  part: TalkPart
  value: string
  slots: readonly { name: string; labels: { zh: string; en: string } }[]
  redLines: readonly RedLine[]
  onChange(text: string, slot?: string): void
}) {
  const m = useMessages(knowledgeMessages)
  const language = useLanguage()
  const box = useRef<HTMLTextAreaElement>(null)
  const insert = (slot: string) => {
    const element = box.current
    const at = element?.selectionStart ?? value.length
    const { text, caret } = insertAt(value, at, element?.selectionEnd ?? at, `{${slot}}`)
    onChange(text, slot)
    requestAnimationFrame(() => {
      element?.focus()
      element?.setSelectionRange(caret, caret)
    })
  }
  return (
    <div>
      <TextAreaField
        ref={box}
        label={m.parts[part]}
        rows={2}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="row" style={{ paddingTop: 4, minHeight: 28 }}>
        <Menu
          label={m.slot}
          trigger={
            <Button small kind="quiet" icon={<Icon name="plus" small />}>
              {m.slot}
            </Button>
          }
          entries={slots.map(({ name, labels }) => ({
            label: `${labels[language]}  {${name}}`,
            onSelect: () => insert(name),
          }))}
        />
        {part === 'keyMessage' && <span className="t11 c3 clip">{m.slotNote}</span>}
      </div>
      {redLines.map((line) => (
        <RedLineNote key={`${line.start} ${line.phrase}`} finding={line} />
      ))}
    </div>
  )
}
