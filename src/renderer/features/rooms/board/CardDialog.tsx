import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DealId } from '../../../../shared/ids.ts'
import { type Card, cardKinds, cards, comments } from '../../../../shared/rooms/board.ts'
import { newRecordId, orderBetween, patchRow, putRow, removeRow } from '../../../../shared/rooms/records.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { GoLink } from '../../../shell/navigation.tsx'
import { readDayTime, writeDayTime } from '../../../ui/days.ts'
import { Button, Dialog, Select, TextAreaField, TextField, useToast } from '../../../ui/index.ts'
import { useComments, useMayComment, useMe, usePeople, useRoom, useRoomState, useRows } from '../useRoom.tsx'
import styles from './board.module.css'
import { boardMessages } from './messages.ts'
import { SubjectLine, useCardSubjects, useSubjectWords } from './subjects.tsx'
import { VoteButtons, VoteNote } from './votes.tsx'

const none = 'none'
const lights = ['none', 'ok', 'caution', 'stop', 'unknown'] as const

/** A card with its comments and votes; or a new one. */
export function CardDialog({
  id,
  zone,
  last,
  onClose,
  onMade,
}: {
  id: string | null
  zone: string
  last: number | null
  onClose(): void
  onMade(id: string): void
}) {
  const m = useMessages(boardMessages)
  const session = useRoom()
  const me = useMe()
  const format = useFormat()
  const toast = useToast()
  const { rows } = useRows(cards)
  const card = id === null ? null : (rows.get(id) ?? null)
  const subjects = useCardSubjects()
  const [kind, setKind] = useState<Card['kind']>(card?.kind ?? 'note')
  const [title, setTitle] = useState(card?.title ?? '')
  const [note, setNote] = useState(card?.note ?? '')
  const [owner, setOwner] = useState(card?.owner ?? '')
  const [due, setDue] = useState(card?.dueAt == null ? '' : writeDayTime(card.dueAt, format.zone, 'day'))
  const [light, setLight] = useState<(typeof lights)[number]>(card?.light ?? none)
  const [about, setAbout] = useState(card?.about ?? none)
  const wordSubject = useSubjectWords()
  const subject = about === none ? null : (subjects.get(about) ?? null)
  const isGone = id !== null && !card
  const save = () => {
    if (title.trim() === '' || session.readOnly || isGone) return
    const now = Date.now()
    const fields = {
      kind,
      title: title.trim().slice(0, 200),
      note: note.slice(0, 4000),
      owner: owner.trim().slice(0, 80) || null,
      dueAt: due === '' ? null : readDayTime(due, format.zone),
      light: light === none ? null : light,
      about: about === none ? null : about,
    }
    if (id) session.change((doc) => patchRow(doc, cards, id, fields))
    else {
      const made = newRecordId(now)
      session.change((doc) =>
        putRow(doc, cards, made, {
          ...fields,
          zone,
          order: orderBetween(last, null),
          author: me.name,
          at: now,
        }),
      )
      onMade(made)
    }
    onClose()
  }
  useKeys(m.card.edit, [{ keys: 'mod+enter', label: m.card.save, inDialog: true, inText: true, run: save }])
  const dealId = DealId.safeParse(card?.about?.replace(/^deal:/, ''))
  return (
    <Dialog
      open
      wide={id !== null}
      onClose={onClose}
      title={id === null ? m.card.new : m.card.edit}
      note={card ? m.card.by(card.author, format.dateTime(card.at)) : undefined}
      foot={
        session.readOnly ? undefined : (
          <>
            <Button kind="primary" keys="mod+enter" disabled={title.trim() === '' || isGone} onClick={save}>
              {m.card.save}
            </Button>
            {id && card && (
              <Button
                kind="danger"
                onClick={() => {
                  session.change((doc) => removeRow(doc, cards, id))
                  toast({ title: m.removed })
                  onClose()
                }}
              >
                {m.card.remove}
              </Button>
            )}
            <Button kind="quiet" onClick={onClose}>
              {m.card.cancel}
            </Button>
          </>
        )
      }
    >
      <div className={id === null ? undefined : styles.cardSplit}>
        <fieldset className={styles.form} disabled={session.readOnly}>
          {isGone && (
            <p className="caution-c t12" role="status">
              {m.card.gone}
            </p>
          )}
          <TextField
            label={m.card.title}
            value={title}
            maxLength={200}
            readOnly={session.readOnly}
            onChange={(event) => setTitle(event.target.value)}
          />
          <div className={styles.pair}>
            <Select
              label={m.card.kind}
              value={kind}
              choices={cardKinds.map((value) => ({ value, label: m.kinds[value]! }))}
              onChange={setKind}
            />
            <Select
              label={m.card.light}
              value={light}
              choices={lights.map((value) => ({
                value,
                label: value === none ? m.card.noLight : m.lights[value]!,
              }))}
              onChange={setLight}
            />
          </div>
          <TextAreaField
            label={m.card.note}
            value={note}
            maxLength={4000}
            onChange={(e) => setNote(e.target.value)}
          />
          <div className={styles.pair}>
            <TextField
              label={m.card.owner}
              value={owner}
              maxLength={80}
              onChange={(e) => setOwner(e.target.value)}
            />
            <TextField label={m.card.due} type="date" value={due} onChange={(e) => setDue(e.target.value)} />
          </div>
          {(subjects.size > 0 || about !== none) && (
            <Select
              label={m.card.about}
              value={about}
              choices={[
                { value: none, label: m.card.aboutNone },
                ...(about !== none && !subject ? [{ value: about, label: m.card.aboutGone }] : []),
                ...[...subjects.values()].map((each) => ({
                  value: each.key,
                  label: `${m.card.kinds[each.kind]} · ${wordSubject(each).title}`,
                })),
              ]}
              onChange={(key) => {
                setAbout(key)
                const chosen = subjects.get(key)
                // A card that was words alone becomes one of what it is about.
                if (chosen && kind === 'note') setKind(chosen.kind === 'use' ? 'resource' : chosen.kind)
              }}
            />
          )}
          {subject && <SubjectLine subject={subject} />}
          {dealId.success && <DealLink id={dealId.data} />}
        </fieldset>
        {id !== null && card && <Talk id={id} />}
      </div>
    </Dialog>
  )
}

function Talk({ id }: { id: string }) {
  const m = useMessages(boardMessages)
  const session = useRoom()
  const me = useMe()
  const format = useFormat()
  const people = usePeople()
  const rows = useComments()
  const can = useMayComment()
  const [text, setText] = useState('')
  const talk = [...rows].filter(([, comment]) => comment.card === id).sort(([, a], [, b]) => a.at - b.at)
  const invited = useInvitedNames()
  const names = new Set([
    ...people.map(({ name }) => name),
    ...invited,
    ...[...rows.values()].map(({ author }) => author),
    me.name,
  ])
  const send = () => {
    const said = text.trim().slice(0, 4000)
    if (said === '') return
    const mentions = [...names].filter((name) => said.includes(`@${name}`)).slice(0, 20)
    const now = Date.now()
    session.comment((doc) =>
      putRow(doc, comments, newRecordId(now), { card: id, text: said, mentions, author: me.name, at: now }),
    )
    setText('')
  }
  return (
    <section className={styles.talk} aria-label={m.comments}>
      <VoteButtons subject={id} />
      <VoteNote />
      <h3 className="t12">{m.comments}</h3>
      <ul className={styles.said}>
        {talk.length === 0 && <li className="t12 c3">{m.noComments}</li>}
        {talk.map(([key, comment]) => (
          <li key={key}>
            <span className="row">
              <b className="t12">{comment.author}</b>
              <span className="t11 c3">{format.dateTime(comment.at)}</span>
              {comment.mentions.includes(me.name) && <span className={styles.mention}>{m.mentioned}</span>}
            </span>
            <span className="t13">{comment.text}</span>
          </li>
        ))}
      </ul>
      {can && (
        <form
          className={styles.speak}
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <input
            className="input"
            aria-label={m.comment}
            placeholder={m.comment}
            value={text}
            list="people-here"
            maxLength={4000}
            onChange={(event) => setText(event.target.value)}
          />
          <datalist id="people-here">
            {[...names].map((name) => (
              <option key={name} value={`${text.replace(/@[^@\s]*$/, '')}@${name} `} />
            ))}
          </datalist>
          <Button type="submit" small disabled={text.trim() === ''}>
            {m.send}
          </Button>
        </form>
      )}
    </section>
  )
}

/** The way to the deal of a published card, where this workspace has that deal: colleagues have others. */
function DealLink({ id }: { id: DealId }) {
  const m = useMessages(boardMessages)
  const { query } = useApi()
  const { isWall } = useRoom()
  const { isSuccess } = useQuery({ ...query.deals.get.queryOptions({ input: { id } }), enabled: !isWall })
  if (!isSuccess) return null
  return (
    <GoLink to={`/deals/${id}`} className="t12">
      {m.card.toDeal}
    </GoLink>
  )
}

/** Whom the relay lets into the room, also while they are away: who isn't there is asked most. */
function useInvitedNames(): string[] {
  const { query } = useApi()
  const { roomId, past } = useRoom()
  const { status } = useRoomState(useRoom())
  const { data } = useQuery({
    ...query.relays.members.queryOptions({ input: { roomId } }),
    enabled: past === null && status?.relayUrl != null && status.relay === 'connected',
  })
  return (data ?? []).flatMap(({ person, name }) => (person === null ? [] : [name]))
}
