import type { Brief } from '../../../shared/contract/brief.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { GoLink } from '../../shell/navigation.tsx'
import { Button, Chip, Glyph, Icon, ReadingFigure } from '../../ui/index.ts'
import styles from './brief.module.css'
import { departmentName } from './departmentName.ts'
import { LeftOutButton } from './LeftOut.tsx'
import { briefMessages } from './messages.ts'
import { missingOf } from './missingOf.ts'
import { OwnEstimate } from './OwnEstimate.tsx'

/** Who and when first, then how well it is known: win and rank in their own kinds of figure. */
export function BriefHeader({
  brief,
  now,
  renewed,
  onOutcome,
}: {
  brief: Brief
  now: number
  renewed: boolean
  onOutcome(): void
}) {
  const m = useMessages(briefMessages)
  const w = useMessages(words)
  const format = useFormat()
  const { person, callAt, touches } = brief
  const role = person?.buyingRole ? w.roles[person.buyingRole] : null
  const guests = brief.guests.map(({ name, part }) => (part ? `${name} (${part})` : name)).join(', ')
  const sameDay = callAt !== null && format.dayKey(callAt) === format.dayKey(now)
  const { callMoved } = brief
  const selected = brief.committee.cells.find((cell) =>
    cell.people.some((each) => each.contactId === person?.contactId),
  )
  return (
    <header className={touches.frozen ? `${styles.header} ice` : styles.header}>
      <div className={styles.who}>
        <div className="row">
          <h1>{person?.name ?? m.noPerson}</h1>
          <span className="t14 c2 clip">{[person?.title, role].filter(Boolean).join(' · ')}</span>
          {callAt !== null && (
            <Chip outline icon={<Icon name="clock" />}>
              {sameDay && callAt > now
                ? m.startsIn(format.time(callAt), format.span(callAt - now))
                : m.startsOn(`${format.day(callAt)} ${format.time(callAt)}`)}
            </Chip>
          )}
          {callMoved !== null && callAt === null && (
            <Chip outline icon={<Icon name="clock" />}>
              {callMoved.words}
            </Chip>
          )}
          {callMoved?.theirClock != null && <Chip outline>{m.theirClock(callMoved.theirClock)}</Chip>}
          {callMoved !== null && (callMoved.from !== null || !callMoved.isInCalendar) && (
            <Chip outline icon={<Glyph kind="caution" bare />}>
              {callMoved.from === null
                ? m.callAgreed(callMoved.words)
                : m.callMoved(callMoved.from, callMoved.isInCalendar || callMoved.isOnlyTold === true)}
            </Chip>
          )}
        </div>
        <div className="t12 c2 clip">
          <GoLink to={`/accounts/${brief.accountId}`} className={styles.plainLink}>
            {brief.accountName}
          </GoLink>
          {' · '}
          <GoLink to={`/deals/${brief.dealId}`} className={styles.plainLink}>
            <b>{brief.dealName}</b>
          </GoLink>
          {brief.callTopic !== null && <span title={brief.callTopic}> · {brief.callTopic}</span>}
          {brief.callPlace !== null && <span title={brief.callPlace}>{` · ${brief.callPlace}`}</span>}
          {guests !== '' && <span title={guests}> · {m.guests(guests)}</span>}
          {brief.ours.length > 0 && <span> · {m.ours(brief.ours.join(', '))}</span>}
          <span className="c3">
            {' · '}
            {w.stages[brief.stage]} · {m.asOf(`${format.day(brief.asOf)} ${format.time(brief.asOf)}`)}
          </span>
        </div>
        <div className={styles.headChips}>
          {touches.frozen ? (
            <Chip meaning="frozen">{m.frozen}</Chip>
          ) : (
            <>
              <span title={m.visitNote}>
                <Chip meaning={brief.visitRegistered ? 'ok' : 'unknown'}>
                  {brief.visitRegistered ? m.visitRegistered : m.visitMissing}
                </Chip>
              </span>
              <Chip meaning={touches.today >= touches.limit ? 'caution' : undefined} outline>
                {m.touches(touches.today, touches.limit)}
              </Chip>
            </>
          )}
          <Button small kind="quiet" keys="o" onClick={onOutcome}>
            {m.outcome}
          </Button>
          <LeftOutButton readings={[brief.win, brief.rank]} />
          {brief.win.kind === 'probability' && <OwnEstimate adviceId={brief.adviceId} />}
          <span className="t11 c3 nw" role="status">
            {renewed && m.renewed(format.time(brief.asOf))}
          </span>
        </div>
      </div>
      <div className={styles.figures}>
        <ReadingFigure reading={brief.rank} about={m.dealRank} missing={missingOf(m, brief.rank)} />
        <ReadingFigure reading={brief.win} about={m.win} missing={missingOf(m, brief.win)} />
        {selected && selected.reading.kind !== 'probability' && (
          <ReadingFigure reading={selected.reading} about={departmentName(m, selected.department)} />
        )}
      </div>
    </header>
  )
}
