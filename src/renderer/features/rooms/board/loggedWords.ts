import type { Decision } from '../../../../shared/rooms/board.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useMe } from '../useRoom.tsx'
import { boardMessages } from './messages.ts'

/** Whose log has a decision under which number, in words: everybody's log counts for itself. Null where none has it. */
export function useLoggedWords() {
  const { review: m } = useMessages(boardMessages)
  const format = useFormat()
  const me = useMe()
  return ({ logSeq, loggedBy }: Pick<Decision, 'logSeq' | 'loggedBy'>): string | null => {
    if (logSeq === null) return null
    const entry = format.number(logSeq)
    return loggedBy === me.name ? m.logged(entry) : m.loggedBy(loggedBy ?? '', entry)
  }
}
