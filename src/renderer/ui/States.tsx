import type { ReactNode } from 'react'
import { useMessages } from '../i18n/language.tsx'
import { Button } from './Button.tsx'
import { Glyph } from './Glyph.tsx'
import { kitMessages } from './messages.ts'

/** Empty: says what will appear here, and offers the way to it. */
export const EmptyState = ({
  title,
  children,
  action,
  center,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
  center?: boolean
}) => (
  <div className={center ? 'state center' : 'state'}>
    <h3>{title}</h3>
    {children && <div className="c2">{children}</div>}
    {action}
  </div>
)

/** Error: what failed, what still works, one key to retry. */
export function ErrorState({
  title,
  children,
  onRetry,
  retryKeys,
  center,
}: {
  title: string
  children?: ReactNode
  onRetry?: () => void
  retryKeys?: string
  center?: boolean
}) {
  const m = useMessages(kitMessages)
  return (
    <div className={center ? 'state center' : 'state'} role="alert">
      <h3>
        <Glyph kind="stop" large />
        {title}
      </h3>
      {children && <div className="c2">{children}</div>}
      {onRetry && (
        <Button onClick={onRetry} keys={retryKeys}>
          {m.retry}
        </Button>
      )}
    </div>
  )
}

/** Loading: the step in words, and still bars. */
export const LoadingState = ({ step, bars = 3 }: { step: string; bars?: number }) => (
  <div className="state" role="status" style={{ width: '100%' }}>
    {Array.from({ length: bars }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity
      <span key={index} className="skeleton" style={{ width: `${[86, 60, 72, 48][index % 4]}%` }} />
    ))}
    <span className="t12 c3">{step}</span>
  </div>
)

/** Progress of something that takes a while, with its step in words and a way out. */
export function Progress({
  label,
  done,
  of,
  onCancel,
  detail,
}: {
  label: string
  done: number
  of: number
  onCancel?: () => void
  detail?: ReactNode
}) {
  const m = useMessages(kitMessages)
  const share = of > 0 ? Math.min(1, done / of) : 0
  return (
    <div className="progress">
      <div className="row t12">
        <span className="clip">{label}</span>
        <span className="sp" />
        <span className="c2 nw">{detail ?? `${Math.round(share * 100)}%`}</span>
        {onCancel && (
          <Button small onClick={onCancel}>
            {m.cancel}
          </Button>
        )}
      </div>
      <div
        className="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <div className="progress-fill" style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  )
}

/** A boxed remark beside what it is about; its words carry the whole message. */
export const Callout = ({
  meaning,
  children,
}: {
  meaning: 'ok' | 'caution' | 'stop' | 'frozen' | 'note'
  children: ReactNode
}) => (
  <div className={meaning === 'note' ? 'callout' : `callout ${meaning}`}>
    <Glyph kind={meaning} />
    <div>{children}</div>
  </div>
)
