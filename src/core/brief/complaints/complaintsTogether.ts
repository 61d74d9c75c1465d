import type { SituationGroup } from '../../../shared/contract/brief.ts'

const isComplaint = (kind: string): boolean => kind === 'userComplaint'
/** Behind what of the records complaints stand that somebody told and nobody registered. */
const before: ReadonlySet<string> = new Set(['lastContact', 'currentQuote', 'unpaid', 'openComplaint'])

/** A situation in which what somebody complained of stands with the complaints on record, and not apart from them. */
export function complaintsTogether(situation: readonly SituationGroup[]): SituationGroup[] {
  const told = situation.flatMap(({ points }) => points.filter(({ kind }) => isComplaint(kind)))
  if (told.length === 0 || !situation.some(({ group }) => group === 'record')) return [...situation]
  return situation
    .map(({ group, points }): SituationGroup => {
      if (group !== 'record') return { group, points: points.filter(({ kind }) => !isComplaint(kind)) }
      const at = points.findLastIndex(({ kind }) => before.has(kind)) + 1
      return { group, points: [...points.slice(0, at), ...told, ...points.slice(at)] }
    })
    .filter(({ points }) => points.length > 0)
}
