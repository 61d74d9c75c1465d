import { call } from '@orpc/server'
import * as Y from 'yjs'
import type { Chosen, Offer, RoomDocument } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import type { DealId, RoomId } from '../../shared/ids.ts'
import {
  agenda,
  cards,
  claims,
  comments,
  decisions,
  resources,
  reviews,
  useMeasures,
} from '../../shared/rooms/board.ts'
import { edges, lanes, nodes, signals, tags, touches } from '../../shared/rooms/map.ts'
import {
  charters,
  members,
  milestones,
  minutes,
  minutesFragment,
  tasks,
  theCharter,
} from '../../shared/rooms/psu.ts'
import { patchRow, putRow, readRows, removeRow } from '../../shared/rooms/records.ts'
import { createRelays } from '../relays/relays.ts'
import { dealFields, useFields, zoneFields, zoneKey } from '../rooms/boardOffers.ts'
import { createLiveRooms } from '../rooms/liveRooms.ts'
import { roomsProcedures } from '../rooms/procedures.ts'
import type { Session } from '../session.ts'
import { dealOfCode } from './acts.ts'
import type { MinutesLine, SampleRooms } from './roomStory.ts'

/** As if somebody of the team sat at this machine: what they make is theirs, in the room and in the log. */
const sessionOf = (session: Session, name: string): Session => ({
  ...session,
  actor: () => name,
  stamp: () => ({ ...session.stamp(), actor: name }),
})

/** A room as the sample works on it: through the calls that screens use, and nothing of it leaves the machine. */
function openRooms(session: Session) {
  const relays = createRelays({
    openSocket() {
      throw new Error('the sample shares nothing')
    },
  })
  const live = createLiveRooms({ relays, later: () => () => {} })
  const rooms = roomsProcedures({ require: () => session }, live, relays)
  return {
    rooms,
    change: (roomId: RoomId, document: RoomDocument, work: (doc: Y.Doc) => void) =>
      live.write(session, roomId, ({ replica, comments: said }) =>
        (document === 'board' ? replica : said).change(work),
      ),
    close: () => live.detach(),
  }
}
type Rooms = ReturnType<typeof openRooms>

const chosenOf = ({ key, fields }: Offer, isWanted = (_field: Offer['fields'][number]) => true) => ({
  key,
  fields: fields.filter(isWanted).map(({ field }) => field),
})

/**
 * Gives the sample a room of each kind, as its team would have made them: created, filled from its records by
 * publication, which is logged, and written on. Nothing is shared. Needs the acts, and the engines' readings for the
 * zones. Refuses with `record.notFound` where a deal or person of the story is missing.
 */
export async function fillSampleRooms(session: Session, story: SampleRooms): Promise<void> {
  const own = openRooms(session)
  await fillBoard(session, own, story.board)
  await fillMap(session, own, story.map)
  own.close()
  const english = openRooms(sessionOf(session, story.unit.lead))
  await fillUnit(session, english, story.unit)
  english.close()
}

async function fillBoard(session: Session, { rooms, change }: Rooms, board: SampleRooms['board']) {
  const { id } = await call(rooms.create, { kind: 'board', name: board.name })
  const keyOf = (code: string) => `deal:${dealOfCode(session.db, code).id}`
  const chosen: (typeof Chosen)['_output'][] = [
    ...board.regions.map((region) => ({ key: zoneKey(region), fields: [...zoneFields] })),
    ...useMeasures.map((measure) => ({ key: `use:${measure}`, fields: [...useFields] })),
    ...board.deals.map((code) => ({ key: keyOf(code), fields: [...dealFields] })),
  ]
  await call(rooms.publish, { roomId: id, chosen })
  const presenter = session.actor()
  change(id, 'board', (doc) => {
    for (const [order, { region, deal, comments: _said, by, ...card }] of board.cards.entries())
      putRow(doc, cards, `card:${order}`, {
        ...card,
        ...{ zone: zoneKey(region), order, author: by },
        about: deal === null ? null : keyOf(deal),
      })
    for (const [order, { held, ...resource }] of board.resources.entries()) {
      const key = `resource:${order}`
      putRow(doc, resources, key, { ...resource, order })
      for (const [region, amount] of Object.entries(held))
        putRow(doc, claims, `${key}:${zoneKey(region)}`, {
          ...{ resource: key, zone: zoneKey(region), amount, by: presenter, at: board.claimedAt },
        })
    }
    for (const [order, { title, plannedMs, region }] of board.agenda.entries())
      putRow(doc, agenda, `item:${order}`, {
        ...{ title, plannedMs, order, note: '', spentMs: 0 },
        zone: region === null ? null : zoneKey(region),
      })
    putRow(doc, reviews, 'review:last', {
      ...board.lastReview,
      ...{ presenter, item: null, runningSince: null, frozenAt: null, frozenHash: null, frozen: null },
    })
    putRow(doc, decisions, 'decision:0', board.decision)
  })
  change(id, 'comments', (doc) => {
    for (const [at, card] of board.cards.entries())
      for (const [order, comment] of card.comments.entries())
        putRow(doc, comments, `comment:${at}:${order}`, { card: `card:${at}`, ...comment })
  })
  await call(rooms.logDecision, { roomId: id, id: 'decision:0' })
}

async function fillMap(session: Session, { rooms, change }: Rooms, map: SampleRooms['map']) {
  const dealId = dealOfCode(session.db, map.deal).id as DealId
  const { id } = await call(rooms.create, {
    ...{ kind: 'map', name: map.name, dealId, first: map.steps, second: map.lanes },
  })
  const offers = await call(rooms.offers, { roomId: id })
  await call(rooms.publish, { roomId: id, chosen: offers.map((offer) => chosenOf(offer)) })
  const author = session.actor()
  change(id, 'board', (doc) => {
    // The committee came by department; the team then put each where they decide.
    const place = (step: number, lane: number) => ({ step: `steps:${step}`, lane: `lanes:${lane}` })
    const idOf = new Map<string, string>()
    for (const [node, { who }] of readRows(doc, nodes).rows) {
      const placed = map.people[who]
      if (!placed) continue
      idOf.set(who, node)
      const { title, isKey, weight, step, lane } = placed
      patchRow(doc, nodes, node, { title, isKey, weight, ...place(step, lane) })
    }
    const used = new Set([...readRows(doc, nodes).rows.values()].map(({ lane }) => lane))
    for (const lane of readRows(doc, lanes).rows.keys())
      if (!lane.startsWith('lanes:') && !used.has(lane)) removeRow(doc, lanes, lane)
    for (const [order, { key, step, lane, ...node }] of map.nodes.entries()) {
      idOf.set(key, `node:${key}`)
      putRow(doc, nodes, `node:${key}`, {
        ...node,
        ...place(step, lane),
        ...{ order: 100 + order, notApplicable: null, x: null, y: null, contact: null },
        ...{ author, at: map.nodesAt },
      })
    }
    const nodeOf = (key: string): string => {
      const found = idOf.get(key)
      if (!found) throw new AppError('record.notFound', { kind: 'contact', id: key })
      return found
    }
    for (const [at, { from, to, ...edge }] of map.edges.entries())
      putRow(doc, edges, `edge:${at}`, {
        ...edge,
        ...{ from: nodeOf(from), to: nodeOf(to), author, at: map.nodesAt },
      })
    for (const [at, touch] of map.touches.entries())
      putRow(doc, touches, `touch:${at}`, {
        ...touch,
        ...{ node: nodeOf(touch.node), dwellMs: null, evidence: null },
      })
    for (const [at, signal] of map.signals.entries())
      putRow(doc, signals, `signal:${at}`, {
        ...signal,
        ...{ node: signal.node && nodeOf(signal.node), by: author },
      })
    for (const [at, tag] of map.tags.entries())
      putRow(doc, tags, `tag:${at}`, { ...tag, node: nodeOf(tag.node), record: null, by: author })
  })
}

async function fillUnit(session: Session, { rooms, change }: Rooms, unit: SampleRooms['unit']) {
  const dealId = dealOfCode(session.db, unit.deal).id as DealId
  const { id } = await call(rooms.create, { kind: 'psu', name: unit.name, dealId })
  const { lead: by, startedAt } = unit
  change(id, 'board', (doc) => {
    putRow(doc, charters, theCharter, unit.charter)
    for (const [order, member] of unit.members.entries())
      putRow(doc, members, `member:${order}`, { ...member, by, at: startedAt + order })
    for (const [order, { key, ...milestone }] of unit.milestones.entries())
      putRow(doc, milestones, `milestone:${key}`, { ...milestone, order })
    for (const [order, task] of unit.tasks.entries())
      putRow(doc, tasks, `task:${order}`, {
        ...task,
        ...{ order, by, at: startedAt },
        milestone: task.milestone === null ? null : `milestone:${task.milestone}`,
      })
    for (const [order, { title, at, lines }] of unit.minutes.entries()) {
      putRow(doc, minutes, `minutes:${order}`, { title, at, by })
      doc.getXmlFragment(minutesFragment(`minutes:${order}`)).insert(0, richText(lines))
    }
  })
  const offers = await call(rooms.offers, { roomId: id })
  // Talk and notes stay where they were written; what was asked for and sent is enough for the unit, with who asked.
  const chosen = offers
    .filter(({ row }) => row.kind !== 'message' && row.kind !== 'note')
    .map((offer) => chosenOf(offer, ({ field }) => field === 'who'))
  if (chosen.length > 0) await call(rooms.publish, { roomId: id, chosen })
}

function block(name: string, ...inside: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, inside)
  return element
}

/** Lines of minutes as the editor keeps them; neighbouring points are one list. */
function richText(lines: readonly MinutesLine[]): Y.XmlElement[] {
  const blocks: Y.XmlElement[] = []
  let points: Y.XmlElement[] = []
  const endList = () => {
    if (points.length > 0) blocks.push(block('bulletList', ...points))
    points = []
  }
  for (const { is, text } of lines) {
    const words = new Y.XmlText(text)
    if (is === 'point') points.push(block('listItem', block('paragraph', words)))
    else {
      endList()
      const element = block(is === 'heading' ? 'heading' : 'paragraph', words)
      // The editor reads levels as numbers; the type of Yjs knows only strings.
      if (is === 'heading') element.setAttribute('level', 2 as unknown as string)
      blocks.push(element)
    }
  }
  endList()
  return blocks
}
