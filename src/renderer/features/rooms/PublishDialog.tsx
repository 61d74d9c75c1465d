import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Offer } from '../../../shared/contract/rooms.ts'
import type { ResourceUse } from '../../../shared/rooms/board.ts'
import { stages } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import type { Format } from '../../i18n/format.ts'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Checkbox, Chip, Dialog, EmptyState, LoadingState } from '../../ui/index.ts'
import { boardMessages } from './board/messages.ts'
import { roomMessages } from './messages.ts'
import styles from './rooms.module.css'
import { useRoom, useRoomState } from './useRoom.tsx'

type Words = (typeof roomMessages)['zh']['publishing']

/** What a field would say, in words: exactly what others will see. */
function fieldText(
  { row }: Offer,
  field: string,
  m: Words,
  axes: Record<string, string>,
  lights: Record<string, string>,
  stageWords: Record<string, string>,
  zoneNames: ReadonlyMap<string, string>,
  format: Format,
): string {
  const value = row[field]
  if (field === 'heat') {
    const heat = row.heat as {
      expectedMinor: number
      lowMinor: number
      highMinor: number
      currency: string
      n: number
    } | null
    const short = row.short as { n: number; needed: number } | null
    if (heat)
      return `${format.moneyShort(heat.expectedMinor, heat.currency)} · ${format.moneyShort(heat.lowMinor, heat.currency)}–${format.moneyShort(heat.highMinor, heat.currency)} · n ${heat.n}`
    return short ? m.notEnough(short.n, short.needed) : m.none_
  }
  if (field === 'risks') {
    const risks = (row.risks ?? {}) as Record<string, { light: string; hits: number; of: number }>
    return Object.entries(risks)
      .map(([axis, { light, hits, of }]) => `${axes[axis] ?? axis} ${lights[light] ?? light} ${hits}/${of}`)
      .join(' · ')
  }
  if (field === 'useWhole' || field === 'useByZone') {
    const use = row.use as ResourceUse
    if (field === 'useWhole') return textOfUse(format, m, use)
    return (use.parts ?? [])
      .map(({ zone, amount }) => `${zoneNames.get(zone) ?? m.unnamedZone} ${format.number(amount)}`)
      .join(' · ')
  }
  if (value === null || value === undefined || value === '') return m.none_
  if (field === 'openMinor') return format.moneyShort(Number(value), String(row.currency ?? 'CNY'))
  if (field === 'expectedCloseAt') return format.date(Number(value))
  if (field === 'stage') return stageWords[String(value)] ?? String(value)
  if (field === 'dwellMs') return format.span(Number(value))
  return String(value)
}

const textOfUse = (format: Format, m: Words, { amount, of, days }: ResourceUse): string =>
  m.use(format.number(amount ?? 0), of, days)

const startOf = (offer: Offer): Set<string> =>
  new Set(offer.fields.filter(({ isOnByDefault }) => isOnByDefault).map(({ field }) => field))

/** Shows field by field what would be published, and publishes what is ticked. */
export function PublishDialog({ onClose }: { onClose(): void }) {
  const { publishing: m } = useMessages(roomMessages)
  const board = useMessages(boardMessages)
  const language = useLanguage()
  const format = useFormat()
  const { client, query } = useApi()
  const { run, busy } = useCommand()
  const session = useRoom()
  const { status } = useRoomState(session)
  const { roomId } = session
  const titleOf = ({ kind, title }: Offer): string =>
    kind === 'resource' ? (board.measures[title] ?? title) : title
  const offers = useQuery({
    ...query.rooms.offers.queryOptions({ input: { roomId } }),
    staleTime: 0,
    gcTime: 0,
  })
  const [chosen, setChosen] = useState<ReadonlyMap<string, ReadonlySet<string>> | null>(null)
  const [filter, setFilter] = useState('')
  const picked = useMemo(() => {
    if (chosen) return chosen
    // Begins with what the room is for, zones or people, and with what it holds already.
    return new Map(
      (offers.data ?? [])
        .filter(
          ({ kind, isPublished }) =>
            kind === 'zone' || kind === 'resource' || kind === 'person' || isPublished,
        )
        .map((offer) => [offer.key, startOf(offer)] as const),
    )
  }, [chosen, offers.data])
  const toggle = (offer: Offer) => {
    const next = new Map(picked)
    if (next.has(offer.key)) next.delete(offer.key)
    else next.set(offer.key, startOf(offer))
    setChosen(next)
  }
  const toggleField = (offer: Offer, field: string) => {
    const fields = new Set(picked.get(offer.key))
    if (fields.has(field)) fields.delete(field)
    else fields.add(field)
    setChosen(new Map(picked).set(offer.key, fields))
  }
  const fieldCount = [...picked.values()].reduce((sum, fields) => sum + fields.size, 0)
  const submit = async () => {
    if (picked.size === 0) return
    const done = await run(
      () =>
        client.rooms.publish({
          roomId,
          chosen: [...picked].map(([key, fields]) => ({ key, fields: [...fields] })),
        }),
      { done: ({ published, logSeq }) => m.done(published, format.number(logSeq)) },
    )
    if (done) onClose()
  }
  useKeys(m.title, [
    { keys: 'mod+enter', label: m.submit, inDialog: true, inText: true, run: () => void submit() },
  ])
  const shown = (offers.data ?? []).filter(
    (offer) => filter === '' || titleOf(offer).toLowerCase().includes(filter.toLowerCase()),
  )
  const zoneNames = new Map((offers.data ?? []).map(({ key, title }) => [key, title]))
  const stageWords = Object.fromEntries(stages.map((stage) => [stage, words[language].stages[stage]]))
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={m.title}
      foot={
        <>
          <Button
            kind="primary"
            keys="mod+enter"
            busy={busy}
            disabled={picked.size === 0}
            onClick={() => void submit()}
          >
            {m.submit}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {m.cancel}
          </Button>
          <span className="t12 c2">{m.chosen(picked.size, fieldCount)}</span>
        </>
      }
    >
      <p className="t12 c2">{m.note}</p>
      {status?.relayUrl && <p className="t12 caution-c">{m.noteShared}</p>}
      {offers.error && (
        <Failure error={offers.error} title={m.failed} onRetry={() => void offers.refetch()} />
      )}
      {!offers.data && !offers.error && <LoadingState step={m.loading} bars={4} />}
      {offers.data?.length === 0 && <EmptyState title={m.none}>{m.noneNote}</EmptyState>}
      {offers.data && offers.data.length > 0 && (
        <>
          <div className="toolbar">
            <input
              className="input"
              aria-label={m.filter}
              placeholder={m.filter}
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
            <span className="sp" />
            <Button
              small
              onClick={() => setChosen(new Map(shown.map((offer) => [offer.key, startOf(offer)])))}
            >
              {m.all}
            </Button>
            <Button small onClick={() => setChosen(new Map())}>
              {m.nothing}
            </Button>
          </div>
          <div className={styles.offers}>
            {shown.map((offer) => {
              const fields = picked.get(offer.key)
              return (
                <div key={offer.key} className={styles.offer} data-off={fields ? undefined : true}>
                  <Checkbox
                    checked={fields !== undefined}
                    onChange={() => toggle(offer)}
                    label={`${m.kinds[offer.kind]} ${titleOf(offer)}`}
                  />
                  <span className="row">
                    <span className="t11 c3 nw">{m.kinds[offer.kind]}</span>
                    <b className="clip">{titleOf(offer)}</b>
                    {offer.isPublished && <Chip outline>{m.refreshed}</Chip>}
                    {offer.kind === 'touch' && (
                      <span className="t12 c3">{format.date(Number(offer.row.at))}</span>
                    )}
                  </span>
                  <div className={styles.fields}>
                    {fields &&
                      offer.fields.map(({ field, isPersonal }) => (
                        <Checkbox
                          key={field}
                          checked={fields.has(field)}
                          onChange={() => toggleField(offer, field)}
                          label={`${titleOf(offer)} ${m.fields[field] ?? field}`}
                        >
                          <span className={`t12 ${styles.wrapping}`}>
                            {m.fields[field] ?? field}{' '}
                            <span className={styles.value}>
                              {fieldText(
                                offer,
                                field,
                                m,
                                board.axes,
                                board.lights,
                                stageWords,
                                zoneNames,
                                format,
                              )}
                            </span>
                            {isPersonal && <span className="caution-c"> {m.personal}</span>}
                          </span>
                        </Checkbox>
                      ))}
                  </div>
                </div>
              )
            })}
          </div>
        </>
      )}
    </Dialog>
  )
}
