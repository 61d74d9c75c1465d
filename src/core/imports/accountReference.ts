import { isFormOfAddress, titleAfterSurname } from './formsOfAddress.ts'
import { nameForm } from './matching/nameForm.ts'
import { isSiteWord } from './matching/siteNames.ts'
import { cellShapes } from './recognition/cellShapes.ts'
import { isUnitName } from './unitNames.ts'

/** What a cell that refers to an account holds: the account's name, and the people and the unit of it named beside it. */
export interface AccountReference {
  account: string
  persons: string[]
  /** In which unit of the account they are: 采购中心, Procurement. */
  unit?: string
}

/** What the workspace knows, as far as reading a reference needs it. */
export interface KnownNames {
  /** Whether some account is called so, by name, short name or abbreviation. */
  isAccount(text: string): boolean
  isContact(text: string): boolean
}

const surnames = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丛边卞巴房宗郎简饶骆',
)
/** Words after an account that say what happened there, or what is going on with it. */
const happening =
  '技术交流|现场交流|参观|拜访|走访|回访|交流|会议|开会|电话|现场|培训|验收|调试|售后|安装|签约|签单|考察|演示|试用|测试|投标|维保|维修|摸底|报价|谈判|催款|送样'
const stageOfWork = '[一二三四五六七八九十\\d]+期'
const isHappening = new RegExp(`^(?:${happening}|${stageOfWork})$`, 'u')
const happeningAtEnd = new RegExp(
  `^(\\p{Script=Han}{2,}?)(?:${stageOfWork})?(?:${happening}|${stageOfWork})$`,
  'u',
)
/** Everyday words that begin with a letter that is a surname too. */
const noPerson =
  /^(项目|方案|计划|管理|时间|安全|常规|高层|成交|成本|单位|关于|关键|包装|强调|解决|解释|查询|位置|成功|文件|石化|白天|金额|万元|路演|项目部)/

const latinPerson =
  /^(?:(?:dr|mr|ms|mrs|miss|prof|herr|frau|mme)\.?(?:\s+\p{L}[\p{L}'’.-]*){1,3}|\p{Lu}\.(?:\s?\p{Lu}\.)*\s?\p{Lu}[\p{L}'’-]+)$/iu
const isLatinInitial = /^\p{Lu}\./u

/** A whole name with what its bearer is or is called by behind it: 曲文涛经理, 李娜女士, 王建国 采购总监. */
const named = new RegExp(
  `^(?<name>\\p{Script=Han}{2,4}?)(?:${titleAfterSurname}|(?:采购|供应链|品控|质量|生产|技术|工程|设备|财务|行政|项目|商务|运营|销售|市场|物流|仓储|研发)\\p{Script=Han}{0,2}(?:总监|经理|主管|主任|部长|科长|专员)|同志|小姐|助理|秘书|主管|专员|厂长)$`,
  'u',
)
/** The name alone of somebody who is written with a title behind it. */
const withoutTitle = (word: string): string => {
  const name = isFormOfAddress(word) ? undefined : named.exec(word)?.groups?.name
  return name !== undefined && cellShapes.person(name) ? name : word
}

/** Whether a word is a person for sure enough to be no part of an account's name. */
function isPerson(word: string, known: KnownNames): boolean {
  if (isFormOfAddress(word) || known.isContact(word) || withoutTitle(word) !== word) return true
  if (/^\p{Script=Han}{2,3}$/u.test(word))
    return surnames.has(word[0]!) && !isHappening.test(word) && !noPerson.test(word) && !isPlace(word)
  return (
    latinPerson.test(word) &&
    (isLatinInitial.test(word) || /^(?:dr|mr|ms|mrs|miss|prof|herr|frau|mme)\b/i.test(word))
  )
}
const isPlace = (word: string): boolean => nameForm(`${word}某某公司`).region === word

/** What stands before whom a paper is for within a firm: Corvan Marine Ltd, att. A. Bell. */
const attention =
  /([,，;；/]\s*|\s)(?:att(?:n|ention)?|f\.?a\.?o|c\/o|收件人|联系人|经办人)(?:[.:：]\s*|\s+)/i

/** That a paper is for whoever stands behind: 致 烟台…, To: Corvan Marine Ltd. */
const addressing = /^(?:致[:：\s]+|(?:to|for|客户|客户名称)\s*[:：]\s*)/i
/** A firm's whole name with somebody right behind it: …有限公司曲文涛经理, Corvan Marine Ltd Ms Bell. */
const rightBehind =
  /(?<=(?:公司|集团|医院|大学|研究院))(?=\p{Script=Han}{1,6}(?:经理|总监|主任|部长|科长|先生|女士|总|工|厂长|老师|主管)$)|(?<=\b(?:ltd|limited|inc|llc|gmbh|plc|as|ab|bv|b\.v|s\.a|pty|corp)\.?)\s+(?=(?:mr|ms|mrs|miss|dr|herr|frau)\.?\s)/giu

const brackets = /[(（【[]([^()（）【】[\]]*)[)）】\]]/g
const betweenWords = /\s*[/、,，;；|｜:：&+]\s*|\s+[-–—]\s+|\s+/u
const betweenParts = /\s*[/|｜;；]\s*|\s+[-–—]\s+|,\s+/u

/**
 * Reads a cell that refers to an account: 汇屿 孔令宇 and 岭海石化/黄工 are an account with a person, 坤岳参观(瑞穹3人)
 * is a visit to one, `Brennholt - J. Doe` a person of Brennholt. Only what cannot be part of the account's name is cut
 * off; anything else leaves the cell whole, because 华东医疗 器械 is not 华东医疗.
 */
export function readReference(cell: string, known: KnownNames): AccountReference {
  const whole: AccountReference = { account: cell, persons: [] }
  const text = cell.normalize('NFKC').trim()
  if (known.isAccount(text)) return whole
  const addressed = text.replace(addressing, '').replace(attention, '$1').replace(rightBehind, ' / ').trim()
  if (addressed !== text && known.isAccount(addressed)) return { account: addressed, persons: [] }
  const bare = withoutBrackets(addressed, known)
  const isChinese = /\p{Script=Han}/u.test(bare.text)
  const words = bare.text.split(isChinese ? betweenWords : betweenParts).filter((word) => word !== '')
  const told = words.filter((word) => !isPerson(word, known) && !isHappening.test(word))
  const persons = [...words.filter((word) => isPerson(word, known)), ...bare.persons].map(withoutTitle)
  // A house stands before its unit and whom of it is meant: 皖岭医疗集团 采购中心 周主任.
  const [house = '', ...behind] = told
  const units = behind.filter(isUnitName)
  const others = behind.filter((word) => !isUnitName(word))
  if (
    units.length > 0 &&
    words[0] === house &&
    others.every(cellShapes.person) &&
    isHouse(house, isChinese, known)
  )
    return { account: house, persons: [...persons, ...others], unit: units.join(' ') }
  // Where of a house something is makes no other customer: 宏泰电梯 二厂, Acme Ltd – Leeds plant.
  if (behind.length > 0 && behind.every(isSiteWord) && words[0] === house && isWholeName(house, isChinese))
    return { account: house, persons }
  const accounts = told
  if (accounts.length === 1) {
    const [account] = accounts as [string]
    const visited = known.isAccount(account) ? null : visitedIn(account, known)
    if (visited !== null) return { account: visited, persons }
    if (known.isAccount(account)) return { account, persons }
    // Nobody knows the account: only a person tells where its name ends.
    if (persons.length > 0 && (isChinese || bare.text === account)) return { account, persons }
    return whole
  }
  // Whom a quotation is for stands before where: Amara Bell, Corvan Marine Ltd.
  const firms = words.filter((word) => known.isAccount(word) || cellShapes.company(word))
  const beside = words.filter((word) => !firms.includes(word))
  const isAddressed =
    beside.length > 0 && beside.every((word) => cellShapes.person(word) || cellShapes.job(word))
  if (firms.length === 1 && isAddressed && /[,，;；/]/.test(bare.text))
    return { account: firms[0]!, persons: beside.filter((word) => cellShapes.person(word)) }
  // The person may be known by a name that an account has as well; then the account is the first.
  if (accounts.length === 0 && words.length > 1 && known.isAccount(words[0]!))
    return { account: words[0]!, persons: words.slice(1).filter((word) => isPerson(word, known)) }
  return whole
}

const hanHouse =
  /(?:公司|集团|控股|股份|医院|[总分本]院|院区|大学|学院|学校|[中小]学|研究[所院]|设计院|[工电水药钢船]?厂|银行|酒店|局|中心|协会|基金会)$/u
/** Whether a word is a house of its own: one we know, or by what it calls itself. */
const isHouse = (word: string, isChinese: boolean, known: KnownNames): boolean =>
  known.isAccount(word) ||
  cellShapes.company(word) ||
  (isChinese && word.length > 3 && hanHouse.test(word) && !isUnitName(word))

/** Whether a word is a house's whole name, by what it ends in: a short name may mean several, and a site tells which. */
const isWholeName = (word: string, isChinese: boolean): boolean =>
  cellShapes.company(word) || (isChinese && word.length > 3 && hanHouse.test(word) && !isUnitName(word))

/** The account of 坤岳参观 or 瑞穹二期, or null. */
function visitedIn(word: string, known: KnownNames): string | null {
  const account = happeningAtEnd.exec(word)?.[1]
  return account !== undefined && known.isAccount(account) ? account : null
}

/** A cell without brackets; those that tell another place or branch belong to the name and stay. */
function withoutBrackets(text: string, known: KnownNames): { text: string; persons: string[] } {
  const persons: string[] = []
  const rest = text.replace(brackets, (bracket, inner: string) => {
    const told = nameForm(`某某${bracket}`)
    if (told.region !== null || told.isBranch || inner.trim() === '') return bracket
    const within = inner.split(betweenWords).filter((word) => word !== '')
    const inside = within.filter((word) => isPerson(word, known))
    const before = text.slice(0, text.indexOf(bracket)).trim()
    if (inside.length < within.length && !known.isAccount(before) && visitedIn(before, known) === null)
      return bracket
    persons.push(...inside)
    return ' '
  })
  return { text: rest.trim(), persons }
}
