/**
 * Why a file was not taken in, in words. They stand in the contract because two write them: the screens, and core for whoever
 * reads a terminal.
 */
export const refusalWords: Record<string, { zh: string; en: string }> = {
  empty: { zh: '文件是空的', en: 'the file is empty' },
  allLeftOut: {
    zh: '没有一条能收下，每条的原因列在导入报告里',
    en: 'nothing of it could be taken in; the report of the import names each reason',
  },
  unknownFormat: { zh: '认不出这种格式', en: 'format not recognised' },
  notSupportedYet: { zh: '这种格式还不能导入', en: 'this format cannot be imported yet' },
  passwordProtected: { zh: '文件有密码，请先去掉', en: 'the file has a password; remove it first' },
  damaged: { zh: '文件已损坏', en: 'the file is damaged' },
  tooLarge: {
    zh: '文件超过了一次能读的大小：请拆小再放进来；表格可另存为 CSV，CSV 没有这个上限',
    en: 'larger than is read at once: split it; a table can be saved as CSV, which has no such bound',
  },
  tooLargeUnpacked: { zh: '解开后过大', en: 'too large once unpacked' },
  archiveLimit: {
    zh: '一个压缩包或邮件里能解开的总量不够放它，没有读：请自己解压（或把附件存出来），把文件夹放进来',
    en: 'does not fit into what is unpacked of one archive or mail, and was not read: unpack it yourself and drop the folder',
  },
  attachmentsLeft: {
    zh: '个附件没有打开，邮件里的附件太多：请把要的附件存出来，把文件夹放进来',
    en: 'more attachments were not opened, there are too many: save those you want and drop the folder',
  },
  nestedTooDeep: {
    zh: '压缩包里套压缩包，层数太多，没有打开：请先解开里层的，再放进来',
    en: 'an archive in an archive, nested too deep to be opened: unpack the inner ones first',
  },
  tooManyRows: { zh: '行数过多', en: 'too many rows' },
  tooManyColumns: { zh: '列数过多', en: 'too many columns' },
  tooManyEntries: {
    zh: '压缩包里的文件过多：请自己解压，把文件夹放进来',
    en: 'too many files in the archive: unpack it yourself and drop the folder',
  },
  undecodable: { zh: '认不出文字编码', en: 'text encoding not recognised' },
  noText: { zh: '文件里没有文字，可能是扫描件', en: 'no text in the file, perhaps a scan' },
  noCode: {
    zh: '图片里没有能读的码；这台电脑上不能识别图片里的文字',
    en: 'no readable code in the picture; text recognition is not available on this machine',
  },
  partOfExport: {
    zh: '这是 Slack 导出里的名单，不是客户也不是消息：请把整个导出文件夹或 ZIP 一起放进来',
    en: 'a list out of a Slack export, neither customers nor messages: drop the whole folder or ZIP instead',
  },
  encryptedEvents: {
    zh: '这些回调是加密的：请放用密钥解开后的消息',
    en: 'these callbacks are encrypted; drop the messages as they read once decrypted',
  },
  eventsOnly: {
    zh: '只有撤回、表情、已读等事件，没有消息',
    en: 'events only, such as recalls, reactions and receipts, and no messages',
  },
  tooManyPages: { zh: '页数过多', en: 'too many pages' },
  tooSlow: { zh: '读得太久，已停止', en: 'took too long and was stopped' },
  notThere: { zh: '没有这个文件', en: 'there is no such file' },
  nothingRead: { zh: '文件里没有认得出的内容', en: 'nothing in the file is known here' },
  unsafeName: {
    zh: '名字指向压缩包之外，没有收下',
    en: 'its name points outside of the archive; it was not taken in',
  },
  privateKey: { zh: '这是一把私钥，没有收下', en: 'this is a private key; it was not taken in' },
  outlookStore: {
    zh: '这是 Outlook 的数据文件（PST/OST），里面是整个邮箱：请在 Outlook 里选中要的邮件拖到文件夹（得到 .msg），或用邮件程序导出为 EML、mbox 再放进来',
    en: 'an Outlook data file (PST/OST), which is a whole mailbox: drag the mails you want out of Outlook into a folder (.msg), or export them as EML or mbox',
  },
  winmail: {
    zh: '这是 Outlook 发出的 winmail.dat，附件包在里面：请在 Outlook 里打开原邮件存成 .msg，或请对方用 HTML、纯文本格式重发',
    en: 'a winmail.dat that Outlook made, with the attachments wrapped in it: save the mail as .msg in Outlook, or ask for it again as HTML or plain text',
  },
  richText: {
    zh: '这是 RTF 文稿：请用 Word 或 WPS 打开，另存为 .docx 或 .txt',
    en: 'an RTF document: open it in Word and save it as .docx or .txt',
  },
  oneNote: {
    zh: '这是 OneNote 的笔记：请在 OneNote 里导出为 Word（.docx）或 PDF',
    en: 'a OneNote section: export it from OneNote as Word (.docx) or PDF',
  },
  shortcut: {
    zh: '这只是一个快捷方式，内容在别处：请放它指向的文件本身',
    en: 'only a shortcut, its content lies elsewhere: drop the file itself that it points to',
  },
  otherArchive: {
    zh: '这种压缩包不能在这里解开：请先解压，把里面的文件或文件夹放进来，或改压成 ZIP',
    en: 'an archive of a kind that is not unpacked here: unpack it and drop the files, or pack them as a ZIP',
  },
  numbers: {
    zh: '这是苹果 Numbers 表格：请在 Numbers 里导出为 Excel（.xlsx）或 CSV',
    en: 'a Numbers spreadsheet: export it from Numbers as Excel (.xlsx) or CSV',
  },
  appleDocument: {
    zh: '这是苹果 Pages 或 Keynote 文稿：请导出为 Word、PowerPoint 或 PDF',
    en: 'a Pages or Keynote document: export it as Word, PowerPoint or PDF',
  },
  visio: {
    zh: '这是 Visio 图：请导出为 PDF，图里的文字才读得到',
    en: 'a Visio drawing: export it as PDF, so that the words in it can be read',
  },
  msProject: {
    zh: '这是 Microsoft Project 计划：请导出为 Excel（.xlsx）或 CSV',
    en: 'a Microsoft Project plan: export it as Excel (.xlsx) or CSV',
  },
  oldDocument: {
    zh: '这是旧版 Word 或 PowerPoint 文稿（.doc/.ppt）：请另存为 .docx、.pptx 或 PDF',
    en: 'a document of old Word or PowerPoint (.doc/.ppt): save it as .docx, .pptx or PDF',
  },
  openDocument: {
    zh: '这是 OpenDocument 文稿（.odt/.odp）：请另存为 .docx、.pptx 或 PDF',
    en: 'an OpenDocument text or presentation (.odt/.odp): save it as .docx, .pptx or PDF',
  },
  program: {
    zh: '这是一个程序，不是资料：没有读，也没有运行',
    en: 'a program and no record: it was neither read nor run',
  },
  recording: {
    zh: '录音录像不收：本机不做语音识别，请放它的文字稿',
    en: 'recordings are not taken in: no speech is recognised on this machine; drop the written words instead',
  },
  unreadable: { zh: '文件读不出来', en: 'the file cannot be read' },
  consentMissing: { zh: '缺少同意记录，没有收下', en: 'no consent on record, nothing was taken in' },
  assessmentMissing: {
    zh: '缺少有效的个人信息影响评估，没有收下',
    en: 'no impact assessment in force, nothing was taken in',
  },
  chatsNotAssessed: {
    zh: '本团队要求先评估再使用，“聊天与邮件入库”还没有有效的影响评估：聊天和邮件没有收下',
    en: 'this team wants assessments before use, and importing chats and mail has none in force: its messages were not taken in',
  },
  describesTables: {
    zh: '这是其他表的字段说明，不是记录，略过',
    en: 'a description of the columns of other tables and no records; left out',
  },
  ownTeam: {
    zh: '这是我方销售人员的名单：他们以自己负责的商机为准，略过',
    en: 'a list of our own sales people, who are known by the deals that they own; left out',
  },
  approvals: {
    zh: '这是审批流水，不是销售记录，略过；要导入请指明它是哪一类',
    en: 'a log of approvals and no sales records; left out unless somebody says what it holds',
  },
  cancelled: { zh: '已取消', en: 'reading was cancelled' },
}
