import { mailHeadsIn } from '../formats/mail/mailHeads.ts'

/** Lines under which a mail program puts what was written before, in full. */
const historyHeads: readonly RegExp[] = [
  /^\W*(original message|original appointment|forwarded message|begin forwarded message|原始邮件|原邮件|转发的?邮件(信息)?|轉寄的郵件|原始郵件)\W*$/i,
  /^on\b.{8,200}\bwrote\s*[:：]$/i,
  /^(?:在|于|.{0,80}[于在]).{4,120}写道\s*[:：]$/,
  /^.{4,120}(?:于|在).{4,80}(?:写道|寫道)\s*[:：]$/,
]

const headOfCopy = /^\W*(from|发件人|发信人|寄件者|寄件人)\s*[:：]/i
const nextOfCopy =
  /^\W*(sent|date|to|cc|subject|发送时间|发送日期|日期|时间|收件人|主题|主旨|寄件日期|收件者)\s*[:：]/i

/**
 * What the writer of a mail says in it, with the mails it quotes blanked out and every other character in its place,
 * so that a span of the result is the same span of the mail. A mail that only passes something on is left whole.
 */
export function ownWords(text: string): string {
  const lines = text.split('\n')
  const from = startOfHistory(lines)
  const kept = lines.map((line, index) => (index >= from || /^\s*[>|]/.test(line) ? blank(line) : line))
  // What has a writer and a day of its own is taken as what it is.
  if (from < lines.length && mailHeadsIn(lines.slice(from)).some(({ sent }) => sent !== ''))
    return kept.join('\n')
  return kept.some((line) => line.trim() !== '' && !line.startsWith('📎')) ? kept.join('\n') : text
}

/**
 * What the writer of a chat message says in it, with the lines that it quotes (> …) blanked out in their place. A message
 * that is a quote alone is left whole.
 */
export function withoutQuotes(text: string): string {
  if (!/^>/m.test(text)) return text
  const kept = text.split('\n').map((line) => (line.startsWith('>') ? blank(line) : line))
  return kept.some((line) => line.trim() !== '') ? kept.join('\n') : text
}

function startOfHistory(lines: readonly string[]): number {
  const found = lines.findIndex((line, index) => {
    const here = line.replace(/^[\s>]+/, '').trim()
    if (here === '') return false
    // Long names and addresses break the introduction over two lines.
    const both = `${here} ${(lines[index + 1] ?? '').replace(/^[\s>]+/, '').trim()}`.trim()
    if (historyHeads.some((head) => head.test(here) || (both.length < 250 && head.test(both)))) return true
    return (
      headOfCopy.test(here) && lines.slice(index + 1, index + 4).some((next) => nextOfCopy.test(next.trim()))
    )
  })
  return found < 0 ? lines.length : found
}

const blank = (line: string): string => ' '.repeat(line.length)
