import { matches } from '../cues/mayMatch.ts'
import type { Speaker } from '../whoSays/stance.ts'

const version = String.raw`(?<![A-Za-z\d])(?:v|rev(?:ision)?\.?|version)\s?\d{1,2}(?![\d.]|\s*(?:#|版本))|第[一二三四五六\d]版`
const ofVersion = new RegExp(version, 'iu')
const sum =
  /(?:[£€$¥￥]\s?\d[\d.,]*\s?(?:m|k|mn|million)?|(?:RMB|CNY|USD|EUR|GBP|NTD?)\s?\$?\s?\d[\d.,]*|\d[\d.,]*\s*(?:万|亿|元)|\d[\d.,]*\s?(?:m|mn|million)\b|\d{1,3}(?:,\d{3})+)/iu
/** What we have out, said as such without its version: 我们报价942万, "our offer is 2.84m". */
const ofOffer =
  /(?:我们|我方|我司|这边)?(?:整单|总价|报价|现报|已报|报了|报过|报给[^，。；\n]{1,6})[^，。；\n?？]{0,6}\d|\b(?:our|the) (?:headline|offer|quote|quotation|proposal|price)\b[^.;\n?]{0,30}\b(?:is|at|of|stands at|comes to)\b[^.;\n?]{0,6}\d/iu
/** Said of what is over, of somebody else's paper, of what will be, and of what a thing would cost more. */
const isOld =
  /作废|过时|不要再|别再|还停在|旧|老数|前一版|原来的?v|取消|取代|\b(?:void|superseded|withdrawn|old|stale|scrap(?:ped)?|no longer|replaced|out of date)\b/iu
/** 不塞进v3, 与v2相比, "compared with v2": the version is only what it is set beside. */
const isBeside =
  /(?:不|别|没)(?:塞|算|进|含|放|列|计)[^，。；\n]{0,4}v\s?\d|(?:与|和|跟|比|较)\s?v\s?\d[^。\n]{0,16}(?:相?比|低|高|少|多)|\b(?:compared (?:with|to)|than|versus|vs\.?|not (?:in|part of)) v\s?\d/iu
/** 按V2单价扣一套=640万, "at v3 rates less one unit": the version is what a sum of ours is reckoned from, and offered by nobody. */
const isReckoned =
  /(?:按|照|以|用)\s*v\s?\d{1,2}[^，。；\n]{0,4}(?:单价|价格?|费率|口径)|(?:扣|减|少|加|多|去)掉?[^，。；\n=]{0,20}[=＝]|账面价|(?:测|折|匡|估)算(?:下来|价)?|算下来|内部(?:价|核算|测算)|\b(?:at|on|using|from|by) v\s?\d{1,2} (?:rates?|prices?|unit prices?|pricing)\b|\b(?:works? out|comes? out|reckon(?:ed|s)?|calculated|on paper|book value|(?:less|minus|plus) one \p{L}+)\b/iu
/** A paper that nobody has sent yet. */
const isUnsent =
  /草稿|初稿|未定稿|(?:先|还|暂时?)(?:别|不要?|没有?|未)(?:发|给|寄|送|报)|(?:未|没有?)(?:发出|发给|发过|寄出|送出|外发|对外)|别发|不外发|待(?:批|审|发)|\b(?:draft|unsent|not (?:yet )?(?:sent|out|issued|gone)|(?:do not|don['’]t|haven['’]t|hasn['’]t) (?:yet )?(?:send|sent|issue[d]?|share[d]?)|(?:before|until) it goes)\b/iu
/** A line of a table: 4台 × 368,000 = 1,472,000 is no total. */
const arithmetic = /[×x*]\s*[¥￥£€$]?\s?\d[\d,]*(?:\.\d+)?\s*=/iu
const isTheirs = /他们(?:报|的?v)|对手|竞品|友商|\b(?:their|his|her) (?:v\d|rev|quote|offer|proposal)\b/iu
const isSoftware =
  /软件|固件|系统版本|驱动|图纸|合同v|协议v|\b(?:software|firmware|release|driver|drawing|contract v|spec)\b/iu
const isLimit = /底价|底线|第一口|开口价|最低|\b(?:floor|walk[- ]?away|first (?:figure|move))\b/iu

/**
 * Whether a sentence of ours tells what we have out: a version of the offer and what it comes to. Words of a customer never
 * do. `before` is the sentence before it, which may name the version.
 */
export function isOffer(words: string, by: Speaker, before: string): boolean {
  if (by === 'customer' || !sum.test(words)) return false
  if (isBeside.test(words) || arithmetic.test(words)) return false
  if (matches(isReckoned, words) || isUnsent.test(words)) return false
  if (isOld.test(words) || isTheirs.test(words) || isSoftware.test(words) || isLimit.test(words)) return false
  if (ofVersion.test(words)) return true
  const goesOn =
    by === 'ours' &&
    ofVersion.test(before) &&
    /附上|如下|发您|发你|\b(?:attached|enclosed|below)\b/iu.test(before)
  return goesOn || (by === 'ours' && ofOffer.test(words))
}
