import { type ReactNode, useId } from 'react'

/** A region between hairlines, with its own head. Panes meet; they do not float. */
export function Pane({
  title,
  note,
  aside,
  children,
  className,
  headless,
}: {
  title: string
  note?: ReactNode
  aside?: ReactNode
  children: ReactNode
  className?: string
  headless?: boolean
}) {
  const id = useId()
  return (
    <section
      className={className ? `pane ${className}` : 'pane'}
      aria-labelledby={headless ? undefined : id}
      aria-label={headless ? title : undefined}
    >
      {!headless && (
        <PaneHeader id={id} title={title} note={note}>
          {aside}
        </PaneHeader>
      )}
      {children}
    </section>
  )
}

export const PaneHeader = ({
  id,
  title,
  note,
  children,
}: {
  id?: string
  title: string
  note?: ReactNode
  children?: ReactNode
}) => (
  <div className="pane-head">
    <h2 id={id}>{title}</h2>
    {note && <span className="note">{note}</span>}
    <span className="sp" />
    {children}
  </div>
)
