const newline = 10
/** Headers and parts before the text may take so much; behind it only a longer one is looked for. */
const mostSearched = 1024 * 1024

/**
 * The line on which the text of a mail begins where it stands in it line by line, as most mails of old programs and most
 * English ones have it. Null where it was written in code (base64, lines folded by quoted-printable) or another charset.
 *
 * @param first the line of the first header
 */
export function lineOfBody(raw: Uint8Array, body: string, first: number): number | null {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, mostSearched))
  const lineEnd = bytes.subarray(0, 4096).includes('\r\n') ? '\r\n' : '\n'
  const headersEnd = bytes.indexOf(lineEnd + lineEnd)
  if (body === '' || headersEnd < 0) return null
  const lines = Buffer.from(`${lineEnd}${body.replaceAll('\n', lineEnd)}`)
  const before = bytes.indexOf(lines, headersEnd)
  if (before < 0) return null
  const at = before + lineEnd.length
  let line = first
  for (let end = bytes.indexOf(newline); end >= 0 && end < at; end = bytes.indexOf(newline, end + 1)) line++
  return line
}
