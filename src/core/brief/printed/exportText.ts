import type { Brief } from '../../../shared/contract/brief.ts'
import { transaction } from '../../db/open.ts'
import { requireDeal } from '../../deals/store.ts'
import { appendLog } from '../../log/append.ts'
import { sha256Hex } from '../../log/entry.ts'
import type { Session } from '../../session.ts'
import { requireAllowed } from '../decisions/permission.ts'
import { type Logged, recordAction } from '../decisions/recordAction.ts'
import { requireAdvice } from '../shownAgain.ts'
import { listActions } from '../store.ts'
import type { TrackUse } from '../tracks/effects.ts'
import { shareable } from '../tracks/sharing.ts'
import { briefText, traceText } from './briefText.ts'

/** A person's own wording of each track that was edited. */
const editedTracks = (session: Session, adviceId: string): Map<number, string[]> =>
  new Map(
    listActions(session.db, adviceId).flatMap(({ part, action, used }) => {
      const { sentences } = action === 'edited' && used ? (JSON.parse(used) as TrackUse) : {}
      return sentences ? [[Number(part.replace('track:', '')), sentences] as const] : []
    }),
  )

/**
 * The brief as text with its trace, without what recordings said that not all who speak agreed to pass on. Logged before it is handed out: nothing leaves without an entry. Comparables of
 * other accounts are never in it.
 */
export function exportBrief(
  session: Session,
  input: { adviceId: string; as: 'clipboard' | 'print'; track: number | null },
): Logged & { text: string; brief: Brief; withheld: number } {
  const { db } = session
  const { adviceId, as, track } = input
  const { brief, logEntryHash } = requireAdvice(db, adviceId)
  requireAllowed(session, requireDeal(db, brief.dealId), 'brief.export')
  const leaving = shareable(db, brief, editedTracks(session, adviceId), session.now())
  const body = briefText(leaving.brief, {
    tracks: leaving.brief.tracks.filter(({ index }) => track === null || index === track),
    whole: track === null,
    edited: leaving.edited,
    zone: session.zone(),
  })
  const logged = transaction(db, () => {
    const entry = recordAction(session, adviceId, {
      part: track === null ? 'brief' : `track:${track}`,
      action: as === 'clipboard' ? 'copied' : 'exported',
      reason: null,
    })
    appendLog(db, session.stamp(), {
      kind: 'exportMade',
      body: {
        what: 'brief',
        adviceHash: logEntryHash,
        contentHash: sha256Hex(body),
        destination: as,
        withheld: leaving.withheld,
      },
    })
    return entry
  })
  return {
    ...logged,
    brief: leaving.brief,
    withheld: leaving.withheld,
    text: `${body}\n\n${traceText(brief, logged)}\n`,
  }
}
