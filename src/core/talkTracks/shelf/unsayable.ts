import { type FactKind, factKinds, isFactKind } from '../../atoms/library/index.ts'
import { findFigures } from '../../facts/figures.ts'
import { namesDeliverable } from '../../facts/whoSays/stance.ts'
import type { CustomerFact } from '../types.ts'

/** Days to come: once they lie behind, a track that speaks of them as coming would be wrong. */
const ahead: ReadonlySet<string> = new Set<FactKind>([
  'decisionDate',
  'tenderDate',
  'offerDueDate',
  'acceptanceTestDate',
  'deliveryDate',
  'goLiveDate',
  'budgetDeadline',
  'contractEndDate',
])

/** "GL wants …", 曹总要求…: a note tells of somebody, in words that nobody of the customer has used. */
const toldOfThem =
  /^\W*(?!(?:We|I|You|It|What|Which|When|Where|Who|How|Why|That|This|These|Those|There|If|Could|Would|Can)\b)(?:\p{Lu}{2,3}|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?|he|she|they|the (?:customer|client|buyer))\s+(?:\([^)]{1,24}\)\s+)?(?:also |still |really |will |does |may |might )?(?:wants?|asks?|asked|needs?|needed|insists?|insisted|would|requests?|requested|requires?|raised|is after|are after|expects?|hopes?)\b|^[\s，,]*(?:\p{Script=Han}{1,3}(?:总监|总|工|部长|经理|主任|科长|院长)|他们?|她们?|客户|对方|甲方)(?:也|还|又)?(?:提|要|想|说|问|希望|坚持|表示|催)/u
/** Who speaks of somebody else in a wish ("she wants 4 weeks") is not who wishes it. */
const ofSomebody =
  /^\W*(?:\p{L}[\p{L} ]{1,20}[:：]\s*)?(?:he|she|they)\s+(?:also |still |really )?(?:wants?|asks?|asked|needs?|needed|would|insists?|requires?|expects?)\b|^[\s，,]*(?:\p{Script=Han}{2,6}[:：]\s*)?(?:他们?|她们?)(?:也|还|又)?(?:提|要|想|说|问|希望|坚持)/iu
/** 问我还能不能降, 没说谁, 应该是…: a note of what we were asked, with our own guess in it. */
const ofOurNote =
  /(?:问|跟|和|对)(?:我们?|咱们?)|没说是?谁|应该是|大概是|我(?:猜|估计|觉得)|\b(?:asked|told) (?:me|us)\b|\bprobably\b|\bI (?:guess|think|reckon)\b/i
/** "Wants 25 kg bag-in-box": whoever takes notes leaves out who it was, also in the middle of one. */
const notedWish =
  /(?:^|[.;。；]\s*)\W*(?:says|wants?|needs?|asks?|asked|requires?|insists?|prefers?|expects?|would like)\b/i
/** "price is above the others, wants it nearer 600": minutes tell of whoever spoke, under their name. */
const toldInMinutes = /(?:^|[,;.]\s*)(?:wants|says|asks|needs|requires|insists|prefers|expects)\b/i
/** "Legal to come back whether we need one": what somebody of theirs is to do asks nothing of us. */
const ofTheirTask =
  /\b(?:legal|procurement|finance|purchasing|counsel|our lawyers?|the board|head office|group|IT|HR)\s+(?:is |are |will |has |have |still )?(?:to )?(?:come back|check(?:s|ing)?|confirm(?:s|ing)?|advise|review(?:s|ing)?|look(?:s|ing)? (?:at|into)|decide|let (?:me|us) know)\b|(?:我们)?(?:法务|总部|集团|董事会)(?:那边)?(?:还)?(?:要|会|在|得)(?:再)?(?:看|审|核|确认|研究|定)/i
const ofWishes: ReadonlySet<string> = new Set<FactKind>([
  'customerAsk',
  'statedConcern',
  'statedGoal',
  'userComplaint',
  'askedPrice',
])

/** "Castlemere – our contract runs to …", "the Castlemere contract": whose contract it is, and not ours. */
const ofAnother =
  /^\W*\p{Lu}\p{L}{3,}\s*[-–—:]\s|(?<!\p{L})\p{Lu}\p{L}{3,}(?:['’]s)? (?:contract|agreement|licen[cs]e|deal|lease|rental|framework|subscription|tenancy)\b|\b(?:contract|agreement|lease|framework|deal) with (?!you\b|us\b|your\b)\p{L}+|(?:跟|和|与)(?!你们?|您|贵司|我们)\p{Script=Han}{2,8}的?(?:合同|协议)|(?:他们家?|对手|友商|竞品|现有供应商|原供应商)的?(?:合同|协议)/u
const ourOwn =
  /(?<!\p{L})(?:Our|Your|The|This|That|Current|Existing|Annual|Service|Support|Maintenance|Framework|Full|Present|Old|New|Rental|Lease)\s/gu

/** A sum, or a bare number to which a price is to come: 做到155, "at or under 215k". What is counted is no price. */
const namesPrice =
  /[£$€¥￥]\s?\d|\d(?:\.\d+)?\s*(?:万|元|块|折|k\b|m\b|%|[A-Z]{3}\b)|[A-Z]{3}\s?\d|(?:做到|降到|报到|压到|到|按|\b(?:at|to|under|below|nearer|near|around|see|for))\s*\d[\d,.]*(?!\d|[.,]\d|\s*(?:吨|台|件|套|天|日|月|年|个|人|米|方|公斤|t\b|pcs|pieces|units?|days?|weeks?|months?|hours?|kg|tons?|tonnes?|[ap]m\b))/iu
/** 我看到了, "noted, thanks": whoever takes note of what we gave asks for nothing. */
const takesNote =
  /(?:看到|收到|知道|了解|明白)了?(?:[，,。！!\s]|$)|\b(?:noted|received|saw (?:it|that|the)|I (?:have )?see(?:n)? (?:that|it|the)|thanks for|got it)\b/i

const apologises = /抱歉|不好意思|对不起|\bsorry\b|\bapolog/i

/** Whether a fact that holds may yet not be said to the customer at `asOf` (UTC ms): it would be wrong, or no words of theirs. */
export function isUnsayable(fact: CustomerFact, asOf: number): boolean {
  if (!isFactKind(fact.kind)) return false
  const value = String(fact.figures[0]?.value ?? '')
  if (factKinds[fact.kind].value === 'date' && ahead.has(fact.kind)) {
    const last = /^\d{4}-\d\d$/.test(value) ? Date.parse(`${value}-28`) : Date.parse(value)
    if (last + 86_400_000 <= asOf) return true
  }
  if (fact.kind === 'contractEndDate' && ofAnother.test(fact.text.replaceAll(ourOwn, ' '))) return true
  // 18号之前给到: read back without what it was of, a promise is a riddle; and nobody reads out an apology.
  if (fact.kind === 'openPromise') return !namesDeliverable(fact.text) || apologises.test(fact.text)
  if (!ofWishes.has(fact.kind)) return false
  if (fact.kind === 'askedPrice' && (!namesPrice.test(fact.text) || takesNote.test(fact.text))) return true
  // "The new provider has to be in place by February" is a condition for all, and no wish of ours to answer.
  if (fact.kind === 'customerAsk' && /^ha(?:s|ve) to be$/i.test(fact.subject)) return true
  return (
    (fact.kind === 'customerAsk' && isTheirTask(fact.text)) ||
    ofSomebody.test(fact.text) ||
    toldInMinutes.test(fact.text) ||
    toldOfThem.test(fact.text) ||
    (fact.speaker === 'note' && (notedWish.test(fact.text) || ofOurNote.test(fact.text)))
  )
}

/** Whether a wish is what somebody of theirs is to do, which asks nothing of us. */
export const isTheirTask = (text: string): boolean => ofTheirTask.test(text)

/** Whether a wish tells of somebody without naming them ("Response: she wants 8 hours"), which nobody reads out. */
export const isOfAbsent = (text: string): boolean => ofSomebody.test(text)

/** "The notice to Orwell has to be out", 现有供应商: whose contract it is that ends. */
const ofIncumbent =
  /\bnotice to (?!us\b|you\b|the\b)\p{Lu}|\b(?:incumbent|(?:current|existing|present) (?:supplier|vendor|provider|contractor|broker))\b|(?:现有|现在的?|原来?的?|目前的?)(?:供应商|厂家|服务商|承包商|那家)/u
const ofPresent: ReadonlySet<string> = new Set([
  'currentSystem',
  'competitorOffer',
  'competitorNews',
  'competitorGap',
])

/**
 * Whether the end of a contract that somebody told is that of another's: what they have now is on file with the same day,
 * or the words around it are of a rival or of whoever supplies them now. To speak of it as ours would be false.
 */
export function isOfAnother(
  fact: CustomerFact,
  facts: readonly CustomerFact[],
  { heard, rivals }: { heard: readonly { text: string; evidenceId: string }[]; rivals: readonly string[] },
): boolean {
  const day = String(fact.figures[0]?.value)
  const daysIn = ({ text, occurredAt }: CustomerFact): string[] =>
    findFigures(text, occurredAt).flatMap(({ kind, figure }) => (kind === 'date' ? String(figure.value) : []))
  if (facts.some((one) => ofPresent.has(one.kind) && daysIn(one).includes(day))) return true
  const around = [
    fact.text,
    ...heard.flatMap(({ text, evidenceId }) => (evidenceId === fact.evidenceId ? text : [])),
    ...facts.flatMap(({ text, evidenceId }) => (evidenceId === fact.evidenceId ? text : [])),
  ].join('\n')
  const isSubjectFirm = /\p{Lu}/u.test(fact.subject) && rivals.some((name) => fact.subject.includes(name))
  return (
    isSubjectFirm ||
    ofIncumbent.test(around) ||
    rivals.some((name) => name.length > 2 && fact.text.includes(name))
  )
}

/** 比现在用的干净, "better than ours": a comparison names nothing that one could keep. */
const compares = /比|不如|更(?!换|新|改)|\b(?:than|better|worse|cleaner|faster)\b/i

/**
 * Whether words of what they use today name it: not a comparison, which may be praise of ours, nor a note of a contract with
 * its days and prices.
 */
export const namesSystem = ({ text, speaker, occurredAt }: CustomerFact): boolean =>
  speaker === 'customer' &&
  !compares.test(text) &&
  !findFigures(text, occurredAt).some(({ kind }) => kind === 'date' || kind === 'money')

const weighsRivals =
  /\b(?:compar\w+|quot(?:e|es|ed|ing)|offer(?:s|ed)?|bid(?:s|ding)?|shortlist\w*|proposals?|tender\w*|looking at|look at|talking to|speaking to|in the (?:race|running)|cheaper|came in|up against|versus|vs|also (?:in|seeing|invited))\b|也?在看|比价|对比|报(?:价|了|的|来)|投标|入围|竞争|另一家|[两三几]家|便宜/i
const ofPresentSupply =
  /\b(?:lease|rental|contract|agreement|current(?:ly)?|incumbent|existing|present|old|today|now with|expires?|ends?|runs? (?:out|to|until))\b|现在用|在用|目前用|现有|原来|合同|到期|租/i
/**
 * Whether somebody's own words say that a rival is being weighed: who supplies them now is not thereby in the race, and to
 * name it so would tell that we know more than they said.
 */
export const isWeighed = (name: string, words: string): boolean =>
  words
    .split(/[。！？!?；;\n]|[.]\s+(?=\p{Lu})/u)
    .some((one) => one.includes(name) && weighsRivals.test(one) && !ofPresentSupply.test(one))

/** Kinds with which nobody opens a talk: to read somebody their own ceiling gives the price away. */
export const notToOpenWith: ReadonlySet<string> = new Set<FactKind>(['budgetAmount'])
