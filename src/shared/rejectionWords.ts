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
  unknownOutcome: {
    zh: '结果读不懂，可以是：赢单、失单、进行中',
    en: 'outcome not understood; it may be: won, lost, open',
  },
  unknownRole: {
    zh: '角色读不懂，按未知收下；可以是：经济决策人、技术评估者、使用者、审批人、影响者、教练、拥护者、守门人、阻碍者、未知',
    en: 'role not understood, taken as not known; it may be: economic buyer, technical evaluator, user, approver, influencer, coach, champion, gatekeeper, blocker, not known',
  },
  unknownSupport: {
    zh: '态度读不懂，按未知收下；可以是：指路人、支持、中立、不支持、反对、未知',
    en: 'support not understood, taken as unknown; it may be: mentor, supporter, neutral, non-supporter, enemy, unknown',
  },
  unknownEmployment: {
    zh: '在职状态读不懂，可以是：在职、已离职',
    en: 'employment not understood; it may be: still there, has left',
  },
  unknownActivityKind: {
    zh: '活动类型读不懂，可以是：电话、拜访、会议、消息、邮件、演示、方案、报价、询价、试用、合同、招标、异议、投诉、竞品、承诺、记录',
    en: 'activity type not understood; it may be: call, visit, meeting, message, e-mail, demo, proposal, quote, price asked, trial, contract, tender, objection, complaint, competitor, commitment, note',
  },
  yearInferred: {
    zh: '没写年份：按上下几行的先后推定了年份，请核对',
    en: 'no year written: taken from the order of the rows around it, please check',
  },
  middleOfRange: {
    zh: '写的是一个范围：取了中间值，原文留在出处里',
    en: 'a range was written: its middle was taken, the words stay in the evidence',
  },
  dayNotGiven: {
    zh: '只写了月份或季度：按它的第一天记下，具体哪天不知道',
    en: 'only a month or quarter was written: dated on its beginning, the day is not known',
  },
  currencyOfCustomer: {
    zh: '没写币种：这位客户的其他记录都是这个币种，就按它记了，请核对',
    en: 'no currency written: taken from this customer’s other records, please check',
  },
  conflictingRows: {
    zh: '同一份文件里两行说的是同一条记录，内容却不同：后一行盖过前一行（≠ 后是前一行的行号），请核对',
    en: 'two rows of one file are about one record and differ: the later one holds (after ≠ is the line of the earlier), please check',
  },
  columnNotTaken: {
    zh: '这一列没有对应的字段，只留在出处里',
    en: 'this column goes into no field, it stays in the evidence only',
  },
  notAPerson: {
    zh: '不像人名，没有建联系人，原文留在出处里',
    en: 'reads like no person’s name: no contact was made of it, the words stay in the evidence',
  },
  notAnEmail: { zh: '不是邮箱地址', en: 'not an e-mail address' },
  missingRequired: { zh: '缺少必填内容', en: 'required value missing' },
  unknownDeal: { zh: '找不到对应的商机', en: 'no such deal' },
  unknownStage: {
    zh: '阶段读不懂，没有改动阶段；可以是：线索确认、需求确认、方案评估、方案报价、商务谈判、签约、赢单、失单',
    en: 'stage not understood, none taken from it; it may be: qualify, discover, evaluate, propose, negotiate, close, won, lost',
  },
  looksLikeReturn: {
    zh: '数量为负，像是退货或退款：请放进退货表再导入',
    en: 'a quantity below zero looks like a return or refund: import it in a table of returns',
  },
  notPositive: { zh: '必须大于零', en: 'must be above zero' },
  accountMissing: { zh: '没有写明客户', en: 'no account named' },
  productMissing: { zh: '没有写明产品', en: 'no product named' },
  atomIncomplete: { zh: '知识原子不完整', en: 'knowledge atom incomplete' },
  transcriptInside: {
    zh: '正文里是录音转写：请另存为文件，有了参与者的同意再导入',
    en: 'its words are a transcript of a recording: save them as a file and import it with its participants’ consent',
  },
  recordedWords: {
    zh: '录音转写的内容没有收下：请把转写另存为文件，有了参与者的同意再导入',
    en: 'words of a recording, not taken: save the transcript as a file and import it with its participants’ consent',
  },
  kindUnknown: { zh: '不知道这是什么数据', en: 'kind of data not known' },
  unterminatedQuote: { zh: '引号没有结束', en: 'quote without an end' },
  cellTooLong: { zh: '单元格过长', en: 'cell too long' },
  rowTooLong: { zh: '行过长', en: 'row too long' },
  extraCells: { zh: '列数多于表头', en: 'more cells than the header' },
  nameCarriedDown: {
    zh: '客户只写一次，按上一行补上',
    en: 'customer named once above, taken for this row too',
  },
  missingCells: { zh: '列数少于表头', en: 'fewer cells than the header' },
  badJson: { zh: 'JSON 有误', en: 'broken JSON' },
  notAnObject: { zh: '不是一条记录', en: 'not a record' },
  tooDeep: { zh: '嵌套过深', en: 'nested too deeply' },
  cellError: { zh: '单元格是错误值', en: 'cell holds an error' },
  totalRow: { zh: '合计行，不是数据', en: 'row of totals, not data' },
  footRow: { zh: '表格下面的说明，不是数据', en: 'remark under the table, not data' },
  hiddenSheet: { zh: '隐藏的工作表', en: 'hidden sheet' },
  sheetVoid: {
    zh: '工作表名称写明作废，没有导入',
    en: 'the sheet is called void: nothing was taken from it',
  },
  rowVoid: {
    zh: '这一行写明作废或重复，没有导入',
    en: 'the row says that it is void or a duplicate: nothing was taken from it',
  },
  undecodableText: { zh: '文字无法解码', en: 'text cannot be decoded' },
  badMessage: { zh: '消息缺少编号、发送人或内容', en: 'message without id, sender or words' },
  chatEvent: {
    zh: '撤回、表情、已读等事件，不是消息',
    en: 'an event such as a recall, a reaction or a receipt, and no message',
  },
  recordTooLong: { zh: '单条记录过长', en: 'record too long' },
  badRepeat: { zh: '重复规则读不懂，只取第一次', en: 'recurrence not understood; its first time taken' },
  markedPrivate: { zh: '标为私密的日程，没有收下', en: 'event marked as private, left out' },
  calledOff: { zh: '已取消的日程', en: 'event that was called off' },
  withoutDate: { zh: '没有能读懂的日期', en: 'no date that can be read' },
  unterminatedRecord: { zh: '记录没有结束', en: 'record without an end' },
  badEntry: { zh: '文件内的一部分有误', en: 'a part of the file is broken' },
  hiddenSlide: { zh: '隐藏的幻灯片', en: 'hidden slide' },
  pageWithoutText: { zh: '这一页没有文字，可能是扫描件', en: 'page without text, perhaps a scan' },
  linkOnly: {
    zh: '码里只有一个链接，没有姓名和电话；链接照原样收下',
    en: 'the code holds a link only, no name and no number; the link was kept as it is',
  },
  badCue: { zh: '字幕没有有效的时间', en: 'caption without a valid time' },
  badPage: { zh: '这一页读不出来', en: 'page that cannot be read' },
}

/** What was taken whole, but read by more than what stands in it: a person should look, nothing is lost. */
const takenToBeChecked: ReadonlySet<string> = new Set([
  'yearInferred',
  'middleOfRange',
  'dayNotGiven',
  'currencyOfCustomer',
  'conflictingRows',
  'columnNotTaken',
  'nameCarriedDown',
])

/** What became of a row: left out, taken without a cell, or taken with something to look at. */
export const rowOutcomeOf = ({ kept, code }: { kept: boolean; code: string }): 'left' | 'kept' | 'check' =>
  !kept ? 'left' : takenToBeChecked.has(code) ? 'check' : 'kept'

/** The words for a code; an unknown code stands for itself. */
export const rejectionWord = (code: string, lang: 'zh' | 'en'): string => rejectionWords[code]?.[lang] ?? code
