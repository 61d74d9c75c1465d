import type { MessageItem, RowItem } from '../format.ts'
import { countsFromBeginning, readJsonTime } from './jsonClock.ts'
import { createTimeFinder } from './recordingTime.ts'
import { isRecordedColumn, titleSaysTranscript } from './writtenDown.ts'

const columnNames = {
  speaker: /^(speaker(name|label|id)?|spk|说话人|发言人|讲话人)$/,
  /** Who it is where the marks beside it count from the beginning of something. */
  anybody: /^(name|who|person|role|party|channel|user|姓名|人员|角色|谁|参会人|成员|坐席客户|声道)$/,
  text: /^(text|transcript(ion)?|utterance|content|sentence|words|内容|文本|文字|发言|发言内容|说话内容|话术|原文|转写(内容|文本|结果)?|识别(内容|文本|结果))$/,
  start:
    /^(start(time|ms|sec)?|begin(time)?|timestamp|time|offset|timecode|ts|开始(时间)?|时间(戳|点)?|起始时间)$/,
  end: /^(end(time|ms|sec)?|stop(time)?|duration|length|结束(时间)?|时长)$/,
} as const

const tidy = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-()]+/g, '')

/** Seconds of `00:01:05`, `1:05` or `65.2`; null for a time by the clock or a day. */
function secondsOf(cell: string): number | null {
  if (!/^\d{1,5}(\.\d+)?s?$|^(\d{1,2}:)?\d{1,3}:\d{2}([.,]\d+)?$/.test(cell.trim())) return null
  const parts = cell.trim().replace(/s$/, '').replace(',', '.').split(':').map(Number)
  return parts.reduce((sum, part) => sum * 60 + part, 0)
}

/** Which columns say who spoke, what and when; the first and the last may be missing. */
export interface SpokenColumns {
  speaker: string | null
  text: string
  start: string | null
}

/** Rows that tell what a table is. */
export const tellingRows = 50

/**
 * How a table is a transcript: a column of words beside one of marks that count from the beginning, with a speaker or
 * with an end; or beside a speaker where the column or the file says that it was recorded. Null for every other table.
 */
export function spokenColumns(
  columns: readonly string[],
  rows: readonly Pick<RowItem, 'cells'>[],
  title: string,
): SpokenColumns | null {
  const find = (role: keyof typeof columnNames) =>
    columns.find((column) => columnNames[role].test(tidy(column))) ?? null
  const text = columns.find(isRecordedColumn) ?? find('text')
  if (text === null || rows.length === 0) return null
  const [start, named, end] = [find('start'), find('speaker'), find('end')]
  const cellsOf = (column: string | null) =>
    column === null ? [] : rows.map(({ cells }) => cells[column]?.trim() ?? '')
  const most = (count: number) => count * 5 >= rows.length * 4
  const isTimed = start !== null && most(cellsOf(start).filter((cell) => secondsOf(cell) !== null).length)
  if (named !== null && (isTimed || isRecordedColumn(text) || titleSaysTranscript(title)))
    return { speaker: named, text, start: isTimed ? start : null }
  if (!isTimed || rows.length < 3) return null
  const times = cellsOf(start).flatMap((cell) => readJsonTime(cell, () => null) ?? [])
  if (!countsFromBeginning(times, /^(start|begin|offset|timecode|开始|起始)/.test(tidy(start)))) return null
  const anybody = find('anybody')
  const voices = cellsOf(anybody).filter((cell) => cell !== '' && cell.length <= 30)
  if (anybody !== null && most(voices.length) && new Set(voices).size < voices.length)
    return { speaker: anybody, text, start }
  // Whole numbers beside words without a speaker may as well count characters.
  const isClock = times.some((time) => time.kind !== 'number' || !Number.isInteger(time.value))
  return end !== null && isClock && columns.length <= 8 ? { speaker: null, text, start } : null
}

/** Makes a turn of a row. */
export function spokenRow(
  columns: SpokenColumns,
  title: string,
  zone: string,
): (row: RowItem) => MessageItem {
  const recordedAt = createTimeFinder(zone)(title)
  return ({ cells, at }) => {
    const second = columns.start === null ? null : secondsOf(cells[columns.start] ?? '')
    return {
      kind: 'message',
      at: { ...at, ...(second !== null && { second: Math.floor(second) }) },
      sentAt: recordedAt === null ? null : recordedAt + (second ?? 0) * 1000,
      zone,
      sender: columns.speaker === null ? '' : (cells[columns.speaker]?.trim() ?? ''),
      conversation: title,
      messageType: 'transcript',
      text: cells[columns.text]?.trim() ?? '',
    }
  }
}
