/** What a row of a customer says where it is a second record of one that is kept elsewhere. */
export interface DuplicateMark {
  /** The name without the mark; '' where nothing else is left. */
  name: string
  /** The number or name of the record that is kept, as told. */
  into: string | null
}

const hanDuplicate = '重复(?:客户|档案|记录|数据|录入|建档|项|的)?|重名|录重了?|建重了?|误建|已?合并'
const hanUnused = '(?:请?勿|不要|别|禁止?)(?:再)?(?:使?用|选|下单)|作废|废弃|已?停用'
const latinDuplicate = 'duplicates?(?: record| account| entry)?|dupl?\\.?|dupe|merged'
const latinUnused = "do not use|don['’]?t use|dnu|not in use|obsolete|void|inactive|closed record"
const isDuplicate = new RegExp(`^(?:${hanDuplicate})|^(?:${latinDuplicate})(?![\\p{L}])`, 'iu')
const isMark = new RegExp(
  `^(?:(?:${hanDuplicate}|${hanUnused}|[,，、;；/\\s!！.。-]+)+|(?:(?:${latinDuplicate}|${latinUnused}|of|record)(?![\\p{L}])|[,;/\\s!.–—-]+)+)$`,
  'iu',
)
/** Behind which words a row names the record that is kept. */
const toldInto =
  /(?:(?:已|被)?(?:合并|并)(?:到|至|入|进|给|于)|(?:请|改)用|见|以|(?<!\p{L})(?:merged? (?:in)?to|merged with|dup(?:licate|e|l)?\.? (?:of|for)|use|see|replaced by|superseded by|survivor|master)(?!\p{L}))(?:客户|编号|档案|account|acct|customer|record|id|no\.?)?[\s:：#]*(?<into>[^\s,，;；。、()（）[\]【】][^,，;；。、()（）[\]【】\n]*)/iu
/** Only these say so by themselves in a remark; 见 and use may begin any. */
const beginsInto =
  /^(?:(?:该|此|本)?(?:客户|档案|记录)?(?:已|被)?(?:合并|并)(?:到|至|入|进|给|于)|重复(?:客户|档案|记录|录入|建档)?[\s,，;；:：]*(?:请|改)?(?:用|见|以|并|合并)|merged? (?:in)?to |dup(?:licate|e|l)?\.? (?:of|for)|duplicate[\s,;:–—-]+(?:use|see|merged)|(?:do not use|dnu)[\s,;:–—-]+(?:use|see|merged)|merged (?:record|account)?\s*:)/iu
const bracketed = /\s*[(（【[]([^()（）【】[\]]*)[)）】\]]\s*/g
const longestInto = 60

const intoIn = (text: string): string | null => {
  const into = toldInto
    .exec(text)
    ?.groups?.into?.replace(/\s*(?:为准|instead|only|please|就行|即可)[\s.!]*$/iu, '')
    .replace(/[.!]+$/, '')
    .trim()
  return into === undefined || into === '' || into.length > longestInto ? null : into
}

/** A customer's name without the mark that says not to use it: 江阳重机 of 江阳重机(重复,勿用). Null for one without such a mark. */
export function markedName(name: string): DuplicateMark | null {
  const text = name.normalize('NFKC').trim()
  let told: string | null = null
  const rest = text.replace(bracketed, (bracket, inner: string) => {
    if (!saysDuplicate(inner)) return bracket
    told ??= inner
    return ' '
  })
  const parts = rest
    .trim()
    .split(/\s*[-–—_/|:]+\s+|\s+[-–—_/|:]+\s*|_+|(?<=\p{Script=Han})[-–—](?=\p{Script=Han})/u)
  const kept = parts.filter((part) => {
    if (!saysDuplicate(part)) return true
    told = told ?? part
    return false
  })
  const before =
    told === null ? unsigned.map((one) => one.exec(rest.trim())?.groups).find(Boolean) : undefined
  if (told === null && before === undefined) return null
  const mark: string = before?.mark ?? told ?? ''
  const bare = before?.rest ?? (kept.length === parts.length ? rest : kept.join(' - '))
  return {
    name: isNoName.test(bare.trim()) ? '' : bare.trim(),
    into: intoIn(mark),
  }
}
/** DO NOT USE Marlow Ltd, 江阳重机 作废: the mark stands beside the name without any sign. */
const unsigned = [
  /^(?<mark>(?:zz+ )?(?:do not use|dnu|duplicate|dupe)|作废|重复|停用)[\s:：]+(?<rest>\S.*)$/iu,
  /^(?<rest>.*\S)\s+(?<mark>DO NOT USE|DNU|DUPLICATE|(?:请?勿|不要)用|作废|重复|停用)$/u,
]
const isNoName = /^(?:(?:test|dummy|sample|xxx?|zzz?|测试)(?:客户|公司| customer| account| company)?)?$/iu

const saysDuplicate = (part: string): boolean => {
  const text = part.trim()
  return (
    text !== '' &&
    (isMark.test(text) || (isDuplicate.test(text) && intoIn(text) !== null) || beginsInto.test(text))
  )
}

/** What a row of a customer says of its being a second record, by its name, a remark or a state; null where nothing. */
export function duplicateMark(name: string, told: readonly string[]): DuplicateMark | null {
  const byName = markedName(name)
  const remarks = told.map((text) => text.normalize('NFKC').trim()).filter(saysDuplicate)
  if (byName === null && remarks.length === 0) return null
  const into = byName?.into ?? remarks.map(intoIn).find((one) => one !== null) ?? null
  return {
    name: byName?.name ?? name.trim(),
    into,
  }
}
