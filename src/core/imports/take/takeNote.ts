import { lineWithin } from '../../../shared/evidenceLine.ts'
import { getContact } from '../../contacts/store.ts'
import { workBeginsHour } from '../../workday.ts'
import type { NoteItem } from '../formats/format.ts'
import type { People } from '../people.ts'
import { conversionContext } from '../recognition/convert.ts'
import { cutByAccount, type NotePart } from './cutByAccount.ts'
import { meetIntroduced } from './newPeople.ts'
import { partsBySection } from './sections.ts'
import type { OfFile } from './takeMessage.ts'
import { type Taken, type Taking, writeEvidence, writeFacts } from './taking.ts'

/**
 * A note becomes evidence; one about a known account is an activity too, and may state facts. A diary's entry that speaks
 * of several accounts is taken as so many notes, each with its own lines. Gives what became of each.
 */
export function takeNote(taking: Taking, people: People, item: NoteItem, ofFile: OfFile = {}): Taken[] {
  // Front matter that says what a note is about says it of all of it.
  const parts = subjectOf(item) === '' ? partsOf(item, people) : []
  if (parts.length < 2)
    return [
      takeWhole(taking, people, item, {
        // A note that calls one customer by name and may mean no other is that one's, however short the name.
        within:
          people.accountHeading(item) ??
          (parts[0] ? people.onlyAccountCalled(item.text, { amongUs: true }) : null),
        ofFile,
      }),
    ]
  return parts.map(({ start, end, accountId, isHeaded = false }) => {
    const text = item.text.slice(start, end)
    const line = lineWithin(item.text, start + text.length - text.trimStart().length, item.at.lineStart)
    const at = { ...item.at, lineStart: line, lineEnd: lineWithin(text, text.trimEnd().length, line) }
    return takeWhole(taking, people, { ...item, at, text }, { within: accountId, ofFile, isHeaded })
  })
}

/** What a visit's note tells of somebody else on the way: 回来路上接到合肥轨道老方电话. */
const newsOfAnother =
  /(接到|来电|电话|打来|路上|顺路|顺便|另外)|\b(rang|called|phoned|voicemail|by the way|on the way|separately)\b/i

/**
 * A diary is cut wherever it goes on to another customer; a note that a title, its first line or its file gives to one only
 * where news of another comes in.
 */
function partsOf(item: NoteItem, people: People): NotePart[] {
  const { title, text } = item
  const own = people.accountHeading(item)
  if (own !== null)
    return cutByAccount(
      text,
      (words) => (newsOfAnother.test(words) ? people.onlyAccountIn(words) : null),
      own,
    )
  if (people.namesAccount(title)) return []
  const cut = (words: string): NotePart[] => cutByAccount(words, (some) => people.accountToldIn(some))
  const sections = partsBySection(text, people.headedBy, cut)
  return sections.length > 0 ? sections : cut(text)
}

function takeWhole(
  taking: Taking,
  people: People,
  item: NoteItem,
  { within, ofFile, isHeaded = false }: { within: string | null; ofFile: OfFile; isHeaded?: boolean },
): Taken {
  const { write, freshHash } = taking
  const text = item.text.trim()
  if (text === '') return 'duplicates'
  const contentHash = freshHash(`note\n${item.title}\n${item.date ?? ''}\n${subjectOf(item)}${text}`)
  if (contentHash === null) return 'duplicates'
  write.hearRivals(item.title, text)
  const { occurredAt, datedBy } = timeOf(item.date, ofFile.writtenAt ?? null, write)
  const { direction, grounds, ...linked } = people.ofNote(item, occurredAt, within, ofFile.folder)
  const about = { ...linked, occurredAt, knownAt: Math.min(occurredAt, write.now) }
  /** "G says" in a note of a talk with Graham is he. */
  const initialOf = (name: string, contactId: string | null): string | null =>
    contactId !== null && /^\p{Lu}\.?$/u.test(name) && getContact(write.db, contactId)?.name[0] === name[0]
      ? contactId
      : null
  const evidenceId = writeEvidence(
    taking,
    { ...about, grounds },
    {
      kind: 'note',
      locator: {
        line: item.at.lineStart,
        lineEnd: item.at.lineEnd,
        ...(item.at.page !== undefined && { page: item.at.page }),
        ...(item.at.sheet !== undefined && { sheet: item.at.sheet }),
        ...(datedBy !== null && { datedBy }),
      },
      author: item.properties?.author ?? item.properties?.作者 ?? null,
      title: item.title,
      text,
      contentHash,
      zone: write.zone,
      consent: taking.recording ? 'given' : 'notRequired',
      sensitivity: taking.recording ? 'personal' : 'internal',
    },
  )
  if (about.accountId === null) return 'accepted'
  write.batch.activity({
    ...about,
    id: write.newId('activity'),
    kind: 'note',
    direction,
    ownerName: null,
    summary: summaryOf(item.title, text),
    durationMs: null,
    zone: write.zone,
    evidenceId,
    importId: write.importId,
    deletedAt: null,
    notForLearning: taking.recording?.mayTrain === false ? 1 : null,
  })
  const { accountId } = about
  meetIntroduced(write, people, text, accountId)
  writeFacts(taking, evidenceId, isHeaded ? text : people.withoutOthers(text, accountId), about, {
    contactOf: (name) => initialOf(name, about.contactId) ?? people.calledAt(accountId, name),
    acts: { direction, steps: [] },
    undated: datedBy === 'import',
  })
  return 'accepted'
}

const markOf = /^\s*(?:#{1,6}\s+|(?:[-*•]\s*)?(?:\[[ xX✓√]?\]|[☐□☑✅✔])\s*|[【[*]+)|[】\]*#]+\s*$/g

/** A note in short, its title once: a heading that ends the title is the first line of the text as well. */
function summaryOf(title: string, text: string): string {
  const [first = '', ...rest] = text.split('\n')
  const heading = first.replace(markOf, '').trim()
  const isRepeated = heading !== '' && (title === heading || title.endsWith(` › ${heading}`))
  const body = isRepeated ? rest.join('\n').trim() : text
  return [title, body].filter(Boolean).join('\n').slice(0, 2000)
}

/** Whoever wrote it and whenever it was filed, a note is the same note. */
const ofFiling = /^(author|作者|date|日期|tags?|标签|created|updated|modified)$/i

/** What a note's front matter says it is about: the same words about two customers are two notes. */
const subjectOf = ({ properties }: NoteItem): string =>
  Object.entries(properties ?? {})
    .filter(([key]) => !ofFiling.test(key))
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')

/** When a note was written: on its day, else when its file was, else no later than now; and what says so for it. */
function timeOf(
  date: string | null,
  writtenAt: number | null,
  write: { zone: string; currency: string; now: number },
): { occurredAt: number; datedBy: 'file' | 'import' | null } {
  if (date !== null) return { occurredAt: dayAt(date, write), datedBy: null }
  if (writtenAt !== null && writtenAt < write.now) return { occurredAt: writtenAt, datedBy: 'file' }
  return { occurredAt: write.now, datedBy: 'import' }
}

/** `date` is a calendar day `YYYY-MM-DD`; gives UTC ms. */
function dayAt(date: string, { zone, currency }: { zone: string; currency: string }): number {
  const [year, month, day] = date.split('-').map(Number)
  return conversionContext(zone, currency).toUtc({
    year: year!,
    month: month!,
    day: day!,
    hour: workBeginsHour,
  })
}
