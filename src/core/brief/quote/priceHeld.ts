import type { ReadableDb } from '../../db/open.ts'

const dayMs = 86_400_000
const heldDays = 45
const mostRead = 200

/**
 * 价先别动, 不主动降, "hold the price", 别跟我讲成本: one of us, or of them, wants no talk of what the price is made of or
 * how it could come down.
 */
const held =
  /价格?(?:这块|这边)?(?:先|暂时)?(?:都)?(?:别|不要?|不许|不能|不准)(?:再|先|主动)?(?:动|谈|提|降|松|让)|(?:不|别|不要)(?:再)?(?:主动|先)?(?:降价?|让价|松口|谈价|提价格)(?!幅|低)|先不(?:谈|动|降|提)价|(?:别|不要|少)(?:跟|和|给|同)?(?:我|咱|他|她|们|客户)*(?:们)?(?:讲|谈|说|算)(?:成本|价格|单价)|\b(?:hold|keep|stand by) (?:to )?(?:the|our) price\b|\b(?:don['’]?t|do not|never|no need to|not to)\s+(?:move|drop|cut|lower|discuss|touch|open|volunteer|talk (?:about )?)[^.;\n]{0,16}\bprices?\b|\bno (?:more|further) (?:discounts?|concessions?)\b|\b(?:don['’]?t|do not) (?:talk|tell) (?:me|us|to me|to us) (?:about )?(?:your )?costs?\b/i

/** Whether anything said of this deal lately, up to `asOf` (UTC ms), holds the price: then no talk of ours opens it. */
export function isPriceHeld(db: ReadableDb, accountId: string, dealId: string, asOf: number): boolean {
  const texts = db
    .read(
      `SELECT e.text FROM evidence e WHERE e.account_id = ? AND e.kind IN ('message', 'note') AND e.shredded_at IS NULL
        AND e.consent <> 'withdrawn' AND (e.deal_id IS NULL OR e.deal_id = ?) AND e.known_at <= ? AND e.occurred_at >= ?
       ORDER BY e.key DESC LIMIT ${mostRead}`,
    )
    .all(accountId, dealId, asOf, asOf - heldDays * dayMs) as { text: string }[]
  return texts.some(({ text }) => held.test(text))
}
