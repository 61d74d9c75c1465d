import { sentencesOf } from '../../facts/sentences/sentences.ts'

const wh = '(?:if|whether|who|what|when|how|which|where)'
/** "liability cap is still being argued here", "the start date is tbc": of what a sentence says that it is not settled. */
const unsettled =
  /^(?!.*\b(?:was|were|had been|used to be)\b).{4,80}?(?:['’]s|['’]re|\b(?:is|are|remains?|stays?|looks|seems))(?: (?:still|yet|also|currently|all|very much))* (?:being (?:argued|discussed|debated|fought|worked out|decided|looked at)|under discussion|undecided|unclear|unresolved|unsettled|up in the air|in dispute|tb[cda]|to be (?:confirmed|decided|agreed|defined|settled)|not (?:yet )?(?:decided|settled|agreed|clear|known|confirmed|fixed|final|finali[sz]ed|signed off)|an open (?:question|point))/i
/** "no idea if they'd take the lease", "nobody could tell me whether 400A is enough": what somebody does not know. */
const unknown = new RegExp(
  `\\b(?:no (?:idea|clue)|(?<!\\b(?:was|were) )not (?:yet )?(?:sure|clear|certain)|unclear|(?:do|does|did)(?:n['’]?t| not) (?:yet )?know|nobody (?:here )?(?:has (?:told|said|confirmed|decided)|knows|knew|could (?:tell|say)|can (?:tell|say)|seems to know)(?: (?:me|us|him|her|them))?(?: yet| so far)?|can(?:['’]?t|not) (?:say|tell)(?: yet)?|couldn['’]t (?:say|tell)(?: yet)?|open (?:question|point|issue)(?: is)?|(?:still )?(?:need|have|has|must) to (?:ask|find out|clarify)|yet to (?:hear|learn|decide)|remains to be seen)(?: (?:me|us|him|her|them|you))?,? ${wh}\\b(?=[^.;\\n]{6,})`,
  'i',
)
/** What somebody of ours does not know of ourselves, what is only told as past, and everyday matters. */
const ofOurselves =
  /\b(?:if|whether|when|how|what|where|which) (?:i|we)(?:['’](?:m|re|ll|d|ve))?\b|\b(?:our (?:margin|floor|boss|lab|factory|supplier|engineer|stock|price)|lunch|dinner|flight|hotel|train|parking|invoice|teams link|dial-?in|weather|password|holiday)\b|[?]\s*$|\bif (?:that|this|it) (?:helps|works|suits|is ok)\b/i
const fewestLetters = 14
const mostLetters = 130

/** Where a line of English says of something that it is open, with the words that say so; null where it does not. */
export function openInEnglish(line: string): { start: number; end: number } | null {
  if (/\p{Script=Han}/u.test(line)) return null
  for (const { start, text } of sentencesOf(line)) {
    if (ofOurselves.test(text) || !(unsettled.test(text) || unknown.test(text))) continue
    // What follows from its being open is no part of the question: "… so leave it blank for now", "…, need to ask".
    const rest = /,? (?:so|therefore)\b (?!that\b)|, (?:need|have|will|please|pls|ask|let)\b/i.exec(text)
    const words = text.slice(0, rest !== null && rest.index >= fewestLetters ? rest.index : undefined)
    const trimmed = words.replace(/[\s.,;!]+$/, '')
    if (trimmed.length < fewestLetters || trimmed.length > mostLetters) continue
    return { start, end: start + trimmed.length }
  }
  return null
}
