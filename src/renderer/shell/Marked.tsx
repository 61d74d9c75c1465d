import type { ReactNode } from 'react'

/** Text with some spans marked; spans are UTF-16 offsets, sorted and apart. */
export function Marked({ text, marks }: { text: string; marks: readonly { start: number; end: number }[] }) {
  let at = 0
  const parts: ReactNode[] = []
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  parts.push(text.slice(at))
  return <>{parts}</>
}
