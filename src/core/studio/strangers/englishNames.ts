import { wordClassOf } from '../../imports/matching/plainWords.ts'

/** Regions, languages and continents as English calls them: known to everybody and nobody's name. */
function worldWords(): ReadonlySet<string> {
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  const named = [
    ...codes.flatMap((code) => [regions.of(code), languages.of(code.toLowerCase())]),
    ...['001', '002', '009', '019', '142', '150'].map((code) => regions.of(code)),
  ]
  return new Set(named.flatMap((name) => name?.split(/[^\p{L}]+/u) ?? []))
}
let world: ReadonlySet<string> | null = null

/** Days, months, feasts, peoples and programs that every office has. */
const everyday =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Ramadan|Excel|Word|Teams|Outlook|Windows|Linux|Android|Bluetooth|Ethernet|Internet|Incoterms|Celsius|European|American|Asian|African|British|Euros?|Ltd|Inc|Sir|Madam|Dear|Hi|Hello|Regards|Q)$/
function isEveryday(word: string): boolean {
  world ??= worldWords()
  return everyday.test(word) || world.has(word)
}

/** Given names that are words besides: a name at the beginning of a sentence only where somebody does something. */
const namesAndWords =
  /^(?:Will|Mark|Grant|Frank|Bill|Rob|Rose|Hope|Grace|Art|Jack|Pat|Sue|Drew|Dale|Faith|Joy|Ray|Ruby|Amber|Heather|Ivy|Lily|Daisy|Violet|Miles|Cliff|Dean|Gene|Glen|Guy|Max|Nick|Norm|Penny|Peg|Pierce|Rich|Sandy|Wade|Ward|Victor|Angel|Dick|Don|Jean|Ken|Robin|Iris|Olive|Pearl|Dawn|Eve|Carol|Harry|Josh|Bob|Tom|Mike|Jim|Gill|Basil|Jerry|Barb|Jay|Lance|Trace|Chuck|Buck|Stew)$/
/** What somebody does who is named before it. */
const acts =
  /^(?: \p{Lu}\p{Ll}+)?(?: (?:from|in|at|of) (?:the |our |your )?\p{Ll}+,?)? (?:said|says|asked|asks|told|tells|thought|thinks|knows|knew|promised|checked|mentioned|wanted|wants|uses|used|signed|raised|found|left|came|comes|went|rang|wrote|needs|worries|likes|liked|prefers|and I|will bring|will send|will be|can be|saw|felt|feels|gave|took|pays|runs|drinks|knows|walked|called|calls|drew|draws|made|makes|put|let|met|built|fitted|fits|tried|tries|handed|showed|measured|worked|works|argued|insisted|insists|suggested|suggests|agreed|agrees|reckons|believes|sat|stood|spoke|heard|kept|keeps|lost|won|changed|moved|bought|sold)\b/u
/** And what may stand behind a word that no dictionary has at all, and be said of somebody. */
const isSaidOf = /^(?:['’]s \p{Ll}| \p{Lu}|, \p{Ll}| (?:is|was|has|had|will|would|can)\b)/u
/** A word that others are made of by rule: no dictionary lists them all, and no name is so made. */
const derived =
  /(?:tion|tions|ment|ments|ness|ings?|ity|ies|ances?|ences?|ships?|ables?|ibles?|ers|ors|our|ours|ised?|isation|less|ful|ally|ously|ities|proof|wise)$|^(?:Re|Un|Non|Pre|Over|Under|Mis|Sub|Multi|Out)\p{Ll}{4,}/u

const capital = /(?<!\p{L})(?:\p{Lu}['’]|Mc|Mac|De|Van)?\p{Lu}\p{Ll}+(?:-?\p{Lu}\p{Ll}+)*(?!\p{L})/gu
/** What a sentence begins behind: nothing, or the end of another. */
const begins = /(?:^|[.!?…:;—–]["”’)]?|["“‘(])\s*$/u

/**
 * Whether an English text holds a proper noun that is nobody's known to all. Inside a sentence a capital tells; at its
 * beginning only a word that no dictionary has in small letters, or a given name that does something.
 */
export function holdsEnglishName(text: string): boolean {
  return [...text.matchAll(capital)].some(({ 0: word, index }) => {
    if (isEveryday(word) || isEveryday(word.replace(/s$/, ''))) return false
    const behind = text.slice(index + word.length)
    if (!begins.test(text.slice(0, index))) return true
    if (namesAndWords.test(word)) return acts.test(behind)
    if (/^['’](?:m|ve|ll|d|re|t)\b/u.test(behind)) return false
    const besides = wordClassOf(word.toLowerCase())
    return besides === 'own'
      ? !derived.test(word) && (acts.test(behind) || isSaidOf.test(behind))
      : besides === 'proper'
  })
}
