import { isAddressedIn, isNamedIn } from '../contacts/calledInText.ts'
import type { Contact } from '../contacts/store.ts'

/** Words of somebody who may not agree, or with whom it rests to stop it. */
const objects =
  /(?<!没人?|无人|不会)(?:不同意|反对)|(?:比较|很|挺|有点|偏)冷|冷淡|干啥|干什么用|有必要吗|凭什么|还谈什么|不放心|怕[^，。；\n]{0,16}没活|(?:卡着|拦着)我们|\bnot convinced\b|\bunconvinced\b|\b(?:can|could|might) block\b|\bsees? no (?:reason|point|need)\b|\b(?:can|could|would|wo)(?:n['’]t| not) (?:support|wear|accept|agree to) (?:it|that|this)\b|\bbefore (?:she|he|they)(?:['’]d| would| will|['’]ll) (?:say yes|agree|sign)|\bsceptical\b|\bskeptical\b|\b(?:is|was|are) (?:against|opposed)\b/i
/** Letters of a line that tells of one person or another; a longer one is a paragraph of many. */
const longestLine = 600

type Person = Pick<Contact, 'id' | 'name' | 'nickname'>

/** What somebody of the customer says for themselves: 这关没过我打分不会高, "I won't sign that as it is". */
const ownObjection =
  /(?:打分|评分|给分)[^，。；\n]{0,4}(?:不会|给不了|不可能)|(?:我|我们|我这边)[^，。；\n]{0,8}(?:过不了|过不去|不会(?:同意|签|批|投|支持|给)|没法(?:同意|签|批)|不同意|不签|不批|有意见|有保留)|(?:价格|报价)[^，。；\n]{0,4}(?:还是|仍然|太|偏|过)(?:偏|太)?高|超(?:了|出)预算|\bI (?:can(?:not|['’]t)|won['’]t|will not|could(?:n['’]t| not)) (?:support|sign|accept|approve|recommend|back|vote for|score)\b|\b(?:is|are|still|you['’]re) (?:too|far too|still) (?:high|expensive)\b|\bbefore I change my mind\b/i

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
          objects.test(line) &&
          people.some((one) => isNamedIn(line, one) || isAddressedIn(line, one, people)),
      ),
  )
