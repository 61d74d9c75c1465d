import { useState } from 'react'
import { useFormat } from '../../i18n/useFormat.tsx'
import { readLastDay, writeDayTime } from '../../ui/days.ts'

/**
 * A day field that holds the last day of something. While nobody changes it the very moment that was `kept` stays: a
 * colleague in another zone who looks at a right must not move its end. Null for an empty field and for no day.
 */
export function useLastDay(kept: number | null, suggested: number | null = null) {
  const { zone } = useFormat()
  const [first] = useState(kept)
  const [before] = useState(() => {
    const at = kept ?? suggested
    return at === null ? '' : writeDayTime(at, zone, 'day')
  })
  const [text, setText] = useState(before)
  return { text, setText, at: text === before && first !== null ? first : readLastDay(text, zone) }
}
