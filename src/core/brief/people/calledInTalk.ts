import type { ReadableDb } from '../../db/open.ts'
import { firstEvidenceKeyAt } from '../../evidence/evidenceKey.ts'

const dayMs = 86_400_000
/** How somebody was called longer ago than this may no longer be right: people rise. */
const recentDays = 365
const mostRead = 400
const doubleSurname = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木|南宫|长孙|宇文)/
/** What people are called by behind their surname, longest first, and the title that gives it back. */
const titles: readonly (readonly [string, string])[] = [
  ['总监', '总监'],
  ['总工', '总工程师'],
  ['经理', '经理'],
  ['部长', '部长'],
  ['科长', '科长'],
  ['处长', '处长'],
  ['厂长', '厂长'],
  ['院长', '院长'],
  ['局长', '局长'],
  ['校长', '校长'],
  ['所长', '所长'],
  ['行长', '行长'],
  ['站长', '站长'],
  ['主任', '主任'],
  ['主管', '主管'],
  ['书记', '书记'],
  ['教授', '教授'],
  ['老师', '老师'],
  ['博士', '博士'],
  ['董', '董事长'],
  ['总', '总经理'],
  ['工', '工程师'],
]
const nameOf = /^\p{Script=Han}{2,4}$/u
const surnameOf = (name: string): string => doubleSurname.exec(name)?.[0] ?? name.slice(0, 1)

/**
 * The titles by which we call the customer's people in our own messages to them (曲经理, 欧阳总), by person: what stands on
 * a list may be the title of another, or one by which nobody is called. Only people whose surname nobody else bears.
 */
export function calledInTalk(
  db: ReadableDb,
  accountId: string,
  people: readonly { id: string; name: string }[],
  asOf: number,
): ReadonlyMap<string, string> {
  const named = people.filter(({ name }) => nameOf.test(name))
  if (named.length === 0) return new Map()
  const texts = (
    db
      .read(
        `SELECT substr(e.text, 1, 2000) AS text FROM evidence e JOIN activities a ON a.evidence_id = e.id
         WHERE e.account_id = ? AND e.kind = 'message' AND a.direction = 'outbound' AND a.deleted_at IS NULL AND e.key >= ?
          AND e.known_at <= ? AND e.occurred_at <= ? AND e.shredded_at IS NULL AND e.consent <> 'withdrawn'
         ORDER BY e.key DESC LIMIT ${mostRead}`,
      )
      .all(accountId, firstEvidenceKeyAt(asOf - recentDays * dayMs), asOf, asOf) as { text: string }[]
  ).map(({ text }) => text)
  const called = new Map<string, string>()
  for (const { id, name } of named) {
    const surname = surnameOf(name)
    if (named.some((other) => other.id !== id && surnameOf(other.name) === surname)) continue
    // The newest message that calls them at its beginning, or of them by name: 曲经理，样箱26号到.
    const address = new RegExp(
      `(?:^|[\\s，,。；;！!：:@、])${surname}(?<title>${titles.map(([word]) => word).join('|')})(?=$|[\\s，,。；;！!：:、您你好早])`,
      'u',
    )
    for (const text of texts) {
      const title = titles.find(([word]) => word === address.exec(text)?.groups?.title)
      if (title === undefined) continue
      called.set(id, title[1])
      break
    }
  }
  return called
}
