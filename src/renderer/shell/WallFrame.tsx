import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useChanges } from '../client/changes.ts'
import { useMessages } from '../i18n/language.tsx'
import { ZoneProvider } from '../i18n/useFormat.tsx'
import { EmptyState, LoadingState } from '../ui/index.ts'
import { EvidenceProvider } from './Evidence.tsx'
import { FailureBoundary } from './Failure.tsx'
import { shellMessages } from './messages.ts'
import { usePath } from './navigation.tsx'
import { PageFrameProvider, usePageFrame } from './page.tsx'

/** A wall: one room, its name above it, and no way anywhere else. Days are this machine's, as the settings aren't its to read. */
export function WallFrame({ roomId }: { roomId: string }) {
  useChanges()
  return (
    <ZoneProvider zone={Intl.DateTimeFormat().resolvedOptions().timeZone}>
      <PageFrameProvider>
        <EvidenceProvider>
          <Wall roomId={roomId} />
        </EvidenceProvider>
      </PageFrameProvider>
    </ZoneProvider>
  )
}

function Wall({ roomId }: { roomId: string }) {
  const m = useMessages(shellMessages)
  const path = usePath()
  const { crumbs } = usePageFrame()
  return (
    <div className="wall">
      <header className="top">
        <h1 className="t16 strong clip">{crumbs.at(-1)?.label}</h1>
        <span className="sp" />
        <span className="t12 c3">{m.wallNote}</span>
      </header>
      <main className="main" id="main" tabIndex={-1}>
        <FailureBoundary resetKey={path}>
          <Suspense fallback={<LoadingState step={m.loadingWorkspace} />}>
            {path.endsWith(`/${roomId}`) ? (
              <Outlet />
            ) : (
              <EmptyState title={m.wallOnly} center>
                {m.wallOnlyNote}
              </EmptyState>
            )}
          </Suspense>
        </FailureBoundary>
      </main>
    </div>
  )
}
