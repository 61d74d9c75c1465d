import { useEffect, useState } from 'react'
import { agenda, boardCollections, cards, published } from '../../../../shared/rooms/board.ts'
import type { Collection } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { Segmented } from '../../../ui/index.ts'
import { useLeaveOnOwnMove, useOffersPresenting } from '../Presenting.tsx'
import { RoomFrame } from '../RoomFrame.tsx'
import { useRows } from '../useRoom.tsx'
import styles from './board.module.css'
import { CardColumns } from './CardColumns.tsx'
import { boardMessages } from './messages.ts'
import { Resources } from './Resources.tsx'
import { ReviewPane, useRunningReview } from './ReviewPane.tsx'
import { RiskLights } from './RiskLights.tsx'
import { Terrain, useZones } from './Terrain.tsx'

/** A war-room board: the zones as terrain or as cards, resources and risk lights, and the review beside them. */
export default function BoardPage() {
  return (
    <RoomFrame kind="board" collections={boardCollections as unknown as Collection<never>[]}>
      <Board />
    </RoomFrame>
  )
}

function Board() {
  const m = useMessages(boardMessages)
  const [view, setView] = useState<'terrain' | 'cards'>('terrain')
  const review = useRunningReview()
  const zones = useZones(review?.frozen ?? null)
  const items = useRows(agenda).rows
  const unreadable = useRows(cards).unreadable + useRows(published).unreadable
  const own = useLeaveOnOwnMove()
  const { shown, share, leave } = useOffersPresenting(review !== null)
  const shownView = shown?.view
  useEffect(() => {
    if (shownView === 'terrain' || shownView === 'cards') setView(shownView)
  }, [shownView])
  useEffect(() => share({ view }), [share, view])
  const switchView = () => {
    leave()
    setView(view === 'terrain' ? 'cards' : 'terrain')
  }
  useKeys(m.view, [{ keys: 'v', label: m.keys.switchView, run: switchView }])
  return (
    <div className={styles.board}>
      <div className={styles.main} {...own}>
        <div className={styles.switch}>
          <Segmented
            label={m.view}
            value={view}
            choices={[
              { value: 'terrain', label: m.views.terrain },
              { value: 'cards', label: m.views.cards },
            ]}
            onChange={setView}
          />
          {unreadable > 0 && (
            <span className="t12 caution-c" role="status">
              {m.unreadable(unreadable)}
            </span>
          )}
        </div>
        {view === 'terrain' ? (
          <Terrain zones={zones} discussing={review?.item ? (items.get(review.item)?.zone ?? null) : null} />
        ) : (
          <CardColumns zones={zones} />
        )}
      </div>
      {view === 'terrain' && (
        <div className={styles.foot}>
          <Resources zones={zones} frozen={review?.frozen ?? null} />
          <RiskLights zones={zones} />
        </div>
      )}
      <ReviewPane zoneNames={new Map(zones.map(({ id, name }) => [id, name]))} />
    </div>
  )
}
