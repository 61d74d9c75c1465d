import { matches } from '../cues/mayMatch.ts'
import type { Side, SideOf } from '../whoSays/sides.ts'

const title = '(?:总监|经理|主任|部长|科长|处长|厂长|院长|所长|老师|工|总|科|姐|哥)'
/** 打给田工催图纸, 又催了一下样品, 找采购要清单: we ask again for what somebody else is to give. */
const chasing = [
  new RegExp(
    `(?:打电话给|打给|致电|联系|发微信给|找|给|向|跟|和|问)了?\\s*(?<who>\\p{Script=Han}{2,4}?${title}?|\\p{Lu}\\p{Ll}+)\\s*(?:打电话|发微信|发消息|打了电话)?[,，]?\\s*(?:又|再|去)?催(?!款|收|我|咱)`,
    'u',
  ),
  new RegExp(
    `(?:^|[。；;\\n\\]]|今天|昨天|上午|下午|晚上)\\s*(?:又|再|已经?|刚|去|打了?电话|电话|发了?微信|微信|发了?邮件|邮件|群里|继续)*催(?:了|一下|一催|促|过)*(?!款|收|我|咱|化|办单)\\s*(?<who>\\p{Script=Han}{1,3}${title}|\\p{Script=Han}{2,3}(?=[\\s:：要的])|\\p{Lu}\\p{Ll}+)?`,
    'u',
  ),
  /\b(?:[Cc]hased|[Cc]hasing|[Cc]hase|[Rr]eminded|[Rr]eminding|[Nn]udged|[Pp]inged)(?: up)?(?: (?:with|on))?(?: to)? (?<who>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)(?= (?:for|about|on|again|re\b|over|to (?:send|share|give|get|sign|return))|[:,])/u,
  // "Still nothing from Ann on the list", "no meal counts from Ann"
  /\b(?:[Ss]till|[Aa]s yet|[Ss]o far) (?:nothing|no\b[^.;,\n]{2,40}?) from (?<who>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)/u,
]
/** 客户催, 曲经理来催, "Tom is chasing us": it is asked of us. */
const chasedByThem = new RegExp(
  `(?:客户|对方|甲方|业主|[他她]们?|人家|${title}|来|被|在|又在|一直)(?:又|再|天天|老|一直)*催|催(?:我|咱|得|着要|问我)|\\bchas\\w+ (?:us|me)\\b`,
  'u',
)
/** What is asked for has not come, or its day went by. */
const notCome =
  /(?:还|一直|到现在|仍|都|就是)?(?:没|未)(?:有)?(?:给|出|来|到|发|交|回|收到|消息|动静|下文)|(?:答应|说好|约好|原定|承诺)的?[^，,。；;\n]{0,6}\d[^，,。；;\n]{0,3}(?:过了|已过|没到|没给)|\d{1,2}\s*[号日]?(?:就|都|已经|已)?(?:过了|逾期)|拖(?:着|了)|\b(?:nothing (?:yet|so far|since|back)|not (?:yet )?(?:here|in|received|come|arrived)|still (?:no|not|waiting|missing|outstanding)|no (?:reply|answer)|overdue|late|(?:was |were )?(?:due|promised)(?: (?:by|on|for))? [^.;\n]{0,6}\d)/iu

/** Of which side somebody is whom a note of ours tells to be chased; null where it tells of nobody, or of who chases us. */
export function chasedSide(sentence: string, sideOf: SideOf): Side | null {
  const found = chasing.map((cue) => cue.exec(sentence)).find((match) => match !== null)
  const who = found?.groups?.who
  if (!found || who === undefined || chasedByThem.test(found[0])) return null
  const sides = [who, who.slice(0, 3), who.slice(0, 2), who.split(' ')[0]!].map(sideOf)
  return sides.includes('ours') && sides[0] !== 'theirs' ? 'ours' : 'theirs'
}

/**
 * Whether a note of ours tells that we chase what somebody of the customer's owes us, and that it has not come. It is theirs to
 * give, whoever of them had promised it; a colleague who is chased owes it to the customer with us.
 */
export const chasesTheirs = (sentence: string, sideOf: SideOf): boolean =>
  matches(notCome, sentence) && chasedSide(sentence, sideOf) === 'theirs'
