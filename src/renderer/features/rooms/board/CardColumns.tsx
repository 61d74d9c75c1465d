import { useVirtualizer } from '@tanstack/react-virtual'
import { type DragEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type Card, cards, zones } from '../../../../shared/rooms/board.ts'
import { newRecordId, orderBetween, patchRow, putRow, removeRow } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { Button, Dialog, Glyph, Icon, Menu, TextField, useToast } from '../../../ui/index.ts'
import { Pointers } from '../Pointers.tsx'
import { usePresenting } from '../Presenting.tsx'
import { useComments, useMe, usePeople, useRoom, useRows } from '../useRoom.tsx'
import styles from './board.module.css'
import { CardDialog } from './CardDialog.tsx'
import { boardMessages } from './messages.ts'
import { type SubjectWords, useCardSubjects, useSubjectWords } from './subjects.tsx'
import type { ZoneView } from './Terrain.tsx'
import { type CastVote, useVotes } from './votes.tsx'

export type Placed = Card & { id: string }

/** Cards of each zone in their order; of two with the same order, by id, so that every screen shows the same. */
function cardsByZone(rows: ReadonlyMap<string, Card>): Map<string, Placed[]> {
  const byZone = Map.groupBy(
    [...rows].map(([id, card]) => ({ ...card, id })),
    ({ zone }) => zone,
  )
  for (const list of byZone.values())
    list.sort((left, right) => left.order - right.order || (left.id < right.id ? -1 : 1))
  return byZone
}

/** A zone a column of cards, moved by hand or by key. */
export function CardColumns({ zones: columns }: { zones: readonly ZoneView[] }) {
  const m = useMessages(boardMessages)
  const session = useRoom()
  const me = useMe()
  const toast = useToast()
  const { rows } = useRows(cards)
  const byZone = useMemo(() => cardsByZone(rows), [rows])
  const [current, setCurrent] = useState<string | null>(null)
  const [editing, setEditing] = useState<{ id: string | null; zone: string } | null>(null)
  const [naming, setNaming] = useState<{ id: string | null; name: string } | null>(null)
  const can = !session.readOnly
  const card = current === null ? null : (rows.get(current) ?? null)
  const column = columns.findIndex(({ id }) => id === card?.zone)
  const list = card ? (byZone.get(card.zone) ?? []) : []
  const index = list.findIndex(({ id }) => id === current)

  const { shown, share, leave } = usePresenting()
  const select = (id: string | null | undefined) => {
    if (!id) return
    leave()
    setCurrent(id)
    session.present({ at: id })
  }
  const shownCard = shown?.selected
  useEffect(() => {
    if (shownCard !== undefined) setCurrent(shownCard)
  }, [shownCard])
  useEffect(() => share({ selected: current }), [share, current])
  const field = useRef<HTMLDivElement>(null)
  const shownLeft = shown?.left
  useEffect(() => {
    const element = field.current
    if (element && shownLeft !== undefined)
      element.scrollLeft = shownLeft * (element.scrollWidth - element.clientWidth)
  }, [shownLeft])
  /** To the neighbouring zone that has cards, as near to the same height as it has. */
  const across = (by: 1 | -1) => {
    for (let at = column + by; at >= 0 && at < columns.length; at += by) {
      const beside = byZone.get(columns[at]!.id) ?? []
      if (beside.length === 0) continue
      select(beside[Math.min(Math.max(0, index), beside.length - 1)]!.id)
      return
    }
  }
  const step = (by: 1 | -1) => {
    if (card) select(list[Math.min(list.length - 1, Math.max(0, index + by))]?.id)
    else select(columns.flatMap(({ id }) => byZone.get(id) ?? [])[0]?.id)
  }
  /** Puts a card at a place of a zone's list, counted without the card itself. */
  const place = (id: string, zone: string, at: number) => {
    const others = (byZone.get(zone) ?? []).filter((each) => each.id !== id)
    const order = orderBetween(others[at - 1]?.order ?? null, others[at]?.order ?? null)
    session.change((doc) => patchRow(doc, cards, id, { zone, order }))
    select(id)
  }
  const moveAcross = (by: 1 | -1) => {
    const beside = columns[column + by]
    if (card && current && beside) place(current, beside.id, Math.max(0, index))
  }
  const remove = (id: string) => {
    session.change((doc) => removeRow(doc, cards, id))
    toast({ title: m.removed })
  }
  useKeys(m.views.cards, [
    { keys: 'j', label: m.keys.next, run: () => step(1) },
    { keys: 'k', label: m.keys.previous, run: () => step(-1) },
    { keys: 'arrowdown', label: m.keys.next, hidden: true, run: () => step(1) },
    { keys: 'arrowup', label: m.keys.previous, hidden: true, run: () => step(-1) },
    { keys: 'arrowleft', label: m.keys.left, run: () => across(-1) },
    { keys: 'arrowright', label: m.keys.right, run: () => across(1) },
    {
      keys: 'enter',
      label: m.keys.openCard,
      run: () => card && setEditing({ id: current, zone: card.zone }),
    },
    ...(can
      ? [
          {
            keys: 'c',
            label: m.addCard,
            run: () => setEditing({ id: null, zone: card?.zone ?? columns[0]?.id ?? '' }),
          },
          {
            keys: 'shift+arrowdown',
            label: m.keys.moveDown,
            run: () => card && place(current!, card.zone, index + 1),
          },
          {
            keys: 'shift+arrowup',
            label: m.keys.moveUp,
            run: () => card && place(current!, card.zone, Math.max(0, index - 1)),
          },
          { keys: 'shift+arrowleft', label: m.keys.moveLeft, run: () => moveAcross(-1) },
          { keys: 'shift+arrowright', label: m.keys.moveRight, run: () => moveAcross(1) },
          { keys: 'delete', label: m.card.remove, run: () => current && card && remove(current) },
        ]
      : []),
  ])
  const subjects = useCardSubjects()
  const wordSubject = useSubjectWords()
  const aboutOf = (about: string | null): SubjectWords | null => {
    const subject = about === null ? undefined : subjects.get(about)
    return subject ? wordSubject(subject) : null
  }
  const votesOf = useVotes()
  const commentRows = useComments()
  const commentsOf = useMemo(
    () => Map.groupBy([...commentRows.values()], (comment) => comment.card),
    [commentRows],
  )
  const saveZone = () => {
    const name = naming?.name.trim()
    if (!naming || !name) return
    session.change((doc) => {
      if (naming.id) patchRow(doc, zones, naming.id, { name })
      else
        putRow(doc, zones, newRecordId(Date.now()), {
          name,
          order: orderBetween(columns.at(-1)?.order ?? null, null),
        })
    })
    setNaming(null)
  }
  return (
    <Pointers view="cards" className={styles.columnsPane}>
      <div
        className={styles.columns}
        ref={field}
        onScroll={({ currentTarget: { scrollLeft, scrollWidth, clientWidth } }) =>
          share({ left: Math.min(1, Math.max(0, scrollLeft / Math.max(1, scrollWidth - clientWidth))) })
        }
      >
        {columns.map((zone) => (
          <Column
            key={zone.id}
            zone={zone}
            cards={byZone.get(zone.id) ?? noCards}
            current={current}
            votesOf={votesOf}
            commentsOf={commentsOf}
            aboutOf={aboutOf}
            me={me.name}
            onSelect={select}
            onOpen={(id) => setEditing({ id, zone: zone.id })}
            onAdd={() => setEditing({ id: null, zone: zone.id })}
            onDrop={(id, at) => place(id, zone.id, at)}
            onRename={() => setNaming({ id: zone.id, name: zone.name })}
            onRemove={() => {
              session.change((doc) => removeRow(doc, zones, zone.id))
              toast({ title: m.removed })
            }}
          />
        ))}
        {can && (
          <div className={styles.addColumn}>
            <Button small icon={<Icon name="plus" small />} onClick={() => setNaming({ id: null, name: '' })}>
              {m.addZone}
            </Button>
          </div>
        )}
      </div>
      {editing && (
        <CardDialog
          id={editing.id}
          zone={editing.zone}
          last={byZone.get(editing.zone)?.at(-1)?.order ?? null}
          onClose={() => setEditing(null)}
          onMade={select}
        />
      )}
      {naming && (
        <Dialog
          open
          onClose={() => setNaming(null)}
          title={naming.id ? m.renameZone : m.addZone}
          foot={
            <Button kind="primary" disabled={naming.name.trim() === ''} onClick={saveZone}>
              {m.card.save}
            </Button>
          }
        >
          <form
            onSubmit={(event) => {
              event.preventDefault()
              saveZone()
            }}
          >
            <TextField
              label={m.zoneName}
              value={naming.name}
              maxLength={200}
              onChange={(event) => setNaming({ ...naming, name: event.target.value })}
            />
          </form>
        </Dialog>
      )}
    </Pointers>
  )
}

const noCards: readonly Placed[] = []
const cardHeight = 84
const dragType = 'application/x-sandtable-card'

function Column({
  zone,
  cards: list,
  current,
  votesOf,
  commentsOf,
  aboutOf,
  me,
  onSelect,
  onOpen,
  onAdd,
  onDrop,
  onRename,
  onRemove,
}: {
  zone: ZoneView
  cards: readonly Placed[]
  current: string | null
  votesOf: ReadonlyMap<string, readonly CastVote[]>
  commentsOf: ReadonlyMap<string, { mentions: readonly string[] }[]>
  /** What a card is about, as that stands now; null where it is about nothing that is here. */
  aboutOf(about: string | null): SubjectWords | null
  me: string
  onSelect(id: string): void
  onOpen(id: string): void
  onAdd(): void
  onDrop(id: string, at: number): void
  onRename(): void
  onRemove(): void
}) {
  const m = useMessages(boardMessages)
  const { readOnly } = useRoom()
  const scroll = useRef<HTMLDivElement>(null)
  const [dropAt, setDropAt] = useState<number | null>(null)
  const virtual = useVirtualizer({
    count: list.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => cardHeight,
    getItemKey: (index) => list[index]!.id,
    overscan: 6,
  })
  const at = list.findIndex(({ id }) => id === current)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  const { shown, share } = usePresenting()
  const shownTop = shown?.column?.zone === zone.id ? shown.column.top : null
  useEffect(() => {
    if (shownTop !== null && scroll.current) scroll.current.scrollTop = shownTop * cardHeight
  }, [shownTop])
  const placeOf = (event: DragEvent): number => {
    const box = scroll.current!.getBoundingClientRect()
    const y = event.clientY - box.top + scroll.current!.scrollTop
    return Math.max(0, Math.min(list.length, Math.round(y / cardHeight)))
  }
  const isCard = (event: DragEvent) => event.dataTransfer.types.includes(dragType)
  return (
    <section
      className={styles.column}
      aria-label={zone.name}
      onDragOver={(event) => {
        if (readOnly || !isCard(event)) return
        event.preventDefault()
        setDropAt(placeOf(event))
      }}
      onDragLeave={() => setDropAt(null)}
      onDrop={(event) => {
        const id = event.dataTransfer.getData(dragType)
        setDropAt(null)
        if (!id) return
        event.preventDefault()
        const to = placeOf(event)
        const from = list.findIndex((card) => card.id === id)
        onDrop(id, from >= 0 && from < to ? to - 1 : to)
      }}
    >
      <div className={styles.columnHead}>
        <h2 className="t14 clip">{zone.name}</h2>
        <span className="t12 c3">{list.length}</span>
        <span className="sp" />
        {!readOnly && (
          <>
            <Button
              kind="quiet"
              small
              icon={<Icon name="plus" small />}
              aria-label={`${m.addCard}: ${zone.name}`}
              onClick={onAdd}
            />
            <Menu
              label={zone.name}
              trigger={
                <Button
                  kind="quiet"
                  small
                  icon={<Icon name="chevronDown" small />}
                  aria-label={`${m.zone}: ${zone.name}`}
                />
              }
              entries={[
                { label: m.renameZone, onSelect: onRename },
                { label: m.removeZone, onSelect: onRemove },
              ]}
            />
          </>
        )}
      </div>
      <div
        className={styles.cardScroll}
        ref={scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop } }) =>
          share({ column: { zone: zone.id, top: Math.max(0, scrollTop / cardHeight) } })
        }
      >
        {list.length === 0 && <p className={`t12 c3 ${styles.padded}`}>{m.empty}</p>}
        <ul style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const card = list[item.index]!
            return (
              <CardLine
                key={card.id}
                card={card}
                top={item.start}
                isCurrent={card.id === current}
                votes={votesOf.get(card.id) ?? []}
                comments={commentsOf.get(card.id)?.length ?? 0}
                about={aboutOf(card.about)}
                isMentioned={(commentsOf.get(card.id) ?? []).some(({ mentions }) => mentions.includes(me))}
                onSelect={() => onSelect(card.id)}
                onOpen={() => onOpen(card.id)}
              />
            )
          })}
          {dropAt !== null && (
            <li className={styles.dropLine} style={{ top: dropAt * cardHeight }} aria-hidden="true" />
          )}
        </ul>
      </div>
    </section>
  )
}

function CardLine({
  card,
  top,
  isCurrent,
  votes: cast,
  comments: said,
  about,
  isMentioned,
  onSelect,
  onOpen,
}: {
  card: Placed
  top: number
  isCurrent: boolean
  votes: readonly CastVote[]
  comments: number
  about: SubjectWords | null
  isMentioned: boolean
  onSelect(): void
  onOpen(): void
}) {
  const m = useMessages(boardMessages)
  const format = useFormat()
  const { readOnly } = useRoom()
  const people = usePeople().filter(({ at }) => at === card.id)
  const agree = cast.filter(({ value }) => value === 'agree').length
  const object = cast.filter(({ value }) => value === 'object').length
  return (
    <li
      className={styles.cardSlot}
      style={{ transform: `translateY(${top}px)`, height: cardHeight }}
      data-card={card.id}
    >
      <button
        type="button"
        className={styles.card}
        data-kind={card.kind}
        aria-current={isCurrent || undefined}
        data-tint={people[0]?.tint}
        draggable={!readOnly}
        onDragStart={(event) => {
          event.dataTransfer.setData(dragType, card.id)
          event.dataTransfer.effectAllowed = 'move'
          onSelect()
        }}
        onClick={onSelect}
        onDoubleClick={onOpen}
      >
        <span className="row">
          <span className="t11 c3 nw">{m.kinds[card.kind]}</span>
          <span className="t11 c3 clip">
            {[about?.state, card.owner, card.dueAt === null ? null : m.due(format.day(card.dueAt))]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span className="sp" />
          {isMentioned && <span className={styles.mention}>{m.mentioned}</span>}
          {(card.light ?? about?.light) && <Glyph kind={(card.light ?? about?.light)!} />}
        </span>
        <span className={styles.cardTitle}>{card.title}</span>
        <span className="row t11 c3">
          {agree + object > 0 && <span>{m.votes(agree, object)}</span>}
          {said > 0 && (
            <span className="row">
              <Icon name="message" small />
              {said}
            </span>
          )}
          {people.length > 0 && (
            <span className={styles.holder}>{people.map(({ name }) => name).join(', ')}</span>
          )}
        </span>
      </button>
    </li>
  )
}
