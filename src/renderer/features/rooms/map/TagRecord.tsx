import { useQuery } from '@tanstack/react-query'
import type { PersonaTag } from '../../../../shared/rooms/map.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useOpenEvidence } from '../../../shell/Evidence.tsx'
import { Button, Icon } from '../../../ui/index.ts'
import { useRoom } from '../useRoom.tsx'
import { mapMessages } from './messages.ts'

/**
 * What stands behind a tag: a link for whoever has the record, that it is elsewhere for others, or that there is none.
 * A wall opens nothing, and a version asks nothing of now.
 */
export function TagRecord({ tag: { record, by } }: { tag: PersonaTag }) {
  const { node: m } = useMessages(mapMessages)
  const { query } = useApi()
  const { roomId, isWall } = useRoom()
  const openEvidence = useOpenEvidence()
  const { data: held } = useQuery({
    ...query.rooms.heldRecords.queryOptions({ input: { roomId } }),
    enabled: record !== null && !isWall,
  })
  if (record === null) return <span className="t11 c3">{m.noRecord}</span>
  if (held?.some((id) => id === record))
    return (
      <span>
        <Button small kind="quiet" icon={<Icon name="link" small />} onClick={() => openEvidence(record)}>
          {m.openRecord}
        </Button>
      </span>
    )
  return held || isWall ? <span className="t11 c3">{m.recordElsewhere(by)}</span> : null
}
