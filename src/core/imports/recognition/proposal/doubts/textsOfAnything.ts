import { isByWord } from '../candidate.ts'
import type { Supposition } from './supposition.ts'

/** Headings of a text of any kind. */
const anyText = /^(?:texts?|body|contents?|details?|wording|内容|正文|文本|文字|说明|详情|具体内容)$/

/** What says of a text for whom, for what or at which step it is meant. */
const tellsForWhom: ReadonlySet<string> = new Set([
  'trigger',
  'concern',
  'evidencePack',
  'riskNote',
  'buyingRole',
  'stage',
])

/** What a diary and a list of messages have, and knowledge has not. */
const ofTalk =
  /日期|时间|客户|发送|收件|\b(?:date|time|sent|from|to|customer|account|company|client|created|author)\b/

/** Whether texts under a heading that heads any text would be knowledge, with nothing that says for whom or for when. */
export function isTextOfAnything({ kind, columns, found, reading }: Supposition): boolean {
  const said = kind.id === 'atoms' ? found.find(({ spec }) => spec.key === 'talkTrack') : undefined
  if (said === undefined || !anyText.test(columns[said.index]!.header.plain)) return false
  if (columns.some(({ header }) => ofTalk.test(header.plain))) return true
  const isNamed = (reading.kindsInName.get(kind) ?? 0) > 0
  return !isNamed && !found.some((one) => tellsForWhom.has(one.spec.key) && isByWord(one))
}
