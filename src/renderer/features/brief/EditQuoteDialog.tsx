import { useRef, useState } from 'react'
import type { QuoteView } from '../../../shared/contract/brief.ts'
import type { PriceScale } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Button, Dialog, TextAreaField, TextField } from '../../ui/index.ts'
import styles from './brief.module.css'
import { briefMessages } from './messages.ts'

/** Reads a typed price in displayed units as minor units; null for what is no positive number. */
export function parsePrice(text: string, divisor: number): number | null {
  const value = Number(text.replace(/[,，\s]/g, ''))
  return Number.isFinite(value) && value > 0 ? Math.round(value * divisor) : null
}

/** Another price than the advised one, with its reason; the core says whether it is within authority. */
export function EditQuoteDialog({
  quote,
  scale,
  onClose,
  onSave,
}: {
  quote: QuoteView
  scale: PriceScale
  onClose(): void
  onSave(unitPriceMinor: number, reason: string): Promise<boolean>
}) {
  const m = useMessages(briefMessages)
  const first = useRef<HTMLInputElement>(null)
  const starting = quote.draftMinor ?? quote.advice?.targetMinor ?? null
  const [text, setText] = useState(starting === null ? '' : scale.format(starting))
  const [reason, setReason] = useState('')
  const [saving, setSaving] = useState(false)
  const price = parsePrice(text, scale.divisor)
  const ready = price !== null && reason.trim() !== '' && !saving
  const save = async () => {
    if (!ready) return
    setSaving(true)
    const saved = await onSave(price, reason.trim())
    setSaving(false)
    if (saved) onClose()
  }
  useKeys(m.editQuoteTitle, [
    { keys: 'mod+enter', label: m.save, inDialog: true, inText: true, run: () => void save() },
  ])
  const marks: [string, number][] = quote.advice
    ? [
        [m.floorPrice, quote.advice.floorMinor],
        [m.targetPrice, quote.advice.targetMinor],
        [m.stretchPrice, quote.advice.stretchMinor],
      ]
    : []
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.editQuoteTitle}
      initialFocus={first}
      foot={
        <>
          <Button kind="primary" keys="mod+enter" busy={saving} disabled={!ready} onClick={() => void save()}>
            {m.save}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {m.cancel}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          ref={first}
          label={m.unitPrice(scale.unit)}
          inputMode="decimal"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {marks.length > 0 && (
          <div className="row">
            {marks.map(([label, minor]) => (
              <Button key={label} small onClick={() => setText(scale.format(minor))}>
                {label} {scale.format(minor)}
              </Button>
            ))}
          </div>
        )}
        <TextAreaField
          label={m.reason}
          placeholder={m.reasonPlaceholder}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
