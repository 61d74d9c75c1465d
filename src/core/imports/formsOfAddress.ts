import { surnameClass } from '../facts/personHead.ts'
import { nameKeyOf } from '../nameKey.ts'

/** Titles by which people are called after their surname (罗总, 顾主任), for a pattern. */
export const titleAfterSurname =
  '(?:副?(?:[总總][监監]|主任|[院科处處部所校厂廠店组組课課仓倉股库庫站][长長]|[书書][记記]|董事[长長]|[护護][士理][长長])|[协協襄副]理|(?:[财財][务務]|[执執]行|[营營][运運]|[资資][讯訊]|技[术術]|人[资資])[长長]|特助|[总總]工|[经經]理|[总總]|董|老[师師]|[医醫][生师師]|大夫|教授|工程[师師]|工|先生|女士|小姐)'

const chineseName = /^\p{Script=Han}{2,4}$/u

/** The surname of a Chinese name, by which colleagues call the person; null for any other name. */
export const surnameOf = (name: string): string | null => (chineseName.test(name) ? name[0]! : null)

/** As friends call somebody after the surname: 区姐, 梁老板. */
export const friendlyAfterSurname = '(?:姐|哥|叔|大姐|老板|师傅)'

/** A title cut to its first letter, as people speak of heads of plants and offices (陶厂, 李局, 沈科), and no other word. */
const clippedTitle =
  '(?:厂(?![长家区房商方里内外址门牌])|局(?![长面部势限])|处(?![长理分罚置于境方所])|院(?![长士子内区里墙])|校(?![长对准验园友])|科(?![长技室学目普幻研创员系别班苑大])|部(?![长门分件署队位委落品属里下首]))'

const titleHere = new RegExp(`${titleAfterSurname}|${friendlyAfterSurname}|${clippedTitle}`, 'uy')

const formOfAddress = new RegExp(`^\\p{Script=Han}${titleAfterSurname}$|^老\\p{Script=Han}$`, 'u')

/** Whether a word calls somebody by surname and title (沈工, 韩总) or as colleagues do (老邵). */
export const isFormOfAddress = (word: string): boolean => formOfAddress.test(word)

/** Whether the letter at `at` is a surname with a title behind it (秦部长, 区姐) or 老 before it (老邵). */
export function isAddressAt(text: string, at: number): boolean {
  titleHere.lastIndex = at + 1
  return titleHere.test(text) || text[at - 1] === '老'
}

/** A surname with the first letter of a title, as lists name people: 陶厂, 罗处, 孟行, 秦书记 cut to 秦书. */
const shortTitleHere =
  /[厂处科部局所院校队站店行区监助秘司书经主](?=$|[\s、，,。；;:：/|（(）)！!]|和|跟|与|及)/uy
const beforeAddress = /^$|[\s、，,。；;:：/|（(@和跟与及]/u

/** Whether the letter at `at` is a surname with a title cut short behind it, standing alone as a name in a list does (陶厂). */
export function isShortAddressAt(text: string, at: number): boolean {
  shortTitleHere.lastIndex = at + 1
  return shortTitleHere.test(text) && beforeAddress.test(text[at - 1] ?? '')
}

const behindJunior =
  /^(?:$|[\s、，,。；;:：！!？?@(（)）和跟与及也都来去说在会接会那这负]|后面|今天|明天|上午|下午)/u
const notJunior = /[时学心组区型队伙朋数计费微票样孩辈标]/u

/** Whether the letter at `at` is a surname with 小 before it (小韩), standing as a name does and in no other word. */
export const isJuniorAddressAt = (text: string, at: number): boolean =>
  text[at - 1] === '小' &&
  !notJunior.test(text[at]!) &&
  !/[大中缩从变减弱细最]/u.test(text[at - 2] ?? '') &&
  behindJunior.test(text.slice(at + 1, at + 3))

/** The people of `all` who share a surname with one of the team are not meant by it: 陶总 may be our own. */
export function surnamesOf(names: readonly string[]): Set<string> {
  return new Set(names.flatMap((name) => surnameOf(nameKeyOf(name)) ?? []))
}

const anyAddress = new RegExp(`\\p{Script=Han}${titleAfterSurname}|老\\p{Script=Han}(?![师板家])`, 'u')

/** Whether a text calls anybody by surname and title. */
export const callsSomebody = (text: string): boolean => anyAddress.test(text)

const anyCalling = new RegExp(
  `${surnameClass}${titleAfterSurname}|[老小阿]\\p{Script=Han}(?![师板家时心组型区])|${surnameClass}(?:姐|哥|叔)|\\b(?:Mr|Mrs|Ms|Dr|Prof)\\.? \\p{Lu}[\\p{L}’'-]+`,
  'gu',
)

/** How a text calls people, each wording once. */
export const callingsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(anyCalling)].map(([called]) => called)),
]
