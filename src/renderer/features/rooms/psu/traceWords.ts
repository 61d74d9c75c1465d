import { activityKinds } from '../../../../shared/vocabulary.ts'
import { useLanguage } from '../../../i18n/language.tsx'
import { words } from '../../../i18n/words.ts'

/** What a trace's kind is called; a peer's unknown kind stays as it was written. */
export function useKindWords(): (kind: string) => string {
  const language = useLanguage()
  return (kind) => {
    const known = activityKinds.find((each) => each === kind)
    return known ? words[language].activities[known] : kind
  }
}
