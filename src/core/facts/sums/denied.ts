import { allMatches, matches } from '../cues/mayMatch.ts'
import type { FoundFigure } from '../figures.ts'

/** What may stand between a sum and what is said of it: a year, 左右, "budget". */
const aside = String.raw`(?:\s*[/／]\s*(?:年|year|yr)|\s*左右|\s*的?(?:预算|额度|方案|盘子|数)|\s*(?:a year|p\.?a\.?|budget|figure|number|request))?`

/** 240万没有批过, "the £310k was never approved": the sum was asked for or spoken of, and nobody gave it. */
const deniedAfter = new RegExp(
  `^${aside}(?:\\s*(?:是|根本|从来|压根|一直|最后|后来|董事会|集团|总部|上面))*\\s*(?:(?:没有?|从未|从没|未|不曾|没能)(?:能|有|获得?|得到|被)?(?:批|通过|过会|过得了|核准|拨|落实)|作废|不算数|不作数|(?:被)?(?:否|砍|打回来?)(?:掉|决)?了|黄了|没戏)` +
    `|^${aside}\\s*(?:(?:was|were|is|has been|had been|has|got)\\s*)?(?:(?:never|not|n['’]t)\\s+(?:been\\s+|got\\s+|get\\s+)?(?:approved|signed off|agreed|released|granted|sanctioned|there|real|available)|turned down|rejected|thrown out|off the table|withdrawn|dead|history)\\b`,
  'i',
)
const deniedBefore =
  /(?:没有?批|未批|没给|没有)(?:过|到)?\s*$|\b(?:never (?:got|had|approved|signed off|agreed|released|saw)|(?:did|do|does|has|have)(?: not|n['’]?t) (?:got|get|have|approved?|agreed?|see)|forget(?: about)?|no longer(?: have| got)?|there(?: is|['’]s| was) no)(?: (?:the|that|a|any))?\s*$/i

/** 217.8万超了, "£298k is over": a price that is more than there is. */
const exceededAfter = new RegExp(
  `^${aside}[^，,。；;\\n\\d]{0,4}?(?:超(?:了|出|过|标|预算)|太高|过高|高了|高出|偏高|还是高|太贵|贵了|批不了|过不了|报不上去|报不了|接受不了|做不到)` +
    `|^${aside}[,\\s]*(?:(?:is|was|['’]s|comes (?:in|out)|came (?:in|out))\\s+)?(?:still\\s+|way\\s+|well\\s+|far\\s+|just\\s+|a bit\\s+|slightly\\s+)*(?:over\\b(?! (?:the|\\d|two|three|four|five|a) )|over (?:the )?(?:budget|limit|top|ceiling|cap)|above (?:what|our|the|my)|beyond (?:what|our|the|my)|more than we|too (?:high|much|dear|expensive|rich))`,
  'i',
)
/** What a sentence that begins so says of the last sum before it: 没批过。 超了。 "That was never approved." */
const saysOfBefore =
  /^(?:但|可|不过|其实|but|well,?)?\s*(?:这个?数?|那个?数?|这笔|它|that|it|this|which)?(?:figure|number|one)?\s*/i

/** A sentence that says nothing but that: no sum of its own before the word. */
const spoken = (next: string): string =>
  next.replace(saysOfBefore, ' ').replace(/^\s+(?=\p{Script=Han})/u, '')

/** Whether a sentence, or the one right behind it, says that a sum in it was never given. */
export function isDenied(sentence: string, { start, end, kind }: FoundFigure): boolean {
  if (kind !== 'money') return false
  return deniedBefore.test(sentence.slice(0, start)) || deniedAfter.test(sentence.slice(end))
}

/** 比预算多了近6万, 离预算还差3万, "40k above the budget": how far something lies from a budget, and no budget. */
const distanceBefore =
  /(?:比|较|离|跟|和|与|距)[^，,。；;\n\d]{0,8}(?:预算|额度|盘子|上限|封顶)[^，,。；;\n\d]{0,6}?(?:多|高|超|低|少|差|贵)[^，,。；;\n\d]{0,5}$|(?:预算|额度)[^，,。；;\n\d]{0,4}(?:差|超了?出?|缺口|多出|高出)[^，,。；;\n\d]{0,5}$|\b(?:over|above|under|below|short of|beyond|exceeds?|misses?) (?:the |our |their |his |her |its )?(?:budget|ceiling|cap|allocation|board paper) by (?:about |some |nearly |around |roughly )?(?:[A-Z]{2,3} ?|[£€$¥])?$/i
const distanceBehind =
  /^\s*(?:off|over|above|under|below|short of|beyond|away from|higher than|more than) (?:the |our |their |his |her |its )?(?:budget|ceiling|cap|allocation|board paper)\b/i

/** Whether a sum is told to be more than there is, or how far something is from what there is: nobody's budget. */
export const isExceeded = (sentence: string, { start, end, kind }: FoundFigure): boolean =>
  kind === 'money' &&
  (exceededAfter.test(sentence.slice(end)) ||
    distanceBefore.test(sentence.slice(0, start)) ||
    distanceBehind.test(sentence.slice(end)))

/** The same said by the next sentence of the last sum of this one: 你们报的是217.8万？超了。 */
export function isUndoneBy(next: string | null, sentence: string, { end, kind }: FoundFigure): boolean {
  if (next === null || kind !== 'money' || /\d/.test(sentence.slice(end))) return false
  const said = spoken(next)
  return deniedAfter.test(said) || exceededAfter.test(said)
}

const bareBudget =
  /(?:预算|额度|盘子|给的数|批的数|上限|封顶|(?<![a-z])(?:budget|ceiling|cap|limit)(?![a-z]))[^，,。；;\n\d]{0,8}?(?:就是|只有|是|就|只|为|定在|[:：]|(?<![a-z])(?:is|of|at|stays)(?![a-z]))\s*(?<number>\d{2,4}(?:\.\d+)?)(?!\d|\.\d|,\d|\s*(?:[%％万亿元千百个台套天月年日号人分块家项次岁]|k|w|m|million|thousand|days?|weeks?|months?|years?|percent)(?![a-z]))/giu
const scaled = /(?<number>\d[\d.]*)\s*(?<scale>万|[kw](?![a-z]))/gi
const scaleOf = { 万: 1e4, w: 1e4, k: 1e3 }

/**
 * A budget that is told without its unit (预算就是210), where the same text says a sum of its size with one
 * (217.8万): people name the unit once. `figures` are those of the whole text's sums, `sentence` the one to look through.
 */
export function bareBudgets(sentence: string, text: string, sums: readonly FoundFigure[]): FoundFigure[] {
  const currency = sums.find(({ kind }) => kind === 'money')?.figure.currency
  if (currency === undefined) return []
  return [...allMatches(bareBudget, sentence)].flatMap((match): FoundFigure[] => {
    const number = Number(match.groups!.number)
    const like = [...text.matchAll(scaled)].find(({ groups }) => {
      const other = Number(groups!.number)
      return number > other / 2 && number < other * 2
    })
    if (!like) return []
    const scale = scaleOf[like.groups!.scale!.toLowerCase() as keyof typeof scaleOf]
    const start = match.index + match[0].lastIndexOf(match.groups!.number!)
    return [
      {
        start,
        end: start + match.groups!.number!.length,
        kind: 'money',
        figure: { value: number * scale, unit: currency, currency },
      },
    ]
  })
}

/** "taken down from 180 to 160k per annum", 年框从120砍到95: where a budget has been brought, without its unit. */
const broughtTo =
  /(?:预算|年框|框架|盘子|额度|资金|经费|拨款)[^。；;\n]{0,24}?(?:砍|压|降|减|调|缩|削|核)[^，,。；;\n\d]{0,4}?(?:到|成|为|至)了?\s*(?<number>\d{2,5}(?:\.\d+)?)(?!\d|\.\d|,\d|\s*(?:[%％万亿元千百个台套天月年日号人分块家项次岁点折]|[kw](?![a-z])|m(?![a-z])))|\b(?:budget|funding|allocation|allowance|envelope|pot|spend|(?:budget |cost )?line)\b[^.;\n]{0,40}?\b(?:taken|brought|cut|trimmed|reduced|scaled|slashed|lowered|knocked|gone|goes|going|go|went|dropped|come|comes|came|moved|moves|raised|rises|rose|lifted|increased|topped|bumped|up)\b[^;\n]{0,24}?\bto (?:about |around |roughly |only )?(?<latin>\d{2,4}(?:\.\d+)?)\s?(?<scale>k|m)?\b(?![.,]?\d|\s*(?:%|percent|points?|days?|weeks?|months?|years?|hours?|people|heads?|units?|lines?|sites?|st|nd|rd|th)\b)|\b(?:took|taken|brought|cut|trimmed|knocked|slashed|lowered|reduced) (?:it|this|that) (?:back |right )?(?:down )?(?:from \d[\d.,]* )?to (?:about |around |only )?(?<short>\d{1,4}(?:\.\d+)?)(?= from \d| this| today| yesterday| now| last|\s*(?:[,;!)]|\.(?!\d)|$))/giu
/** "forget the 360, we are at 325 now", "the figure to work with is 325k now": the sum that holds, beside none with a unit. */
const nowAt =
  /\b(?:forget|ignore|scrap|drop|disregard|never mind)\b[^.;\n]{0,12}?\d[\d.,]*\s?[km]?\b[^;\n]{0,24}?\b(?:we(?:['’]re| are)|it(?:['’]s| is)|that(?:['’]s| is)|now|make it|use|assume|take)\s+(?:now |down |up |only |at |on |to )*(?<number>\d{2,4}(?:\.\d+)?)\s?(?<scale>k|m)?\b(?![.,]?\d|\s*(?:%|percent|points?|days?|weeks?|months?|years?|hours?|people|heads?|units?|lines?|sites?))|\b(?:number|figure|sum|amount|envelope|ceiling|budget|cap)\b(?: (?:to (?:work with|use|spend|go by)|(?:we|I) (?:have|can (?:use|spend))|available))?\s+(?:is|stands at|has become)\s+(?:now |only |down to |up to )*(?<latin>\d{2,4}(?:\.\d+)?)\s?(?<thousands>k|m)?(?= now\b| from now| instead|,? not \d)/giu
const noUnitBehind = String.raw`(?!\d|\.\d|,\d|\s*(?:[%％亿元千百个台套天月日年号人分块家项次岁点折:：.\-/~]|[kw](?![a-z])|m(?![a-z])))`
/** 280砍成255: from one sum to another, by whoever gives the money. */
const fromTo = new RegExp(
  String.raw`(?<![\d.\-/])(?<from>\d{2,5}(?:\.\d+)?)\s*万?(?:元|的(?:预算|盘子|额度))?[^，,。；;\n\d]{0,3}?(?:砍|压缩?|削减?|减|缩|核减?|降)(?:成|到|为|至|剩)了?\s*(?<to>\d{2,5}(?:\.\d+)?)(?!\s*万)${noUnitBehind}`,
  'gu',
)
/** 这个包现在按468控: the sum by which they go now. */
const nowBy =
  /(?:现在|目前|如今|最新|改成?|一律|只能|统一)(?:就|都|只能|要|得|先|是)?(?:按照?|照)(?:着|这个)?\s*(?<han>(?!20[2-4]\d(?!\d))\d{2,5})(?:\s*的)?(?=\s*(?:来|去)?(?:走|控|算|做|报|批|上会|编|立项|封顶|为准|[，,。；;！!]|$))/gu
const ofPriced = /[吨台套件吨箱片测次人]|每|单价|报价|账期|[天日月]\s*(?:结|付)|克|公斤|米/
const givesMoney =
  /费用|预算|投资|经费|拨款|额度|盘子|集团|总部|总公司|母公司|董事会|上头|上面|财务|领导|老板|(?<![a-z])capex(?![a-z])/i
/** A price that came down, ours or a rival's, a count or a share is no budget. */
const isOfPrice =
  /单价|报价|报的|底价|价格|让利|折扣|对手|友商|别家|竞品|我们(?!的?预算)|咱们?|人数|编制|产能|库存|周期|工期|能耗|温度|账期/
/** 预算280, as a note puts it: no word between, and a sum of two to four figures that is no year. */
const alone = new RegExp(
  String.raw`(?:^|[，,。；;:：\s])(?:总|年度|全年|项目)?预算(?:额|大概|大约|约|总共|一共)?\s*[:：]?\s*(?<alone>(?!20[2-4]\d(?!\d))\d{2,4}(?:\.\d+)?)(?!\s*万)${noUnitBehind}`,
  'gu',
)

/** 380没有了,按345来; 原来的380万批不下来，只有345万: a sum that is gone, and the one by which they go instead. */
const goneNow = new RegExp(
  String.raw`(?<![\d.\-/:：])\d{2,5}(?:\.\d+)?\s*万?(?:元|的(?:预算|盘子|额度)|那个数?)?\s*(?:的话)?(?:肯定|已经|是|都|就|现在)*(?:没有?了|不行了|没戏了?|不可能了?|批不(?:下来|了)|[拿要]不(?:下来|到)了?|下不来了?|保不住了?|别想了|别指望了?|黄了|[被给]?砍了)(?!吗|么|[?？])[，,、。；;\s]*(?:集团|领导|现在|目前|后面|最多|大家|你们|请)*(?:就|先|都|要|得|只能)*(?:按照?|照|只有|就是|只剩下?|只给|给到?|做到|降到|改[到成]|变成|压到)了?\s*(?<han>(?!20[2-4]\d(?!\d))\d{2,5}(?:\.\d+)?)(?<wan>\s*万)?${noUnitBehind}`,
  'gu',
)

/** What each of something costs is nobody's budget. */
const ofEach = /单价|人均|每[人台套件吨箱片]|\bper (?:head|unit|piece|seat|person|day|hour)\b/i

/**
 * The sums to which a sentence says a budget was brought without naming their unit. They have none as they are read:
 * what they mean is told by the other sums of the deal (`scaledSums` in the brief). `text` is all of what the sentence stands in.
 */
export function bareCuts(sentence: string, text: string): FoundFigure[] {
  if (matches(ofEach, sentence)) return []
  const cuts = [...allMatches(broughtTo, sentence)]
  if (cuts.length === 0 && matches(givesMoney, text) && !isOfPrice.test(sentence))
    cuts.push(...allMatches(goneNow, sentence))
  if (cuts.length === 0) cuts.push(...allMatches(nowAt, sentence))
  if (cuts.length === 0 && !matches(isOfPrice, sentence) && !matches(ofPriced, sentence))
    cuts.push(...allMatches(nowBy, sentence))
  if (cuts.length === 0 && matches(givesMoney, sentence) && !isOfPrice.test(sentence))
    cuts.push(...allMatches(fromTo, sentence))
  if (cuts.length === 0 && !matches(isOfPrice, sentence)) {
    // What the same text says it came down from is the budget no longer.
    const former = new Set([...allMatches(fromTo, text)].map(({ groups }) => groups!.from))
    cuts.push(...[...allMatches(alone, sentence)].filter(({ groups }) => !former.has(groups!.alone)))
  }
  return cuts.map((match): FoundFigure => {
    const { number, latin, short, scale, to, alone: told, han, wan, thousands } = match.groups!
    const digits = (number ?? latin ?? short ?? to ?? told ?? han)!
    const start = match.index + match[0].lastIndexOf(digits)
    const scaling = scale ?? thousands
    const value = Number(digits) * (scaling?.toLowerCase() === 'k' ? 1e3 : scaling ? 1e6 : 1)
    if (wan !== undefined)
      return {
        start,
        end: start + digits.length + wan.length,
        kind: 'money',
        figure: { value: Number((value * 1e4).toPrecision(12)), unit: 'CNY', currency: 'CNY' },
      }
    return {
      start,
      end: start + digits.length + (scaling?.length ?? 0),
      kind: 'money',
      figure: { value, unit: '' },
    }
  })
}
