import { readWorkspaceSettings } from '../../app/workspaceSettings.ts'
import type { Contact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'

const mostRead = 300
const longestHead = 240

/** What a line of those present is called by. */
const present =
  /^\s*(?:出席|参会|与会|参加|到会|人员|参会人员|出席人员|与会人员|参加人员|present|attendees|attending|participants|in the room|with)\s*(?:人员|者)?\s*[:：]/i
/** What parts the sides of such a line, and where those begin who sent their apologies. */
const sides =
  /[；;|/]|[。.]\s*(?=(?:我方|我司|乙方|供方|for us|our side|ours|from us)\b|我方|我司|乙方|供方)/i
const apologies = /[。.；;]\s*(?:apol|regrets|absent|not present|缺席|请假|未到|列席).*$/i
const ourSide = /^\s*(?:我方|我司|我们|乙方|供方|供应商|卖方|ours?|us|supplier|seller|for us)[\s:：(（]/i
/** 我和文博参加, "Dirk and I will join": who of us comes beside who writes. */
const besideMe =
  /我(?:和|跟|与|带|同)(?<han>\p{Script=Han}{2,3}?)(?:一起|参加|过去|过来|过|来|到|去|会)|\b(?<latin>\p{Lu}\p{L}+) and (?:I|me|myself)\b/gu

/** The words by which our own firm is called: its whole name, and what stands before its trade. */
function namesOfFirm(ownFirm: string): string[] {
  const name = ownFirm.trim()
  const bare = name.replace(/^(?:上海|北京|天津|重庆|\p{Script=Han}{2,3}?[省市])/u, '')
  const short = /^\p{Script=Han}{2}/u.exec(bare)?.[0] ?? /^[\p{L}\d&.'’-]{3,}/u.exec(name)?.[0] ?? ''
  return [name, short].filter((one) => one.length > 1)
}

/** The part of a line of those present that is ours, and what else stands there; null where it has no such part. */
function ourPartOf(
  line: string,
  isOurs: (words: string) => boolean,
): { ours: string; theirs: string } | null {
  const parts = line.replace(apologies, '').replace(present, '').split(sides)
  if (parts.length < 2) return null
  const ours = parts.filter((part) => ourSide.test(part) || isOurs(part))
  return ours.length === 0 || ours.length === parts.length
    ? null
    : { ours: ours.join(' '), theirs: parts.filter((part) => !ours.includes(part)).join(' ') }
}

/**
 * The ids of people whom a record took for the customer's and who are ours: who stands beside our firm or whoever works
 * here in the minutes of a talk, and whom one of us brings along.
 */
export function ourPeopleAmong(
  db: ReadableDb,
  accountId: string,
  people: readonly Pick<Contact, 'id' | 'name'>[],
  asOf: number,
): Set<string> {
  const { actorName, ownFirm, ownOwners } = readWorkspaceSettings(db)
  const firm = namesOfFirm(ownFirm)
  const owners = [actorName, ...ownOwners].filter((name) => name.length > 1)
  const isOurs = (words: string): boolean =>
    owners.some((name) => words.includes(name)) || firm.some((name) => words.includes(name))
  const rows = db
    .read(
      `SELECT substr(e.text, 1, 1200) AS text, e.kind,
        (SELECT a.direction FROM activities a WHERE a.evidence_id = e.id AND a.deleted_at IS NULL LIMIT 1) AS direction
       FROM evidence e WHERE e.account_id = ? AND e.kind IN ('note', 'message') AND e.shredded_at IS NULL
        AND e.known_at <= ? ORDER BY e.key DESC LIMIT ${mostRead}`,
    )
    .all(accountId, asOf) as { text: string; kind: string; direction: string | null }[]
  const ours = new Set<string>()
  for (const { text, kind, direction } of rows) {
    if (kind === 'note')
      for (const line of text.split('\n')) {
        if (!present.test(line) || line.length > longestHead) continue
        const part = ourPartOf(line, isOurs)
        if (part === null) continue
        for (const { id, name } of people)
          if (part.ours.includes(name) && !part.theirs.includes(name)) ours.add(id)
      }
    if (direction !== 'outbound') continue
    for (const { groups } of text.matchAll(besideMe))
      for (const { id, name } of people)
        if (
          (groups!.han !== undefined && name.length > 2 && [name, name.slice(1)].includes(groups!.han)) ||
          (groups!.latin !== undefined && name === groups!.latin)
        )
          ours.add(id)
  }
  return ours
}
