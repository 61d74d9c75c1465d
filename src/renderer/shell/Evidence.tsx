import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import type { EvidenceView } from '../../shared/contract/accounts.ts'
import { firstLineOf, lineWithin, namedSource } from '../../shared/evidenceLine.ts'
import type { AccountId, EvidenceId } from '../../shared/ids.ts'
import { sensitivities } from '../../shared/vocabulary.ts'
import { useApi } from '../client/api.tsx'
import { clockOf } from '../i18n/format.ts'
import { groundWords, wordGround } from '../i18n/groundWords.ts'
import { type Language, type Messages, useLanguage, useMessages } from '../i18n/language.tsx'
import { wordMessage } from '../i18n/messageText.ts'
import { useFormat } from '../i18n/useFormat.tsx'
import { words } from '../i18n/words.ts'
import { Button, Chip, Drawer, Facts, LoadingState, Select } from '../ui/index.ts'
import { Failure } from './Failure.tsx'
import { GoLink } from './navigation.tsx'
import { type Picked, RecordPicker } from './RecordPicker.tsx'
import { useCommand } from './useCommand.ts'
import './evidence.css'
import { SourcePath } from './SourcePath.tsx'

const zh = {
  title: '依据',
  loading: '正在取出原文',
  failed: '这条依据取不出来',
  source: '来源',
  place: '位置',
  line: (from: number, to: number | null) => (to && to !== from ? `第 ${from}–${to} 行` : `第 ${from} 行`),
  within: (line: number) => `正文第 ${line} 行`,
  page: (page: number) => `第 ${page} 页`,
  sheet: (name: string) => `工作表「${name}」`,
  author: '作者',
  occurred: '发生于',
  datedBy: {
    file: '原文没有写日期，按文件最后保存或随邮件发出的时间',
    import: '原文没有写日期，按导入的时间',
  },
  known: '得知于',
  knownNote: '「截至」只计这一刻之前得知的内容',
  consent: '同意',
  sensitivity: '密级',
  restrictedNote: '受限的原话不进简报、话术、协作空间和训练，导出时涂黑',
  sensitive: (classes: string) => `读起来有敏感个人信息：${classes}。可以标为受限。`,
  sensitivitySet: '密级已改',
  hash: '内容哈希',
  account: '客户',
  unlinked: '还没有归到客户，不进入任何简报',
  assign: '归到客户',
  assigned: (n: number, name: string) => (n > 1 ? `${n} 条消息已归到「${name}」` : `已归到「${name}」`),
  kinds: { row: '表格行', message: '消息', note: '笔记', manual: '手工录入' },
  cited: '这里说的就是这一句',
  gone: (why: string) => `${why}，原文已不在。`,
  facts: (count: number) => `从这里读出 ${count} 条事实`,
  confirmed: (count: number) => `${count} 条已确认`,
  unconfirmed: (count: number) => `${count} 条未经人确认`,
}
const en: typeof zh = {
  title: 'Evidence',
  loading: 'Fetching the source',
  failed: 'This evidence cannot be fetched',
  source: 'Source',
  place: 'Place',
  line: (from, to) => (to && to !== from ? `lines ${from}–${to}` : `line ${from}`),
  within: (line) => `line ${line} of the text`,
  page: (page) => `page ${page}`,
  sheet: (name) => `sheet “${name}”`,
  author: 'Author',
  occurred: 'Happened',
  datedBy: {
    file: 'states no day: when the file was last saved, or sent with a mail',
    import: 'states no day: when it was imported',
  },
  known: 'Known since',
  knownNote: '“As of” counts only what was known before that moment',
  consent: 'Consent',
  sensitivity: 'Sensitivity',
  restrictedNote: 'Restricted words enter no brief, talk track, room or training, and are barred in exports',
  sensitive: (classes) => `This reads as sensitive of a person: ${classes}. It can be marked as restricted.`,
  sensitivitySet: 'Sensitivity changed',
  hash: 'Content hash',
  account: 'Account',
  unlinked: 'not given to an account: in no brief',
  assign: 'Give to an account',
  assigned: (n, name) => (n > 1 ? `${n} messages given to “${name}”` : `Given to “${name}”`),
  kinds: { row: 'table row', message: 'message', note: 'note', manual: 'typed in' },
  cited: 'This is the span that says it',
  gone: (why) => `${why}; the words are gone.`,
  facts: (count) => `${count} ${count === 1 ? 'fact' : 'facts'} read from here`,
  confirmed: (count) => `${count} confirmed`,
  unconfirmed: (count) => `${count} confirmed by nobody`,
}
const messages: Messages<typeof zh> = { zh, en }

interface Shown {
  id: EvidenceId
  /** UTF-16 offsets in the text. */
  span: { start: number; end: number } | null
}

const EvidenceContext = createContext<
  ((id: string, span?: { start: number; end: number } | null) => void) | null
>(null)

/** Opens the evidence drawer at a source's very line: `openEvidence(id, {start, end})`. */
export function useOpenEvidence() {
  const open = useContext(EvidenceContext)
  if (!open) throw new Error('Evidence is opened outside its provider')
  return open
}

/** Holds the one evidence drawer of the cockpit. */
export function EvidenceProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const [open, setOpen] = useState(false)
  const show = useCallback((id: string, span: { start: number; end: number } | null = null) => {
    setShown({ id: id as EvidenceId, span })
    setOpen(true)
  }, [])
  const m = useMessages(messages)
  return (
    <EvidenceContext value={show}>
      {children}
      <Drawer open={open} onClose={() => setOpen(false)} title={m.title}>
        {shown && <EvidenceBody key={shown.id} shown={shown} />}
      </Drawer>
    </EvidenceContext>
  )
}

function EvidenceBody({ shown }: { shown: Shown }) {
  const m = useMessages(messages)
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.accounts.evidence.queryOptions({ input: { id: shown.id } }))
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} bars={4} />
  return <EvidenceText view={data} span={shown.span} />
}

function EvidenceText({ view, span }: { view: EvidenceView; span: { start: number; end: number } | null }) {
  const m = useMessages(messages)
  const w = useMessages(words)
  const g = useMessages(groundWords)
  const language = useLanguage()
  const format = useFormat(view.zone)
  const { line, lineEnd, sheet, conversation, page, second, datedBy } = view.locator
  const first = firstLineOf(view)
  const cited = span !== null && span.end > span.start && view.gone === null ? span : null
  const citedLine = cited === null ? null : lineWithin(view.text, cited.start, first ?? 1)
  const isLong = view.text.includes('\n')
  // A mail in code has no lines of its own that anybody could look up: those of its text are counted.
  const isCoded = first === null && view.kind === 'message' && isLong
  const within = page
    ? m.page(page)
    : first !== null && citedLine !== null
      ? m.line(citedLine, null)
      : [
          line !== null && !(isCoded && line === 1) && m.line(line, lineEnd),
          isCoded && citedLine !== null && m.within(citedLine),
        ]
          .filter(Boolean)
          .join(' · ')
  const numbered = (index: number, isCited: boolean): number | null => {
    if (first !== null) return first + index
    if (isCoded) return index + 1
    return isCited || (index === 0 && cited === null) ? line : null
  }
  const place = [sheet && m.sheet(sheet), conversation, second !== undefined && clockOf(second), within]
    .filter(Boolean)
    .join(' · ')
  const confirmed = view.facts.filter(({ decision }) => decision !== null).length
  const rows: [string, ReactNode][] = [
    [
      m.source,
      <span key="source">
        {namedSource(view.sourceName, view.locator.entry)} · {m.kinds[view.kind]}
        <SourcePath path={view.sourcePath} />
      </span>,
    ],
    [m.place, place || null],
    [m.author, view.author && nameOf(view.author, view.authorName)],
    [
      m.account,
      view.accountId && view.accountName ? (
        <GoLink key="account" to={`/accounts/${view.accountId}`}>
          {view.accountName}
        </GoLink>
      ) : (
        (view.kind === 'message' || view.kind === 'note') &&
        view.accountId === null && <Assign key="assign" id={view.id} />
      ),
    ],
    [
      g.title,
      view.grounds.length > 0 && (
        <ul key="grounds">
          {view.grounds.map((ground) => (
            <li key={ground.code + ground.text}>{wordGround(ground, language)}</li>
          ))}
        </ul>
      ),
    ],
    [
      m.occurred,
      <span key="occurred">
        {format.dateTime(view.occurredAt)} {datedBy && <span className="t11 c3">{m.datedBy[datedBy]}</span>}
      </span>,
    ],
    [
      m.known,
      <span key="known">
        {format.dateTime(view.knownAt)} <span className="t11 c3">{m.knownNote}</span>
      </span>,
    ],
    [m.sensitivity, view.gone === null && <Label key="sensitivity" view={view} />],
    [
      m.hash,
      <span key="hash" className="mono t12">
        {format.shortHash(view.contentHash)}
      </span>,
    ],
  ]
  return (
    <div className="evidence">
      <div className="row wrap">
        <Chip
          meaning={
            view.consent === 'given' || view.consent === 'notRequired'
              ? 'ok'
              : view.consent === 'withdrawn'
                ? 'stop'
                : 'unknown'
          }
        >
          {w.consents[view.consent]}
        </Chip>
        <Chip
          meaning={view.sensitivity === 'restricted' ? 'caution' : undefined}
          outline={view.sensitivity !== 'restricted'}
        >
          {w.sensitivities[view.sensitivity]}
        </Chip>
        {view.gone && view.gone !== 'withdrawn' && <Chip meaning="stop">{w.shredReasons[view.gone]}</Chip>}
        {view.facts.length > 0 && <Chip outline>{m.facts(view.facts.length)}</Chip>}
        {confirmed > 0 && <Chip meaning="ok">{m.confirmed(confirmed)}</Chip>}
        {view.facts.length > confirmed && (
          <Chip meaning="unknown">{m.unconfirmed(view.facts.length - confirmed)}</Chip>
        )}
      </div>
      {view.title && <h3 className="t14">{view.title}</h3>}
      <div className="evidence-source">
        {view.before.map((neighbour) => (
          <Neighbour key={neighbour.id} {...neighbour} language={language} />
        ))}
        <blockquote className="evidence-text">
          {view.author && <b className="t12 c2 evidence-author">{nameOf(view.author, view.authorName)}</b>}
          {view.gone ? (
            <NumberedLine line={line}>
              <span className="c3">{m.gone(w.shredReasons[view.gone])}</span>
            </NumberedLine>
          ) : (
            linesOf(cited === null ? wordMessage(view.text, language) : view.text, cited).map(
              ({ before, marked, after, index }) => (
                <NumberedLine key={index} line={numbered(index, marked !== '')}>
                  {before}
                  {marked !== '' && <mark title={m.cited}>{marked}</mark>}
                  {after}
                </NumberedLine>
              ),
            )
          )}
        </blockquote>
        {view.after.map((neighbour) => (
          <Neighbour key={neighbour.id} {...neighbour} language={language} />
        ))}
      </div>
      <Facts rows={rows} className="evidence-facts" />
    </div>
  )
}

/** A line of the source with its number, where it has one. */
const NumberedLine = ({ line, children }: { line: number | null; children: ReactNode }) => (
  <div className="evidence-row">
    <span className="evidence-line">{line ?? ''}</span>
    <p>{children}</p>
  </div>
)

/** The lines of a text, each with the part of it that is cited. */
function linesOf(text: string, cited: { start: number; end: number } | null) {
  let from = 0
  return text.split('\n').map((line, index) => {
    const start = from
    from += line.length + 1
    const within = (at: number) => Math.min(Math.max(at - start, 0), line.length)
    const [begins, ends] =
      cited === null ? [line.length, line.length] : [within(cited.start), within(cited.end)]
    return { index, before: line.slice(0, begins), marked: line.slice(begins, ends), after: line.slice(ends) }
  })
}

/** The sensitivity of evidence, which a person can change, and what the rules see in it. */
function Label({ view }: { view: EvidenceView }) {
  const m = useMessages(messages)
  const w = useMessages(words)
  const format = useFormat()
  const { client } = useApi()
  const { run } = useCommand()
  const isProposed = view.sensitive.length > 0 && view.sensitivity !== 'restricted'
  return (
    <span className="col" style={{ gap: 4 }}>
      <span className="row">
        <Select
          small
          hideLabel
          label={m.sensitivity}
          value={view.sensitivity}
          choices={sensitivities.map((each) => ({ value: each, label: w.sensitivities[each] }))}
          onChange={(sensitivity) =>
            void run(() => client.inventory.setSensitivity({ ids: [view.id], sensitivity }), {
              done: m.sensitivitySet,
            })
          }
        />
      </span>
      <span className={isProposed ? 't11 caution-c' : 't11 c3'}>
        {isProposed
          ? m.sensitive(format.list(view.sensitive.map((each) => w.sensitiveClasses[each])))
          : view.sensitivity === 'restricted' && m.restrictedNote}
      </span>
    </span>
  )
}

/** Says that a note or conversation belongs to nobody yet, and gives it to an account. */
function Assign({ id }: { id: EvidenceId }) {
  const m = useMessages(messages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [picking, setPicking] = useState(false)
  const assign = (account: Picked) =>
    run(() => client.imports.assignUnlinked({ evidenceId: id, accountId: account.id as AccountId }), {
      done: ({ items }) => m.assigned(items, account.name),
    })
  return (
    <div className="col" style={{ gap: 6 }}>
      <span className="row wrap">
        <Chip meaning="unknown">{m.unlinked}</Chip>
        {!picking && (
          <Button small onClick={() => setPicking(true)}>
            {m.assign}
          </Button>
        )}
      </span>
      {picking && (
        <RecordPicker
          kind="account"
          autoFocus
          busy={busy}
          onPick={(account) => void assign(account)}
          onCancel={() => setPicking(false)}
        />
      )}
    </div>
  )
}

/** The sender as the source writes them, with the contact's name where that is another. */
const nameOf = (author: string, name: string | null): string => (name ? `${name} (${author})` : author)

const Neighbour = ({
  author,
  authorName,
  text,
  line,
  language,
}: EvidenceView['before'][number] & { language: Language }) => (
  <div className="evidence-neighbour">
    <span className="evidence-line">{line ?? ''}</span>
    <p>
      {author && <span className="c3">{nameOf(author, authorName)}: </span>}
      {wordMessage(text, language)}
    </p>
  </div>
)
