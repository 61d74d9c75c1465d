import { isAddressedIn, isNamedIn } from '../../contacts/calledInText.ts'
import type { Contact } from '../../contacts/store.ts'

/** Words of somebody who may not agree, or with whom it rests to stop it. */
export const mayObject =
  /不赞成|不(?:太)?认可|不接受|不看好|不相信|不信|信不过|宁可(?:找|换|用|选)|(?:换|找)(?:一?家|别家|别人|别的(?:单位|公司|厂家|供应商))|换家|(?:不|没)解决[^，。；\n]{0,10}不(?:谈|签|用|上)|最难搞|有(?:很大)?意见|有抵触|抵触|(?<!没人?|无人|不会)(?:不同意|反对)|(?:比较|很|挺|有点|偏)冷|冷淡|干啥|干什么用|有必要吗|凭什么|还谈什么|不放心|怕[^，。；\n]{0,16}没活|(?:卡着|拦着)我们|\bnot convinced\b|\bunconvinced\b|\b(?:can|could|might) block\b|\bsees? no (?:reason|point|need)\b|\b(?:can|could|would|wo)(?:n['’]t| not) (?:support|wear|accept|agree to) (?:it|that|this)\b|\bbefore (?:she|he|they)(?:['’]d| would| will|['’]ll) (?:say yes|agree|sign)|\bsceptical\b|\bskeptical\b|\b(?:is|was|are) (?:against|opposed)\b|\bwould rather (?:have|go|stay|use|keep|see)\b|\bposition is unchanged\b|\b(?:does|do|did)(?:n['’]t| not) (?:believe|trust|like|want|see (?:the|why))\b|\bwill not support\b|\bwon['’]?t (?:score|sign|approve|support|accept|have)\b|\bprefers? (?:the (?:incumbent|other)|to stay with)\b/i
/** Letters of a line that tells of one person or another; a longer one is a paragraph of many. */
const longestLine = 600

type Person = Pick<Contact, 'id' | 'name' | 'nickname'>

/** What somebody of the customer says for themselves: 这关没过我打分不会高, "I won't sign that as it is". */
export const ownObjection =
  /(?:打分|评分|给分)[^，。；\n]{0,4}(?:不会|给不了|不可能)|(?:我|我们|我这边)[^，。；\n]{0,8}(?:过不了|过不去|不会(?:同意|签|批|投|支持|给)|没法(?:同意|签|批)|不同意|不签|不批|有意见|有保留)|(?:价格|报价)[^，。；\n]{0,4}(?:还是|仍然|太|偏|过)(?:偏|太)?高|超(?:了|出)预算|\bI (?:can(?:not|['’]t)|won['’]t|will not|could(?:n['’]t| not)) (?:support|sign|accept|approve|recommend|back|vote for|score)\b|\b(?:is|are|still|you['’]re) (?:too|far too|still) (?:high|expensive)\b|\bbefore I change my mind\b/i

/** "I'm fine with it provided …", 同意，前提是…: who agrees, and names what has to stay as it is. */
const agrees =
  /(?<!not |n['’]t )\b(?:fine|happy|ok(?:ay)?|good|comfortable|on board|agree(?:d|s)?|in favou?r|support(?:ive|s)?|no (?:objections?|issues?|problem))\b[^.;\n]{0,40}\b(?:provided|as long as|so long as|on (?:the )?condition|if|assuming)\b|(?<![不没未])(?:同意|赞成|支持|认可|没意见|没问题|可以接受|能接受)[^。；\n]{0,20}(?:前提|只要|条件|但要|但得|如果|须)|(?:只要|前提)[^。；\n]{0,24}(?:就|我|便)[^。；\n不没]{0,6}(?:同意|赞成|支持|没意见|没问题|可以)/i
const refuses =
  /\b(?:won['’]?t|will not|can(?:no|['’]?)t|not going to|refuse\p{L}*|unless|until|against|object\p{L}*)\b|不(?:同意|赞成|支持|签|批|认可)|反对/iu
/** Whether words agree on a condition, and are no dissent. */
export const agreesOnCondition = (text: string): boolean => agrees.test(text) && !refuses.test(text)

/** Whether one of the customer's people said for themselves that they may not agree. */
export const objectsItself = (said: readonly { text: string; contactId: string | null }[]): boolean =>
  said.some(({ text, contactId }) => contactId !== null && ownObjection.test(text))

/** Whether one of these texts tells, in a line that names somebody of the customer, that somebody may not agree. */
export const tellsOfObjector = <One extends Person>(
  texts: readonly string[],
  people: readonly One[],
): boolean =>
  texts.some((text) =>
    text
      .split('\n')
      .some(
        (line) =>
          line.length <= longestLine &&
          mayObject.test(line) &&
          people.some((one) => isNamedIn(line, one) || isAddressedIn(line, one, people)),
      ),
  )
