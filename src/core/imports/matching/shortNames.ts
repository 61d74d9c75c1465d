import { exactForm, nameForm } from './nameForm.ts'
import { wholeNamesOf } from './otherNames.ts'
import { latinPlaces, moreCities, townsBeforeBrands } from './placeNames.ts'
import { isTellingWord, wordClassOf } from './plainWords.ts'
import { toSimplified } from './simplified.ts'

/** What a firm makes or trades in, at the end of its name: nobody says it who knows the firm. */
const trade =
  /(?:乳业|饮料|饮品|食品|水产品?|海产品?|海鲜|冷冻|冷链|果蔬|果品|蔬菜|肉类|肉业|禽业|食用油|茶业|茶叶|烘焙|糖果|酒业|啤酒|粮油|调味|香料|香精|餐饮|农机|农业|牧业|种业|机械|机电|机床|精机|重工|轴承|齿轮|紧固件|标准件|弹簧|五金|刀具|工具|钣金|铸造|锻造|热处理|表面处理|电镀|模具|泵业|阀门|汽车|汽配|零部件|部件|配件|构件|组件|车业|车辆|轨道|船舶|船厂|港务|航空|物流|电梯|扶梯|起重机?|厨具|厨房|厨电|厨卫|卫浴|洁具|照明|灯饰|电气|电器|电子|电工|电力|电机|电源|电池|电缆|线缆|半导体|芯片|光电|光学|仪器|仪表|自动化|智能|机器人|数据中心|数据|信息|软件|网络|通信|化工|化学|石化|材料|新材料|塑料|塑胶|橡胶|涂料|包装|印刷|纸业|纸品|彩印|织造|针织|印染|纺织|服饰|鞋业|箱包|玩具|礼品|文具|服装|家居|家具|木业|门窗|幕墙|玻璃|陶瓷|石材|水泥|混凝土|建材|建筑|工程|置业|地产|商管|能源|新能源|环保|水务|燃气|钢铁|钢构|钢管|金属|铝业|铜业|冶金|矿业|医疗|医药|制药|药业|生物|器械|科技|技术|实业|工业|贸易|商贸|投资|咨询|设备|系统|集成|成套|装备|制造|超市|百货|酒店|银行|保险|证券|集团|股份)$/

const longestBrand = 4

/**
 * What colleagues may call an organisation, in small letters and for sure or not: 禾田 of 禾田乳业(苏州)有限公司, 金云港 of
 * 南京金云港数据中心, brackley of Brackley Foods Ltd.
 */
export function shortNamesOf(name: string): string[] {
  const { core, words, isChinese } = nameForm(name)
  const found = new Set<string>()
  if (!isChinese) {
    // Ningbo Kestra Drives is called by what tells it from all others there.
    const [first = ''] = words.length > 2 && latinPlaces.has(words[0]!) ? words.slice(1) : words
    if (/^\p{L}{4,}$/u.test(first)) found.add(first)
    return [...found]
  }
  if (!/^\p{Script=Han}{2,}/u.test(core)) return []
  const brand = brandOf(core)
  if (brand !== null) found.add(brand)
  const behind = brandBehindTown(core)
  if (behind !== null && isTellingWord(behind)) found.add(behind)
  if (core.length >= 4) found.add(core.slice(0, 2))
  return [...found]
}

const townBefore = new RegExp(
  `^(?:${[...moreCities, ...townsBeforeBrands].join('|')})(?=\\p{Script=Han}{3,})`,
  'u',
)

/** The letters between a town and what a firm trades in: 禾丰 of 六安禾丰纺织; null where it names no town or no trade. */
export function brandBehindTown(core: string): string | null {
  const town = townBefore.exec(core)?.[0]
  const rest = town === undefined ? '' : core.slice(town.length)
  const brand = rest === '' ? null : brandOf(rest)
  return brand === rest ? null : brand
}

/** The letters before what a firm trades in: 君乐宝 of 君乐宝乳业; null where too many or none are left. */
function brandOf(core: string): string | null {
  let brand = core
  for (let cut = brand.replace(trade, ''); cut !== brand && cut.length >= 2; cut = brand.replace(trade, ''))
    brand = cut
  return brand.length >= 2 && brand.length <= longestBrand && /^\p{Script=Han}+$/u.test(brand) ? brand : null
}

/** Whether a Chinese name goes on behind how it begins with nothing but what a firm trades in: 器械 of 锦川医疗器械. */
export function endsInTrade(name: string, beginning: string): boolean {
  let left = name
  while (left.length > beginning.length) {
    const cut = left.replace(trade, '')
    if (cut === left) return false
    left = cut
  }
  return left === beginning
}

/** An organisation by the names that the team's own records give it. */
export interface Named {
  id: string
  name: string
  aliases: readonly string[]
}

export interface ShortNames {
  /** The short names of an account that no other can be meant by, in small letters. */
  of(accountId: string): readonly string[]
  /** All accounts that a text may name by a short name, also by one that others share or that is a plain word too. */
  perhapsIn(text: string): ReadonlySet<string>
}

/**
 * The short names by which the team's own records leave no doubt: of one account only, contained in no other's name, nobody's
 * and nothing else's (`others`, in small letters), and no word that any text may hold. One that is a known place or personal
 * name counts where one of the account's own deals is called so; the letters that a deal's name shares with its account's
 * are a short name too (云港二期 of 金云港).
 */
export function createShortNames(
  accounts: readonly Named[],
  {
    deals = [],
    others = new Set(),
    spelled = () => [],
  }: {
    deals?: readonly { accountId: string; name: string }[]
    others?: ReadonlySet<string>
    /** How a Chinese short name is written in Latin letters. */
    spelled?: (shortName: string) => readonly string[]
  } = {},
): ShortNames {
  const candidates = new Map<string, Set<string>>()
  const used = new Set<string>()
  const offer = (called: string, id: string) =>
    candidates.set(called, (candidates.get(called) ?? new Set()).add(id))
  const cores = new Map<string, readonly string[]>()
  for (const { id, name, aliases } of accounts) {
    const whole = wholeNamesOf({ name, aliases })
    cores.set(
      id,
      whole.map((one) => nameForm(one).core),
    )
    for (const called of whole.flatMap(shortNamesOf)) {
      offer(called, id)
      if (/\p{Script=Han}/u.test(called)) for (const latin of spelled(called)) offer(latin, id)
    }
  }
  for (const { accountId, name } of deals)
    for (const core of cores.get(accountId) ?? []) {
      const called = sharedBeginning(name, core)
      if (called === null) continue
      offer(called, accountId)
      used.add(`${accountId}\n${called}`)
    }
  // What a name holds within speaks for its bearer as well: 禾田 may be 新禾田.
  for (const { id, name, aliases } of accounts)
    for (const one of [name, ...aliases])
      for (const { part } of partsOf(one)) if (candidates.has(part)) offer(part, id)
  const sure = new Map<string, string[]>()
  for (const [called, meant] of candidates) {
    const [only] = meant
    if (meant.size !== 1 || only === undefined || others.has(called)) continue
    const kind = isTellingWord(called) && wordClassOf(called) === 'plain' ? 'proper' : wordClassOf(called)
    if (kind === 'plain' || (kind === 'proper' && !used.has(`${only}\n${called}`))) continue
    sure.set(only, [...(sure.get(only) ?? []), called])
  }
  return {
    of: (accountId) => sure.get(accountId) ?? none,
    perhapsIn(text) {
      const found = new Set<string>()
      for (const { part, isWritten } of partsOf(text)) {
        const meant = candidates.get(part)
        if (meant !== undefined && (isWritten || wordClassOf(part) !== 'plain'))
          for (const id of meant) found.add(id)
      }
      return found
    },
  }
}
const none: readonly string[] = []
const nobody: ReadonlySet<string> = new Set()
export const noShortNames: ShortNames = { of: () => none, perhapsIn: () => nobody }

/** Of a deal's name, which may be long. */
const longestRead = 24

/** The letters with which a deal's name begins and that are part of its account's: 云港, larkin. */
function sharedBeginning(deal: string, core: string): string | null {
  // Most deals are not called after their customer.
  if (!core.includes(deal.charAt(0).toLowerCase())) return null
  const exact = exactForm(deal.slice(0, longestRead))
  const han = /^\p{Script=Han}{2,}/u.exec(exact)?.[0]
  if (han !== undefined) {
    for (let length = Math.min(longestBrand, han.length, core.length - 1); length >= 2; length -= 1)
      if (core.includes(han.slice(0, length))) return han.slice(0, length)
    return null
  }
  const first = /^[\p{L}]{4,}(?=[\s\d-]|$)/u.exec(exact)?.[0]
  return first !== undefined && core.startsWith(first) ? first : null
}

/** Whether a name holds a word or Chinese letters, in small letters: 新禾田农机 holds 禾田. */
export const holdsWord = (name: string, word: string): boolean =>
  /\p{Script=Han}/u.test(word)
    ? toSimplified(name).includes(toSimplified(word))
    : [...partsOf(name)].some(({ part }) => part === word)

interface Part {
  part: string
  /** Whether it is written as names are: with a capital. */
  isWritten: boolean
}

/** All of a name or text that a short name could be: its Latin words, and each two to four Chinese letters in a row. */
function* partsOf(text: string): Generator<Part> {
  const plain = toSimplified(text.normalize('NFKC'))
  for (const [word] of plain.matchAll(/(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu))
    yield { part: word.toLowerCase(), isWritten: /^\p{Lu}/u.test(word) }
  for (const [letters] of plain.matchAll(/\p{Script=Han}{2,}/gu))
    for (let at = 0; at + 2 <= letters.length; at += 1)
      for (let length = 2; length <= longestBrand && at + length <= letters.length; length += 1)
        yield { part: letters.slice(at, at + length), isWritten: true }
}
