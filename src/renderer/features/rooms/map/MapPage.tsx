import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { MapReading } from '../../../../shared/contract/rooms.ts'
import { edges, lanes, mapCollections, nodes, signals, steps, touches } from '../../../../shared/rooms/map.ts'
import { layoutMap } from '../../../../shared/rooms/mapLayout.ts'
import { type Collection, patchRow, removeRow } from '../../../../shared/rooms/records.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { Button, EmptyState, Icon, Menu, useToast } from '../../../ui/index.ts'
import { useLeaveOnOwnMove, useOffersPresenting } from '../Presenting.tsx'
import { RoomFrame } from '../RoomFrame.tsx'
import { useNow } from '../useNow.ts'
import { useRoom, useRows } from '../useRoom.tsx'
import { Canvas } from './Canvas.tsx'
import { EdgeDialog } from './EdgeDialog.tsx'
import styles from './map.module.css'
import { mapMessages } from './messages.ts'
import { NodeDialog } from './NodeDialog.tsx'
import { SidePane } from './SidePane.tsx'
import { SignalDialog, StepDialog, TagDialog, TouchDialog } from './smallDialogs.tsx'
import { TimeSlider } from './TimeSlider.tsx'
import { useExport } from './useExport.tsx'

export type Selected = { kind: 'node' | 'edge' | 'signal'; id: string } | null
export type MapDialog =
  | { kind: 'node'; id: string | null }
  | { kind: 'edge'; id: string | null; from?: string; to?: string }
  | { kind: 'touch' | 'tag'; node: string }
  | { kind: 'signal' | 'step' }

/** A decision map: the customer's path, what reached it, and where nobody has been. */
export default function MapPage() {
  return (
    <RoomFrame kind="map" collections={mapCollections as unknown as Collection<never>[]}>
      <DecisionMap />
    </RoomFrame>
  )
}

const minute = 60_000

function DecisionMap() {
  const m = useMessages(mapMessages)
  const { query } = useApi()
  const session = useRoom()
  const toast = useToast()
  const { roomId, readOnly } = session
  const { rows: nodeRows, unreadable } = useRows(nodes)
  const { rows: edgeRows } = useRows(edges)
  const { rows: stepRows } = useRows(steps)
  const { rows: laneRows } = useRows(lanes)
  const { rows: signalRows } = useRows(signals)
  const { rows: touchRows } = useRows(touches)
  const [selected, setSelected] = useState<Selected>(null)
  const [dialog, setDialog] = useState<MapDialog | null>(null)
  const now = Math.floor(useNow(minute) / minute) * minute
  const [chosenAt, setChosenAt] = useState<number | null>(null)
  const asOf = chosenAt ?? now + minute
  const reading = useQuery({
    ...query.rooms.mapReading.queryOptions({
      input: { roomId, asOf, ...(session.past && { version: session.past.id }) },
    }),
    placeholderData: keepPreviousData,
  })
  const layout = useMemo(() => layoutMap(nodeRows, stepRows, laneRows), [nodeRows, stepRows, laneRows])
  const ordered = useMemo(
    () =>
      [...layout.places]
        .sort(([, left], [, right]) => left.x - right.x || left.y - right.y)
        .map(([id]) => id),
    [layout],
  )
  const { exportAs, print } = useExport({ layout, reading: reading.data ?? null, asOf })
  const at = selected?.kind === 'node' ? ordered.indexOf(selected.id) : -1
  const own = useLeaveOnOwnMove()
  const { shown, share, leave } = useOffersPresenting(nodeRows.size > 0)
  const select = (next: Selected) => {
    leave()
    setSelected(next)
    if (next?.kind === 'node') session.present({ at: next.id })
  }
  const shownId = shown?.selected
  // biome-ignore lint/correctness/useExhaustiveDependencies: what somebody shows is taken over when they show it
  useEffect(() => {
    if (shownId === undefined) return
    setSelected(
      shownId === null
        ? null
        : {
            kind: nodeRows.has(shownId) ? 'node' : edgeRows.has(shownId) ? 'edge' : 'signal',
            id: shownId,
          },
    )
  }, [shownId])
  const shownAt = shown?.asOf
  useEffect(() => {
    if (shownAt !== undefined) setChosenAt(shownAt)
  }, [shownAt])
  useEffect(() => share({ view: 'map', selected: selected?.id ?? null }), [share, selected])
  useEffect(() => share({ asOf: chosenAt }), [share, chosenAt])
  const step = (by: 1 | -1) => {
    const id = ordered[at < 0 ? 0 : Math.min(ordered.length - 1, Math.max(0, at + by))]
    if (id) select({ kind: 'node', id })
  }
  const remove = () => {
    if (!selected || readOnly) return
    const { kind, id } = selected
    session.change((doc) => {
      if (kind === 'node') {
        removeRow(doc, nodes, id)
        for (const [edge, { from, to }] of edgeRows) if (from === id || to === id) removeRow(doc, edges, edge)
      } else
        removeRow(
          doc,
          kind === 'edge' ? (edges as Collection<unknown>) : (signals as Collection<unknown>),
          id,
        )
    })
    setSelected(null)
    toast({ title: m.removed })
  }
  const layoutAll = () =>
    session.change((doc) => {
      for (const [id, { x }] of nodeRows) if (x !== null) patchRow(doc, nodes, id, { x: null, y: null })
    })
  const node = selected?.kind === 'node' && nodeRows.has(selected.id) ? selected.id : null
  const firstBlind = () => {
    const id = reading.data?.blind[0]
    if (id) select({ kind: 'node', id })
  }
  useKeys(m.actions, [
    { keys: 'j', label: m.keys.next, run: () => step(1) },
    { keys: 'k', label: m.keys.previous, run: () => step(-1) },
    { keys: 'b', label: m.keys.firstBlind, run: firstBlind },
    ...(readOnly
      ? []
      : [
          { keys: 'a', label: m.addNode, run: () => setDialog({ kind: 'node', id: null }) },
          { keys: 's', label: m.addSignal, run: () => setDialog({ kind: 'signal' }) },
          ...(node
            ? [
                { keys: 'enter', label: m.keys.addTouch, run: () => setDialog({ kind: 'touch', node }) },
                { keys: 'e', label: m.node.edit, run: () => setDialog({ kind: 'node', id: node }) },
                { keys: 'c', label: m.addEdge, run: () => setDialog({ kind: 'edge', id: null, from: node }) },
              ]
            : []),
          ...(selected ? [{ keys: 'delete', label: m.form.remove, run: remove }] : []),
        ]),
  ])
  // What somebody else deleted is no longer in hand.
  useEffect(() => {
    if (selected?.kind === 'node' && !nodeRows.has(selected.id)) setSelected(null)
  }, [selected, nodeRows])
  const close = () => setDialog(null)
  return (
    <>
      <div className={styles.map}>
        <div className={styles.canvasPane} {...own}>
          <div className={styles.tools}>
            {!readOnly && (
              <>
                <Button small keys="a" onClick={() => setDialog({ kind: 'node', id: null })}>
                  {m.addNode}
                </Button>
                <Menu
                  label={m.actions}
                  trigger={<Button small icon={<Icon name="plus" small />} aria-label={m.actions} />}
                  entries={[
                    {
                      label: m.addEdge,
                      disabled: nodeRows.size < 2,
                      onSelect: () => setDialog({ kind: 'edge', id: null, ...(node && { from: node }) }),
                    },
                    { label: m.addSignal, onSelect: () => setDialog({ kind: 'signal' }) },
                    { label: m.addStep, onSelect: () => setDialog({ kind: 'step' }) },
                    { label: m.layoutAll, onSelect: layoutAll },
                  ]}
                />
              </>
            )}
            {!session.past && (
              <Menu
                label={m.export}
                trigger={<Button small icon={<Icon name="download" small />} aria-label={m.export} />}
                entries={(['png', 'svg', 'pdf'] as const).map((as) => ({
                  label: m.exportAs[as],
                  disabled: nodeRows.size === 0 || !reading.data,
                  onSelect: () => void exportAs(as),
                }))}
              />
            )}
            {unreadable > 0 && (
              <span className="t12 caution-c" role="status">
                {m.unreadable(unreadable)}
              </span>
            )}
          </div>
          {nodeRows.size === 0 ? (
            <EmptyState title={m.empty} center>
              {m.emptyNote}
            </EmptyState>
          ) : (
            <Canvas
              layout={layout}
              nodes={nodeRows}
              edges={edgeRows}
              signals={signalRows}
              reading={reading.data ?? null}
              asOf={asOf}
              selected={selected}
              onSelect={select}
              onOpen={(what) =>
                what.kind === 'node'
                  ? setDialog({ kind: 'node', id: what.id })
                  : what.kind === 'edge'
                    ? setDialog({ kind: 'edge', id: what.id })
                    : undefined
              }
              onConnect={(from, to) => setDialog({ kind: 'edge', id: null, from, to })}
            />
          )}
        </div>
        <TimeSlider
          touches={touchRows}
          signals={signalRows}
          now={now}
          asOf={chosenAt}
          coverage={reading.data?.coverage ?? null}
          onChange={(at) => {
            leave()
            setChosenAt(at)
          }}
        />
        <SidePane
          reading={reading.data ?? (null as MapReading | null)}
          error={reading.error}
          asOf={chosenAt}
          now={now}
          selected={selected}
          onSelect={select}
          onDialog={setDialog}
        />
      </div>
      {dialog?.kind === 'node' && (
        <NodeDialog id={dialog.id} layout={layout} onClose={close} onMade={select} />
      )}
      {dialog?.kind === 'edge' && <EdgeDialog {...dialog} onClose={close} />}
      {dialog?.kind === 'touch' && <TouchDialog node={dialog.node} onClose={close} />}
      {dialog?.kind === 'tag' && <TagDialog node={dialog.node} onClose={close} />}
      {dialog?.kind === 'signal' && <SignalDialog onClose={close} />}
      {dialog?.kind === 'step' && <StepDialog onClose={close} />}
      {print}
    </>
  )
}
