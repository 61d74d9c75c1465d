import type { BreakerView, CountingTeam } from '../../../shared/contract/governance.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { pickStatement, saveText } from '../../ui/files.ts'
import { Button, Chip, EmptyState, Glyph, PaneHeader } from '../../ui/index.ts'
import { AskOverRelay } from '../approvals/AskOverRelay.tsx'
import { CountingTeamLine } from './CountingTeamLine.tsx'
import styles from './governance.module.css'
import { governanceMessages } from './messages.ts'

/** Customers with touches today and those that are frozen: who counted, and how they are released. */
export function Breakers({
  breakers,
  teams,
}: {
  breakers: readonly BreakerView[]
  teams: readonly CountingTeam[]
}) {
  const m = useMessages(governanceMessages)
  const sorted = breakers.toSorted(
    (left, right) =>
      Number(right.state === 'frozen') - Number(left.state === 'frozen') || right.touches - left.touches,
  )
  return (
    <div className="col grow">
      <PaneHeader title={m.breakers} note={m.breakersNote} />
      <div className={styles.scroll}>
        {teams.map((team) => (
          <CountingTeamLine key={team.url} team={team} />
        ))}
        {sorted.length === 0 && <EmptyState title={m.noBreakers}>{m.noBreakersNote}</EmptyState>}
        {sorted.map((breaker) => (
          <Breaker key={breaker.subject} breaker={breaker} />
        ))}
      </div>
    </div>
  )
}

function Breaker({ breaker }: { breaker: BreakerView }) {
  const m = useMessages(governanceMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const frozen = breaker.state === 'frozen'
  const name = breaker.contactName ?? breaker.accountName
  const request = async () =>
    saveText(await run(() => client.governance.releaseRequest({ subject: breaker.subject })))
  const release = async () => {
    const approval = await pickStatement()
    if (approval === null) return
    await run(() => client.governance.release({ subject: breaker.subject, approval }), {
      done: m.released(name),
    })
  }
  return (
    <section
      className={frozen ? `${styles.breaker} ice` : styles.breaker}
      data-frozen={frozen || undefined}
      aria-label={name}
    >
      <div className="row">
        {frozen && <Glyph kind="frozen" large bare />}
        <GoLink to={`/accounts/${breaker.accountId}`} className="t14 strong">
          {name}
        </GoLink>
        {breaker.contactName && <span className="t12 c2 clip">{breaker.accountName}</span>}
        <Chip
          meaning={frozen ? 'frozen' : breaker.touches >= breaker.limit ? 'caution' : undefined}
          outline={!frozen}
        >
          {frozen ? m.frozen : m.counting}
        </Chip>
        <span className="sp" />
        <span className="t12 c3 nw">
          {frozen && breaker.frozenAt !== null
            ? m.frozenSince(format.dateTime(breaker.frozenAt))
            : breaker.day}
        </span>
      </div>
      <div className="row">
        <span className={styles.touches} aria-hidden="true">
          {Array.from({ length: breaker.limit }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a touch is its place
            <span key={index} data-used={index < breaker.touches || undefined} />
          ))}
        </span>
        <span className="t12">{m.touches(breaker.touches, breaker.limit)}</span>
        {breaker.bySeller.length > 0 && (
          <span className="t12 c2 clip">
            {m.bySeller(
              format.list(
                breaker.bySeller.map(({ seller, touches, team }) =>
                  team === null ? `${seller} ${touches}` : m.sellerOfTeam(seller, touches, team),
                ),
              ),
            )}
          </span>
        )}
      </div>
      {frozen && (
        <div className="row wrap">
          <AskOverRelay about={{ kind: 'release', subject: breaker.subject }} />
          <Button busy={busy} onClick={() => void request()}>
            {m.releaseRequest}
          </Button>
          <Button busy={busy} onClick={() => void release()}>
            {m.importApproval}
          </Button>
          <span className="t12 c2">{m.whoReleases}</span>
        </div>
      )}
    </section>
  )
}
