import type { ReadableDb } from '../../db/open.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'

const dayMs = 86_400_000
const chineseNumbers = '一二三四五六七八九十'

/** Which version of an offer words name: V2, Rev C, 第二版. */
const versionNamed =
  /(?<![\p{Script=Latin}\d])(?:V(?:er(?:sion)?)?[\s.]{0,2}(?<number>\d{1,2})|Rev(?:ision)?[\s.]{0,2}(?:(?<letter>[A-Z])|(?<revision>\d{1,2})))(?![\p{Script=Latin}\d]|\.\d)|第\s?(?:(?<place>\d{1,2})|(?<han>[一二三四五六七八九十]))\s?[版稿]/giu
/** Papers that are no offer: their versions are counted apart. */
const otherPaper =
  /报告|图|合同|清单|计划|协议|方案|样|手册|纪要|标书|条款|\b(?:report|drawings?|contract|MSA|NDA|DPA|certificate|plan|layout|schedule|minutes|samples?|manual|mark-?up|draft|list|spec(?:ification)?)\b/i

interface Version {
  series: 'letter' | 'number'
  place: number
}

const versionsIn = (words: string): Version[] =>
  [...words.matchAll(versionNamed)].map(({ groups }) =>
    groups!.letter !== undefined
      ? { series: 'letter', place: groups!.letter.toUpperCase().charCodeAt(0) - 64 }
      : {
          series: 'number',
          place: groups!.han
            ? chineseNumbers.indexOf(groups!.han) + 1
            : Number(groups!.number ?? groups!.revision ?? groups!.place),
        },
  )

const quotesSince = `SELECT version FROM price_lines
    WHERE account_id = :account AND kind = 'quote' AND version IS NOT NULL AND deleted_at IS NULL AND off_table IS NOT 'draft'
     AND (deal_id IS NULL OR deal_id = :deal) AND priced_at BETWEEN :since AND :asOf AND known_at <= :asOf
  UNION SELECT version FROM project_quotes
    WHERE account_id = :account AND version IS NOT NULL AND deleted_at IS NULL AND outcome <> 'draft'
     AND (deal_id IS NULL OR deal_id = :deal) AND quoted_at BETWEEN :since AND :asOf AND known_at <= :asOf LIMIT 200`
const messagesSince = `SELECT e.text FROM evidence e JOIN activities a ON a.evidence_id = e.id AND a.deleted_at IS NULL
  WHERE e.account_id = ? AND a.direction = 'outbound' AND e.kind = 'message' AND e.shredded_at IS NULL
   AND (e.deal_id IS NULL OR e.deal_id = ?) AND e.occurred_at > ? AND e.occurred_at <= ? AND e.known_at <= ?
  ORDER BY e.key DESC LIMIT 200`

/** V3发您了, "rev C attached", "please find rev C": the version goes out with these words. */
const goesOut =
  /(?:发|寄|传|交|给)(?:给|到|在)?(?:您|你|你们|贵司|大家)?(?:邮箱|微信|群里?)?(?:里|上)?了(?!吗|没|[?？])|已经?(?:发|寄|传|交|给)|附件|\b(?:attached|enclosed|sent|here (?:is|comes)|please find|find (?:our|the))\b/i
const isNotOut = /[?？]|没|未|\b(?:not|when|once|until|if|will|would)\b|n['’]t\b|['’]ll\b/iu

/**
 * Whether the version of an offer that was promised, or a later one, has been given since: words of ours say that it goes
 * out, or a later one is among the quotes. Whoever has V3 waits for V2 no more.
 */
function isVersionGiven(
  db: ReadableDb,
  owed: { words: string /** UTC ms at which it was promised. */; at: number },
  { accountId, dealId, asOf }: { accountId: string; dealId: string; asOf: number },
): boolean {
  const [wanted, another] = versionsIn(owed.words)
  if (wanted === undefined || another !== undefined || otherPaper.test(owed.words)) return false
  // 第二版 may be of any paper, where no word says that it is an offer.
  if (/第\s?[\d一二三四五六七八九十]{1,2}\s?[版稿]/.test(owed.words) && !/价/.test(owed.words)) return false
  const isIt = ({ series, place }: Version) => series === wanted.series && place >= wanted.place
  const quotes = db
    .read(quotesSince)
    .all({ account: accountId, deal: dealId, since: owed.at - dayMs, asOf }) as { version: string }[]
  if (quotes.some(({ version }) => versionsIn(version).some((one) => isIt(one) && one.place > wanted.place)))
    return true
  const messages = db.read(messagesSince).all(accountId, dealId, owed.at, asOf, asOf) as { text: string }[]
  return messages.some(({ text }) =>
    text
      .split(/[\n。！!；;]|(?<=[a-z)])\.\s/u)
      .some(
        (sentence) => goesOut.test(sentence) && !isNotOut.test(sentence) && versionsIn(sentence).some(isIt),
      ),
  )
}

/** Facts without what we promised of a version that has been given since, as of `asOf` (UTC ms). */
export const withoutGivenVersions = (
  db: ReadableDb,
  facts: readonly CustomerFact[],
  scope: { accountId: string; dealId: string; asOf: number },
): CustomerFact[] =>
  facts.filter(
    ({ kind, text, occurredAt, undated }) =>
      !(
        (kind === 'openPromise' || kind === 'openTask') &&
        !undated &&
        isVersionGiven(db, { words: text, at: occurredAt }, scope)
      ),
  )
