import { useMessages } from '../i18n/language.tsx'
import { kitMessages } from './messages.ts'

/** The label of a mark whose evidence has no number on this screen. */
const unnumbered = 'E'

/** ■ source span, ◐ inferred or small n, ◆ rule. A button where there is something to open. */
export function EvidenceMark({
  kind,
  label,
  onOpen,
  title,
}: {
  kind: 'source' | 'inferred' | 'rule'
  label: string
  onOpen?: () => void
  title?: string
}) {
  const m = useMessages(kitMessages)
  const className = kind === 'source' ? 'evidence-mark' : `evidence-mark ${kind}`
  return onOpen ? (
    <button
      type="button"
      className={className}
      onClick={onOpen}
      aria-label={`${label === unnumbered ? m.evidence : `${m.marks[kind]} ${label}`}${title ? `, ${title}` : ''}`}
      title={title ?? (label === unnumbered ? m.evidence : undefined)}
    >
      {label}
    </button>
  ) : (
    <span className={className} title={title ?? m.marks[kind]}>
      {label}
    </span>
  )
}
