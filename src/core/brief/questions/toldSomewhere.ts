import { isAddressedIn, isNamedIn } from '../../contacts/calledInText.ts'
import type { Contact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { mayObject, ownObjection } from '../people/objectors.ts'

const mostRead = 1200
/** Letters of a text that is looked at, and of a line of it that tells of one thing. */
const longestText = 8000
const longestLine = 600

interface Line {
  text: string
  direction: string | null
  contactId: string | null
  isRow: boolean
}

type People = readonly Pick<Contact, 'id' | 'name' | 'nickname'>[]

const asked = /[?？]\s*$|(?:吗|么|呢)\s*[?？]?\s*$/
const somebody =
  '[\\p{Script=Han}]{1,4}(?:总|董|局长?|院长|校长|主任|书记|行长|厂长|部长|经理)|集团|董事会|总办|委员会'
/** 最后韩总签, 报集团批, "anything above 1.5m goes to Annelies Brandsma, our CFO, for signature". */
const signer = new RegExp(
  [
    `(?:${somebody})[^，,。；;\\n]{0,10}(?:签字|签批|会签|签(?!到|收)|批(?!次|量)|拍板|定标)`,
    `(?:归|由|找|报|过|交)(?:${somebody})[^，,。；;\\n]{0,6}(?:签|批|定)`,
    // 过100万他签字
    '(?:\\d\\s*万|[百千]万)[^，,。；;\\n]{0,8}[他她我](?:来)?(?:签字|签批|拍板|批准|签(?=[，,。；;\\s]|$))',
    '(?:决策人|审批人|签字人|批准人)\\s*[:：]\\s*\\S',
    '\\b(?:countersigns?|signs? (?:it|this|that|off|above|over|anything|up to)|signs\\b|signed? by|signature|(?:approval|approved|approves|sign-off)\\b[^.;\\n]{0,30}\\b(?:by|from)|goes to [^.;\\n]{0,40}\\b(?:CFO|CEO|COO|board|director|committee))',
  ].join('|'),
  'iu',
)
const noSigner =
  /不(?:找|归|用|由|再|能)[^，。；\n]{0,6}签|\b(?:can['’]?t|cannot|can no longer|no longer|not) sign/i
const period =
  /(?:预算|框架|合同|租|维保|服务|一共|总共|签)[^，。；\n]{0,14}(?:[一二两三四五六\d]\s*年(?!\d)|\d{1,3}\s*个?月)|(?:\d|万|元)\s*(?:\/|每|一)\s*年|(?:一|每|全)年\s*[¥￥]?\d|分[两二三四几\d]\s*[批期次年段]|按(?:季|月|年)付|(?:月|季|年)付|首付|尾款|预付|\b(?:for|over|per|a|each|of) (?:the )?(?:\d{1,3}|one|two|three|four|five|a|each)?[\s-]?(?:months?|years?|annum|quarter)\b|\bphase(?:s|d| \d)|\binstal?ments?\b|\bfiscal\b|\bFY ?\d\d/i
const longDeal =
  /20\d\d\s*[-–—/]\s*(?:20)?\d\d|年框|框架|三年|两年|年度|全包|\b(?:MSA|framework|annual|lease|contract \d)/i
const amount =
  /(?:预算|批了|经费|拨了|盘子)[^，。；\n]{0,12}\d|\d[\d.,]*\s*万?[^，。；\n]{0,5}(?:的?预算|额度)|\b(?:money|budget|envelope|capex|opex|set aside|approved|ceiling|funding|finance)\b[^.;\n]{0,60}\d|\d(?:[.,]\d+)?\s?[mk]\b[^.;\n]{0,16}\b(?:for|over|all in|budget)/i
const shares =
  /(?:\d{1,2}\s*(?:%|％|分|points?)?[^\d\n]{1,40}){2,}\d{1,2}\s*(?:%|％|分)|(?:评分|打分|权重|评标办法)[^\n]{0,20}\d|\b(?:weight(?:ing|ed|s)?|scor(?:e|ing)|criteria)\b[^\n]{0,60}\d/i
const rival =
  /(?:竞争对手|竞品|对手)\s*[:：]\s*\S|就(?:剩)?你们(?:和|跟|与|两家)|(?:另外|其他|别)的?[一两二三几\d]?\s*家[^，。；\n]{0,12}(?:报|投|参|来)|(?:他们|他家|人家)[^，。；\n]{0,8}报(?!告|名)|报(?:价|了|的)?\s*[¥￥]?\d+(?:\.\d+)?[^，。；\n]{0,10}(?:他们|他家)|退出了?(?:投标|竞标|比选)?|不投了|\b(?:competitor|rival|bidder|other (?:supplier|vendor|offer)s?|incumbent|shortlist(?:ed)?|pulled out|withdr(?:ew|awn))\b|(?:(?<!\p{L})\p{Lu}\p{L}{3,}(?:'s)?) (?:is|are|came in|quoted|bid) (?:in )?(?:at|with) [€£$]?\d/u

/** Who may object by one line: the customer's own words, or what is told of one of its people. */
const objectorIn = (line: Line, people: People): boolean =>
  !line.isRow &&
  (line.direction === 'inbound' && line.contactId !== null
    ? ownObjection.test(line.text) || mayObject.test(line.text)
    : line.direction !== 'outbound' &&
      mayObject.test(line.text) &&
      people.some((one) => isNamedIn(line.text, one) || isAddressedIn(line.text, one, people)))

const tells: Record<string, (line: Line, people: People) => boolean> = {
  budgetSigner: ({ text }) => signer.test(text) && !noSigner.test(text),
  approver: ({ text }) => signer.test(text) && !noSigner.test(text),
  budgetAmount: ({ text }) => amount.test(text),
  budgetDeadline: ({ text }) => period.test(text),
  criteria: ({ text, isRow }) => !isRow && shares.test(text),
  competitor: ({ text }) => rival.test(text),
  opponent: objectorIn,
}

/**
 * Which of the questions that every deal may leave open this customer's records answer somewhere, though nothing was made
 * of it: to ask them that again would show that nobody read what they wrote. `dealName` may tell that a deal runs for
 * years.
 */
export function toldSomewhere(
  db: ReadableDb,
  codes: readonly string[],
  {
    accountId,
    dealId,
    dealName,
    asOf,
    people,
  }: { accountId: string; dealId: string; dealName: string; asOf: number; people: People },
): Set<string> {
  const wanted = codes.filter((code) => code in tells)
  if (wanted.length === 0) return new Set()
  const rows = db
    .read(
      `SELECT substr(e.text, 1, ${longestText}) AS text, e.contact_id AS contactId, e.kind,
        (SELECT a.direction FROM activities a WHERE a.evidence_id = e.id AND a.deleted_at IS NULL LIMIT 1) AS direction
       FROM evidence e WHERE e.account_id = ? AND e.shredded_at IS NULL AND e.consent <> 'withdrawn'
        AND (e.deal_id IS NULL OR e.deal_id = ?) AND e.known_at <= ? AND e.occurred_at <= ?
       ORDER BY e.key DESC LIMIT ${mostRead}`,
    )
    .all(accountId, dealId, asOf, asOf) as {
    text: string
    contactId: string | null
    kind: string
    direction: string | null
  }[]
  const found = new Set(
    wanted.includes('budgetDeadline') && longDeal.test(dealName) ? ['budgetDeadline'] : [],
  )
  for (const { text, contactId, kind, direction } of rows)
    for (const line of text.split(/\n(?!\p{Ll})/u)) {
      if (line.length > longestLine || asked.test(line)) continue
      for (const code of wanted)
        if (
          !found.has(code) &&
          tells[code]!({ text: line, direction, contactId, isRow: kind === 'row' }, people)
        )
          found.add(code)
    }
  return found
}
