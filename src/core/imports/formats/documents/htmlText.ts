import { Parser } from 'htmlparser2'

/** Elements that stand on lines of their own. */
const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)

/** Elements whose content nobody reads. */
const unseen: ReadonlySet<string> = new Set(['head', 'script', 'style', 'template', 'title', 'noscript'])

/**
 * The words of an HTML text as a reader sees them: paragraphs on lines, list items with a dash, cells of a row
 * apart, quoted parts with `>`, a link with its address where its words do not say it.
 */
export function htmlText(html: string): string {
  const lines: string[] = []
  let line = ''
  let isAfterBlank = true
  let hidden = 0
  let quotes = 0
  let preformatted = 0
  let link: { address: string; from: number } | null = null

  const endLine = (): void => {
    const text = preformatted > 0 ? line.trimEnd() : line.trim()
    line = ''
    if (link !== null) link = { ...link, from: 0 }
    if (text === '' && isAfterBlank) return
    lines.push(text === '' ? '' : '> '.repeat(Math.min(quotes, 9)) + text)
    isAfterBlank = text === ''
  }
  const breakLine = (): void => {
    if (line.trim() !== '') endLine()
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (unseen.has(name)) hidden++
        if (name === 'br') {
          if (line.trim() === '') isAfterBlank = false
          endLine()
        } else if (blocks.has(name)) breakLine()
        if (name === 'blockquote') quotes++
        if (name === 'pre') preformatted++
        if (name === 'li') line += '- '
        if ((name === 'td' || name === 'th') && line.trim() !== '') line += '  '
        if (name === 'img' && attributes.alt) line += attributes.alt
        if (name === 'a' && /^(https?|mailto|tel):/i.test(attributes.href ?? ''))
          link = { address: attributes.href!, from: line.length }
      },
      ontext(text) {
        if (hidden > 0) return
        if (preformatted > 0) {
          const [first = '', ...more] = text.split('\n')
          line += first
          for (const next of more) {
            endLine()
            line = next
          }
          return
        }
        const spaced = text.replace(/[ \t\r\n\f\u00a0]+/g, ' ')
        line += line === '' || /\s$/.test(line) ? spaced.trimStart() : spaced
      },
      onclosetag(name) {
        if (unseen.has(name)) hidden = Math.max(0, hidden - 1)
        if (name === 'a' && link !== null) {
          const words = line.slice(link.from).trim()
          const address = link.address.replace(/^(mailto|tel):/i, '')
          if (words === '') line += address
          else if (!words.includes(address) && !address.includes(words)) line += ` (${address})`
          link = null
        }
        if (!blocks.has(name)) return
        breakLine()
        if (name === 'blockquote') quotes = Math.max(0, quotes - 1)
        if (name === 'pre') preformatted = Math.max(0, preformatted - 1)
        if (name === 'p' && !isAfterBlank) {
          lines.push('')
          isAfterBlank = true
        }
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  breakLine()
  return lines.join('\n').trim()
}
