/** The code pages of Windows that are not called after their number, by what `TextDecoder` calls them. */
const labels: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  20127: 'windows-1252',
  28591: 'windows-1252',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  51949: 'euc-kr',
  52936: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
}

/** What `TextDecoder` calls a code page; undefined where it has no such one. */
export const codePageLabel = (number: number): string | undefined =>
  labels[number] ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : undefined)
