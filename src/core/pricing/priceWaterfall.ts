/** What stands between the list price and the money that stays, per unit sold. */
export type WaterfallItem = {
  code: 'discount' | 'rebate' | 'freight' | 'service' | 'payment' | 'tax'
  /** Integer minor units, not negative: what it takes away. */
  amountMinor: number
}

export type WaterfallStep = {
  code: 'list' | WaterfallItem['code'] | 'negotiatedDiscount' | 'invoice' | 'pocket' | 'cost' | 'pocketMargin'
  /** 0 for the levels list, invoice, pocket and pocketMargin. */
  deltaMinor: number
  levelMinor: number
}

/** What is taken off after the invoice: everything but the discounts on it. */
export const offInvoiceMinor = (items: readonly WaterfallItem[]): number =>
  items.reduce((sum, item) => sum + (item.code === 'discount' ? 0 : item.amountMinor), 0)

/**
 * Price waterfall (Marn & Rosiello 1992, HBR): list → discounts → invoice → rebate, freight, service, payment,
 * tax → pocket → cost → pocket margin. What the named discounts do not explain of list − invoice is
 * `negotiatedDiscount` (negative when the invoice is above). Each level is the one before plus its delta.
 */
export const priceWaterfall = (input: {
  listMinor: number
  invoiceMinor: number
  items: readonly WaterfallItem[]
  costMinor: number | null
}): WaterfallStep[] => {
  const steps: WaterfallStep[] = [{ code: 'list', deltaMinor: 0, levelMinor: input.listMinor }]
  let level = input.listMinor
  const take = (code: WaterfallStep['code'], amountMinor: number): void => {
    level -= amountMinor
    steps.push({ code, deltaMinor: 0 - amountMinor, levelMinor: level })
  }
  const mark = (code: WaterfallStep['code']): void => {
    steps.push({ code, deltaMinor: 0, levelMinor: level })
  }
  for (const item of input.items) if (item.code === 'discount') take('discount', item.amountMinor)
  if (level !== input.invoiceMinor) take('negotiatedDiscount', level - input.invoiceMinor)
  mark('invoice')
  for (const item of input.items) if (item.code !== 'discount') take(item.code, item.amountMinor)
  mark('pocket')
  if (input.costMinor !== null) {
    take('cost', input.costMinor)
    mark('pocketMargin')
  }
  return steps
}
