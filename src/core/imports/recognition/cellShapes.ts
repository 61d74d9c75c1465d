import { surnameClass } from '../../facts/personHead.ts'
import { isFormOfAddress } from '../formsOfAddress.ts'
import { stageOf } from '../stages.ts'
import { looksLikeConfiguration } from './productList.ts'

const looksLikeDay =
  /^(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/]\d{1,2}([-/]\d{2,4})?|\d{1,2}月\d{1,2}[日号]?)(\s.*)?$/
/** What a price is for: 元/kg, /L, 每台. */
export const unitOfPrice = /^(元|rmb|cny|usd|eur|€|\$|￥|¥)?\s?[/／每]\s?[a-z\u4e00-\u9fff]{1,3}$/i
/** A day, a price's unit or terms of payment and delivery: nobody and nothing is called so. */
export const looksLikeNoName = (cell: string): boolean =>
  looksLikeDay.test(cell.trim()) ||
  unitOfPrice.test(cell.trim()) ||
  /月结|预付|货到付款|款到发货|\b(fob|cif|cfr|dap|ddp|exw|fca)\b|\d\s?% (advance|in advance|prepaid)|\bnet \d+/i.test(
    cell,
  )
const looksLikeMobile = (cell: string): boolean =>
  /^(\+?86[- ]?)?1\d{10}$|^\+\d[\d\s()-]{6,20}$/.test(cell.trim())
const looksLikeCompany = (cell: string): boolean =>
  /(公司|集团|医院|大学|学院|研究所|研究院|厂|事务所|合作社)$|\b(inc|ltd|llc|gmbh|corp|co|plc|ag|bv|sdn bhd|pte|hospital|university|s\.?a\.?)\.?$/i.test(
    cell.trim(),
  )

/** Surnames that are words as well: 区伟文 is somebody, and 区域表 and 关键点 are nobody. */
const rarerSurname =
  '(?:[岑冼卞敖]|区(?![域块间别分县级内外位号])|关(?![键于系注联闭税节口停怀])|麦(?=[伟志文国家建俊永锦耀嘉])|欧(?=[伟志文国家建俊永锦耀嘉]))'
const chineseName = new RegExp(
  `^(?:(?:欧阳|司马|上官|诸葛|皇甫|尉迟|慕容|令狐|司徒|夏侯)\\p{Script=Han}{1,2}|${surnameClass}\\p{Script=Han}{1,2}|${rarerSurname}\\p{Script=Han}{2})$`,
  'u',
)
const latinName =
  /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}\.?)?(?: (?:van|von|de|der|den|di|da|del|la|le|bin|al))*(?: \p{Lu}[\p{L}’'-]+){1,2}$/u
const jobInChinese =
  /(?:总监|总经理|总裁|经理|主管|主任|部长|科长|处长|厂长|所长|院长|校长|行长|队长|班长|组长|店长|工程师|总工|技师|专员|采购员?|会计|出纳|秘书|助理|董事长?|副?总|负责人|顾问|医师|护士长|员)$/
const jobInEnglish =
  /\b(?:directors?|managers?|mgr|head|lead(?:er)?|engineers?|buyer|officer|president|vp|ceo|cfo|cto|coo|cio|supervisor|technician|chief|specialist|coordinator|analyst|assistant|secretary|owner|partner|foreman|planner|controller|procurement|purchasing|consultant|surgeon|nurse|professor|representative)\b/i
const longestJob = 40
/** What somebody is, by the last word of it, whatever stands behind in brackets: 采购总监, H&S Manager, 工艺经理（新来）. */
export const looksLikeJob = (cell: string): boolean => {
  const bare = cell.replace(/[（(【[].*$/, '').trim()
  return bare.length > 1 && cell.length <= longestJob && (jobInChinese.test(bare) || jobInEnglish.test(bare))
}
/** A person by name: 贺明远, Fiona Mackie; 秦部长 and a title alone are none. */
export const looksLikePerson = (cell: string): boolean => {
  const bare = cell.normalize('NFKC').trim()
  if (looksLikeCompany(bare) || looksLikeJob(bare)) return false
  return (chineseName.test(bare) && !isFormOfAddress(bare)) || latinName.test(bare)
}

/** What a cell may be by its shape alone, whatever heads its column. */
export const cellShapes = {
  person: looksLikePerson,
  job: looksLikeJob,
  company: looksLikeCompany,
  mobile: looksLikeMobile,
  day: (cell: string): boolean => looksLikeDay.test(cell),
  email: (cell: string): boolean => /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(cell),
  configuration: (cell: string): boolean =>
    looksLikeConfiguration(cell) && (/[+＋、]/.test(cell) || /[×*✕]\s*\d/.test(cell)),
  stage: (cell: string): boolean => cell.length <= 12 && stageOf(cell) !== null,
} as const
export type CellShape = keyof typeof cellShapes
