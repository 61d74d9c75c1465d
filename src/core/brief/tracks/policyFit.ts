/** What a deal is about, as far as its records name it. */
export interface DealTopics {
  /** The customer's name and short names. */
  customer: readonly string[]
  /** Names and codes of what is sold, and the deal's own name. */
  subject: readonly string[]
  regions: readonly string[]
  /** Rivals: what the authorities say of them is nothing to open a talk with. */
  rivals: readonly string[]
}

/** Words that any policy shares with any customer of its trade, and so tell nothing. */
const common =
  /股份|有限|责任|公司|集团|管理|医疗|医院|口腔|诊所|中心|科技|器械|设备|采购|集采|项目|招标|系统|平台|大学|附属|连锁|机构|更新|改造|(?<![a-z])(hospital|clinic|medical|dental|group|company|limited|ltd|inc|gmbh|system|systems|equipment|purchase|project|programme|program|tender|update|upgrade|policy|the|and|for|of)(?![a-z])/giu

/**
 * The telling terms of a name: pairs of Han characters that are left of it, and Latin words and model codes. A number by
 * itself is a year or a count, and stands in every notice.
 */
function termsOf(name: string): string[] {
  const left = name.replace(common, ' ')
  const han = (left.match(/\p{Script=Han}{2,}/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  )
  return [...han, ...(left.match(/[a-z][a-z\d]*(?:-[a-z\d]+)*|[a-z]*\d[a-z\d-]+/giu) ?? [])].filter(
    (term) => term.length >= 2 && !/^[\d-]+$/.test(term),
  )
}

const namesAny = (text: string, names: readonly string[]): boolean =>
  names.some((name) => termsOf(name).some((term) => holds(text, term)))

function holds(text: string, term: string): boolean {
  if (/\p{Script=Han}/u.test(term)) return text.includes(term)
  const escaped = term.replace(/[^\p{L}\d]/gu, '\\$&')
  return new RegExp(`(?<![a-z\\d])${escaped}(?![a-z\\d])`, 'i').test(text)
}

/**
 * How near the notice of a policy comes to a deal: 3 when it names the customer, 2 when it names what is sold, 1 when
 * it is of their region, 0 when it is about something else, or about a rival.
 */
export function policyFit(notice: string, topics: DealTopics): 0 | 1 | 2 | 3 {
  if (topics.rivals.some((rival) => rival.length >= 2 && notice.includes(rival))) return 0
  if (namesAny(notice, topics.customer)) return 3
  if (namesAny(notice, topics.subject)) return 2
  const inRegion = topics.regions.some((region) => {
    const name = region.replace(/(省|市|自治区|地区|大区|区)$/u, '')
    return name.length >= 2 && notice.toLowerCase().includes(name.toLowerCase())
  })
  return inRegion ? 1 : 0
}
