import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Presenting } from '../../../shared/rooms/presence.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Button, Icon } from '../../ui/index.ts'
import { roomMessages } from './messages.ts'
import styles from './rooms.module.css'
import type { PresentPerson } from './session.ts'
import { usePeople, useRoom } from './useRoom.tsx'

type Shown = Omit<Presenting, 'since'>

/** Where a presenter is before they have moved anything. */
const nowhere: Shown = { view: 'terrain', selected: null, left: 0, column: null, frame: null, asOf: null }

interface State {
  /** What the presenter has before them, while this screen follows; null while it goes its own way. */
  shown: Shown | null
  isFollowing: boolean
  isPresenting: boolean
  /** Says what this screen shows; others see it while its person presents. */
  share(change: Partial<Shown>): void
  /** This person has moved something: from here on they go their own way. A wall has nobody who could. */
  leave(): void
  begin(): void
  end(): void
  /** Whether a page has something to present, for as long as it says so. */
  offer(isOffered: boolean): void
}

const PresentingContext = createContext<State | null>(null)
const ActionsContext = createContext<{ presenter: string | null; isOffered: boolean; follow(): void }>({
  ...{ presenter: null, isOffered: false },
  follow() {},
})

/** Who presents, by what people say of themselves; of several, who began last. */
const presenterOf = (people: readonly PresentPerson[]): PresentPerson | null =>
  people
    .filter(({ presenting }) => presenting !== null)
    .reduce<PresentPerson | null>(
      (last, each) => (last === null || each.presenting!.since > last.presenting!.since ? each : last),
      null,
    )

/**
 * One person shows, others follow: what the presenter looks at travels with their presence, and nothing of it is kept.
 * A wall follows whoever presents; a person follows because they asked to, until they move something themselves.
 */
export function PresentingProvider({ children }: { children: ReactNode }) {
  const session = useRoom()
  const presenter = presenterOf(usePeople())
  const [wantsToFollow, setWantsToFollow] = useState(false)
  const [isPresenting, setPresenting] = useState(false)
  const [isOffered, offer] = useState(false)
  const mine = useRef({ ...nowhere, since: 0 })
  const presents = useRef(false)
  // Pointers come with every presence; what is shown seldom changes.
  const key = presenter ? JSON.stringify(presenter.presenting) : null
  const seen = useMemo(() => (key === null ? null : (JSON.parse(key) as Presenting)), [key])
  const isFollowing = seen !== null && isOffered && !isPresenting && (session.isWall || wantsToFollow)
  const name = presenter?.name ?? null
  // Who follows somebody that stops goes their own way, also when another begins later.
  useEffect(() => {
    if (seen === null) setWantsToFollow(false)
  }, [seen])
  const { present, isWall } = session
  const share = useCallback(
    (change: Partial<Shown>) => {
      mine.current = { ...mine.current, ...change }
      if (presents.current) present({ presenting: mine.current })
    },
    [present],
  )
  const end = useCallback(() => {
    if (!presents.current) return
    presents.current = false
    setPresenting(false)
    present({ presenting: null })
  }, [present])
  const seenSince = seen?.since ?? 0
  // Somebody took over: whoever presented is free to follow.
  useEffect(() => {
    if (seenSince > mine.current.since) end()
  }, [seenSince, end])
  const begin = useCallback(() => {
    if (isWall) return
    // Clocks differ: who takes over comes after whom they take over from.
    mine.current = { ...mine.current, since: Math.max(Date.now(), seenSince + 1) }
    presents.current = true
    setPresenting(true)
    setWantsToFollow(false)
    present({ presenting: mine.current })
  }, [present, isWall, seenSince])
  const leave = useCallback(() => setWantsToFollow(false), [])
  const state = useMemo(
    (): State => ({
      ...{ shown: isFollowing ? seen : null, isFollowing, isPresenting },
      ...{ share, leave, begin, end, offer },
    }),
    [seen, isFollowing, isPresenting, share, leave, begin, end],
  )
  const actions = useMemo(
    () => ({ presenter: name, isOffered, follow: () => setWantsToFollow(true) }),
    [name, isOffered],
  )
  return (
    <PresentingContext value={state}>
      <ActionsContext value={actions}>{children}</ActionsContext>
    </PresentingContext>
  )
}

/** What is presented around this component. */
export function usePresenting(): State {
  const state = useContext(PresentingContext)
  if (!state) throw new Error('Presenting is used outside its provider')
  return state
}

/** A page that can be presented, while `isOffered`. */
export function useOffersPresenting(isOffered: boolean): State {
  const state = usePresenting()
  const { offer, end } = state
  useEffect(() => {
    if (!isOffered) return
    offer(true)
    return () => {
      offer(false)
      end()
    }
  }, [offer, end, isOffered])
  return state
}

const scrolling = new Set([
  'PageUp',
  'PageDown',
  'Home',
  'End',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
])

/** For the part of a page that is presented: a person's own wheel, press or scroll key there ends following. */
export function useLeaveOnOwnMove() {
  const { leave } = usePresenting()
  return {
    // On their way in: the map's own zoom keeps a wheel to itself.
    onWheelCapture: leave,
    onPointerDownCapture: leave,
    onKeyDownCapture: ({ key }: KeyboardEvent) => {
      if (scrolling.has(key)) leave()
    },
  }
}

/** Whom one follows, or could; and to present oneself. */
export function PresentingActions() {
  const { presenting: m } = useMessages(roomMessages)
  const session = useRoom()
  const { presenter, isOffered, follow } = useContext(ActionsContext)
  const { isFollowing, isPresenting, leave, begin, end } = usePresenting()
  const canFollow = isOffered && presenter !== null && !isPresenting && !session.isWall
  useKeys(
    m.title,
    canFollow
      ? [{ keys: 'f', label: isFollowing ? m.leave : m.follow(presenter), run: isFollowing ? leave : follow }]
      : [],
  )
  if (!isOffered) return null
  return (
    <>
      {isFollowing && presenter !== null && (
        <span className={styles.following} role="status">
          <Icon name="person" small />
          <span className="clip">{session.isWall ? m.shows(presenter) : m.following(presenter)}</span>
          {!session.isWall && (
            <Button
              small
              kind="quiet"
              icon={<Icon name="close" small />}
              aria-label={m.leave}
              title={m.leave}
              onClick={leave}
            />
          )}
        </span>
      )}
      {canFollow && !isFollowing && (
        <Button small keys="f" onClick={follow}>
          <span className="clip">{m.follow(presenter)}</span>
        </Button>
      )}
      {!session.readOnly && !isFollowing && (
        <Button small aria-pressed={isPresenting} title={m.note} onClick={isPresenting ? end : begin}>
          {isPresenting ? m.end : presenter === null ? m.begin : m.takeOver}
        </Button>
      )}
    </>
  )
}
