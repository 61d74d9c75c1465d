import type { ReactNode } from 'react'
import { Glyph, type GlyphKind } from './Glyph.tsx'

/** A short fact. With `meaning` it carries that shape and colour; without, it is neutral. */
export function Chip({
  meaning,
  outline,
  icon,
  title,
  children,
}: {
  meaning?: GlyphKind
  outline?: boolean
  icon?: ReactNode
  title?: string
  children: ReactNode
}) {
  const coloured = meaning && !outline && meaning !== 'unknown' && meaning !== 'note' ? meaning : null
  return (
    <span
      className={[
        'chip',
        coloured,
        (outline || !meaning || !coloured) && (outline ? 'outline' : null),
        !coloured && meaning && 'outline',
      ]
        .filter(Boolean)
        .join(' ')}
      title={title}
    >
      {meaning ? <Glyph kind={meaning} bare /> : icon}
      {children}
    </span>
  )
}
