import { useMessages } from '../i18n/language.tsx'
import { kitMessages } from './messages.ts'

/** ■ source span, ◐ inferred or small n, ◆ rule. A button where there is something to open. */
export function EvidenceMark({
  kind,
  label,
  onOpen,
  title,
  tentative,
}: {
  kind: 'source' | 'inferred' | 'rule'
  /** Left out where the evidence has no number on this screen. */
  label?: string | undefined
  onOpen?: () => void
  title?: string
  /** Nobody has vouched for it: drawn with a broken edge. */
  tentative?: boolean | undefined
}) {
  const m = useMessages(kitMessages)
  const className = ['evidence-mark', kind !== 'source' && kind, tentative && 'tentative']
    .filter(Boolean)
    .join(' ')
  return onOpen ? (
    <button
      type="button"
      className={className}
      onClick={onOpen}
      aria-label={`${label === undefined ? m.evidence : `${m.marks[kind]} ${label}`}${title ? `, ${title}` : ''}`}
      title={title ?? (label === undefined ? m.evidence : undefined)}
    >
      {label ?? 'E'}
    </button>
  ) : (
    <span className={className} title={title ?? m.marks[kind]}>
      {label ?? 'E'}
    </span>
  )
}
