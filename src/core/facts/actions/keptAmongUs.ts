import type { ProposedFact } from '../proposedFact.ts'
import { keptQuiet } from '../quiet/keptQuiet.ts'
import { sentencesOf } from '../sentences/sentences.ts'

const hands =
  '(?:technicians?|engineers?|fitters?|mechanics?|electricians?|welders?|drivers?|pickers?|installers?|operators?|trainers?|translators?|inspectors?|cleaners?|people|staff|heads|hands|men|crews?|teams?|bodies)'
const some = '(?:\\d+|a|an|one|two|three|four|five|six|a few|a couple of|several|some)'
/** "from May we're two fitters short", 我们这边缺3个师傅: that we have too few people for the work. */
const shortOfHands = new RegExp(
  `\\bwe(?:['’]re|['’]ll be| are| will be)(?: still| already| currently| going to be| now)? (?:(?:down|short|missing|short of|short by|down by|lacking) ${some} (?:\\w+ )?${hands}\\b|${some} (?:\\w+ )?${hands} (?:short|down|light)\\b|short[- ](?:staffed|handed)\\b|under-?(?:staffed|manned)\\b|(?:too )?thin on ${hands})|\\bwe (?:do ?n['’]t|do not|wo ?n['’]t|will not) have (?:enough|the) ${hands}\\b|(?:我们|咱们?|我方|这边|班组|队里|组里|车间|夜班|工程部|售后|安装队)[^，,。；;\\n]{0,10}?(?:缺|少|差|短)了?[\\d一二两三四五六七八九十几]+\\s*(?:个|名|位)?(?:\\p{Script=Han}{0,2}(?:师傅|技师|工程师|技术员|工人|工|司机|译员|讲师|检测员|人手|人))|(?:我们|咱们?|这边)?[^，,。；;\\n]{0,8}人手(?:不够|不足|紧张?|短缺|吃紧|排不开)`,
  'iu',
)
const ofOthers =
  /[?？]|客户|对方|甲方|业主|他们|她们|竞品|对手|友商|\b(?:they|their|customer|client|competitors?)\b/iu

const record =
  '(?:crm|erp|pipeline|forecast|tracker|spreadsheet|sheet|database|brochure|price list|deck|records?|system|quote|proposal)'
/** "the 24 in the CRM is from the brochure", CRM里12台是旧的: a figure of our own records that does not hold. */
const wrongOnFile = new RegExp(
  `\\b\\d[\\d.,]*k?(?: \\w+)? (?:in|on|from|that['’]s in) (?:the |our |my )?(?:old )?${record}\\b[^.;\\n]{0,12}\\b(?:is|are|was|were|comes?)\\b[^.;\\n]{0,16}\\b(?:old|wrong|out of date|outdated|stale|incorrect|from|not right|a typo|superseded|last year['’]?s)\\b|\\b(?:the |our )?${record} (?:still )?(?:says|shows|has|lists) \\d[\\d.,]*k?\\b[^.;\\n]{0,24}\\b(?:old|wrong|out of date|outdated|stale|incorrect|not right|a typo|ignore)\\b|(?:crm|erp|系统|台账|漏斗|表格?|报价单|档案|样本|宣传册|资料)(?:里|上|中)(?:面)?(?:的|写的?|记的?|还是|那个)?\\s*\\d[\\d.]*\\s*\\p{Script=Han}{0,2}?(?:是|都是|那个是)?(?:旧|老的|错|不对|过时|过期|作废|不准|漏)`,
  'iu',
)

/**
 * What a message among ourselves tells that no customer is to hear, though nobody asks for silence: that we are short of
 * people, and that a figure of our own records is wrong.
 */
export function keptAmongUs(text: string, found: readonly ProposedFact[]): ProposedFact[] {
  return [...sentencesOf(text, () => false)].flatMap((sentence) => {
    const isTold =
      (shortOfHands.test(sentence.text) && !ofOthers.test(sentence.text)) ||
      (wrongOnFile.test(sentence.text) && !/[?？]/.test(sentence.text))
    const isKnown = found.some(
      ({ kind, start, end }) =>
        kind === 'keepQuiet' && start < sentence.start + sentence.text.length && end > sentence.start,
    )
    return isTold && !isKnown ? [keptQuiet(sentence)] : []
  })
}
