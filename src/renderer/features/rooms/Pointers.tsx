import { type PointerEvent, type ReactNode, useRef } from 'react'
import styles from './pointers.module.css'
import type { PresentPerson } from './session.ts'
import { usePeople, useRoom } from './useRoom.tsx'

/** A part of a room in which people see each other's pointers. */
export function Pointers({
  view,
  className,
  children,
}: {
  view: string
  className?: string | undefined
  children: ReactNode
}) {
  const session = useRoom()
  const people = usePeople()
  const field = useRef<HTMLDivElement>(null)
  const onMove = (event: PointerEvent) => {
    const box = field.current?.getBoundingClientRect()
    if (!box || event.pointerType !== 'mouse') return
    const share = (at: number, from: number, size: number) => Math.round(((at - from) / size) * 1e4) / 1e4
    session.present({
      pointer: {
        view,
        x: share(event.clientX, box.left, box.width),
        y: share(event.clientY, box.top, box.height),
      },
    })
  }
  return (
    <div
      ref={field}
      className={[styles.field, className].filter(Boolean).join(' ')}
      onPointerMove={session.readOnly ? undefined : onMove}
      onPointerLeave={() => session.present({ pointer: null })}
    >
      {children}
      {people.map((person) =>
        person.pointer?.view === view ? (
          <Pointer
            key={person.client}
            person={person}
            left={`${person.pointer.x * 100}%`}
            top={`${person.pointer.y * 100}%`}
          />
        ) : null,
      )}
    </div>
  )
}

/** Somebody else's pointer with their name. */
export const Pointer = ({
  person: { name, tint },
  left,
  top,
}: {
  person: Pick<PresentPerson, 'name' | 'tint'>
  left: string
  top: string
}) => (
  <span className={styles.pointer} data-tint={tint} style={{ left, top }} aria-hidden="true">
    <svg viewBox="0 0 12 14" width="12" height="14" aria-hidden="true">
      <path d="M1 1l9.500 5.500-4.500 1L4 12z" fill="currentColor" />
    </svg>
    <span className={styles.who}>
      <span>{name}</span>
    </span>
  </span>
)
