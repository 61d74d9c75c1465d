import { matches } from '../cues/mayMatch.ts'

const name = String.raw`(?:he|she|they|\p{Lu}[\p{L}’'-]+)`
/** What would befall whoever told us, if it were known: "he'd be in bother if that got out", 他会被开除. */
const consequence = [
  // For these alone nobody needs to say of what.
  String.raw`\b${name}(?:['’]d| would| could| might)(?: both)? (?:be|get)(?: \w+)? (?:hung|hanged|shot|lynched|crucified|skinned|strung up|for the (?:chop|high jump))\b`,
  String.raw`\b${name}(?:['’]d| would| could| might)(?: both)? (?:be|get|lose|end up)\b[^.;\n]{0,30}\b(?:bother|trouble|hot water|sacked|fired|finished|disciplined|out of a job|(?:his|her|their) job)\b[^.;\n]{0,10}\bif (?:it|that|this|any of (?:it|this)|word|they|anyone|anybody|somebody|\p{Lu}[\p{L}’'-]+) (?:ever |were |was |is )?(?:came|comes?|got|gets?|leak\w*|knew|knows?|heard?|hears?|found|finds?|traced|saw|sees?|linked)\b`,
  String.raw`\bif (?:it|that|this|any of (?:it|this)|word)(?: ever)? (?:came|comes|got|gets|is traced|was traced|were traced|leaks|leaked) (?:back|out|round|to)\b`,
  String.raw`\b(?:(?:can|must|should)(?: not| never|not|n['’]t)|never)(?: ever)? be traced(?: back)? to\b`,
  String.raw`\b(?:cost|costs) (?:him|her|them) (?:his|her|their) job\b`,
  String.raw`\bnot (?:mine|ours) to (?:use|tell|repeat|pass on)\b`,
  '(?:他|她|人家|[总工姐哥])(?:就|肯定|可能)?(?:会|要|得)(?:就|马上)?被(?:开除|开掉|炒|骂死|处分|收拾|穿小鞋|追责|约谈)|饭碗(?:就|要|都|可)*(?:没|保不住|丢|砸)|(?:别|不要|不能|会|等于)(?:害|坑|连累|出卖)了?(?:他|她|人家)|(?:传|漏)(?:出去|回去)[^，,。；;\\n]{0,2}[，,]?(?:他|她|人家)',
]
/** Whoever told us asked us to keep it, as one of us tells the others: "she made me promise not to tell", 她让我别往外说. */
const askedOfUs = [
  String.raw`\b(?:asked|told|begged|made|swore|wants?) (?:me|us)(?: to (?:promise|swear))?(?: promise| swear)? not to (?:say|tell|mention|repeat|breathe|pass|use|let on|share)\b`,
  String.raw`\b(?:sworn|swore (?:me|us)) to secrecy\b`,
  '(?:让|叫|求|嘱咐|叮嘱|交代|拜托)(?:我们?|咱们?)(?:千万|先|一定|谁(?:都|也))?(?:别|不要|不许)(?:跟(?:别人|任何人|谁))?(?:往外|对外|出去)?(?:说|讲|提(?!前|供|交|醒|高)|传|透露|声张)',
]
const pattern = new RegExp([...consequence, ...askedOfUs].join('|'), 'u')

/** Whether words say, by what would come of it or by what was asked of us, that nobody may learn it from us. */
export const keepsSource = (words: string): boolean => matches(pattern, words)

/** A sentence that only says that we were asked to keep what stands before it. */
export const isOnlyAsked = (sentence: string): boolean =>
  new RegExp(askedOfUs.join('|'), 'u').test(sentence) && sentence.length < 70 && !/\d/.test(sentence)
