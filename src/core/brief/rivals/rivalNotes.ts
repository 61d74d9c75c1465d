import type { SituationPoint } from '../../../shared/contract/brief.ts'
import type { EvidenceId } from '../../../shared/ids.ts'
import { listCalledAccounts } from '../../accounts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { isOfRivals } from '../../facts/rivals/rivalFile.ts'
import { shortNamesOf } from '../../imports/matching/shortNames.ts'
import type { EvidenceLabels } from '../tracks/tracksView.ts'

/** What our own notes on rivals say of one of them, with where it stands. */
export interface RivalNote {
  rival: string
  words: string
  at: number | null
  evidenceId: string
  start: number
  end: number
}

const mostSources = 40
const mostSections = 60
const mostNotes = 6
const mostLines = 8
const longestLine = 160
const longestNote = 400

const mark = /^[ \t]*(?:#{1,6}[ \t]+|【|\*\*)?[ \t]*|[ \t]*(?:】|\*\*)?[ \t]*[:：]?[ \t]*$/g
const bullet = /^[ \t]*(?:[-*•·–—]|\d{1,2}[.、)）])[ \t]*/
const isHeading = (line: string): boolean =>
  /^[ \t]*(?:#{1,6}[ \t]+\S|【[^】]+】|\*\*[^*]+\*\*[:：]?[ \t]*$)/.test(line)

/** Whether a heading is a rival's name: "Voss" over "Voss Lifts Ltd", 广菱（广东） over 广菱. */
function isCalled(heading: string, rival: string): boolean {
  const [one, other] = [heading, rival].map((name) => name.normalize('NFKC').toLowerCase().trim())
  if (one === '' || other === '') return false
  const [short, long] = one!.length <= other!.length ? [one!, other!] : [other!, one!]
  if (short.length < 2 || long.length > short.length + 16) return false
  return /\p{Script=Han}/u.test(short)
    ? long.startsWith(short)
    : long === short || new RegExp(`^${RegExp.escape(short)}(?![\\p{L}\\d])`, 'u').test(long)
}

interface Section {
  id: string
  title: string | null
  text: string
  at: number
  datedBy: string | null
}

/** The notes of the files that go through our rivals, by what the files are called. */
function sectionsOfRivalFiles(db: ReadableDb, asOf: number): Section[] {
  const sources = (
    db
      .read(`SELECT id, name FROM sources WHERE created_at <= ? ORDER BY created_at DESC LIMIT 20000`)
      .all(asOf) as {
      id: string
      name: string
    }[]
  )
    .filter(({ name }) => isOfRivals(name))
    .slice(0, mostSources)
  if (sources.length === 0) return []
  return db
    .read(
      `SELECT id, title, text, occurred_at AS at, json_extract(locator, '$.datedBy') AS datedBy FROM evidence
       WHERE source_id IN (SELECT value FROM json_each(?)) AND kind = 'note' AND known_at <= ? AND shredded_at IS NULL
        AND sensitivity <> 'restricted' AND consent <> 'withdrawn' AND text <> '' ORDER BY occurred_at DESC LIMIT ${mostSections}`,
    )
    .all(JSON.stringify(sources.map(({ id }) => id)), asOf) as Section[]
}

/** Finds in a line the name of any customer but this one: what is told there is theirs. */
export function otherCustomers(
  db: ReadableDb,
  accountId: string,
  lines: readonly string[],
): (line: string) => boolean {
  const text = lines.join('\n').toLowerCase()
  const accounts = listCalledAccounts(db)
  const names = accounts.flatMap(({ id, name, aliases }) =>
    id === accountId ? [] : [name, ...aliases, ...shortNamesOf(name)],
  )
  // What this customer is called itself, in full or cut short, tells of nobody else, though another is on file under it.
  const own = accounts.flatMap(({ id, name, aliases }) =>
    id === accountId ? [name, ...aliases].map((one) => one.toLowerCase()) : [],
  )
  const named = [...new Set(names.map((name) => name.toLowerCase()))].filter(
    (name) =>
      name.length >= (/\p{Script=Han}/u.test(name) ? 2 : 4) &&
      text.includes(name) &&
      !own.some((one) => one.includes(name)),
  )
  return (line) => named.some((name) => line.toLowerCase().includes(name))
}

/**
 * What our notes on rivals say, as of `asOf` (UTC ms), of those that a customer's deal has: a section under a rival's name
 * is about every customer who looks at that rival, though it names none. Lines that name another customer are left out.
 */
export function rivalNotes(
  db: ReadableDb,
  { accountId, rivals, asOf }: { accountId: string; rivals: readonly string[]; asOf: number },
): RivalNote[] {
  if (rivals.length === 0) return []
  const sections = sectionsOfRivalFiles(db, asOf)
  if (sections.length === 0) return []
  const isOfOthers = otherCustomers(
    db,
    accountId,
    sections.map(({ text }) => text),
  )
  const rivalOf = (words: string): string | null => rivals.find((rival) => isCalled(words, rival)) ?? null
  const notes = sections.flatMap(({ id, title, text, at, datedBy }): RivalNote[] => {
    const found: (RivalNote & { lines: string[] })[] = []
    let rival = rivalOf(
      (title ?? '')
        .split(/\s[›>]\s/)
        .at(-1)!
        .trim(),
    )
    let offset = 0
    for (const line of text.split('\n')) {
      const start = offset
      offset += line.length + 1
      if (isHeading(line)) {
        rival = rivalOf(line.replaceAll(mark, ''))
        continue
      }
      const said = line.replace(bullet, '').trim()
      if (rival === null || said === '' || said.length > longestLine || isOfOthers(said)) continue
      if (rivalOf(said) === rival && said.length <= rival.length + 2) continue
      const last = found.at(-1)
      if (last?.rival === rival && last.lines.length < mostLines) {
        last.lines.push(said)
        last.end = start + line.length
      } else if (last?.rival !== rival)
        found.push({
          rival,
          words: '',
          lines: [said],
          at: datedBy === null ? at : null,
          evidenceId: id,
          start,
          end: start + line.length,
        })
    }
    return found.map(({ lines, ...note }) => ({
      ...note,
      words: lines.join(/\p{Script=Han}/u.test(lines.join('')) ? '；' : '; ').slice(0, longestNote),
    }))
  })
  return notes.slice(0, mostNotes)
}

const labels = { zh: '我们的竞品笔记', en: 'our note on a rival' } as const

/** The same among what is known of the rivals: for whoever makes the call, and for nobody there. */
export const rivalNotesView = (
  notes: readonly RivalNote[],
  evidence: EvidenceLabels,
  lang: 'zh' | 'en',
): SituationPoint[] =>
  notes.map(({ rival, words, at, evidenceId, start, end }) => ({
    kind: 'rivalNote',
    label: labels[lang],
    about: rival,
    words,
    quote: words,
    speaker: 'note',
    saidBy: null,
    at,
    state: 'holds',
    dueOn: null,
    overdueSince: null,
    answers: null,
    since: [],
    isHushed: false,
    earlier: [],
    mark: {
      kind: 'source',
      label: evidence.labelOf(evidenceId),
      evidenceId: evidenceId as EvidenceId,
      ruleId: null,
      start,
      end,
    },
  }))
