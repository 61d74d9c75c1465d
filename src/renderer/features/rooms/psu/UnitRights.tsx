import { useQuery } from '@tanstack/react-query'
import { charters, closings, members, theCharter, theClosing } from '../../../../shared/rooms/psu.ts'
import { type RightsDifference, unitRightsDifferences } from '../../../../shared/rooms/unitRights.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, Checkbox, Glyph } from '../../../ui/index.ts'
import { relayMessages } from '../../relays/messages.ts'
import { useRoom, useRoomState, useRows } from '../useRoom.tsx'
import { unitMessages } from './messages.ts'
import styles from './psu.module.css'

/**
 * Where roles at the relay are not what the unit says, for whoever gives roles there. The list is content, which any
 * editor writes, so nothing follows from it until a person says so, line by line or by a standing rule; then the relay
 * ends a right by itself.
 */
export function UnitRights({ now }: { now: number }) {
  const { status } = useRoomState(useRoom())
  if (!status?.canAdminister) return null
  return (
    <>
      {status.relay === 'connected' && <Differences now={now} />}
      <StandingRule />
    </>
  )
}

/** A person's will that the relay is given what the list says as it is written here, from then on and without a click. */
function StandingRule() {
  const { rights: m } = useMessages(unitMessages)
  const format = useFormat()
  const { client, query } = useApi()
  const { run, busy } = useCommand()
  const { roomId } = useRoom()
  const { data } = useQuery(query.rooms.rightsRule.queryOptions({ input: { roomId } }))
  if (!data) return null
  const { rule, isResting, last } = data
  const set = (isOn: boolean) =>
    run(() => client.rooms.setRightsRule({ roomId, isOn }), {
      done: ({ given }) => (isOn ? m.ruleOn(given) : m.ruleOff),
    })
  return (
    <section className={styles.section} aria-label={m.ruleTitle}>
      <Checkbox checked={rule !== null} onChange={(isOn) => void set(isOn)}>
        <span className="t12">{m.rule}</span>
      </Checkbox>
      <p className="t11 c3">{rule ? m.ruleSince(rule.by, format.day(rule.at)) : m.ruleNote}</p>
      {isResting && (
        <div className="row t12 caution-c" role="status">
          <Glyph kind="caution" />
          <span>{m.resting}</span>
          <span className="sp" />
          <Button small busy={busy} onClick={() => void set(true)}>
            {m.confirm}
          </Button>
        </div>
      )}
      {last && <p className="t12 c2">{m.gave(last.given, format.dateTime(last.at))}</p>}
    </section>
  )
}

function Differences({ now }: { now: number }) {
  const { rights: m } = useMessages(unitMessages)
  const { query } = useApi()
  const { roomId } = useRoom()
  const { data } = useQuery(query.relays.members.queryOptions({ input: { roomId } }))
  const charter = useRows(charters).rows.get(theCharter)
  const closing = useRows(closings).rows.get(theClosing)
  const listed = [...useRows(members).rows.values()]
  const found = unitRightsDifferences(data ?? [], { charter, closing, members: listed }, now)
  if (found.length === 0) return null
  return (
    <section className={styles.section} aria-label={m.title}>
      <h2 className="t14">{m.title}</h2>
      <p className="t11 c3">{m.note}</p>
      <ul className={styles.rights}>
        {found.map((difference) => (
          <Line key={difference.member.person ?? '*'} {...difference} />
        ))}
      </ul>
    </section>
  )
}

function Line({ member, reason, wanted }: RightsDifference) {
  const { rights: m } = useMessages(unitMessages)
  const r = useMessages(relayMessages)
  const format = useFormat()
  const { client, queryClient, query } = useApi()
  const { run, busy } = useCommand()
  const { roomId } = useRoom()
  const name = member.person === null ? m.everybody : member.name
  const dayOf = ({ expiresAt }: RightsDifference['wanted']) =>
    expiresAt === null ? null : format.date(expiresAt)
  // Two ends on one day are told apart by their time.
  const endOf = dayOf(member) === dayOf(wanted) ? format.dateTime : format.date
  const words = ({ role, expiresAt }: RightsDifference['wanted']) =>
    expiresAt === null ? m.withoutEnd(r.roles[role]) : m.withEnd(r.roles[role], endOf(expiresAt))
  const give = async () => {
    await run(() => client.relays.grant({ roomId, person: member.person, ...wanted }), {
      done: m.given(name, words(wanted)),
    })
    await queryClient.invalidateQueries({ queryKey: query.relays.members.key() })
  }
  return (
    <li>
      <span className="col">
        <b className="clip">{name}</b>
        <span className="t12 c2">{m.reasons[reason]}</span>
        <span className="t12 c3">{m.change(words(member), words(wanted))}</span>
      </span>
      <Button small busy={busy} aria-label={m.giveTo(name)} onClick={() => void give()}>
        {m.give}
      </Button>
    </li>
  )
}
