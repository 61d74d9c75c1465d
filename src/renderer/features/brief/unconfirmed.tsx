import { createContext, type ReactNode, useContext } from 'react'
import type { Brief } from '../../../shared/contract/brief.ts'

type Spans = NonNullable<Brief['unconfirmed']>
const UnconfirmedContext = createContext<Spans>([])

interface Cited {
  evidenceId: string | null
  start: number | null
  end: number | null
}

/** Whether a citation stands on what rules read and nobody has confirmed yet. */
export function useUnconfirmed(): (cited: Cited) => boolean {
  const spans = useContext(UnconfirmedContext)
  return ({ evidenceId, start, end }) =>
    start !== null &&
    end !== null &&
    spans.some((span) => span.evidenceId === evidenceId && span.start < end && span.end > start)
}

export const UnconfirmedProvider = ({ brief, children }: { brief: Brief; children: ReactNode }) => (
  <UnconfirmedContext value={brief.unconfirmed ?? []}>{children}</UnconfirmedContext>
)
