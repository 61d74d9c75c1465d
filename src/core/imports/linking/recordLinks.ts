import { insertRow } from '../../db/rows.ts'
import { nameKeyOf } from '../../nameKey.ts'
import type { MatchCandidate, MatchEntity, MatchIndex, MatchProposal } from '../matching/match.ts'
import { mergeProposals } from '../schema.ts'
import type { Link, LinkContext } from './link.ts'

/** Names that are remembered at once while a file is read. */
export const mostSeen = 20_000

/** Looks up records by what a match index knows and makes those that it doesn't; a similar one is proposed for merging. */
export function createRecordLinks({ db, newId, now, importId }: LinkContext) {
  // One look-up per distinct name of a file instead of one per row.
  const seen = {
    account: new Map<string, string>(),
    product: new Map<string, string>(),
    contact: new Map<string, string>(),
  }
  const propose = (
    entity: 'account' | 'contact' | 'product',
    mergeId: string,
    proposals: readonly MatchProposal[],
  ) => {
    for (const proposal of proposals.slice(0, 2)) {
      insertRow(db, mergeProposals, {
        id: newId('mergeProposal'),
        entity,
        keepId: proposal.id,
        mergeId,
        score: Math.round(proposal.score * 100),
        reasons: JSON.stringify(proposal.reasons),
        status: 'open',
        importId,
        createdAt: now,
      })
    }
  }

  /** Looks a candidate up, or makes it with `make`; a similar one is proposed for merging. */
  function link(
    entity: 'account' | 'contact' | 'product',
    index: MatchIndex,
    candidate: MatchCandidate & Pick<MatchEntity, 'aliases'>,
    make: (id: string) => void,
  ): Link {
    const key = `${candidate.scope ?? ''}\n${candidate.code ?? ''}\n${candidate.model ?? ''}\n${candidate.city ?? ''}\n${nameKeyOf(candidate.name)}`
    const earlier = seen[entity].get(key)
    if (earlier !== undefined) return { id: earlier, made: false }
    const remember = (id: string) => {
      if (seen[entity].size >= mostSeen) seen[entity].clear()
      seen[entity].set(key, id)
    }
    const found = index.match(candidate)
    if (found.kind === 'exact') {
      remember(found.id)
      return { id: found.id, made: false }
    }
    const id = newId(entity)
    make(id)
    const { modelTells, model, ...known } = candidate
    // In a product list the model is the code of a product that has no other.
    index.add({ ...(modelTells && model && { code: model }), ...known, id })
    if (found.kind === 'proposal') propose(entity, id, found.proposals)
    remember(id)
    return { id, made: true, isProposed: found.kind === 'proposal' }
  }

  return link
}

export type LinkRecord = ReturnType<typeof createRecordLinks>
