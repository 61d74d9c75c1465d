import type { SegmentKind } from '../../../../shared/contract/watching.ts'
import type { BuyingRole, Stage } from '../../../../shared/vocabulary.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { words } from '../../../i18n/words.ts'
import { watchingMessages } from './messages.ts'

/** What a segment of advice is called. */
export function useSegmentName(): (by: SegmentKind, value: string) => string {
  const m = useMessages(watchingMessages)
  const w = useMessages(words)
  return (by, value) =>
    by === 'language'
      ? (m.languages[value] ?? value)
      : by === 'stage'
        ? (w.stages[value as Stage] ?? value)
        : (w.roles[value as BuyingRole] ?? value)
}
