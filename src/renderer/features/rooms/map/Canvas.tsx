import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  type ReactFlowInstance,
  type Viewport,
  ViewportPortal,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { memo, type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { MapReading, NodeReading } from '../../../../shared/contract/rooms.ts'
import type { MapEdge, MapNode, Signal } from '../../../../shared/rooms/map.ts'
import { nodes as nodeCollection } from '../../../../shared/rooms/map.ts'
import { cellAt, type MapLayout, mapSizes } from '../../../../shared/rooms/mapLayout.ts'
import { patchRow } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Glyph } from '../../../ui/index.ts'
import { Pointer } from '../Pointers.tsx'
import { usePresenting } from '../Presenting.tsx'
import { usePeople, useRoom } from '../useRoom.tsx'
import { useSize } from '../useSize.ts'
import { frameOf, type MapFrame, viewportOf } from './frame.ts'
import type { Selected } from './MapPage.tsx'
import styles from './map.module.css'
import { mapMessages } from './messages.ts'
import { signalPlaces, tintOfTouches } from './picture.ts'
import { dashes, edgeToken } from './pictureMarks.ts'
import { relationPath } from './relationPath.ts'

type NodeData = {
  title: string
  who: string
  kind: MapNode['kind']
  touches: number
  state: NodeReading['state']
  holder: number | null
  /** Not there yet at the moment that is looked at. */
  isAhead: boolean
}
type DecisionNode = Node<NodeData, 'decision'>
type SignalNode = Node<{ title: string; note: string }, 'signal'>
type EdgeData = { kind: MapEdge['kind']; basis: MapEdge['basis']; isMark?: boolean }

/** The map itself: lanes and steps as ground, nodes as discs that count touches, relations as lines. */
export function Canvas({
  layout,
  nodes,
  edges,
  signals,
  reading,
  asOf,
  selected,
  onSelect,
  onOpen,
  onConnect,
}: {
  layout: MapLayout
  nodes: ReadonlyMap<string, MapNode>
  edges: ReadonlyMap<string, MapEdge>
  signals: ReadonlyMap<string, Signal>
  reading: MapReading | null
  asOf: number
  selected: Selected
  onSelect(what: Selected): void
  onOpen(what: NonNullable<Selected>): void
  onConnect(from: string, to: string): void
}) {
  const m = useMessages(mapMessages)
  const session = useRoom()
  const format = useFormat()
  const people = usePeople()
  // Pointers move all the time; which nodes people have in hand seldom changes.
  const held = JSON.stringify(people.flatMap(({ at, tint }) => (at === null ? [] : [[at, tint]])))
  const holders = useMemo(() => new Map(JSON.parse(held) as [string, number][]), [held])
  const [dragged, setDragged] = useState<ReadonlyMap<string, { x: number; y: number }>>(new Map())
  const [frame, size] = useSize()
  const pane = useRef<HTMLElement | null>(null)
  const holdPane = useCallback(
    (element: HTMLElement | null) => {
      pane.current = element
      return frame(element)
    },
    [frame],
  )
  /** Once a person has moved the map, it stays where they put it. */
  const hasMoved = useRef(false)
  const flow = useRef<ReactFlowInstance<DecisionNode | SignalNode, Edge<EdgeData>> | null>(null)
  const shownSignals = useMemo(() => [...signals].filter(([, { at }]) => at <= asOf), [signals, asOf])
  const restingNodes = useMemo((): (DecisionNode | SignalNode)[] => {
    const readings = new Map((reading?.nodes ?? []).map((each) => [each.id, each]))
    const discs = [...nodes].map(([id, node]): DecisionNode => {
      const place = layout.places.get(id)!
      const read = readings.get(id)
      return {
        id,
        type: 'decision',
        position: positionOf(place),
        selected: selected?.id === id,
        draggable: !session.readOnly,
        connectable: !session.readOnly,
        data: {
          title: node.title,
          who: node.who,
          kind: node.kind,
          touches: read?.touches ?? 0,
          state: read?.state ?? 'other',
          holder: holders.get(id) ?? null,
          isAhead: node.at > asOf,
        },
      }
    })
    const marks = signalPlaces(shownSignals, layout).map(({ id, x, y }): SignalNode => {
      const signal = signals.get(id)!
      return {
        id,
        type: 'signal',
        position: { x, y },
        selected: selected?.id === id,
        draggable: false,
        connectable: false,
        data: {
          title: signal.title,
          note: [format.day(signal.at), signal.note].filter(Boolean).join(' · '),
        },
      }
    })
    return [...discs, ...marks]
  }, [nodes, layout, reading, selected, holders, asOf, shownSignals, signals, format, session.readOnly])
  // While one of hundreds is dragged the others stay the very same objects, so that only what moves is drawn again.
  const drawnNodes = useMemo(
    () =>
      dragged.size === 0
        ? restingNodes
        : restingNodes.map((node) => {
            const place = dragged.get(node.id)
            return place ? { ...node, position: positionOf(place) } : node
          }),
    [restingNodes, dragged],
  )
  const drawnEdges = useMemo((): Edge<EdgeData>[] => {
    const relations = [...edges]
      .filter(([, { from, to }]) => nodes.has(from) && nodes.has(to))
      .map(([id, { from, to, kind, basis }]) => ({
        id,
        type: 'relation',
        source: from,
        target: to,
        selected: selected?.id === id,
        data: { kind, basis },
        ...(kind !== 'conflict' && { markerEnd: { type: MarkerType.ArrowClosed, color: edgeColor(kind) } }),
      }))
    const bearings = shownSignals.flatMap(([id, { node }]) =>
      node !== null && nodes.has(node)
        ? [
            {
              id: `bears:${id}`,
              type: 'relation',
              source: id,
              target: node,
              selectable: false,
              data: { kind: 'influence' as const, basis: 'expected' as const, isMark: true },
            },
          ]
        : [],
    )
    return [...relations, ...bearings]
  }, [edges, nodes, selected, shownSignals])
  const depth = signalPlaces(shownSignals, layout).reduce(
    (most, { y }) => Math.max(most, y + 60),
    layout.height,
  )
  const showWhole = () => {
    if (hasMoved.current || size.width === 0) return
    const zoomBelow = (top: number) =>
      Math.max(0.1, Math.min(1, size.width / layout.width, (size.height - top) / depth))
    const middle = (zoom: number) => Math.max(0, (size.width - layout.width * zoom) / 2)
    const zoom = zoomBelow(0)
    // The names of the steps end before the buttons in the corner; where there is no room they stand below them.
    const names = ((layout.steps.at(-1)?.x ?? 0) + stepNameWidth) * zoom
    const room = size.width - cornerSize.width - names
    const smaller = zoomBelow(cornerSize.height)
    void flow.current?.setViewport(
      room >= 0
        ? { x: Math.min(middle(zoom), room), y: 0, zoom }
        : { x: middle(smaller), y: cornerSize.height, zoom: smaller },
    )
  }
  useEffect(showWhole, [size, layout, depth])
  const { shown, isFollowing, share } = usePresenting()
  const { width: seenWidth, height: seenHeight } = size
  /** What of the map is seen, for whoever follows. */
  const shareFrame = ({ x, y, zoom }: Viewport) => {
    if (seenWidth > 0 && seenHeight > 0) share({ frame: frameOf({ x, y, zoom }, size, layout) })
  }
  const frameKey = shown?.frame ? JSON.stringify(shown.frame) : null
  useEffect(() => {
    const instance = flow.current
    if (frameKey === null || seenWidth === 0 || !instance) return
    hasMoved.current = true
    const seen = { width: seenWidth, height: seenHeight }
    void instance.setViewport(viewportOf(JSON.parse(frameKey) as MapFrame, seen, layout))
  }, [frameKey, seenWidth, seenHeight, layout])
  // A node that is chosen by key comes into view.
  useEffect(() => {
    const place = selected?.kind === 'node' ? layout.places.get(selected.id) : undefined
    const instance = flow.current
    if (!place || !instance || isFollowing) return
    const { x, y } = instance.flowToScreenPosition(place)
    const box = document.querySelector('.react-flow')?.getBoundingClientRect()
    if (
      box &&
      box.width > 0 &&
      (x < box.left + 30 || x > box.right - 30 || y < box.top + 30 || y > box.bottom - 40)
    )
      void instance.setCenter(place.x, place.y, { zoom: instance.getZoom() })
  }, [selected, layout, isFollowing])
  /** Where this person points, in shares of the map itself: others look at it from elsewhere. */
  const point = (event: PointerEvent) => {
    const instance = flow.current
    if (!instance || event.pointerType !== 'mouse') return
    const { x, y } = instance.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    const share = (at: number, of: number) => Math.min(2, Math.max(-1, Math.round((at / of) * 1e4) / 1e4))
    session.present({ pointer: { view: 'map', x: share(x, layout.width), y: share(y, layout.height) } })
  }
  const whatOf = (id: string): NonNullable<Selected> => ({
    kind: nodes.has(id) ? 'node' : edges.has(id) ? 'edge' : 'signal',
    id,
  })
  return (
    <div
      className={styles.canvas}
      onPointerMove={session.isWall ? undefined : point}
      onPointerLeave={() => session.present({ pointer: null })}
    >
      <div className={styles.flow} ref={holdPane}>
        <ReactFlow
          nodes={drawnNodes}
          edges={drawnEdges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          nodeOrigin={nodeOrigin}
          onInit={(instance) => {
            flow.current = instance
            showWhole()
          }}
          onMoveStart={(event) => {
            if (event) hasMoved.current = true
            pane.current?.setAttribute('data-moving', '')
          }}
          onMove={(_, viewport) => shareFrame(viewport)}
          onMoveEnd={(_, { zoom }) => {
            pane.current?.removeAttribute('data-moving')
            pane.current?.toggleAttribute('data-far', zoom < farZoom)
          }}
          minZoom={0.1}
          maxZoom={2}
          onlyRenderVisibleElements={drawnNodes.length > mostDrawn}
          nodesFocusable={false}
          edgesFocusable={false}
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          disableKeyboardA11y
          zoomOnDoubleClick={false}
          proOptions={proOptions}
          onNodeClick={(_, { id }) => onSelect(whatOf(id))}
          onEdgeClick={(_, { id }) => edges.has(id) && onSelect(whatOf(id))}
          onPaneClick={() => onSelect(null)}
          onNodeDoubleClick={(_, { id }) => onOpen(whatOf(id))}
          onEdgeDoubleClick={(_, { id }) => edges.has(id) && onOpen(whatOf(id))}
          onConnect={({ source, target }) => source !== target && onConnect(source, target)}
          onNodesChange={(changes) => {
            const moves = changes.flatMap((change) =>
              change.type === 'position' && change.dragging && change.position
                ? [[change.id, { x: change.position.x, y: change.position.y + mapSizes.node / 2 }] as const]
                : [],
            )
            if (moves.length > 0) setDragged(new Map([...dragged, ...moves]))
          }}
          onNodeDragStop={(_, { id }) => {
            const to = dragged.get(id)
            setDragged(new Map())
            if (!to) return
            const cell = cellAt(layout, to)
            session.change((doc) =>
              patchRow(doc, nodeCollection, id, {
                x: Math.round(to.x),
                y: Math.round(to.y),
                ...(cell?.step && { step: cell.step }),
                ...(cell?.lane && { lane: cell.lane }),
              }),
            )
          }}
        >
          <ViewportPortal>
            <Ground layout={layout} hasSignals={shownSignals.length > 0} outside={m.legend.signal} />
            {people.map((person) =>
              person.pointer?.view === 'map' ? (
                <Pointer
                  key={person.client}
                  person={person}
                  left={`${person.pointer.x * layout.width}px`}
                  top={`${person.pointer.y * layout.height}px`}
                />
              ) : null,
            )}
          </ViewportPortal>
        </ReactFlow>
      </div>
      <Legend staleDays={reading?.staleDays ?? 30} />
    </div>
  )
}

/** What the buttons in the map's corner take, in pixels. */
const cornerSize = { width: 190, height: 40 }
const stepNameWidth = 90
/** Below this zoom no word can be read: words and patterns are left out, so that hundreds of nodes move smoothly. */
const farZoom = 0.42
/** Up to so many everything is in the page, which moves as one picture; beyond it only what is seen is. */
const mostDrawn = 700
const positionOf = ({ x, y }: { x: number; y: number }) => ({ x, y: y - mapSizes.node / 2 })
const nodeOrigin: [number, number] = [0.5, 0]
const proOptions = { hideAttribution: true }

const edgeColor = (kind: MapEdge['kind']): string => `var(${edgeToken(kind)})`

/** From a disc's middle to the outer side of its handles, which is where the library lets lines begin and end. */
const handleReach = mapSizes.node / 2 + 5

function Relation({
  sourceX,
  sourceY,
  targetX,
  targetY,
  data,
  selected,
  markerEnd,
}: EdgeProps<Edge<EdgeData>>) {
  const { kind = 'sequence', basis = 'sourced' } = data ?? {}
  const { path, middle } = relationPath(
    { x: data?.isMark ? sourceX : sourceX - handleReach, y: sourceY },
    { x: targetX + handleReach, y: targetY },
    data?.isMark,
  )
  return (
    <>
      <BaseEdge
        path={path}
        {...(markerEnd && { markerEnd })}
        interactionWidth={16}
        style={{
          stroke: selected ? 'var(--accent)' : edgeColor(kind),
          strokeWidth: selected ? 2.4 : 1.5,
          strokeDasharray: dashes[basis] ?? undefined,
          strokeLinecap: 'round',
        }}
      />
      {kind === 'conflict' && (
        <EdgeLabelRenderer>
          <span
            className={styles.conflict}
            style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
          >
            <Glyph kind="stop" bare />
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
}

const Disc = memo(function Disc({ data, selected }: NodeProps<DecisionNode>) {
  const m = useMessages(mapMessages)
  const { title, who, touches, state, holder, kind, isAhead } = data
  const tint = tintOfTouches(touches)
  return (
    <div className={styles.node} data-state={state} data-ahead={isAhead || undefined}>
      <Handle type="target" position={Position.Left} className={styles.handle} />
      <Handle type="source" position={Position.Right} className={styles.handle} />
      <span
        className={styles.disc}
        data-selected={selected || undefined}
        data-holder={holder ?? undefined}
        data-kind={kind}
        style={touches > 0 ? { background: `var(--seq-${tint})`, color: `var(--on-seq-${tint})` } : undefined}
      >
        {touches > 0 ? touches : state === 'notApplicable' ? '—' : state === 'blind' ? m.states.blind : ''}
      </span>
      {state === 'stale' && (
        <span className={styles.stale}>
          <Glyph kind="caution" />
        </span>
      )}
      <span className={styles.title}>{title}</span>
      <span className={styles.who}>{who || m.unknownWho}</span>
    </div>
  )
})

const SignalMark = memo(function SignalMark({ data, selected }: NodeProps<SignalNode>) {
  return (
    <div className={styles.signal} data-selected={selected || undefined}>
      <Handle type="source" position={Position.Top} className={styles.mark} isConnectable={false} />
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 1l7 7-7 7-7-7z" fill="var(--div-p3)" />
      </svg>
      <span className="col">
        <b className="t12">{data.title}</b>
        <span className="t11 c2">{data.note}</span>
      </span>
    </div>
  )
})

const nodeTypes = { decision: Disc, signal: SignalMark }
const edgeTypes = { relation: Relation }

/** Lanes and steps under the nodes. */
function Ground({
  layout,
  hasSignals,
  outside,
}: {
  layout: MapLayout
  hasSignals: boolean
  outside: string
}) {
  const { width, height, steps, lanes } = layout
  const depth = height + (hasSignals ? mapSizes.cellHeight : 0)
  return (
    <svg className={styles.ground} width={width} height={depth} aria-hidden="true">
      {lanes.map(({ id, y, height: tall }, at) => (
        <rect
          key={id}
          x="0"
          y={y}
          width={width}
          height={tall}
          fill="var(--canvas)"
          opacity={at % 2 === 0 ? 0.7 : 0}
        />
      ))}
      {steps.map(({ id, name, x }) => (
        <g key={id}>
          <path d={`M${x} 16V${depth}`} stroke="var(--line-2)" />
          <text x={x + 8} y="28" fill="var(--text-2)">
            {name}
          </text>
        </g>
      ))}
      {lanes.map(({ id, name, y, height: tall }) => (
        <text key={id} x="12" y={y + tall / 2} className={styles.laneName}>
          {name.length > 7 ? `${name.slice(0, 7)}…` : name}
        </text>
      ))}
      {hasSignals && (
        <text x="12" y={height + mapSizes.cellHeight / 2} className={styles.laneName}>
          {outside}
        </text>
      )}
    </svg>
  )
}

function Legend({ staleDays }: { staleDays: number }) {
  const m = useMessages(mapMessages)
  const line = (dash: string | null, color = 'var(--text-2)') => (
    <svg width="28" height="8" aria-hidden="true">
      <path d="M0 4h28" stroke={color} strokeWidth="1.6" strokeDasharray={dash ?? undefined} />
    </svg>
  )
  return (
    <div className={styles.legend}>
      <span>
        <i className={styles.legendDisc} />
        {m.legend.key}
      </span>
      <span>
        <i className={styles.legendBlind} />
        {m.legend.blind}
      </span>
      <span>
        {line(dashes.sourced)}
        {m.bases.sourced}
      </span>
      <span>
        {line(dashes.inferred)}
        {m.bases.inferred}
      </span>
      <span>
        {line(dashes.expected)}
        {m.bases.expected}
      </span>
      <span>
        {line(null, 'var(--div-p3)')}
        {m.legend.influence}
      </span>
      <span>
        <Glyph kind="stop" bare />
        {m.legend.conflict}
      </span>
      <span>
        <Glyph kind="caution" bare />
        {m.legend.stale(staleDays)}
      </span>
    </div>
  )
}
