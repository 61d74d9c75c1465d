/**
 * Why a row or cell of a file was left out, in words. They stand in the contract because two write them: the screens,
 * and core in the file of rejected rows, which a person reads without a screen.
 */
export const rejectionWords: Record<string, { zh: string; en: string }> = {
  notADate: { zh: '不是能读懂的日期', en: 'not a date that can be read' },
  dateWithoutYear: { zh: '日期没有年份', en: 'date without a year' },
  notANumber: { zh: '不是数字', en: 'not a number' },
  numberTooLarge: { zh: '数字过大', en: 'number too large' },
  notAPercentage: { zh: '不是百分比', en: 'not a percentage' },
  notADiscount: { zh: '不是折扣', en: 'not a discount' },
  notYesOrNo: { zh: '不是“是/否”', en: 'neither yes nor no' },
  unknownValue: { zh: '不在可选值之内', en: 'not one of the known values' },
  notAnEmail: { zh: '不是邮箱地址', en: 'not an e-mail address' },
  missingRequired: { zh: '缺少必填内容', en: 'required value missing' },
  unknownDeal: { zh: '找不到对应的商机', en: 'no such deal' },
  unknownStage: { zh: '阶段名称无法对应', en: 'stage name not understood' },
  notPositive: { zh: '必须大于零', en: 'must be above zero' },
  accountMissing: { zh: '没有写明客户', en: 'no account named' },
  productMissing: { zh: '没有写明产品', en: 'no product named' },
  atomIncomplete: { zh: '知识原子不完整', en: 'knowledge atom incomplete' },
  kindUnknown: { zh: '不知道这是什么数据', en: 'kind of data not known' },
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
  badEntry: { zh: '文件内的一部分有误', en: 'a part of the file is broken' },
  hiddenSlide: { zh: '隐藏的幻灯片', en: 'hidden slide' },
  pageWithoutText: { zh: '这一页没有文字，可能是扫描件', en: 'page without text, perhaps a scan' },
  badCue: { zh: '字幕没有有效的时间', en: 'caption without a valid time' },
  badPage: { zh: '这一页读不出来', en: 'page that cannot be read' },
}

/** The words for a code; an unknown code stands for itself. */
export const rejectionWord = (code: string, lang: 'zh' | 'en'): string => rejectionWords[code]?.[lang] ?? code
