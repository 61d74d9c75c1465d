import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { roomMessages } from './messages.ts'

/** How often this person was named on boards since they last looked. */
export function BoardMentions() {
  const m = useMessages(roomMessages)
  const { query } = useApi()
  const { data } = useQuery(query.rooms.mentions.queryOptions())
  const count = data?.board ?? 0
  if (count === 0) return null
  return (
    <span className="count">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{m.list.mentions(count)}</span>
    </span>
  )
}
