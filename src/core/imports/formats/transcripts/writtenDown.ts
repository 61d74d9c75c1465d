/** By which words a name, a heading or a column says that what it holds was written down from speech. */

const heading =
  /转写|转录|逐字|录音(整理|文字|文稿|转文字|稿|记录)|文字记录|妙记|讯飞听见|通义听悟|钉钉闪记|transcri(pt|bed)|verbatim|otter\.ai|closed[ _-]?captions?|(zoom|teams|meeting|call)\b.{0,20}\brecording/i
const headingCharacters = 60

/** What was typed has been called a transcript as well: that of a chat. */
const typed = /聊天|(?<!\p{L})(web|live)?chat|whatsapp|slack|(?<!\p{L})im(?!\p{L})/iu

/** Whether a title or a short line says that what follows was written down from a recording. */
export const saysTranscript = (line: string): boolean =>
  line.length <= headingCharacters && heading.test(line) && !/[。！？!?]/.test(line) && !typed.test(line)

/** A recorder, and what is sold or repaired as one, is no recording. */
const recording =
  /录音(?!笔|机|棚|设备|系统|电话|功能|室|师|卡|模块|软件)|录制|(?<!\p{L})(audio|call|meeting|voice|phone)?[ _-]?recordings?(?!\p{L})/iu

/** The same of a file's name, in which one word is enough: nobody calls what they wrote themselves a recording. */
export const titleSaysTranscript = (title: string): boolean =>
  saysTranscript(title) || (title.length <= headingCharacters && recording.test(title) && !typed.test(title))

/** What a person made of a recording in words of their own. */
const ownWords =
  /总结|摘要|纪要|要点|小结|概要|提纲|模板|清单|列表|说明|指南|报价|合同|summary|notes?(?!\p{L})|minutes|recap|digest|template|guide|list|quote|contract|agenda/iu

/** Whether a file's name says that all of it are recorded words, whoever speaks. */
export const saysWholeTranscript = (title: string): boolean => saysTranscript(title) && !ownWords.test(title)

/** What recorders put above what they recognised. */
const recorderLine =
  /^\s*(?:[-*#>]\s*)*(?:录音(?:时间|时长|文件|日期|开始)|转写(?:时间|结果|时长|文本)|(?:语音)?识别(?:结果|时长)|recording (?:time|date|length|duration|started)|transcribed (?:by|with|on))(?:\s*[:：]|\s|$)/i
const headLines = 6

/** Whether the first lines of a document are those of a recorder. */
export const beginsAsRecorded = (lines: readonly string[]): boolean =>
  lines
    .filter((line) => line.trim() !== '')
    .slice(0, headLines)
    .some((line) => line.length <= headingCharacters && recorderLine.test(line))

const tidy = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-()（）[\]【】]+/g, '')

const recordedColumn =
  /^(full|raw|call|meeting|audio|voice|phone|video|recording|conversation)*transcri(pt|ption)s?(text|content|body|words)?$|转写|转录|逐字|妙记|录音(内容|文字|文本|文稿|整理|转文字|识别|原文|稿)|语音(识别|转文字|文本|内容)|(通话|对话|会议)(文本|文字|原文|实录)|听写|^录音$|^(call|raw|full)?asr(text|result|content|output)?$|asr(结果|文本|文字|内容|识别|转写)/
/** What is said of a recording in a word or a link. */
const aboutRecorded =
  /状态|时间|日期|时长|链接|地址|路径|文件|编号|引擎|语言|语种|是否|人员?$|者$|费|字数|status|state|time|date|url|link|file|path|id$|language|engine|length|by$|count/

/** Whether a column holds what was said in a recording. JSON names it by the path to it. */
export const isRecordedColumn = (column: string): boolean => {
  const name = tidy(column.slice(column.lastIndexOf('.') + 1))
  return recordedColumn.test(name) && !aboutRecorded.test(name)
}

const talkColumn =
  /(对话|通话|会话|谈话|话务|沟通)(内容|记录|详情|明细|过程|全文)?$|^(对话|通话|识别)|识别(结果|内容|文本|文字)$|^(call|phone|voice)?(dialogue?|conversation|talk)(text|content|log|body)?$|^call(content|log|text|body|notes?)$/

/** Whether a column may hold a talk as it was recorded or as somebody tells it: what stands in it decides. */
export const mayBeRecordedColumn = (column: string): boolean => {
  const name = tidy(column.slice(column.lastIndexOf('.') + 1))
  return talkColumn.test(name) && !aboutRecorded.test(name)
}

const turnInCell =
  /(?:^|\n|[。！？!?；;.]\s*|\s{2,})\s*(?:\[?\(?\d{1,2}:\d{2}(?::\d{2})?\)?\]?\s*)?(?<name>[^\s:：，,。！？!?；;\d][^:：，,。！？!?；;\n]{0,18}?)\s*[:：](?!\/\/)/gu

/** Whether a cell goes by turns: two people are named before what they say, one of them again, or by a program. */
export function goesByTurnsInCell(cell: string): boolean {
  const names = [...cell.matchAll(turnInCell)].map(({ groups }) => groups!.name!.trim())
  const people = new Set(names)
  return (
    people.size >= 2 &&
    people.size <= 6 &&
    (names.length > people.size || names.every((name) => agentOrVoice.test(name)))
  )
}
const agentOrVoice =
  /^(?:客服|坐席|座席|客户|销售|顾问|用户|我方|对方|主叫|被叫|agent|customer|client|caller|callee|rep|sales|(?:speaker|spk|voice|说话人|发言人)[\s_-]*[a-z\d]{1,3})$/iu

/** Whether a cell says something: no link, number, day, file or answer of one word to whether there is one. */
export const isWords = (cell: string): boolean => {
  const text = cell.trim()
  return (
    text !== '' &&
    !/^(https?:\/\/|www\.|\/|[a-z]:\\)\S*$/i.test(text) &&
    !/^[\d\s.,:：/%年月日时分秒_-]+$/.test(text) &&
    !/^\S{1,80}\.(mp3|wav|m4a|amr|aac|ogg|mp4|txt|docx?|pdf|srt|vtt|json)$/i.test(text) &&
    !/^(是|否|有|无|已?完成|未完成|已?转写|未转写|处理中|失败|成功|yes|no|none|n\/?a|done|pending|failed|true|false|-+)$/i.test(
      text,
    )
  )
}
