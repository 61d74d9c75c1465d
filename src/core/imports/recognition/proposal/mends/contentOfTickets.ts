import { fieldOf } from '../../recordKinds.ts'
import { isByWord } from '../candidate.ts'
import type { Mapping } from '../mapping.ts'

const saysContent =
  /^(?:主要|具体|详细)?(?:内容|情况|事项|详情|事由|经过)(?:描述|说明|摘要)?$|^(?:描述|说明)$|^(?:content|details?|description|text|summary|what)$/

const ofTickets: ReadonlySet<string> = new Set(['reportedAt', 'status', 'engineer', 'resolution', 'dueAt'])

/** A list of complaints tells under 内容 what each is of, where no column of its own does. */
export function letContentBeFault({ kind, columns, fieldOfColumn, reading: { kindsInName } }: Mapping): void {
  const fault = kind.id === 'serviceTickets' ? fieldOf(kind, 'fault') : null
  const mapped = [...fieldOfColumn.values()]
  if (fault === null || mapped.some(({ spec }) => spec === fault)) return
  if (mapped.filter((found) => ofTickets.has(found.spec.key) && isByWord(found)).length < 2) return
  for (const [index, { header }] of columns.entries()) {
    const found = fieldOfColumn.get(index)
    // Description heads goods as well, and among complaints it is what they are of.
    const isTaken =
      found !== undefined && isByWord(found) && found.spec.key !== 'product' && found.spec.key !== 'remark'
    if (!saysContent.test(header.plain) || isTaken) continue
    if (found?.spec.key === 'product' && !/^(?:description|details?|描述|说明)$/.test(header.plain)) continue
    fieldOfColumn.set(index, {
      index,
      spec: fault,
      confidence: 0.66,
      // In a file that is called complaints 内容 is as good as a word of its own.
      grounds: [(kindsInName.get(kind) ?? 0) > 0 ? 'similarWord' : 'tellingPart'],
      conversion: {},
    })
    return
  }
}
