import type { SetApart } from '../../shared/vocabulary.ts'

const cancelled =
  /(?<![未没不])(?:取消|作废|撤单|撤销|中止|终止执行)|cancel|\bvoid(?:ed)?\b|terminated|called off/i
const returned = /(?<![未没不无])(?:退货|退回|退款|全退)|\breturned\b|\brefund/i
const used =
  /翻新|二手|旧机|样机|展机|展示机|演示机|试用机|备机|降级品|残次|瑕疵|refurb|second[\s-]?hand|\bused (?:unit|machine|equipment)\b|\bex-?demo\b|\bdemo (?:unit|machine|equipment)\b|\bdemonstrator\b|\bdisplay unit\b|\bB[\s-]stock\b/i
const free =
  /赠送|赠品|免费(?:赠|送|提供|样|配置|配|含|使用)|不另收费|样品|\bno charge\b|\bfree of charge\b|\bFOC\b|\bgiveaway\b|\bfree samples?\b/i

/** A clause of a remark that says of its row that it is void, and nothing of something else: 取消运费 and "void fee" are no such. */
const isVoidRow =
  /(?:^|[,，;；。.:：(（【[/-]\s*|\p{Script=Han}\s+)(?:(?:本单|此单|该单|订单|合同)?已?(?:作废|取消|撤销|撤单)|废单|(?:order )?(?:is |was )?(?:void(?:ed)?|cancell?ed|cxl))(?=\s*(?:$|[,，;；。.!！)）\]】/-])|\s+(?:by|on|see|due|per|because|in|\d|\p{Script=Han}))/iu

/**
 * Why a line says nothing about the price at which such a deal closes: its order was cancelled or sent back, or it was
 * no new goods at a price. `status` is the order's own word; `remarks` are the remark and what the goods are called.
 */
export function setApartBy(status: string | null, remarks: readonly (string | null)[]): SetApart | null {
  if (status && cancelled.test(status)) return 'cancelled'
  if (status && returned.test(status)) return 'returned'
  const said = remarks.filter((remark) => remark !== null).join('\n')
  if (/(?:订单|本单|合同|整单|已)(?:取消|作废|撤销)|order (?:was )?cancel/i.test(said)) return 'cancelled'
  if (said.split('\n').some((remark) => isVoidRow.test(remark.trim()))) return 'cancelled'
  if (used.test(said)) return 'used'
  if (free.test(said)) return 'free'
  return null
}
