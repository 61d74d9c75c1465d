import type { StanceSide } from '../../shared/vocabulary.ts'
import { isAddressedIn, isNamedIn } from '../contacts/calledInText.ts'
import type { Contact } from '../contacts/store.ts'
import { reportsView, tellsCondition, tellsVerdict } from '../facts/chinese/viewRules.ts'
import {
  tellsDislike,
  tellsDoubt,
  tellsHoldToOther,
  tellsLiking,
  tellsNoSide,
  tellsOwnCondition,
  tellsOwnWish,
  tellsPriceAlone,
  tellsRefusal,
} from '../facts/english/attitudes.ts'
import { surnameClass } from '../facts/personHead.ts'
import type { Fact } from '../facts/store.ts'
import { toSimplified } from '../imports/matching/simplified.ts'
import { spokenClauses, turnBehind } from './spokenClauses.ts'

export interface StanceSaid {
  /** Who it is about; null where the words do not tell. */
  contactId: string | null
  side: StanceSide
  words: string
  factId: string
  evidenceId: string
  start: number
  end: number
  at: number
}

/** The first that fits: who is said not to be against us is not against us. */
const sides: readonly [StanceSide, RegExp][] = [
  [
    'softening',
    /(?:口气|态度|口风|语气)[^，。；]{0,4}(?<![没未不][^，。；]{0,2})(?:软|松|缓)|(?<![没未不]有?)(?<!(?:不要|别|不能|不许|不得|不可|先别|勿|不会|不肯)[^，。；]{0,2})(?:松口|松动)|\b(?:soften(?:ed|ing)|(?:he|she|they|tone|line|stance|sounds?|seems?|is|are|getting|become|gone) (?:\w+ )?softer(?! (?:at|on|than|crumb|after))|coming (?:round|around)|warming)\b/i,
  ],
  ['for', /\b(?:more|rather) (?:with|for) (?:us|you) than against\b/i],
  // 倾向不换, 不赞成换: facts of kind `attitude` tell it only of whoever has the business, which are we.
  [
    'for',
    /不(?:太)?(?:想|主张|赞成|打算|愿意?)(?:再)?换|(?:倾向于?|主张|建议|希望|想|还是)(?:不换|别换|不动|继续|续[签约用])/,
  ],
  [
    'against',
    /不(?:太|大|怎么)?(?:赞成|赞同|主张)|宁(?:可|愿|肯)(?:去|再|重新|花钱)?(?:找|用|选|换|请|给)(?!你们|你家|贵司|我们|我方)|(?:不想|不打算|不愿意?|不敢|不会)再(?:用|找|选|放|交给|考虑|续|签|上)|(?:没|不)(?:先)?(?:解决|处理|整改|搞定|弄好|改好|闭环|落实|查清|说清|了结)[^，。；]{0,4}(?:就|我们|我|一律)?(?:不|别|免|甭|休)(?:要|想|用)?(?:谈|提|签|续|考虑|开口|往下)|(?:打分|评分|给分)[^，。；]{0,4}(?:不会(?:给|打)?(?:得)?(?:太)?高|给不了高|高不了|上不去)/,
  ],
  ['condition', tellsOwnCondition],
  ['view', tellsDislike],
  ['condition', tellsCondition],
  [
    'for',
    /我(?:们|这边|个人|肯定|会|是|都|也|还是|一定|就|到时候?)*(?:推荐|首选|力推|力荐|投|选)(?:的(?:就|也|还)?是)?(?:你们|你家|贵司)|(?:帮|替)(?:你们|贵司)说(?:几句)?(?:好)?话|(?:这?一?票|票)[^，。；\n]{0,4}(?:投|给)(?:你们|贵司)|(?:支持|赞成)(?:继续|续|沿用)|我(?:这边|个人|本人|们)?(?:是|也|还是|都|比较|很|挺|一直|肯定)*(?:认可|看好|认同)(?:的|你们|贵司|你家|这个)|(?:返修|返工|差错|故障|投诉|退货)率?(?:都|也|一直|很|挺|比较|最|算)*(?:低|少)|(?:靠谱|放心|踏实|更合适|更专业|更稳|更强|更好|有优势|占优)(?=$|[，,。；;！!\s了的])/,
  ],
  // Who does not oppose us is not for us yet: 不反对，但要证据.
  ['neutral', /(?<![并也])(?:不|没有?|也不)(?:怎么|明确|太)?反对(?!意见)|谈不上反对/],
  ['against', /(?:投|举)(?:手)?(?:反对|否决)/],
  [
    'against',
    /(?<!(?:价格?|账期|金额|预算|付款?|[月季年]付)[^，。；]{0,8})(?:这边|这里|这关|这一关|那关|那边|这头)[^，。；]{0,4}(?:过不了|不会?放行|不放行|不会?签字?|不会?盖章|通不过|卡住)/,
  ],
  ['against', tellsDoubt],
  ['against', tellsRefusal],
  ['for', tellsLiking],
  ['neutral', tellsPriceAlone],
  ['neutral', tellsNoSide],
  ['against', tellsHoldToOther],
  // Of a list: 一直认我们的料, 出了那批以后意见大.
  [
    'for',
    /(?<![不没未])认(?:可|准|定)?(?:我们|咱们|你们|我方|我司|贵司)的?(?:料|货|产品|质量|方案|牌子|东西|设备)?(?=$|[，,。；;！!\s])/,
  ],
  ['against', /(?<!没)(?:意见|怨气|抱怨)(?:很|挺|比较|蛮|特别|一直)?(?:大|多)(?=$|[，,。；;！!\s])/],
  [
    'neutral',
    /中立|(?<![要经从过走放夹在靠离])中间(?:派|立场|路线|态度|状态|摇摆)?(?=$|[，,。；;、\s]|的?人|只|看)|只[看盯管认](?:总|报)?(?:价|钱|数|金额|预算)|不表态|\b(?:neutral|undecided|on the fence)\b|(?:n['’]t|\bnot?) against (?:us|you|it)\b/i,
  ],
  [
    'against',
    /不(?:太)?(?:支持|看好|待见|中意)|反对|抵触|不同意|不向着|\b(?:against|opposes?|opposed|objects? to|not a fan|fights?)\b/i,
  ],
  [
    'against',
    /\b(?:can(?:not|['’]t)|won['’]t|will not|could(?:n['’]t| not)|would(?:n['’]t| not)) (?:support|back|recommend|vote for|sign off on)\b/i,
  ],
  [
    'for',
    /\b(?:you have|you['’]ve got|you get) (?:my|our) (?:vote|support|backing)\b|\b(?:you(?:['’]re| are)|we(?:['’]re| are)|yours is) (?:still |clearly |now )?(?:my|our|his|her|their) (?:first choice|favou?rite|preferred|number one)\b|\byou\w*\b.{0,60}\bis what (?:carries|sells|swings|tips|wins|clinches|decides|settles|does) (?:it|this|things)\b|\bI (?:fully |strongly |still )?support (?:continuing|staying|renewing)\b|\b(?:supports?|back) (?:us|you)\b/i,
  ],
  [
    'for',
    /(?:支持|力挺|挺|站|倾向于?|偏向?|看好|中意|愿意用|帮)(?:着|在|到)?(?:我们|咱们|你们|我方|贵司)|(?:站|是)(?:在)?(?:我们|咱们)(?:这)?一?边|投你们|\b(?:on our side|with us|for (?:us|you)|behind (?:us|you)|prefers? (?:us|you)|leans? (?:to|towards) (?:us|you))\b|\b(?:a|our|big|huge|great) (?:fan|supporter|champion)\b/i,
  ],
  [
    'against',
    /(?:比较|很|挺|有点|偏)冷(?!水|量|源|机|却|库|媒|凝)|(?<![表制水风液空寒急预保干深速热间直变防])冷(?:淡|，|$)|(?<!不[^，。；]{0,6})压价|偏(?:向)?(?![差高低大小贵远少多离好重慢紧移爱僻向我你咱])|更?(?:倾向于?|看好|中意)(?!我|咱|你)|一直撑|\b(?:stay|stick|remain) with\b|\b(?:not|n['’]t|un)[ -]?convinced\b|\b(?:can|could|may|might|will) (?:still )?(?:block|veto|stop|sink)\b|\bsceptic|\bskeptic/i,
  ],
  // Whom they like by name is a rival, where it is not us: capitals tell a name.
  [
    'against',
    /\b(?:[Ll]ikes?|[Pp]refers?) (?:them|theirs|(?!I\b|WeChat|Teams|Zoom|WhatsApp|English|Chinese)\p{Lu}\w+)/u,
  ],
  // What they would rather have, and what they find of it, is told in their words and takes no side.
  ['view', tellsOwnWish],
  ['view', tellsVerdict],
]

/** The side that a few words take, whoever they are about; null where they take none. */
export const sideToldIn = (words: string): StanceSide | null => {
  const simple = toSimplified(words)
  return sides.find(([, cue]) => cue.test(simple))?.[0] ?? null
}

/** Rosie would rather …: whose wish it is stands before it by name. */
const wisher =
  /(?<![\p{L}])(\p{Lu}\p{Ll}+)(?:['’]s (?:\w+ )?preference|(?:['’]d| would)(?: still| much| far| really)? (?:rather|sooner|prefer)| (?:still |now |really |clearly |definitely |always )?(?:prefers|favou?rs|leans|is leaning|is minded))/u
const pronoun = /^(?:He|She|They|We|It|And|But|So|That|This|There|Who)$/
/** Whether a clause tells by name whose view it is; where nobody there is called so, it is no view of theirs. */
const namesItsOwner = (clause: string): boolean => {
  const [, who] = wisher.exec(clause) ?? []
  return (who !== undefined && !pronoun.test(who)) || reportsView.test(clause)
}

type Person = Pick<Contact, 'id' | 'name' | 'nickname'>

const whoIn = <One extends Person>(words: string, people: readonly One[]): One | null => {
  const meant = people.filter((one) => isNamedIn(words, one) || isAddressedIn(words, one, people))
  return meant.length === 1 ? meant[0]! : null
}
/** A clause that says whether something is good, and not what. */
const verdict = /^(?:还是|比较|都|也|很|挺|更)*(?:靠谱|放心|踏实|合适|专业|稳|强|好|有优势|占优)[了的]?$/
/** Words before a fact in which its subject may stand, within the same line. */
const longestBefore = 120
/** What we tell of our own side: 我口气软了点, "we softened". */
const ofOurselves =
  /^["“「]?(?:我|咱)们?(?:方|这边|自己)?(?:也|都|可|还|就|先|口气|态度|语气|[没未不]有?)*(?:松|软|让)|^["“]?(?:I|we)(?:['’](?:ve|m|re)| have| am| are| did)?(?: not|n['’]t)? (?:soft|warm|com(?:e|ing) round)/i
/** What we tell each other not to do is nobody's stance: 停线损失不要松口, "don't soften on the freight". */
const toldOurselves =
  /(?:别|不要|不许|不准|不得|勿|切忌|先不)(?:再|先|轻易|随便|跟[^，。；]{1,4})?(?:松口|松动|放软|让步)|(?:^|[.;,:]\s*)(?:please |just |but |and |so |we |you )*(?:do ?n['’]?t|do not|never|must ?n['’]?t|must not)\b[^.;,\n]{0,16}\b(?:soft|budg|give (?:in|way)|cav|com(?:e|ing) (?:round|around))/i
/** What only says what follows where something does not come about. */
const opensElse = /^(?:不然|否则|要不然?|除非|得先|才|(?:or|otherwise|and|then)\b)/i
const ofSpeaker =
  /^(?:我|咱|\bI\b|I['’])|\b(?:for me|[Mm]y (?:vote|support|backing|first choice|favou?rite|\w* ?preference))\b|我(?:现在|目前|暂时|个人|这边|其实|是|也|都|还|一直)*不(?:太|大|怎么|会)?(?:赞成|赞同|主张|认可|看好|支持)|我这边|我肯定|我(?:个人|本人|也|是|就|倒)*(?:没(?:有)?(?:什么|啥|任何)?(?:大)?意见|(?:保持)?中立|不站队)|我(?:们|个人)?(?:是|也|都)*(?:不会|没法|不能)|我(?:第一个|头一个|一定|肯定|就|只能|会|要)*(?:投|举)(?:手)?(?:反对|否决)|我(?:这里|这关|这一关)|\bI(?:['’]m| am|['’]d| have)?\b/

/** "he says his crew …", 他那边不太想换: of somebody whom what stands before names. */
export const ofThirdPerson =
  /^(?:well|yeah|yes|and|but|so|其实|反正|感觉)?[\s,，]*(?:he|she|他|她)(?![a-z们])/iu

/** Whether "she" is whom the same sentence names before, who is called like nobody that is asked for. */
const isOfStranger = (before: string, clause: string): boolean =>
  ofThirdPerson.test(clause.trim()) && beginsWithSomebody.test(before.trim())
const beginsWithTitled = new RegExp(
  `^["“「]?[^，。；]{0,8}?${surnameClass}(?:总|董|工|经理|主任|部长|科长|处长|院长|厂长|协理|副理|课长|总监)(?:也|就|都|还|是|肯定|一直)*(?:不|没|会|要|想|支持|反对|认|觉得|倾向|偏)`,
  'u',
)
const beginsWithSomebody = new RegExp(
  `(?:^|[.;,，。；]\\s*)(?!I\\b|We\\b|You\\b|He\\b|She\\b|They\\b|It\\b|The\\b|This\\b|That\\b|And\\b|But\\b|If\\b|When\\b)(?:\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+)? (?:is|has|was|will|can|does|did|wants|signs|decides|says|said|thinks|runs|holds|\\p{Ll}{2,}s)\\b|${surnameClass}\\p{Script=Han}{0,2}(?:总|工|经理|主任|部长|科长|处长|院长|厂长|董))[^.。；;]*$`,
  'u',
)

/** 老问题不解决不谈新项目, 这两年返修率很低: who names nobody else in such words speaks for themselves. */
const isOwnView = (said: string): boolean =>
  /(?:没|不)[^，。；]{0,10}(?:不|别|免|甭|休)(?:要|想|用)?(?:谈|提|签|续|考虑|往下)|宁(?:可|愿|肯)|率?(?:都|也|一直|很|挺|比较|最|算)*(?:低|少)/.test(
    said,
  ) && !/领导|老板|上面|财务|[他她]|人家|[总工董部长任]说/.test(said)

/**
 * Who stands where, by facts of kind `attitude`, clause by clause, newest first: of whom a clause names, of whoever the
 * clause before it named ("许慧中间，只看钱"), of who says it of themselves, or of whom the talk was with ("he's on our side").
 * `textOf` gives the text of a piece of evidence.
 */
export function stancesSaidOf<One extends Person>(
  facts: readonly Pick<
    Fact,
    'id' | 'kind' | 'text' | 'stance' | 'speaker' | 'contactId' | 'evidenceId' | 'spanStart' | 'occurredAt'
  >[],
  contacts: readonly One[],
  textOf: (evidenceId: string) => string,
  /** What was written right before, by which "he" is known. */
  beforeOf: (evidenceId: string) => string = () => '',
): StanceSaid[] {
  /** Whose view a clause is that names nobody: the writer's own, or of whom the words before it speak. */
  const ownerIn = (clause: string, fact: (typeof facts)[number]): string | null => {
    if (
      fact.speaker === 'customer' &&
      fact.contactId !== null &&
      (ofSpeaker.test(clause) || isOwnView(clause))
    )
      return fact.contactId
    const before =
      whoIn(lineBefore(textOf(fact.evidenceId), fact.spanStart), contacts) ??
      underHeading(textOf(fact.evidenceId), fact.spanStart, contacts) ??
      (ofThirdPerson.test(clause) ? whoIn(beforeOf(fact.evidenceId), contacts) : null)
    return before?.id ?? (fact.speaker === 'customer' ? null : fact.contactId)
  }
  const said: StanceSaid[] = []
  const ofAttitude = facts.filter(({ kind, stance }) => kind === 'attitude' && stance !== 'thought')
  for (const fact of ofAttitude.toSorted((one, other) => other.occurredAt - one.occurredAt)) {
    let about: string | null = null
    /** Where the clause begins that named whom it is about. */
    let toldFrom: number | null = null
    let before: { start: number; end: number } | null = null
    const pieces = spokenClauses(fact.text)
    // "needs the certificate + the test report before award": a list that a plus joins is one clause.
    const isParted = pieces.length > 1 && pieces.every(({ words }) => sideToldIn(words) === null)
    const whole = { words: fact.text, start: 0, end: fact.text.length, goesOn: false }
    for (const piece of isParted && /[+＋]/.test(fact.text) ? [whole] : pieces) {
      // 我觉得你们服务好，靠谱: a short verdict is told with what it is on.
      const isVerdict: boolean = piece.goesOn && before !== null && verdict.test(piece.words)
      const start: number = isVerdict ? before!.start : piece.start
      const stop = piece.end
      const clause = fact.text.slice(start, stop)
      before = { start, end: stop }
      const named = whoIn(clause, contacts)
      // "Marit signs that, and she does not like the deposit": of whom the sentence began with, though nobody knows them.
      if (named === null && toldFrom === null && isOfStranger(fact.text.slice(0, start), clause)) {
        about = null
        break
      }
      if (named === null && about === null && fact.speaker !== 'customer' && ofOurselves.test(clause))
        continue
      if (fact.speaker !== 'customer' && toldOurselves.test(clause)) continue
      if (named === null && namesItsOwner(clause)) {
        about = null
        break
      }
      // 许总不会签: of somebody whom nobody has on file, and of none of those who tell it.
      if (named === null && beginsWithTitled.test(toSimplified(clause).trim())) {
        about = null
        break
      }
      about = named?.id ?? about ?? ownerIn(clause, fact)
      if (named !== null) toldFrom = start
      const side = sideToldIn(clause)
      if (side === null) continue
      // 不然他不同意换: without what stands before it nobody knows what it hangs on.
      const from = opensElse.test(clause) ? Math.min(toldFrom ?? start, start) : start
      const text = textOf(fact.evidenceId)
      const behind = text.startsWith(fact.text, fact.spanStart)
        ? text.slice(fact.spanStart + stop)
        : fact.text.slice(stop)
      const turn = turnBehind(behind)
      // What turns to somebody else, or takes another side, is a stance of its own.
      const isOwn =
        !sides.some(([, cue]) => cue.test(turn)) &&
        contacts.every((one) => !isNamedIn(turn, one) && !isAddressedIn(turn, one, contacts))
      const end = stop + (isOwn ? turn.length : 0)
      // What stands before it is told with it, and not once more by itself.
      const told = said.at(-1)
      if (from < start && told?.factId === fact.id && told.contactId === about) said.pop()
      const words = `${fact.text.slice(from, stop)}${isOwn ? turn : ''}`
      const last = said.at(-1)
      // Two sentences of one message on one side: the one that says more tells it.
      if (
        last !== undefined &&
        last.factId !== fact.id &&
        last.evidenceId === fact.evidenceId &&
        last.contactId === about &&
        last.side === side
      ) {
        if (words.length <= last.words.length || words.length > longestSaid) continue
        said.pop()
      }
      // 许慧中间，只看钱: one stance in two clauses.
      if (last && last.factId === fact.id && last.contactId === about && last.side === side) {
        last.words = `${fact.text.slice(last.start - fact.spanStart, stop)}${isOwn ? turn : ''}`
        last.end = fact.spanStart + end
        continue
      }
      const message =
        fact.speaker === 'customer' && about === fact.contactId && about !== null
          ? wholeMessage(text, contacts)
          : null
      if (message !== null) {
        if (!said.some((one) => one.evidenceId === fact.evidenceId && one.contactId === about))
          said.push({
            contactId: about,
            side,
            words: message.words,
            factId: fact.id,
            evidenceId: fact.evidenceId,
            start: message.start,
            end: message.start + message.words.length,
            at: fact.occurredAt,
          })
        continue
      }
      said.push({
        contactId: about,
        side,
        // Ann: "I'm for it" is told of Ann, in the words that she said.
        words: words
          .replace(/^\p{L}[\p{L} .'’-]{0,24}[:：]\s*(?=["“「])/u, '')
          .replaceAll(/^["“”「]|["“”」]$/g, ''),
        factId: fact.id,
        evidenceId: fact.evidenceId,
        start: fact.spanStart + from,
        end: fact.spanStart + end,
        at: fact.occurredAt,
      })
    }
  }
  return said
}

/** A line that only names somebody, above what is told of them: 林协理：, **沈佳**, "## Priya Nair". */
const longestName = 24
const mostLinesAbove = 8
function underHeading<One extends Person>(text: string, at: number, people: readonly One[]): One | null {
  const above = text
    .slice(0, text.lastIndexOf('\n', at - 1) + 1)
    .split('\n')
    .slice(0, -1)
  for (const line of above.slice(-mostLinesAbove).toReversed()) {
    const bare = line.replaceAll(/[*#_>]/g, '').trim()
    // An empty line, or another matter, ends what is told under a name.
    if (bare === '') return null
    if (bare.length > longestName || /^[-•·\d]/.test(bare)) continue
    const isHeading = /[:：]$/.test(bare) || /^\s*(?:\*\*|#)/.test(line)
    if (isHeading) return whoIn(bare, people)
  }
  return null
}

/** What is told of a stand at the most. */
const longestSaid = 110
/** A message so short is told whole: what stands beside where somebody stands is mostly why. */
const longestWhole = 80
function wholeMessage(text: string, people: readonly Person[]): { words: string; start: number } | null {
  const words = text.trim().replace(/[.。!！]$/u, '')
  // Prices, and the version of a paper that was meant, are other matters.
  if (/\d\s*(?:万|元|[kK]\b|%|％)|[€£$¥]|[一二三四五六]版|\b[Vv]\d|\brev\b/i.test(words)) return null
  if (words === '' || words.length > longestWhole || words.includes('\n') || /@|[:：]\s*["“「]/.test(words))
    return null
  const names = people.some((one) => isNamedIn(words, one) || isAddressedIn(words, one, people))
  return names ? null : { words, start: text.indexOf(words) }
}

/** What stands before an offset in its line. */
function lineBefore(text: string, at: number): string {
  const line = text.lastIndexOf('\n', at - 1) + 1
  return text.slice(Math.max(line, at - longestBefore), at)
}
