import { isPersonHead } from '../../../facts/personHead.ts'

const longestName = 40

/** What ends a sentence, or belongs to none of a name. */
const noName = /[。！!？?；;…:：\n]|https?:|^\[.*\]$|^[\d\s./-]+$|[,，](?!\s?\p{Lu}\p{L}*$)/u

/** Whether a line could be a name by which a chat shows a speaker, with a remark behind it or not. */
export const isNameLine = (line: string): boolean => {
  const name = line.trim()
  return name !== '' && name.length <= longestName && !noName.test(name)
}

const ourselves = /^(我|本人|自己|me|you|myself)$/i
const side = /^(客户|对方|甲方|乙方|业主|院方|厂方|校方|用户|使用方|采购方?|招标方|他们?|她们?)$/
/** What people do on a day, and no name: 拜访恒昱, 周会. */
const occasion =
  /拜访|会议|电话|通话|交流|回访|跟进|记录|日报|周报|周会|例会|纪要|开会|报价|合同|下午|上午|中午|晚上|今天|明天|昨天|出差|培训|visit|call|meeting|notes?/i
/** How friends and colleagues call each other: 阿雯, 小麦, 老梁, 强哥, 区姐, 欧阳倩. */
const familiar =
  /^(阿\p{Script=Han}{1,2}|[小老大]\p{Script=Han}|\p{Script=Han}{1,3}[哥姐叔总工]|(欧阳|司马|上官|诸葛|东方|皇甫|司徒|令狐|夏侯|慕容|端木)\p{Script=Han}{1,2})$/u
/** With what stands between the parts of some: Joris van der Linde, Anke de Boer, Siti binti Rahim. */
const latinName =
  /^\p{Lu}[\p{L}’'.-]*(?:,? (?:(?:v[ao]n|de[nrls]?|della?|d[iauo]|dos|las?|le|te[nr]|zu[rm]?|af|av|bint?i?|ibn|al|el|y|e) ){0,2}\p{Lu}[\p{L}’'.-]*){0,3}$/u
const particle =
  / (?:(?:v[ao]n|de[nrls]?|della?|d[iauo]|dos|las?|le|te[nr]|zu[rm]?|af|av|bint?i?|ibn|al|el|y|e) ){1,2}(?=\p{Lu})/gu

/** A name without what stands in brackets behind it: 冯姐(财务). */
const withoutBrackets = (name: string): string =>
  name.replace(/\s*[(（[【<][^()（）[\]【】<>]*[)）\]】>]\s*$/u, '').trim()

/** Whether words before a colon or above a time are somebody's name, as a chat shows it: with a remark of whose they are, too. */
export function isSpeaker(written: string): boolean {
  const name = withoutBrackets(written.trim())
  if (ourselves.test(name)) return true
  if (!isNameLine(name) || side.test(name)) return false
  if (latinName.test(name)) return isPersonHead(name.replace(particle, ' '))
  const [first = '', ...remark] = name.split(/[\s\-—_|｜/·@]+/)
  if (occasion.test(first)) return false
  const isFirst =
    (/\p{Script=Han}/u.test(first) && (isPersonHead(first) || familiar.test(first)) && !side.test(first)) ||
    (latinName.test(first) && remark.some((part) => /\p{Script=Han}/u.test(part)))
  return isFirst && remark.length <= 3
}

/** Whether words may be a Chinese name although its surname is none of the usual. */
export const mayBeName = (written: string): boolean => {
  const [first = ''] = withoutBrackets(written.trim()).split(/[\s\-—_|｜/·@]+/)
  return /^\p{Script=Han}{2,4}$/u.test(first) && !occasion.test(first) && !side.test(first)
}
