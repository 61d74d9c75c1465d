import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { isDoubtful, type PublicationCheck } from '../../../../shared/contract/rooms.ts'
import { type Published, published } from '../../../../shared/rooms/board.ts'
import { publishedAge } from '../../../../shared/rooms/publishedAge.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Glyph } from '../../../ui/index.ts'
import { useNow } from '../useNow.ts'
import { useRoom, useRows } from '../useRoom.tsx'
import styles from './board.module.css'
import { boardMessages } from './messages.ts'

type Words = (typeof boardMessages)['zh']

/**
 * What the core found of each publication, by key: of what stands on the board, or of what the running review froze.
 * In a version nothing is said of it: signatures are of now.
 */
export function useChecks(review: string | undefined): ReadonlyMap<string, PublicationCheck> {
  const { data } = useQuery(useChecksQuery(review))
  return useMemo(() => new Map((data ?? []).map((each) => [each.key, each])), [data])
}

/** The same of one publication of those that stand there now. */
export function useCheck(key: string): PublicationCheck | undefined {
  return useQuery({ ...useChecksQuery(undefined), select: (all) => all.find((each) => each.key === key) })
    .data
}

function useChecksQuery(review: string | undefined) {
  const { query } = useApi()
  const { roomId, past } = useRoom()
  return {
    ...query.rooms.publications.queryOptions({ input: { roomId, ...(review && { review }) } }),
    enabled: past === null,
  }
}

/** Why a publication is not to be relied on, in words; null where nothing speaks against it. */
function doubtOf(check: PublicationCheck | undefined, m: Words): string | null {
  if (!check || !isDoubtful(check)) return null
  if (check.state === 'notOwn') return m.doubt.notOwn
  if (check.state === 'older') return m.doubt.older(check.by)
  return check.signer === null
    ? m.doubt.notSigned(check.by)
    : m.doubt.signedBy(check.by, check.signer || m.signed.unknown)
}

/** What there is to be told of a publication before anybody relies on it: its age, and whose it is not. */
export function useSaidWords() {
  const m = useMessages(boardMessages)
  const now = useNow(60_000)
  return (said: Published, check: PublicationCheck | undefined) => {
    const { days, state } = publishedAge(said.at, now)
    return {
      age: state === 'ahead' ? m.ageAhead : m.age(days),
      isOld: state !== 'fresh',
      doubt: doubtOf(check, m),
    }
  }
}

/** Who published it how long ago; marked where it is old, or not said by whom it names. */
export function SaidLine({ said, check }: { said: Published; check: PublicationCheck | undefined }) {
  const m = useMessages(boardMessages)
  const format = useFormat()
  const { age, isOld, doubt } = useSaidWords()(said, check)
  return (
    <span
      className={`row t11 ${isOld || doubt ? 'caution-c' : 'c3'} ${styles.saidLine}`}
      title={[doubt, m.publishedBy(said.by, format.dateTime(said.at))].filter(Boolean).join(' · ')}
    >
      {(isOld || doubt) && <Glyph kind="caution" />}
      <span className="clip">{doubt ?? said.by}</span>
      <span className="nw">· {age}</span>
    </span>
  )
}

/** The mark alone, for where there is no room for words; they are read out, and shown under the pointer. */
export function SaidMark({ said, check }: { said: Published; check: PublicationCheck | undefined }) {
  const { age, isOld, doubt } = useSaidWords()(said, check)
  if (!isOld && !doubt) return null
  const words = [doubt, isOld && age].filter(Boolean).join(' · ')
  return (
    <span title={words} className={styles.saidMark}>
      <Glyph kind="caution" bare />
      <span className="sr-only">{words}</span>
    </span>
  )
}

const mostNamed = 5

/** What a review would freeze that is not to be relied on, told before it does. */
export function BeforeFreezing() {
  const m = useMessages(boardMessages)
  const { rows } = useRows(published)
  const checks = useChecks(undefined)
  const wordsOf = useSaidWords()
  const found = [...rows].flatMap(([key, said]) => {
    const { age, isOld, doubt } = wordsOf(said, checks.get(key))
    const what = [doubt, isOld && age].filter(Boolean).join(' · ')
    const title = said.kind === 'resource' ? (m.measures[said.title] ?? said.title) : said.title
    return what === '' ? [] : [{ key, title, what, isDoubtful: doubt !== null }]
  })
  if (found.length === 0) return null
  found.sort((left, right) => Number(right.isDoubtful) - Number(left.isDoubtful))
  return (
    <div className={styles.before} role="note" aria-label={m.review.before}>
      <span className="row t12 caution-c">
        <Glyph kind="caution" />
        {m.review.before}
      </span>
      <ul className="t12 c2">
        {found.slice(0, mostNamed).map(({ key, title, what }) => (
          <li key={key}>
            <b>{title}</b> {what}
          </li>
        ))}
        {found.length > mostNamed && <li className="c3">{m.review.beforeMore(found.length - mostNamed)}</li>}
      </ul>
    </div>
  )
}
