import type { AdapterView, StudioView } from '../../../shared/contract/studio.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Button, Chip, PaneHeader } from '../../ui/index.ts'
import { CarryBaseButton } from './bundles/CarryBaseButton.tsx'
import { TakeInBaseButton } from './bundles/TakeInBaseButton.tsx'
import { TakeInButton } from './bundles/TakeInButton.tsx'
import { studioMessages } from './messages.ts'
import styles from './studio.module.css'

const verdictMeanings = {
  passed: 'ok',
  notPassed: 'stop',
  tooFewAccounts: 'unknown',
  noHeldOut: 'unknown',
} as const

/** Every style that was trained, which one is in use, and the way back. */
export function Adapters({
  studio: { adapters, rollback, training },
  chosenId,
  underWay,
  busy,
  onChoose,
  onRollback,
}: {
  studio: StudioView
  chosenId: string | null
  underWay: boolean
  busy: boolean
  onChoose(id: string | null): void
  onRollback(): void
}) {
  const m = useMessages(studioMessages)
  const serving = adapters.find(({ status, fits }) => status === 'serving' && fits)
  return (
    <section className="pane" aria-label={m.styles}>
      <PaneHeader title={m.styles} note={m.stylesNote}>
        <TakeInButton onTaken={onChoose} />
        <CarryBaseButton />
        <TakeInBaseButton />
        {rollback && (
          <Button small keys="z" busy={busy} onClick={onRollback}>
            {rollback.toName === null || rollback.withdrawn > 0
              ? m.rollbackToModel
              : m.rollbackTo(rollback.toName)}
          </Button>
        )}
      </PaneHeader>
      {rollback && rollback.toName !== null && rollback.withdrawn > 0 && (
        <p className={`${styles.block} t12 c3`}>{m.rollbackBarred(rollback.toName, rollback.withdrawn)}</p>
      )}
      <ul className={styles.list}>
        {underWay && training && (
          <li>
            <button
              type="button"
              className={styles.item}
              aria-current={chosenId === null || undefined}
              onClick={() => onChoose(null)}
            >
              <b className="clip">{training.name}</b>
              <Chip outline>{m.states[training.state]}</Chip>
            </button>
          </li>
        )}
        {adapters
          .filter(({ id }) => !underWay || id !== training?.adapterId)
          .map((adapter) => (
            <Item
              key={adapter.id}
              adapter={adapter}
              current={adapter.id === chosenId}
              onChoose={() => onChoose(adapter.id)}
            />
          ))}
        <li className={styles.item}>
          <span className="c2">
            {m.asItIs} <span className="t11 c3">{m.asItIsNote}</span>
          </span>
          {!serving && <Chip meaning="ok">{m.inUse}</Chip>}
        </li>
      </ul>
    </section>
  )
}

function Item({ adapter, current, onChoose }: { adapter: AdapterView; current: boolean; onChoose(): void }) {
  const m = useMessages(studioMessages)
  const format = useFormat()
  const { status, fits, verdict, withdrawn } = adapter
  return (
    <li>
      <button type="button" className={styles.item} aria-current={current || undefined} onClick={onChoose}>
        <b className="clip">{adapter.name}</b>
        {status === 'serving' && fits ? (
          <Chip meaning="ok">{m.inUse}</Chip>
        ) : verdict === null ? (
          <Chip outline>{m.notCompared}</Chip>
        ) : status === 'retired' ? (
          <Chip outline>{m.retired}</Chip>
        ) : (
          <Chip meaning={verdictMeanings[verdict]}>{m.verdicts[verdict]}</Chip>
        )}
        <span className={`t12 ${withdrawn > 0 ? 'stop-c' : 'c3'}`} style={{ gridColumn: '1 / -1' }}>
          {withdrawn > 0
            ? m.withdrawnIn(withdrawn)
            : !fits
              ? m.otherModel
              : m.madeBy(format.dateTime(adapter.createdAt), adapter.createdBy)}
        </span>
      </button>
    </li>
  )
}
