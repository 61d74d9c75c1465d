import { stageOf } from '../../talkTracks/standing/stages.ts'

/** Words that many different things are called by, beside codes of products: two that share only these need not be one. */
const weak = {
  han: /检测|测试|试验|报告|报价|清单|资料|证书|样品|文件|方案|图纸|数据|统计|表格|合同/gu,
  latin: new Set(
    'report test sample certificate list quote quotation price document file drawing plan paper data schedule unit term figure number write'.split(
      ' ',
    ),
  ),
} as const
const emptyHan =
  /确认|安排|提供|整理|客户|项目|我们|你们|他们|咱们|可以|时候|什么|现在|今天|明天|上午|下午|这个|那个|一下|已经|还没|没有|抱歉|不好意思|收到|麻烦|谢谢|最快|最晚|之前|以前|先生|经理|主任|答应|一定|给到|发给|给您|给你|出来|书面|尽快|过期|应在|补充|第三方|时间|第一|给的|说好|讲好|昨天|到账/gu
/** Words of promising, giving and time, which say nothing of what it is that is given. */
const empty = new Set(
  (
    'the a an and or of to for in on at by from with without be is are was were been it its this that these those you your we our us i my me he she they them their his her ' +
    'will shall would can could may might must should have has had do does did done not no yes ok okay so then than as if but also still now new latest final next last ' +
    'send sent sending get got give given bring come came back please thanks thank hi dear due overdue today tomorrow yesterday morning afternoon week month day days ' +
    'mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec january february march april june july august september october november december ' +
    'sure both let tell told find found check ask asked need want know see look make take put say said reply revert ' +
    'promise promised soon asap until till before after about up out one two three first second more most any all each every who what when where which how why there here just only very too'
  ).split(' '),
)
const days =
  /(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]?|\d{1,2}[号日](?![机线楼炉泵车库馆厅吊门桥])|\b20\d\d-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}\b(?![.\d])|(?:下?周|星期|礼拜)[一二三四五六日天]|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2} (?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/giu

/** What is said of a thing, taken apart: its words, and which version and stage of it it speaks of. */
export interface ThingWords {
  latin: ReadonlySet<string>
  han: readonly string[]
  versions: ReadonlySet<string>
  stage: ReturnType<typeof stageOf>
}

const version =
  /\brev(?:ision|\.)?\s?(?<letter>[a-z\d])\b|(?<![a-z\d])v\s?(?<number>\d)(?!\d|\.\d)|第(?<han>[\d一二三四五])[版稿]/giu

/** A word without the ending that tells many from one: samples, women's. */
const stem = (word: string): string =>
  word.length > 4 ? word.replace(/['’]?s$/, '').replace(/ie$/, 'y') : word

/** The words of a text that tell what it is of, without days and without `names`, which stand at any thing of a customer. */
export function thingWords(text: string, names: RegExp | null = null): ThingWords {
  const plain = text.normalize('NFKC')
  const versions = new Set(
    [...plain.toLowerCase().matchAll(version)].map(({ groups }) => Object.values(groups!).find(Boolean)!),
  )
  const bare = (names ? plain.replaceAll(names, ' ') : plain).replaceAll(days, ' ').replaceAll(version, ' ')
  const latin = new Set(
    [...bare.toLowerCase().matchAll(/[a-z][a-z\d'’-]*\d*[a-z\d]*/g)]
      .flatMap(([word]) => word.split('-'))
      .map((word) => stem(word.replace(/['’]/g, '')))
      .filter((word) => word.length >= 3 && !empty.has(word))
      // 8D: a report by the number of its steps.
      .concat(bare.toLowerCase().match(/(?<![a-z\d])[3-9]d(?![a-z\d])/g) ?? []),
  )
  // 37条, 3号机: a count with its measure names a thing as well as a word does.
  const han = bare.replaceAll(emptyHan, ' ').match(/\d{0,4}\p{Script=Han}+/gu) ?? []
  return { latin, han, versions, stage: stageOf(plain) }
}

function sharedLatin(one: ThingWords, other: ThingWords): number {
  let sum = 0
  for (const word of one.latin)
    for (const said of other.latin) {
      const isSame =
        word === said ||
        (word.length >= 4 && said.length >= 4 && (said.includes(word) || word.includes(said)))
      if (!isSame) continue
      const shorter = word.length <= said.length ? word : said
      sum += weak.latin.has(shorter) || /\d/.test(shorter.replace(/^\dd$/, '')) ? 0.5 : 1
      break
    }
  return sum
}

/** Stretches of Chinese that both have: a weak word counts half, others by their length. */
function sharedHan(one: ThingWords, other: ThingWords): number {
  const left = one.han.join(' ')
  const right = other.han.join(' ')
  let sum = 0
  for (const word of new Set(left.match(weak.han) ?? [])) if (right.includes(word)) sum += 0.5
  const rest = left.replaceAll(weak.han, ' ')
  const others = right.replaceAll(weak.han, ' ')
  const seen = new Set<string>()
  for (let at = 0; at < rest.length; ) {
    let length = 0
    while (
      at + length < rest.length &&
      rest[at + length] !== ' ' &&
      others.includes(rest.slice(at, at + length + 1))
    )
      length += 1
    const stretch = rest.slice(at, at + length)
    if (length >= 2 && /\p{Script=Han}/u.test(stretch) && !seen.has(stretch)) {
      seen.add(stretch)
      sum += length / 2
    }
    at += Math.max(length, 1)
  }
  return sum
}

/**
 * How much of what names a thing two texts share: 1 is a word of meaning, ½ one that many things are called by; none of
 * two versions or stages, however alike the words.
 */
export function likenessOfThings(one: ThingWords, other: ThingWords): number {
  // The draft that went out is not what they wait for in the end.
  if (one.stage !== null && other.stage !== null && one.stage !== other.stage) return 0
  if (one.versions.size > 0 && other.versions.size > 0) {
    const isSame = [...one.versions].some((which) => other.versions.has(which))
    if (!isSame) return 0
    return 1.5 + sharedLatin(one, other) + sharedHan(one, other)
  }
  return sharedLatin(one, other) + sharedHan(one, other)
}

/** From here on two texts are of one thing. */
export const isOneThing = 1.5
