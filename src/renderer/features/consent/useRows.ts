import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { consentMessages } from './messages.ts'

/** Walks rows with J and K and opens the one in front with Enter; the row in front stays in sight. */
export function useRows<Row>(page: string, rows: readonly Row[], open?: (row: Row) => void) {
  const m = useMessages(consentMessages)
  const [at, setAt] = useState(0)
  const index = Math.min(at, Math.max(0, rows.length - 1))
  const body = useRef<HTMLTableSectionElement>(null)
  const move = (by: number) => setAt(Math.min(rows.length - 1, Math.max(0, index + by)))
  const row = rows[index]
  useKeys(page, [
    { keys: 'j', label: m.keys.next, run: () => move(1) },
    { keys: 'k', label: m.keys.previous, run: () => move(-1) },
    ...(row !== undefined && open ? [{ keys: 'enter', label: m.keys.open, run: () => open(row) }] : []),
  ])
  useEffect(() => {
    if (at > 0) body.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return { index, choose: setAt, body }
}
