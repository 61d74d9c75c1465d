import type { FactKind } from '../../atoms/library/index.ts'
import { rivalPattern, shortRivalNames } from '../../facts/rivals/rivals.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'

const faults: ReadonlySet<string> = new Set<FactKind>([
  'userComplaint',
  'downtimeHours',
  'downtimeCost',
  'repairHours',
  'waitingTime',
])

/**
 * What people complain of in somebody else's machines is news of that rival, and no complaint about us: 恒星那两台停了九天. A
 * rival may be known only from a text that was read later than the complaint.
 */
export function ofRivalsFaults(
  facts: readonly CustomerFact[],
  sentenceOf: (fact: CustomerFact) => string,
): CustomerFact[] {
  const names = facts.flatMap(({ kind, subject, text }) =>
    kind === 'competitorOffer' ? [subject.trim()] : kind === 'competitorName' ? [text.trim()] : [],
  )
  const told = names.filter((name) => name.length >= 2)
  const rivals = rivalPattern([...told, ...shortRivalNames(told, [])])
  if (rivals === null) return [...facts]
  const seen = new Set<string>()
  return facts.flatMap((fact) => {
    if (!faults.has(fact.kind) || fact.speaker === 'ours') return [fact]
    const words = sentenceOf(fact)
    if (!rivals.test(words)) return [fact]
    const key = `${fact.evidenceId} ${words}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ ...fact, kind: 'competitorNews' as const, subject: rivals.exec(words)![0], text: words }]
  })
}
