import type { Language } from '../../i18n/language.tsx'

/** Why a cell, row or file was not taken, and why two names may be one: the core's closed codes in words. */
const words: Record<string, { zh: string; en: string }> = {
  // a cell
  notADate: { zh: '不是能读懂的日期', en: 'not a date that can be read' },
  dateWithoutYear: { zh: '日期没有年份', en: 'date without a year' },
  notANumber: { zh: '不是数字', en: 'not a number' },
  numberTooLarge: { zh: '数字过大', en: 'number too large' },
  notAPercentage: { zh: '不是百分比', en: 'not a percentage' },
  notADiscount: { zh: '不是折扣', en: 'not a discount' },
  notYesOrNo: { zh: '不是“是/否”', en: 'neither yes nor no' },
  unknownValue: { zh: '不在可选值之内', en: 'not one of the known values' },
  notAnEmail: { zh: '不是邮箱地址', en: 'not an e-mail address' },
  // a record
  missingRequired: { zh: '缺少必填内容', en: 'required value missing' },
  unknownDeal: { zh: '找不到对应的商机', en: 'no such deal' },
  unknownStage: { zh: '阶段名称无法对应', en: 'stage name not understood' },
  notPositive: { zh: '必须大于零', en: 'must be above zero' },
  accountMissing: { zh: '没有写明客户', en: 'no account named' },
  productMissing: { zh: '没有写明产品', en: 'no product named' },
  atomIncomplete: { zh: '知识原子不完整', en: 'knowledge atom incomplete' },
  kindUnknown: { zh: '不知道这是什么数据', en: 'kind of data not known' },
  // a row or an item of a file
  unterminatedQuote: { zh: '引号没有结束', en: 'quote without an end' },
  cellTooLong: { zh: '单元格过长', en: 'cell too long' },
  rowTooLong: { zh: '行过长', en: 'row too long' },
  extraCells: { zh: '列数多于表头', en: 'more cells than the header' },
  missingCells: { zh: '列数少于表头', en: 'fewer cells than the header' },
  badJson: { zh: 'JSON 有误', en: 'broken JSON' },
  notAnObject: { zh: '不是一条记录', en: 'not a record' },
  tooDeep: { zh: '嵌套过深', en: 'nested too deeply' },
  cellError: { zh: '单元格是错误值', en: 'cell holds an error' },
  totalRow: { zh: '合计行，不是数据', en: 'row of totals, not data' },
  hiddenSheet: { zh: '隐藏的工作表', en: 'hidden sheet' },
  undecodableText: { zh: '文字无法解码', en: 'text cannot be decoded' },
  badMessage: { zh: '消息缺少编号或发送人', en: 'message without id or sender' },
  badEntry: { zh: '压缩包内的文件有误', en: 'broken file in the archive' },
  // a file
  empty: { zh: '文件是空的', en: 'the file is empty' },
  unknownFormat: { zh: '认不出这种格式', en: 'format not recognised' },
  notSupportedYet: { zh: '这种格式还不能导入', en: 'this format cannot be imported yet' },
  passwordProtected: { zh: '文件有密码，请先去掉', en: 'the file has a password; remove it first' },
  damaged: { zh: '文件已损坏', en: 'the file is damaged' },
  tooLarge: { zh: '文件过大', en: 'the file is too large' },
  tooLargeUnpacked: { zh: '解开后过大', en: 'too large once unpacked' },
  tooManyRows: { zh: '行数过多', en: 'too many rows' },
  tooManyColumns: { zh: '列数过多', en: 'too many columns' },
  tooManyEntries: { zh: '压缩包里的文件过多', en: 'too many files in the archive' },
  undecodable: { zh: '认不出文字编码', en: 'text encoding not recognised' },
  unreadable: { zh: '文件读不出来', en: 'the file cannot be read' },
  cancelled: { zh: '已取消', en: 'reading was cancelled' },
  // why two names may be one
  sameCode: { zh: '编号相同', en: 'same code' },
  sameName: { zh: '名称相同', en: 'same name' },
  sameLetters: { zh: '去掉空格和标点后相同', en: 'same without spaces and marks' },
  sameCore: { zh: '主体名称相同', en: 'same core name' },
  containedName: { zh: '一个名称包含另一个', en: 'one name contains the other' },
  abbreviation: { zh: '像是简称', en: 'looks like a short form' },
  initials: { zh: '首字母相同', en: 'same initials' },
  similarSpelling: { zh: '写法相近', en: 'similar spelling' },
  sharedWords: { zh: '有共同的词', en: 'words in common' },
  honorific: { zh: '只差称谓', en: 'differs by a title only' },
  samePhone: { zh: '电话相同', en: 'same phone' },
  sameEmail: { zh: '邮箱相同', en: 'same e-mail' },
  sameWebsite: { zh: '网站相同', en: 'same website' },
  differentNumbers: { zh: '编号数字不同', en: 'different numbers' },
  differentDirections: { zh: '方位词不同', en: 'different compass words' },
  differentRegions: { zh: '地区不同', en: 'different regions' },
  differentCodes: { zh: '编号不同', en: 'different codes' },
  branch: { zh: '一个是分支机构', en: 'one is a branch' },
  severalWithThisName: { zh: '同名的不止一个', en: 'several bear this name' },
}

/** Reasons that speak against a merge. */
export const againstMerge: ReadonlySet<string> = new Set([
  'differentNumbers',
  'differentDirections',
  'differentRegions',
  'differentCodes',
  'branch',
  'severalWithThisName',
])

/** The words for a code; one of a newer core stands for itself. */
export const wordCode = (code: string, language: Language): string => words[code]?.[language] ?? code

export const knownCodes: readonly string[] = Object.keys(words)
