import { mayBeFirm } from '../../facts/english/names.ts'
import { isFirmName } from '../../facts/rivals/rivalCandidates.ts'

/** What is handed over between firms, by the last word of its name. */
const englishHead =
  /(?<![\p{L}-])(?:rev(?:ision)?\.? ?[a-z\d](?![\p{L}\d])|v(?:ersion)? ?\d{1,2}(?![\p{L}\d.])|(?:[\p{L}\d’'-]+ ){0,5}?(?:reports?|certificates?|samples?|units|(?:(?:re)?validation )?packs?|letters?|dossiers?|statements?|drawings?|files|lists?|schedule|plan|proposal|statistics|scores|forecast|comparison|photos|manual|calculations?|specification|minutes|contract|data ?sheets?|point list|matrix|matrices|rosters?|layouts?|reference sites?|references|CVs?|menus?|credit notes?|figures|agreement|protocols?|records|breakdown|diagrams?|summary|checklists?|presentation|slides|brochures?|questionnaire|declarations?|assessments?|certs?|guarantees?|analysis|plans|surveys?|recordings?|bordereaux?)(?: draft)?(?![\p{L}-]))/giu
/** Words before which a name begins anew. */
const englishBreak =
  /^(?:issued|issuing|prepare|prepares|prepared|submit|submits|submitted|circulate|circulates|forward|forwards|deliver|delivers|upload|uploads|email|emails|finalise|finalize|completes|finish|arrange|arranges|obtain|collect|produce|produces|write|writes|chasing|chases|sending|sends|confirm|confirms|asks|await|awaits|awaiting|expedite|receive|receives|resend|reissue|attach|make|makes|does|do|did|would|should|shall|must|tbc|overdue|late|due|missing|promised|owe|owes|owed|about|re-send|up|the|a|an|our|your|their|his|her|my|its|this|that|these|those|new|final|have|has|had|get|got|send|sent|give|with|and|or|of|by|for|to|in|on|at|from|is|are|be|will|i['’]?ll|you['’]?ll|we['’]?ll|you|we|i|it|need|needs|see|bring|share|provide|chase|still|please|could|can|when|where|was|re|also|both|one|two|three|four|five|six|some)$/iu

/** What is done with a thing, behind "to" or "will" or at the head of a to-do: "SO to issue rope inspection report". */
const ofGiving =
  /^(?:issue|reissue|re-issue|prepare|deliver|submit|supply|forward|email|e-mail|mail|post|upload|produce|finish|finalise|finalize|resend|re-send|circulate|compile|hand over|write up|write|obtain|collect|arrange)$/i
const beforeDoing = /^(?:to|will|i['’]?ll|we['’]?ll|you['’]?ll|and|please|pls|can|could|must|should|shall)$/i

/** Nouns for what is handed over. A bare 数据 or 表 names nothing in particular. */
const hanHead =
  /(?:报告|统计表?|清单|样衣|样品|样件|样机|样本|小样|报价单|报价|方案|合同|图纸|排班表|统计表|对照表|证书|资料|说明书|授权书|证明|名单|培训计划|补训|计算书|规格书|说明(?!会|天|一下|白)|文档|手册|台账|模板|协议|简历|履历|纪要|函件?|(?<=\p{Script=Han}{2})(?:表(?!示|面|现|格|单|扬|态|达)|图(?!纸|片|书|形)|库(?!存|房|里)|稿(?!件|子)))/u
/** 840D/发那科, PLC/MES: letters before a stroke belong to the name, a day as 11/18 does not. */
const hanName = new RegExp(
  `(?:[\\p{Script=Han}A-Za-z0-9]|(?<=\\d[A-Za-z]|[A-Z]{3})\\/(?=\\p{L})|(?<=[A-Z]{2})-(?=[A-Z\\d])){0,12}?${hanHead.source}`,
  'gu',
)
/** Words of giving, of people and of time, after which the name begins. */
const hanBreak =
  /.*(?:给到|给|(?<![开研批沙蒸触挥激突偶并首洗护染理/])发(?!票|电|动|那科|格|泡|酵|热|射|光|货|布|展|明|言|改委)|把|将|您|你|我|咱|他|她|们|了|要|前|后|号|日|整理|请|麻烦|关于|的是|答应|承诺|安排|提供|出具|寄|催|补(?!训)|交(?!付|货)|送|说好|等(?![保级离电效温静])|拿|主任|经理|总监?|(?<![施加手化焊电木开竣完返分])工(?![艺程期序具况装作厂地人资时])|老师|[：:，,。；;！!？?@ ])/u

const longest = { han: 14, latin: 48 } as const

/** HV of Halverson: letters of its name in their order, at the head of a note of ours. */
function shortName(text: string, words: readonly string[]): string | null {
  const head = /^[\s\-*•[\]☐]*(?<letters>\p{Lu}{2,4})(?![\p{L}\d-])/u.exec(text)?.groups?.letters
  if (head === undefined) return null
  const inOrder = new RegExp(`^${[...head].join('.*')}`, 'i')
  return words.some((word) => word.length > 2 * head.length && inOrder.test(word)) ? head : null
}

/** The words of a customer's name, and its initials, with which a note of ours begins and which name no thing. */
function withoutCustomer(text: string, account: string): string {
  const words = account.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)
  const initials = words
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('')
  const han = words.flatMap((word) =>
    /\p{Script=Han}{4,}/u.test(word) ? [word, word.slice(0, 4), word.slice(0, 2), word.slice(2, 4)] : [word],
  )
  // SMDC of Straits Meridian Data Centres Sdn Bhd: without the letters of what kind of firm it is.
  const shortened = Array.from({ length: Math.max(0, initials.length - 4) }, (_, at) =>
    initials.slice(0, at + 4),
  )
  const names: string[] = [
    ...han,
    ...(initials.length > 2 ? [initials, initials.slice(0, -1), ...shortened] : []),
  ]
    .filter((name) => name.length > 1)
    .toSorted((left, right) => right.length - left.length)
  const short = shortName(text, words)
  if (short !== null) names.unshift(short)
  if (names.length === 0) return text
  const pattern = names.map((name) => RegExp.escape(name)).join('|')
  // Who writes a note to himself writes the name small.
  const first = words.find((word) => /^\p{Script=Latin}{5,}$/u.test(word))
  const small = first === undefined ? '' : `|${RegExp.escape(first.toLowerCase())}`
  return text.replaceAll(
    new RegExp(`(?<![\\p{Script=Latin}])(?:${pattern}${small})(?![\\p{Script=Latin}])`, 'gu'),
    ' ',
  )
}

function englishThing(text: string): string | null {
  for (const [found] of text.matchAll(englishHead)) {
    const words = found.trim().split(/\s+/)
    const cut = words.findLastIndex(
      (word, at) =>
        englishBreak.test(word) ||
        (/^\d/.test(word) && !(/^\d+$/.test(word) && /^\p{Lu}/u.test(words[at - 1] ?? ''))),
    )
    const doing = words[cut + 1] ?? ''
    const isDone =
      ofGiving.test(doing) && (cut < 0 ? text.trim().startsWith(doing) : beforeDoing.test(words[cut]!))
    const name = words.slice(cut + (isDone ? 2 : 1)).join(' ')
    if (/^rev/i.test(name)) return name[0]!.toUpperCase() + name.slice(1)
    if (/^v(?:ersion)? ?\d/i.test(name)) return name
    // "the list" alone says as little as "it".
    if (name.includes(' ') && name.length <= longest.latin)
      return /^[A-Z][a-z]+ (?!\d)/.test(name) && !isProper(text, found, name)
        ? name[0]!.toLowerCase() + name.slice(1)
        : name
  }
  return byLetters.exec(text)?.[0] ?? null
}

/** Papers that go by their letters. */
const byLetters = /(?<![\p{L}\d-])(?:Co[AC]s?|M?SDS|TDS|8-?D|CAPA|PPAP|FAI|BOM|IQ\/OQ|DoC)(?![\p{L}\d-])/u

/** Words that begin a line with a capital and name nobody. */
const ordinary =
  /^(?:Draft|Final|New|Updated?|Revised|Signed|Test|Price|Spares?|Parts?|Stock|Training|Safety|Security|Delivery|Project|Reference|Calibration|Validation|Acceptance|Inspection|Measurement|Material|Product|Service|Maintenance|Installation|Technical|Commercial|Data|Root|Root-cause|Power|Floor|Layout|Site|Weekly|Monthly|Annual|Quarterly|Cost|Budget|Energy|Water|Gas|Credit|Allergen|Insurance|Quality|Sample|Spare|Consignment|Full|Complete|Detailed|Short|Cutover|Migration|Risk|Penalty|Bank|Company)$/

/** Whether a thing is called by a name ("Atlantic letter"): its first word has its capital where no sentence begins, or is no word of every day. */
function isProper(text: string, found: string, name: string): boolean {
  const at = text.indexOf(name, text.indexOf(found.trim()))
  const before = text.slice(0, at).trimEnd()
  const [first] = name.split(' ')
  return before !== '' && !/[.:!?;\n–—-]$/.test(before) ? true : !ordinary.test(first!) && isCalledSo(first!)
}
/** No word of the language ends so, or few do: what is left is told by its endings to be a name or not. */
const isCalledSo = (word: string): boolean => isFirmName(word) && mayBeFirm(`${word} `, 0, word.length)

/** V4, R3: a version of the quote, as everybody calls it who waits for it. */
const version = /(?<![A-Za-z\d])[VR]\d{1,2}(?![A-Za-z\d.])/u

function hanThing(text: string): string | null {
  for (const [found] of text.matchAll(hanName)) {
    const name = found
      .trim()
      .replace(hanBreak, '')
      .replace(
        /^(?:的|和|与|新的|一份|份|这份|那份|年|月|\d+(?![\dA-Za-z]|小时|天|寸|吨|级|度)|现在|目前|另外|另(?=\p{Script=Han}{3})|还有|出(?=\p{Script=Han}{4})(?![厂库货口差入行境院资勤料水具])|上次|这次|之前|后续|那个|这个|最新)+/u,
        '',
      )
      // 绍兴那个水耗报告 is said in passing: what is owed is called by its name.
      .replace(/(?<=\p{Script=Han})(?:那|这)(?:个|份|套|批)(?=\p{Script=Han}{3})/u, '')
    if (name.length >= 3 && name.length <= longest.han) return name
  }
  return version.exec(text)?.[0] ?? null
}

/**
 * What is to be given, named as one names a thing: 面料检测报告, "seam-sealing test report"; null where the words name
 * none. `account` is the customer's name, which stands in the words of any to-do for them.
 */
export function thingNamed(text: string, account: string): string | null {
  const words = withoutCustomer(text, account).replaceAll(/[*_#]+/g, ' ')
  return (/\p{Script=Han}/u.test(words) ? hanThing(words) : null) ?? englishThing(words)
}

const bigrams = (text: string): string[] =>
  [...text.matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) =>
    Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2)),
  )
/** What papers are called for short, and by one or several. */
const inFull: Readonly<Record<string, string>> = {
  cert: 'certificate',
  certs: 'certificate',
  certificates: 'certificate',
  spec: 'specification',
  specs: 'specification',
  calc: 'calculation',
  calcs: 'calculation',
  calculations: 'calculation',
  reports: 'report',
  drawings: 'drawing',
  samples: 'sample',
}
const latinWords = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z]{3,}/g) ?? [])
    .filter((word) => !englishBreak.test(word))
    .map((word) => inFull[word] ?? word)

/** Whether a text speaks of a thing: of two of its words, or of all of it where it has no more. */
export function speaksOf(text: string, thing: string): boolean {
  if (text.toLowerCase().includes(thing.toLowerCase())) return true
  if (/^rev/i.test(thing)) return false
  const parts = [...new Set([...bigrams(thing), ...latinWords(thing)])]
  const said = new Set([...bigrams(text), ...latinWords(text)])
  return parts.length > 1 && parts.filter((part) => said.has(part)).length >= 2
}
