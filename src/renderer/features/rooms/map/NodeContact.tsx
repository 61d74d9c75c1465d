import { useQuery } from '@tanstack/react-query'
import { ContactId } from '../../../../shared/ids.ts'
import type { MapNode } from '../../../../shared/rooms/map.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Select } from '../../../ui/index.ts'
import { useRoom, useRoomState } from '../useRoom.tsx'
import { mapMessages } from './messages.ts'

const none = 'none'

/** Who of this workspace's contacts a node stands for: touches that others recorded there can then be taken over. */
export function NodeContact({ id, node }: { id: string; node: MapNode }) {
  const { contact: m } = useMessages(mapMessages)
  const session = useRoom()
  const { roomId } = session
  const { room } = useRoomState(session)
  const { client, query } = useApi()
  const { run } = useCommand()
  const { data } = useQuery({
    ...query.rooms.nodeContacts.queryOptions({ input: { roomId } }),
    enabled: room?.dealId != null && !session.isWall,
  })
  if (!data || data.contacts.length === 0 || (node.kind !== 'person' && node.kind !== 'role')) return null
  const own = data.contacts.find((contact) => contact.id === node.contact)
  const linked: string = data.links.find(({ nodeId }) => nodeId === id)?.contactId ?? none
  const link = (chosen: string) => {
    const contactId = chosen === none ? null : ContactId.parse(chosen)
    const name = data.contacts.find((contact) => contact.id === contactId)?.name ?? ''
    void run(() => client.rooms.linkNode({ roomId, nodeId: id, contactId }), {
      done: ({ adopted }) => (contactId === null ? m.unlinked : m.linked(name, adopted)),
    })
  }
  return (
    <>
      <Select
        label={m.label}
        value={linked}
        choices={[
          { value: none as string, label: own ? m.own(own.name) : m.none },
          ...data.contacts.map((contact) => ({
            value: contact.id as string,
            label: [contact.name, contact.title].filter(Boolean).join(' · '),
          })),
        ]}
        onChange={link}
      />
      {linked === none && !own && <p className="t11 c3">{m.note}</p>}
    </>
  )
}
