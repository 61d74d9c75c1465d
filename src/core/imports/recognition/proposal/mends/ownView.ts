import { fieldOf } from '../../recordKinds.ts'
import type { Mapping } from '../mapping.ts'

/**
 * What a team writes of how somebody is to deal with (好不好说话 / 在乎啥, Mood) is its own view, whatever else the heading
 * asks for: no words of that person, and a choice only where it is written as one.
 */
export function letOwnViewBeRemark({ kind, columns, fieldOfColumn }: Mapping): void {
  const remark = kind.id === 'contacts' ? fieldOf(kind, 'remark') : null
  const mapped = [...fieldOfColumn.values()]
  if (remark === null || mapped.some(({ spec }) => spec === remark)) return
  for (const [index, { asked, values }] of columns.entries()) {
    const found = fieldOfColumn.get(index)
    if (asked[0] !== 'attitude' || values.length === 0) continue
    if (found !== undefined && found.spec.key !== 'concern') continue
    fieldOfColumn.set(index, {
      index,
      spec: remark,
      confidence: 0.66,
      grounds: ['tellingPart'],
      conversion: {},
    })
    return
  }
}
