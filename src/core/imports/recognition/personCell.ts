import { surnameClass } from '../../facts/personHead.ts'
import { callsSomebody, isFormOfAddress } from '../formsOfAddress.ts'
import { looksLikeJob, looksLikeNoName, looksLikePerson } from './cellShapes.ts'
import { readNumber } from './numberText.ts'

/** An amount, or a count of something: 停机损失¥26,500, 换300kg, 3 days. */
const anAmount =
  /[¥￥$€£]\s?\d|\d\s?[¥￥€£]|\d[\d,.]*\s?(?:元|万|千|块|公斤|千克|吨|升|米|台|套|件|箱|桶|卷|瓶|包|个|支|盒|批|天|周|个?月|小时|分钟|%|％|kgs?\b|tonnes?\b|t\b|pcs?\b|units?\b|drums?\b|days?\b|weeks?\b|hours?\b|h\b|rmb|cny|usd|eur|gbp)/i
/** What one does or asks for in business, no name of anybody. */
const ofBusiness =
  /换|退|赔|补|修|返|索|停|查|测|送|降|减|扣|改|罚|检|催|货|款|费|票|报告|说明|方案|原因|道歉|整改|留样|价|损失|质量|问题|投诉|产品|样品|合同|订单|发票|付|收到|处理|解决|确认|等待|无|未定|不详/
const businessWord =
  /\b(?:credit|refund|replace(?:d|ment)?|exchange|returns?|returned|root|cause|compensation|discount|repair|fix(?:ed)?|reports?|rma|claim|apology|free|charge|shipment|delivery|invoice|payment|price|quote|order|sample|batch|goods|product|stock|order|complaint|issue|problem|none|pending|tbc|tbd|n\/a|various)\b/i
/** Words of two letters that begin with a letter that is a surname as well. */
const noName =
  /^(?:方案|解决|马上|安排|常规|全部|全换|包换|包退|包修|包赔|易货|应收|应付|项目|计划|万元|连续|高价|左右|安装|安全|温度|管理|宣传|费用|路上|水墨|水性|明天|明年|金额|余款|余额|时间|成本|于是|康复|严重|平均|单价|单独|汇总)$/
const department = /(?:部|部门|科|科室|处|室|中心|车间|办公室|委员会|团队|小组)$/

const aName = new RegExp(`^${surnameClass}\\p{Script=Han}{1,2}$`, 'u')

function isPerson(part: string): boolean {
  const text = part
    .replace(/[(（【[][^)）】\]]*[)）】\]]?/g, ' ')
    .replace(/\+?\d[\d\s-]{5,}/g, ' ')
    .trim()
  if (text === '' || noName.test(text)) return false
  if (looksLikePerson(text) || isFormOfAddress(text) || aName.test(text)) return true
  if (looksLikeJob(text) || callsSomebody(text)) return true
  if (/\p{Script=Han}/u.test(text)) {
    if (/[总工姐哥叔老师]$|^[老小阿]/.test(text)) return text.length <= 12
    return !ofBusiness.test(text) && !department.test(text) && text.length <= 12
  }
  return /\p{L}/u.test(text) && !businessWord.test(text) && text.split(/\s+/).length <= 5
}

/** Whether a cell is an amount, a day, a term of trade or a mere figure: nobody is called so. */
export const isNoPerson = (cell: string): boolean => {
  const text = cell.normalize('NFKC').trim()
  return anAmount.test(text) || looksLikeNoName(text) || readNumber(text, { decimal: '.' }) !== null
}

/**
 * Whether a cell can name a person, or several: a name, a form of address (强哥, 区姐), a title. What is asked for or done
 * (换货, root cause, credit), goods, departments and amounts are nobody.
 */
export function couldBePerson(cell: string): boolean {
  if (isNoPerson(cell)) return false
  return cell
    .normalize('NFKC')
    .split(/[、,，;；/|\n&]|\s(?:and|和|与)\s/)
    .some(isPerson)
}
