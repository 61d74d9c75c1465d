import { Component, type ReactNode, useState } from 'react'
import { wordRefusal } from '../../shared/errorWords.ts'
import { refusalOf } from '../client/refusal.ts'
import { useLanguage, useMessages } from '../i18n/language.tsx'
import { Button, ErrorState } from '../ui/index.ts'
import { AdoptRulesDialog, useAdoptRulesOffer } from './AdoptRules.tsx'
import { shellMessages } from './messages.ts'
import { GoLink } from './navigation.tsx'

/** What the core refused or what failed, in the reader's language. */
export function useRefusalText(): (error: unknown) => string {
  const language = useLanguage()
  return (error) => wordRefusal(language, refusalOf(error))
}

/** A query's or command's failure in place of what it would have shown. */
export function Failure({
  error,
  title,
  onRetry,
  center,
}: {
  error: unknown
  title: string
  onRetry?: () => void
  center?: boolean
}) {
  const text = useRefusalText()
  const { code, details } = refusalOf(error)
  return (
    <ErrorState title={title} onRetry={onRetry} center={center}>
      {text(error)}
      {code === 'module.disabled' && <ClosedModule module={String(details.module)} />}
    </ErrorState>
  )
}

/** What opens a module that governance has not opened yet: here at once, or rule by rule. */
function ClosedModule({ module }: { module: string }) {
  const m = useMessages(shellMessages)
  const offer = useAdoptRulesOffer()
  const [reading, setReading] = useState(false)
  return (
    <p className="row wrap" style={{ marginTop: 8 }}>
      <Button kind="primary" onClick={() => setReading(true)}>
        {offer}
      </Button>
      <GoLink to={`/governance?module=${module}`}>{m.toGovernance}</GoLink>
      {reading && <AdoptRulesDialog onClose={() => setReading(false)} />}
    </p>
  )
}

function PageFailed({ onRetry }: { onRetry(): void }) {
  const m = useMessages(shellMessages)
  return (
    <ErrorState title={m.pageFailed} onRetry={onRetry} center>
      {m.pageFailedNote}
    </ErrorState>
  )
}

/** Keeps a page's bug inside the page. React offers no other way than a class. */
export class FailureBoundary extends Component<
  { children: ReactNode; resetKey: string },
  { failedAt: string | null }
> {
  override state = { failedAt: null as string | null }
  static getDerivedStateFromError() {
    return { failedAt: '' }
  }
  override componentDidCatch(error: unknown) {
    console.error(error)
    this.setState({ failedAt: this.props.resetKey })
  }
  override componentDidUpdate(previous: { resetKey: string }) {
    if (this.state.failedAt !== null && previous.resetKey !== this.props.resetKey)
      this.setState({ failedAt: null })
  }
  override render() {
    if (this.state.failedAt === null) return this.props.children
    return <PageFailed onRetry={() => this.setState({ failedAt: null })} />
  }
}

export function NotFound() {
  const m = useMessages(shellMessages)
  return (
    <div className="col grow">
      <ErrorState title={m.notFound} center>
        <p>{m.notFoundNote}</p>
        <p>
          <GoLink to="/today">{m.backToToday}</GoLink>
        </p>
      </ErrorState>
    </div>
  )
}
