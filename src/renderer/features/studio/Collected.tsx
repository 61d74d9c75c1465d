import { useQuery } from '@tanstack/react-query'
import { shippedModelName } from '../../../shared/contract/models.ts'
import { exampleUses, type StudioView } from '../../../shared/contract/studio.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Callout, EmptyState, Glyph, PaneHeader } from '../../ui/index.ts'
import { studioMessages } from './messages.ts'
import styles from './studio.module.css'

/** How much there is to learn from, what it is used for, and what was left out and why. */
export function Collected({
  studio: { data, model },
  canTrain,
  onTrain,
}: {
  studio: StudioView
  canTrain: boolean
  onTrain(): void
}) {
  const m = useMessages(studioMessages)
  const format = useFormat()
  const { uses, needed, leftOut } = data
  const total = exampleUses.reduce((sum, use) => sum + uses[use].examples, 0)
  const enough = uses.training.examples >= needed
  return (
    <section className="pane" aria-label={m.collected}>
      <PaneHeader title={m.collected} note={m.collectedNote}>
        <Button kind="primary" keys="t" disabled={!canTrain} onClick={onTrain}>
          {m.train}
        </Button>
      </PaneHeader>
      <NoModel model={model} />
      {data.decided === 0 ? (
        <EmptyState
          title={m.noneCollected}
          action={<GoLink to="/studio?tab=examples&show=open">{m.openList}</GoLink>}
        >
          {m.noneCollectedNote}
        </EmptyState>
      ) : (
        <div className={styles.block}>
          <p className="row t12">
            <Glyph kind={enough ? 'ok' : 'unknown'} bare />
            {enough ? m.enough(uses.training.examples) : m.needed(uses.training.examples, needed)}
            <span className="sp" />
            {data.from !== null && data.to !== null && (
              <span className="c3 nw">
                {format.date(data.from)} – {format.date(data.to)}
              </span>
            )}
          </p>
          <dl className={styles.uses}>
            {exampleUses.map((use) => (
              <div key={use}>
                <dt>
                  {m.uses[use]}
                  <span className="t11 c3">{m.usesNote[use]}</span>
                </dt>
                <dd className="nw">{m.amountOf(uses[use].examples, uses[use].accounts)}</dd>
                <span className={styles.track} aria-hidden="true">
                  <span
                    className={styles[use]}
                    style={{ width: `${total === 0 ? 0 : (100 * uses[use].examples) / total}%` }}
                  />
                </span>
              </div>
            ))}
          </dl>
          {data.origins.message > 0 && (
            <p className="t12 c2">{m.originsOf(data.origins.track, data.origins.message)}</p>
          )}
          {data.rulePairs.training > 0 && (
            <GoLink to="/studio?tab=examples&show=rules" className="t12">
              {m.pairsOf(data.rulePairs.training, data.rulePairs.measured)}
            </GoLink>
          )}
          <GoLink to="/studio?tab=examples&show=open" className="t12">
            {m.openList}
          </GoLink>
          {leftOut.length > 0 && (
            <>
              <GoLink to="/studio?tab=examples&show=leftOut" className="t12">
                {m.leftOut}
              </GoLink>
              <ul className={styles.leftOut}>
                {leftOut.map(({ reason, n }) => (
                  <li key={reason}>
                    <span>{m.leftOutReasons[reason]}</span>
                    <span className="num">{format.number(n)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </section>
  )
}

function NoModel({ model }: Pick<StudioView, 'model'>) {
  const m = useMessages(studioMessages)
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const { data } = useQuery({ ...query.settings.model.queryOptions(), enabled: model.state === 'absent' })
  if (model.state === 'ready') return null
  const shipped = data?.available.find(({ name }) => name === shippedModelName)
  const use = (path: string) =>
    run(() => client.settings.chooseModel({ path }), {
      done: ({ state }) => (state === 'failed' ? '' : m.shippedChosen),
    })
  return (
    <div className={styles.block}>
      {model.state === 'absent' ? (
        <Callout meaning="note">
          <b>{m.noModel}</b>
          <p>{shipped ? m.shippedNote : m.noModelNote}</p>
          <span className="row">
            {shipped && (
              <Button small busy={busy} onClick={() => void use(shipped.path)}>
                {m.useShipped}
              </Button>
            )}
            <GoLink to="/settings#words">{m.toSettings}</GoLink>
          </span>
        </Callout>
      ) : model.state === 'server' ? (
        <Callout meaning="note">
          {m.modelAtServer} <GoLink to="/settings#words">{m.toSettings}</GoLink>
        </Callout>
      ) : model.state === 'loading' ? (
        <Callout meaning="note">{m.modelLoading(model.name)}</Callout>
      ) : (
        <Callout meaning="caution">
          {m.modelFailed(model.name)} <GoLink to="/settings#words">{m.toSettings}</GoLink>
        </Callout>
      )}
    </div>
  )
}
