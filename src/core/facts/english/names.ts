import { isFirmName } from '../rivals/rivalCandidates.ts'

/** Word endings that tell a word of the language from an invented name. */
const ofLanguage =
  /(?:tion|sion|ment|[eoa]ry|ice|age|ure|ism|ings?|ance|ence|ency|ness|ity|ities|ally|ers|ors|ists|ants|able|ible|ful|less|ship|wards?|ies|ives?|ous|ical|ized|ised|ates|ated|ural|ught|ould|self|selves|thing|where|body|[^aeiou]ly|[^aeiouy]ed|ics)$/i
const ordinary = new Set(
  'about above after again against agreed along already although always among amount annual another answer anyone apart april area asked audit august aware awful batch because before being below best better between board boards both bought brand bring brought budget building business buyer buying call calls capex cheap cheaper chief city client clinic coffee common company could crane crew crews custom customer customs daily data dates dealer decent demo department despite direct director dock doing down drawing driver during early east eight either email engineer engineers enough europe even every exactly except expect extra factory fairly family field final finance first floor foreman found four frankly free fresh friday front full further general given going good goods group guard half hands happy harbour have head health help hence here high hospital house however huge ideal idea inside instead issue italy january july june kind labour large last later least leave legal lemme less lift little local lunch lower machine machines major makes manager many march market maybe mean meeting member mine minor model monday money month months more most much nearby never next night nobody normal north nothing notice november number nurse nurses october offer offers office often online only open option options order orders other others ours outside over owner paper parent parts past patient patients people perhaps person phone place plain plan plant please plenty plus point police press pretty price prices prior problem product public pump pumps purchase quality quick quite quote quotes rather ready really reason recent record region regular renewal rental report reps result retail right robot round safety sales same sample samples saturday scale scanner school second senior september series serious server service services seven several shift should since site sites small software some someone soon sorry south space spare special spring staff standard start state steel still stock store street strong sunday supplier suppliers support sure system systems table taken team teams technician technicians terms thank thanks that their theirs them then there these thing things think third this those though three through thursday till time times today together tomorrow tonight tools total touch toward town trade train training trial truck trucks trust truth tuesday twice under unit units unless until upper upstairs urgent used user users usual vendor vendors very visit waiting wants warehouse week weekend weekly weeks welcome well west what whatever when where which while whole whose wider winter with within without wonder work worker workers world worse would wrong year years yesterday yours alone again accounts accounting anybody apparently aside basic basically bloody boiler cause clean clear cloud commercial competitor corporate cover deposit discount distributor double energy everyone everything excel external fixed fleet france future germany ground handheld hardware hotline human incumbent indoor industry insurance internal italian kitchen leasing lawyers licence license london loads lorry mains maintenance management marketing mechanic medical middle minimum mobile multi municipal nationwide network operations outdoor packaging partner payment payroll period plastic platform possible postal power premium private process production programme project property protocol provider purchasing quarterly refund remote renting repair replacement reseller rival rivals scrap security sensor sensors seventy sharp shelf sheets short single sixty smart solid somebody something somewhere spares speaker spread stainless steam subscription summer supply surface switch tender thirty tooling tracking transport treasurer twelve twenty union vehicle version volume wages washing water website wholesale wireless wooden'.split(
    ' ',
  ),
)
const titled = /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Messrs)\.? $/
const nations =
  /^(?:Europe(?:an)?|Asian?|Western|Eastern|Northern|Southern|Portuguese|Hungarian|Romanian|Brazilian|Mexican|Canadian|Australian|Scottish|Welsh)\b/

/** Who writes names in small letters begins sentences and writes "i" so too. */
export const isInSmallLetters = (text: string): boolean => !/(?:^|[.!?] )\p{Lu}|\bI\b/u.test(text)

/** Whether the words there may be the name of a firm: in capitals, or in a chat that has none. */
export function mayBeFirm(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end)
  if (titled.test(text.slice(0, start)) || nations.test(name) || /^[A-Z\d ]+$/.test(name)) return false
  const isOneWord = !/[ &-]/.test(name)
  if (/^\p{Ll}/u.test(name)) {
    return isFirmName(name) && !ordinary.has(name) && !ofLanguage.test(name)
  }
  if (!isFirmName(name) || ordinary.has(name.toLowerCase())) return false
  // "the one from Antwerp": a place.
  if (/\bthe (?:one|other|firm|company|supplier|man|people) (?:from|in) $/.test(text.slice(0, start)))
    return false
  // At the head of a sentence any word has a capital.
  const isHead = /(?:^|[.!?:"“>\n] ?)$/.test(text.slice(0, start))
  return !(
    isOneWord &&
    isHead &&
    (ofLanguage.test(name) || /s (?:cost|are|were|have|do|come)\b/.test(text.slice(end - 1, end + 8)))
  )
}
