import { useQuery } from '@tanstack/react-query'
import type { ProductId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { Select, TextField } from '../../ui/index.ts'
import { dealMessages } from './messages.ts'

const none = 'none'

/** What a person chose: a product or none, and how many as typed. */
export interface ChosenProduct {
  productId: ProductId | null
  quantity: string
}

/** How many are meant: null for none typed; `isBad` where it is no whole number above zero. */
export function readPieces(typed: string): { quantity: number | null; isBad: boolean } {
  const quantity = typed.trim() === '' ? null : Number(typed)
  return { quantity, isBad: quantity !== null && !(Number.isInteger(quantity) && quantity > 0) }
}

/** Which product a deal is about and how many of it: by them its quote range is told. */
export function ProductFields({
  chosen,
  onChange,
}: {
  chosen: ChosenProduct
  onChange(chosen: ChosenProduct): void
}) {
  const m = useMessages(dealMessages)
  const { query } = useApi()
  const products = useQuery(query.deals.products.queryOptions())
  return (
    <>
      <Select
        label={m.fields.product}
        value={(chosen.productId ?? none) as string}
        choices={[
          { value: none, label: m.noProduct },
          ...(products.data ?? []).map((each) => ({ value: each.id as string, label: each.name })),
        ]}
        onChange={(next) => onChange({ ...chosen, productId: next === none ? null : (next as ProductId) })}
      />
      <TextField
        label={m.fields.quantity}
        inputMode="numeric"
        value={chosen.quantity}
        problem={readPieces(chosen.quantity).isBad ? m.badQuantity : undefined}
        onChange={(event) => onChange({ ...chosen, quantity: event.target.value })}
      />
    </>
  )
}
