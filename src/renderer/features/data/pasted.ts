/** What a clipboard holds of a paste. */
export interface Pasted {
  text: string
  html: string
  files: readonly File[]
}

/**
 * A paste as files for the importer: files as they are, words as one file named after what they are and when they came.
 * Cells copied from a spreadsheet are told by their tabs, with or without the table that comes along as HTML.
 */
export function filesOfPaste({ text, html, files }: Pasted, title: string, at: Date): File[] {
  if (text.trim() === '') return [...files]
  const ending = holdsCells(text, html) ? 'tsv' : 'txt'
  return [new File([text], `${title} ${stampOf(at)}.${ending}`, { type: 'text/plain' })]
}

function holdsCells(text: string, html: string): boolean {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  if (/<table[\s>]/i.test(html)) return text.includes('\t')
  const tabbed = lines.filter((line) => line.includes('\t')).length
  return tabbed > 0 && lines[0]!.includes('\t') && tabbed * 5 >= lines.length * 4
}

/** `2026-03-01 10.22.05` on the reader's clock: colons cannot stand in the name of a file. */
function stampOf(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('.')}`
}
