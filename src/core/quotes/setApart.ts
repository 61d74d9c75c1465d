import type { SetApart } from '../../shared/vocabulary.ts'

const cancelled =
  /(?<![未没不])(?:取消|作废|撤单|撤销|中止|终止执行)|cancel|\bvoid(?:ed)?\b|terminated|called off/i
const returned = /(?<![未没不无])(?:退货|退回|退款|全退)|\breturned\b|\brefund/i
const used =
  /翻新|二手|旧机|样机|展机|展示机|演示机|试用机|备机|降级品|残次|瑕疵|refurb|second[\s-]?hand|\bused (?:unit|machine|equipment)\b|\bex-?demo\b|\bdemo (?:unit|machine|equipment)\b|\bdemonstrator\b|\bdisplay unit\b|\bB[\s-]stock\b/i
const free = /赠送|赠品|免费(?:赠|送|提供|样)|样品|\bfree of charge\b|\bFOC\b|\bgiveaway\b|\bfree samples?\b/i

/**
 * Why a line says nothing about the price at which such a deal closes: its order was cancelled or sent back, or it was
 * no new goods at a price. `status` is the order's own word; `remarks` are the remark and what the goods are called.
 */
export function setApartBy(status: string | null, remarks: readonly (string | null)[]): SetApart | null {
  if (status && cancelled.test(status)) return 'cancelled'
  if (status && returned.test(status)) return 'returned'
  const said = remarks.filter((remark) => remark !== null).join('\n')
  if (/(?:订单|本单|合同|整单|已)(?:取消|作废|撤销)|order (?:was )?cancel/i.test(said)) return 'cancelled'
  if (used.test(said)) return 'used'
  if (free.test(said)) return 'free'
  return null
}
