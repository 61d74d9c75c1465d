import { useMessages } from '../../i18n/language.tsx'
import { EmptyState } from '../../ui/index.ts'
import { studioMessages } from './messages.ts'

export function NothingChosen() {
  const m = useMessages(studioMessages)
  return (
    <EmptyState title={m.noStyles} center>
      {m.noStylesNote}
    </EmptyState>
  )
}
