import type { TodayCall } from '../../../shared/contract/today.ts'
import { useApi } from '../../client/api.tsx'
import type { Format } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Chip, EvidenceMark } from '../../ui/index.ts'
import { todayMessages } from './messages.ts'
import styles from './today.module.css'

/** The time of a call by the reader's clock; null where only its day is known, or a time that may be by another clock. */
export const timeOfCall = (call: TodayCall, format: Format): string | null =>
  call.said === null || (call.said.clock !== null && !call.said.isClockOpen) ? format.time(call.at) : null

/** That only a message tells the call, with the message, and the way to have it in the calendar. */
export function SaidOfCall({ call, zone }: { call: TodayCall; zone: string }) {
  const m = useMessages(todayMessages)
  const format = useFormat(zone)
  const openEvidence = useOpenEvidence()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const { said } = call
  if (said === null) return null
  const isSure = timeOfCall(call, format) !== null
  const enter = () =>
    void run(
      () =>
        client.deals.update({
          ids: [call.dealId],
          patch: { nextCallAt: call.at, nextCallContactId: call.contactId },
        }),
      { done: m.entered(`${format.day(call.at)} ${format.time(call.at)}`) },
    )
  return (
    <span className={styles.saidCall}>
      <Chip meaning="caution" title={said.quote}>
        {isSure ? m.saidOnly : m.saidAt(said.clock ?? m.timeOpen)}
      </Chip>
      <EvidenceMark
        kind="source"
        title={said.quote}
        onOpen={() => openEvidence(said.evidenceId, { start: said.start, end: said.end })}
      />
      {said.formerAt !== null && (
        <span className="t11 c3">
          {m.formerSlot(`${format.day(said.formerAt)} ${format.time(said.formerAt)}`)}
        </span>
      )}
      {isSure && (
        <button type="button" className="btn quiet" disabled={busy} onClick={enter}>
          {m.enterCall}
        </button>
      )}
    </span>
  )
}
