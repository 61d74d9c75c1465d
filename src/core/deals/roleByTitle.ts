import type { KnownBuyingRole } from '../../shared/vocabulary.ts'
import { toSimplified } from '../imports/matching/simplified.ts'

/** What a title makes likely, the first that fits: who buys and who pays before who runs the technical side. */
const likely: readonly [KnownBuyingRole, RegExp][] = [
  [
    'gatekeeper',
    /采购|招采|招标|供应链|物资|商务(部|经理|专员|主管)|procurement|purchas|sourcing|buyer|supply chain|category manager/i,
  ],
  [
    'approver',
    /财务|会计|审计|法务|合规|风控|\b(cfo|finance|financial|controller|accounting|legal|counsel|compliance|audit)/i,
  ],
  [
    'economicBuyer',
    /^(董事长|总裁|总经理|ceo|首席执行官|院长|厂长|老板|所有人)$|董事长(?!助理|秘书)|(?<!副)总经理(?!助理|秘书|办)|\b(ceo|managing director|general manager|president(?! assistant)|owner|founder|proprietor)\b/i,
  ],
  [
    'technicalEvaluator',
    /总工|工程师|技术|设备|工艺|研发|质量|品质|品管|质检|检验|实验室|信息|资讯|安环|安全|\b(it|cto|cio|engineer(ing)?|technical|technology|process|quality|qa|qc|r&d|lab(oratory)?|hse|maintenance|scientist|architect)\b/i,
  ],
  [
    'user',
    /生产|车间|操作|班组|工段|护士|运营|仓库|仓储|物流|现场|\b(operations?|production|plant|shift|operator|warehouse|logistics|user|nurse|site)\b/i,
  ],
]

/**
 * The buying role that somebody's title makes likely; null where it tells none. A guess, and shown as one: many a
 * purchasing manager decides, and many a director only listens.
 */
export function roleByTitle(title: string | null): KnownBuyingRole | null {
  if (title === null) return null
  const simple = toSimplified(title)
  return likely.find(([, words]) => words.test(simple))?.[0] ?? null
}
