import type { FactKind } from '../../atoms/library/factKinds.ts'
import { matches } from '../cues/mayMatch.ts'
import type { FoundFigure } from '../figures.ts'
import type { Speaker } from '../whoSays/stance.ts'

/** Denied as a whole: what somebody is said to have said, or what turned out not to be so. */
const unsaid =
  /没有这回事|没这回事|没这事|没说(?:过)?(?:担心|要|是)|又?不是说|谁跟你说|谁说的?我们|你听岔|听错了|别听他的|纯属|跟我们(?:没关系|不是一回事|无关)|跟(?:咱|这个)客户没关系|不用管了|真的假的|开玩笑的?|瞎说的?|都是传[闻言]|随口一说/
/** Somebody else's, or long ago, or of private life: a figure there is none of this customer's. */
const elsewhere =
  /隔壁(?:厂|家|公司|单位|医院)|别的(?:项目|客户|分公司|公司|医院|学校|厂)|以前那家|[老小][王李张刘陈杨赵周吴孙]家|群里有?人问|听?同行(?:讲|说)|(?:前年|20(?:0\d|1\d|2[0-3])年)[^，。；\n]{0,4}那|那时候|往年|老厂的事|网银|食宿自理|培训报名|报名截止|年会|排练|报销/
/** What people chat about beside their work: nothing of it is of the deal. */
const privately =
  /小区(?:停电|停水|的?电梯)|我(?:女儿|儿子|闺女|娃|媳妇|老婆|老公|爸|妈|表[弟妹哥姐])|[她他]老[公婆]|家长会|扫地机|自助餐?|看极光|做攻略|那家(?:餐厅|饭店|馆子|火锅)|明天下雨|天气|驾校|看房|朋友圈/
/** What is supposed, where the case is put before what would follow from it. */
const supposed = /要是|如果|假如|倘若|要真|万一|假设/
/** Kinds that say how things are: of what would be if, they say nothing. */
const actual: ReadonlySet<FactKind> = new Set<FactKind>([
  'budgetAmount',
  'downtimeCost',
  'downtimeHours',
  'repairHours',
  'waitingTime',
  'cycleTime',
  'changeoverTime',
  'caseVolume',
  'scrapRate',
  'policyChange',
])
const hanLetter = /[\u4e00-\u9fff]/
/** A question of ours, also without its mark. */
const weAsk =
  /[?？]|吗(?![\u4e00-\u9fff])|问[下一]|请问|多久|多少(?!\p{L})|哪[天种家个儿]|什么(?:范围|时候|要求|价)|有没有|还是[^，。；\n]{0,8}$|呀|呢$/u
/** What a question of ours does not tell of the customer. */
const theirs: ReadonlySet<FactKind> = new Set<FactKind>([
  'budgetAmount',
  'paymentTerm',
  'dataLocation',
  'decisionDate',
  'tenderDate',
  'currentSystem',
  'securityRequirement',
])

/** Whether a Chinese sentence takes back all that it names. */
export const isUnsaid = (sentence: string): boolean =>
  hanLetter.test(sentence) && (matches(unsaid, sentence) || matches(privately, sentence))

/** Whether the figures of a Chinese sentence are other people's, long past or of private life. */
export const isOfElsewhere = (sentence: string): boolean =>
  hanLetter.test(sentence) && matches(elsewhere, sentence)

/** Whether a sentence only supposes or asks for what a rule of `kind` would read from it. */
export function isOnlyPut(sentence: string, cueAt: number, kind: FactKind, speaker: Speaker): boolean {
  if (!hanLetter.test(sentence)) return false
  if (speaker === 'ours' && theirs.has(kind) && matches(weAsk, sentence)) return true
  const before = sentence.slice(0, cueAt + 6)
  return (actual.has(kind) || (speaker === 'ours' && kind === 'warrantyPeriod')) && supposed.test(before)
}

/** What is aimed at is not how things are: 想压到20分钟以内. */
const aim = /想|希望|目标|争取|力争|打算|计划|目的|最好|要求/
const towards = /(?:[压缩降提减省控做搞弄][短低高到至成少]?|到|至|在|想)\s*$/
const present: ReadonlySet<FactKind> = new Set<FactKind>([
  'waitingTime',
  'cycleTime',
  'changeoverTime',
  'scrapRate',
  'usageRate',
  'caseVolume',
  'downtimeHours',
  'repairHours',
])
/** 一天换6回: a day that something happens in so often, and no time that it takes. */
const isRate = (sentence: string, { start, end, figure }: FoundFigure): boolean =>
  figure.value === 1 &&
  /^一个?(?:小时|天|周|月|年)$/.test(sentence.slice(start, end)) &&
  /^[^，。；\n\d]{0,6}\d/.test(sentence.slice(end))

/** Whether a figure is what somebody wants to reach, or only how often, where `kind` says how long things take. */
export const isNoMeasure = (kind: FactKind, sentence: string, figure: FoundFigure): boolean => {
  if (!present.has(kind) || !hanLetter.test(sentence)) return false
  const before = sentence.slice(0, figure.start)
  // 停了半天 is a long time, and half a day only by chance.
  if (sentence.slice(figure.start, figure.end) === '半天') return true
  return (
    (towards.test(before) && aim.test(before.slice(-24))) ||
    (kind !== 'scrapRate' && kind !== 'usageRate' && kind !== 'caseVolume' && isRate(sentence, figure))
  )
}
