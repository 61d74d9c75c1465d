import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { AccountId } from '../../../shared/ids.ts'
import { isCurrency } from '../../../shared/money.ts'
import { type Stage, stages } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useGo } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { readDayTime } from '../../ui/days.ts'
import { Select, TextField } from '../../ui/index.ts'
import { FormDialog } from '../accounts/FormDialog.tsx'
import { dealMessages } from './messages.ts'
import { readAmount } from './money.ts'
import { type ChosenProduct, ProductFields, readPieces } from './ProductFields.tsx'

/** A new deal of an account. */
export function NewDealDialog({
  accountId,
  currency: accountCurrency,
  onClose,
}: {
  accountId: AccountId
  currency: string | null
  onClose(): void
}) {
  const m = useMessages(dealMessages)
  const w = useMessages(words)
  const { zone } = useFormat()
  const { client, query } = useApi()
  const { run, busy } = useCommand()
  const go = useGo()
  const settings = useQuery(query.settings.get.queryOptions())
  const first = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [stage, setStage] = useState<Stage>('qualify')
  const [product, setProduct] = useState<ChosenProduct>({ productId: null, quantity: '' })
  const [amount, setAmount] = useState('')
  const [typedCurrency, setTypedCurrency] = useState<string | null>(null)
  const [day, setDay] = useState('')
  const currency = (typedCurrency ?? accountCurrency ?? settings.data?.currency ?? '').trim().toUpperCase()
  const amountMinor = amount.trim() === '' ? null : readAmount(amount, currency)
  const amountBad = amount.trim() !== '' && amountMinor === null
  const currencyBad = amountMinor !== null && !isCurrency(currency)
  const pieces = readPieces(product.quantity)
  const create = async () => {
    const created = await run(
      () =>
        client.deals.create({
          accountId,
          name: name.trim(),
          stage,
          productId: product.productId,
          quantity: pieces.quantity,
          amountMinor,
          currency: currency || null,
          expectedCloseAt: readDayTime(day, zone),
        }),
      { done: m.created(name.trim()) },
    )
    if (created) {
      onClose()
      go(`/deals/${created.id}`)
    }
  }
  return (
    <FormDialog
      title={m.newTitle}
      ready={name.trim() !== '' && !amountBad && !currencyBad && !pieces.isBad}
      busy={busy}
      onSave={() => void create()}
      onClose={onClose}
      initialFocus={first}
    >
      <TextField
        ref={first}
        label={m.fields.name}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Select
        label={m.fields.stage}
        value={stage}
        choices={stages.map((each) => ({ value: each, label: w.stages[each] }))}
        onChange={setStage}
      />
      <ProductFields chosen={product} onChange={setProduct} />
      <TextField
        label={m.fields.amount}
        inputMode="decimal"
        value={amount}
        problem={amountBad ? m.badAmount : undefined}
        onChange={(event) => setAmount(event.target.value)}
      />
      <TextField
        label={m.fields.currency}
        value={typedCurrency ?? currency}
        problem={currencyBad ? m.badCurrency : undefined}
        onChange={(event) => setTypedCurrency(event.target.value)}
      />
      <TextField
        type="date"
        label={m.fields.expectedClose}
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
    </FormDialog>
  )
}
