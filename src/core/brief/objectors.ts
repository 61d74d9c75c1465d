import { isAddressedIn, isNamedIn } from '../contacts/calledInText.ts'
import type { Contact } from '../contacts/store.ts'

/** Words of somebody who may not agree, or with whom it rests to stop it. */
const objects =
  /(?<!没人?|无人|不会)(?:不同意|反对)|(?:比较|很|挺|有点|偏)冷|冷淡|干啥|干什么用|有必要吗|凭什么|还谈什么|不放心|怕[^，。；\n]{0,16}没活|(?:卡着|拦着)我们|\bnot convinced\b|\bunconvinced\b|\b(?:can|could|might) block\b|\bsees? no (?:reason|point|need)\b|\b(?:can|could|would|wo)(?:n['’]t| not) (?:support|wear|accept|agree to) (?:it|that|this)\b|\bbefore (?:she|he|they)(?:['’]d| would| will|['’]ll) (?:say yes|agree|sign)|\bsceptical\b|\bskeptical\b|\b(?:is|was|are) (?:against|opposed)\b/i
/** Letters of a line that tells of one person or another; a longer one is a paragraph of many. */
const longestLine = 600

type Person = Pick<Contact, 'id' | 'name' | 'nickname'>

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
