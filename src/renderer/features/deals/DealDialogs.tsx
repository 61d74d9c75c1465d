import { useId, useRef, useState } from 'react'
import type { z } from 'zod'
import type { ContactView } from '../../../shared/contract/accounts.ts'
import type { CommitteeSeat, DealDetail, DealPatch } from '../../../shared/contract/deals.ts'
import type { ContactId, DealId } from '../../../shared/ids.ts'
import { isCurrency } from '../../../shared/money.ts'
import {
  type BuyingRole,
  buyingRoles,
  type Stage,
  type Support,
  stages,
  supports,
} from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useCommand } from '../../shell/useCommand.ts'
import { readDayTime, writeDayTime } from '../../ui/days.ts'
import { Button, Select, TextField } from '../../ui/index.ts'
import styles from '../accounts/accounts.module.css'
import { FormDialog } from '../accounts/FormDialog.tsx'
import { valuesInUse } from '../accounts/views.ts'
import type { SearchableDeal } from './filter.ts'
import { dealMessages } from './messages.ts'
import { readAmount, writeAmount } from './money.ts'
import { type ChosenProduct, ProductFields, readPieces } from './ProductFields.tsx'

type Seat = z.infer<typeof CommitteeSeat>

/** Stage, owner and expected close of several deals at once. */
export function BulkEditDealsDialog({
  chosen,
  rows,
  onClose,
}: {
  chosen: readonly SearchableDeal[]
  rows: readonly SearchableDeal[]
  onClose(): void
}) {
  const m = useMessages(dealMessages)
  const w = useMessages(words)
  const { zone } = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const listId = useId()
  const [stage, setStage] = useState<Stage | 'none'>('none')
  const [ownerName, setOwnerName] = useState('')
  const [day, setDay] = useState('')
  const expectedCloseAt = day === '' ? null : readDayTime(day, zone)
  const patch: z.infer<typeof DealPatch> = {
    ...(stage !== 'none' && { stage }),
    ...(ownerName.trim() !== '' && { ownerName: ownerName.trim() }),
    ...(expectedCloseAt !== null && { expectedCloseAt }),
  }
  const save = async () => {
    const saved = await run(() => client.deals.update({ ids: chosen.map(({ id }) => id), patch }), {
      done: m.changed(chosen.length),
    })
    if (saved) onClose()
  }
  return (
    <FormDialog
      title={m.bulkTitle(chosen.length)}
      note={m.bulkNote}
      ready={Object.keys(patch).length > 0}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={m.stage}
        value={stage}
        choices={[
          { value: 'none' as const, label: m.unchanged },
          ...stages.map((each) => ({ value: each, label: w.stages[each] })),
        ]}
        onChange={setStage}
      />
      <TextField
        label={m.owner}
        value={ownerName}
        placeholder={m.unchanged}
        list={listId}
        onChange={(event) => setOwnerName(event.target.value)}
      />
      <datalist id={listId}>
        {valuesInUse(rows, (row) => row.ownerName).map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
      <TextField
        type="date"
        label={m.expectedClose}
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
    </FormDialog>
  )
}

/** The fields of one deal. */
export function EditDealDialog({ deal, onClose }: { deal: DealDetail['deal']; onClose(): void }) {
  const m = useMessages(dealMessages)
  const w = useMessages(words)
  const { zone } = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const first = useRef<HTMLInputElement>(null)
  const [stage, setStage] = useState<Stage>(deal.stage)
  const [values, setValues] = useState({
    name: deal.name,
    currency: deal.currency ?? '',
    amount: writeAmount(deal.amountMinor, deal.currency ?? ''),
    ownerName: deal.ownerName ?? '',
    competitor: deal.competitor ?? '',
    lossReason: deal.lossReason ?? '',
    expectedClose: deal.expectedCloseAt === null ? '' : writeDayTime(deal.expectedCloseAt, zone, 'day'),
  })
  const [product, setProduct] = useState<ChosenProduct>({
    productId: deal.productId,
    quantity: deal.quantity === null ? '' : String(deal.quantity),
  })
  const pieces = readPieces(product.quantity)
  const set = (field: keyof typeof values) => (event: { target: { value: string } }) =>
    setValues({ ...values, [field]: event.target.value })
  const currency = values.currency.trim().toUpperCase()
  const amountMinor = values.amount.trim() === '' ? null : readAmount(values.amount, currency)
  const amountBad = values.amount.trim() !== '' && amountMinor === null
  const currencyBad = amountMinor !== null && !isCurrency(currency)
  const save = async () => {
    const saved = await run(
      () =>
        client.deals.update({
          ids: [deal.id],
          patch: {
            name: values.name.trim(),
            stage,
            productId: product.productId,
            quantity: pieces.quantity,
            amountMinor,
            currency: currency || null,
            ownerName: values.ownerName.trim() || null,
            competitor: values.competitor.trim() || null,
            lossReason: values.lossReason.trim() || null,
            ...(values.expectedClose !==
              (deal.expectedCloseAt === null ? '' : writeDayTime(deal.expectedCloseAt, zone, 'day')) && {
              expectedCloseAt: values.expectedClose === '' ? null : readDayTime(values.expectedClose, zone),
            }),
          },
        }),
      { done: m.saved },
    )
    if (saved) onClose()
  }
  return (
    <FormDialog
      title={m.editTitle(deal.name)}
      ready={values.name.trim() !== '' && !amountBad && !currencyBad && !pieces.isBad}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
      initialFocus={first}
    >
      <TextField ref={first} label={m.fields.name} value={values.name} onChange={set('name')} />
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
        value={values.amount}
        problem={amountBad ? m.badAmount : undefined}
        onChange={set('amount')}
      />
      <TextField
        label={m.fields.currency}
        value={values.currency}
        problem={currencyBad ? m.badCurrency : undefined}
        onChange={set('currency')}
      />
      <TextField
        type="date"
        label={m.fields.expectedClose}
        value={values.expectedClose}
        onChange={set('expectedClose')}
      />
      <TextField label={m.fields.ownerName} value={values.ownerName} onChange={set('ownerName')} />
      <TextField label={m.fields.competitor} value={values.competitor} onChange={set('competitor')} />
      {stage === 'lost' && (
        <TextField label={m.fields.lossReason} value={values.lossReason} onChange={set('lossReason')} />
      )}
    </FormDialog>
  )
}

/** When and with whom the next call is. */
export function NextCallDialog({
  deal,
  people,
  onClose,
}: {
  deal: DealDetail['deal']
  people: readonly ContactView[]
  onClose(): void
}) {
  const m = useMessages(dealMessages)
  const { zone } = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const first = useRef<HTMLInputElement>(null)
  const [when, setWhen] = useState(deal.nextCallAt === null ? '' : writeDayTime(deal.nextCallAt, zone))
  const [who, setWho] = useState<string>(deal.nextCallContactId ?? 'none')
  const nextCallAt = readDayTime(when, zone)
  const update = async (patch: z.infer<typeof DealPatch>, done: string) => {
    const saved = await run(() => client.deals.update({ ids: [deal.id], patch }), { done })
    if (saved) onClose()
  }
  return (
    <FormDialog
      title={m.callTitle}
      ready={nextCallAt !== null}
      busy={busy}
      onSave={() =>
        void update(
          { nextCallAt, nextCallContactId: who === 'none' ? null : (who as ContactId) },
          m.callSaved,
        )
      }
      onClose={onClose}
      initialFocus={first}
      aside={
        deal.nextCallAt !== null && (
          <Button
            kind="quiet"
            onClick={() => void update({ nextCallAt: null, nextCallContactId: null }, m.callCleared)}
          >
            {m.clearCall}
          </Button>
        )
      }
    >
      <TextField
        ref={first}
        type="datetime-local"
        label={m.callWhen}
        value={when}
        onChange={(event) => setWhen(event.target.value)}
      />
      <Select
        label={m.callWho}
        value={who}
        choices={[
          { value: 'none', label: m.nobody },
          ...people
            .filter(({ leftAt }) => leftAt === null)
            .map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        onChange={setWho}
      />
    </FormDialog>
  )
}

/** A seat in the buying committee: who, in which role, with what support. */
export function SeatDialog({
  dealId,
  seat,
  free,
  onClose,
}: {
  dealId: DealId
  /** The seat to change, or null for a new one. */
  seat: Seat | null
  /** People of the account without a seat. */
  free: readonly ContactView[]
  onClose(): void
}) {
  const m = useMessages(dealMessages)
  const w = useMessages(words)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [who, setWho] = useState<string>(seat?.contact.id ?? free[0]?.id ?? 'none')
  const [role, setRole] = useState<BuyingRole>(seat?.buyingRole ?? 'influencer')
  const [support, setSupport] = useState<Support>(seat?.support ?? 'unknown')
  const name = seat?.contact.name ?? free.find(({ id }) => id === who)?.name ?? ''
  const save = async () => {
    const saved = await run(
      () => client.deals.setSeat({ dealId, contactId: who as ContactId, buyingRole: role, support }),
      { done: m.seatSaved(name) },
    )
    if (saved) onClose()
  }
  return (
    <FormDialog
      title={seat ? m.seatTitle(seat.contact.name) : m.addSeat}
      note={!seat && free.length === 0 ? m.nobodyLeft : undefined}
      ready={who !== 'none'}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      {!seat && (
        <div className={styles.wide}>
          <Select
            label={m.seatPerson}
            value={who === 'none' ? null : who}
            choices={free.map(({ id, name: label, title }) => ({
              value: id as string,
              label: title ? `${label} · ${title}` : label,
            }))}
            onChange={setWho}
          />
        </div>
      )}
      <Select
        label={m.role}
        value={role}
        choices={buyingRoles.map((each) => ({ value: each, label: w.roles[each] }))}
        onChange={setRole}
      />
      <Select
        label={m.support}
        value={support}
        choices={supports.map((each) => ({ value: each, label: w.supports[each] }))}
        onChange={setSupport}
      />
    </FormDialog>
  )
}
