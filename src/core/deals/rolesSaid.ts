import type { KnownBuyingRole } from '../../shared/vocabulary.ts'
import type { Contact } from '../contacts/store.ts'
import type { Fact } from '../facts/store.ts'
import { toSimplified } from '../imports/matching/simplified.ts'
import { losesPen } from './signingLimit.ts'
import { spokenClauses } from './spokenClauses.ts'
import { whoIsCalled } from './whoIsCalled.ts'

/** Who has a say in one matter only: 技术一票否决, "has to release the technical part". */
const technicalWords =
  /技术|工艺|质量|检验|质检|设备|工程|(?<![a-z])(technical|engineering|quality|qa)(?![a-z])/i
/** 技术商务都是他拍板, "technical and commercial": of all of it, and not of the one matter. */
const ofAll =
  /(?:技术|工艺|质量)[和与跟、加及/+\s]{0,2}(?:商务|价格|采购|付款)|(?:商务|价格|采购|付款)[和与跟、加及/+\s]{0,2}(?:技术|工艺|质量)|\b(?:technical(?:ly)?[\s,]*(?:and|&|\/|\+) ?commercial(?:ly)?|commercial(?:ly)?[\s,]*(?:and|&|\/|\+) ?technical(?:ly)?|both (?:technical|commercial))/i
const technical = { test: (words: string): boolean => technicalWords.test(words) && !ofAll.test(words) }
const decides =
  /签(?!到|收|合同)|拍板|点头|说了?算|来定|(?<=[总董长任工])定(?=$|[，,。；;、\s])|审批|一票否决|评审|把关|那关|\b(signs?|approves?|release|final say|last word|veto|decides?|decision)\b/i

/** Who can say no, and is not said to sign: a veto is no purse. */
const onlyForbids =
  /^(?!.*(?:签(?!到|收|合同)|拍板|说了?算|来定|\b(?:signs?|approves?|final say|last word|decides?)\b)).*(?:一票否决|\bveto)/i

/**
 * Who has part of the say, or the say over one part, decides nothing alone: 说了算一半, 包装这块他说了算, "has a say",
 * "has the last word on colours".
 */
export const hasPartOfSay =
  /说了?(?:算)?(?:了)?(?:一半|半|个?一?部分)|(?:能|可以)?说得?上话|有(?:一定|一些|点)?的?发言权|(?:这|那)(?:一)?(?:块|方面|部分|项|摊)[^，。；\n]{0,4}[他她]?(?:说了?算|拍板|来定)|\b(?:has|have|gets?|with) (?:a|some|half the|half a) say\b|\bhalf (?:the|a) say\b|\b(?:final say|last word|(?:has|have) the say|decides?) (?:on|over|about) (?!(?:(?:the|our|a|any|this|that|final|new|next|whole|entire) )*(?:it|this|that|who|whether|which|what|suppliers?|providers?|contractors?|partners?|bidders?|winner|award|contracts?|prices?|vendors?|budget|money|purchase|order|deal|tender|project|everything|all|every)\b)[a-z]+\b/i

/** Who chairs the body before which it goes approves it with the others there. */
const chairs = /主任委员|主席|\b(?:in (?:the )?chair|chairs|chaired by)\b/i

/**
 * The role that a few words give to whoever they are about: who signs or has the last word is the economic buyer, who
 * can only forbid approves, who has the say in technical matters the technical evaluator; null where they give none.
 */
export function roleInWords(words: string): KnownBuyingRole | null {
  if (chairs.test(words)) return 'approver'
  if (hasPartOfSay.test(words)) return technical.test(words) ? 'technicalEvaluator' : 'influencer'
  // 戴总签不了了 takes a role away and gives none.
  if (!decides.test(words) || losesPen.test(words)) return null
  if (onlyForbids.test(words)) return technical.test(words) ? 'technicalEvaluator' : 'approver'
  return technical.test(words) ? 'technicalEvaluator' : /评审|把关|那关/.test(words) ? null : 'economicBuyer'
}

/** The role of somebody who scores, by the clause that says so: what else they do nobody said. */
export const roleOfScorer = (words: string): KnownBuyingRole =>
  technical.test(words) ? 'technicalEvaluator' : 'influencer'

/**
 * The buying roles of an account's people by what was said of them (facts of kind `decisionRole`), each by the newest
 * that names nobody else in the same clause. Guesses and what was denied give nobody a role.
 */
export function rolesSaidOf(
  facts: readonly Pick<Fact, 'text' | 'stance' | 'occurredAt'>[],
  contacts: readonly Contact[],
): Map<string, KnownBuyingRole> {
  const roles = new Map<string, KnownBuyingRole>()
  const said = facts.filter(({ stance }) => stance !== 'thought' && stance !== 'negated')
  for (const { text } of said.toSorted((left, right) => left.occurredAt - right.occurredAt))
    for (const { words: clause } of spokenClauses(toSimplified(text))) {
      const role = roleInWords(clause)
      const contact = role && whoIsCalled(clause, contacts)
      if (role && contact) roles.set(contact.id, role)
    }
  return roles
}
