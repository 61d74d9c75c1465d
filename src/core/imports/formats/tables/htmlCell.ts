import { shortHtmlText } from '../documents/htmlText.ts'

/** Attributes as programs write them, each with a value: `a<b and c>d` has none. */
const attributes = String.raw`(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))*\s*\/?>`
/** Elements that programs write into a cell; a name of a person in angle brackets, or a size, is none of them. */
const element = new RegExp(
  String.raw`<\/?(?:p|div|br|span|b|strong|i|em|u|s|ul|ol|li|a|h[1-6]|font|blockquote|pre|code|img|table|tbody|thead|tr|td|th|html|head|body|style|o:p|hr|sub|sup|small|section|article|center)${attributes}`,
  'i',
)
/** What stands for a letter; without the semicolon it is a part of an address or a firm's name (`?a=1&copy=2`, AT&T). */
const entity = /&(?:[a-z]{2,8}\d{0,2}|#\d{2,6}|#x[\da-f]{2,5});/i
/** An element whose pieces stand on lines: line ends of the source say nothing then. */
const breaksLines = new RegExp(
  `<(?:p|div|br|ul|ol|li|h[1-6]|blockquote|pre|table|tr|html|body|hr|section|article)${attributes}`,
  'i',
)
/** What was put into letters twice on its way: `&amp;nbsp;`, `&lt;p&gt;`. */
const mostRounds = 2

const isHtml = (cell: string): boolean => element.test(cell) || entity.test(cell)

/**
 * A cell of a table as a reader sees it: exports of customer programs and pasted mails hold HTML in their fields
 * (`<p>budget now &pound;365k</p>`). Any other cell comes back as it is.
 */
export function withoutHtml(cell: string): string {
  let text = cell
  for (let round = 0; round < mostRounds && mayBeHtml(text) && isHtml(text); round++)
    text = breaksLines.test(text) ? shortHtmlText(text) : text.split('\n').map(shortHtmlText).join('\n')
  return text
}

/** Whether a cell may hold any: nearly all have neither sign. */
export const mayBeHtml = (cell: string): boolean => cell.includes('<') || cell.includes('&')

/** The cells of a row without HTML; the same ones where none has any. */
export const cellsWithoutHtml = (cells: readonly string[]): readonly string[] =>
  cells.some(mayBeHtml) ? cells.map(withoutHtml) : cells
