import { useState } from 'react'
import type { AccountId, ContactId, DealId } from '../../../shared/ids.ts'
import type { Api } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { type Picked, RecordPicker } from '../../shell/RecordPicker.tsx'
import { Button, Dialog, Select, TextField } from '../../ui/index.ts'
import type { Tray } from './CapturesPage.tsx'
import styles from './captures.module.css'
import { captureMessages } from './messages.ts'
import type { TrayLine } from './tray.ts'

type Patch = Parameters<Api['client']['captures']['correct']>[0]['patch']

const nobody = 'none'

/** What is put right of a capture: its kind, its figure, who said it, which deal, or whose conversation it is. */
export function CorrectDialog({
  line: { capture, account },
  kinds,
  onCorrect,
  onClose,
}: {
  line: TrayLine
  kinds: Tray['kinds']
  onCorrect(patch: Patch): void
  onClose(): void
}) {
  const m = useMessages(captureMessages)
  const language = useLanguage()
  const figure = capture.figures[0]
  const [kind, setKind] = useState(capture.kind)
  const [value, setValue] = useState(figure ? String(figure.value) : '')
  const [contactId, setContactId] = useState<string>(capture.contactId ?? nobody)
  const [dealId, setDealId] = useState<string>(capture.dealId ?? nobody)
  const [moved, setMoved] = useState<Picked | null>(null)
  const [picking, setPicking] = useState(false)
  const typed = typeof figure?.value === 'number' ? Number(value) : value.trim()
  const isValid =
    !figure || (typeof typed === 'number' ? Number.isFinite(typed) && value.trim() !== '' : typed !== '')
  const save = () => {
    if (!isValid) return
    const patch: Patch = {}
    if (kind !== capture.kind) patch.kind = kind
    if (figure && typed !== figure.value) patch.value = typed
    if (moved) patch.accountId = moved.id as AccountId
    else {
      if (contactId !== (capture.contactId ?? nobody))
        patch.contactId = contactId === nobody ? null : (contactId as ContactId)
      if (dealId !== (capture.dealId ?? nobody)) patch.dealId = dealId === nobody ? null : (dealId as DealId)
    }
    onCorrect(patch)
  }
  useKeys(m.correct, [{ keys: 'mod+enter', label: m.dialog.save, inDialog: true, inText: true, run: save }])
  const choices = <Item extends { id: string; name: string }>(items: readonly Item[], none: string) => [
    { value: nobody, label: none },
    ...items.map(({ id, name }) => ({ value: id as string, label: name })),
  ]
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.correct}
      foot={
        <>
          <Button kind="primary" keys="mod+enter" disabled={!isValid} onClick={save}>
            {m.dialog.save}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {m.dialog.cancel}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <blockquote className={styles.quote}>{capture.text}</blockquote>
        <Select
          label={m.dialog.kind}
          value={kind}
          choices={kinds.map((one) => ({ value: one.kind, label: one[language] }))}
          onChange={setKind}
        />
        {figure && (
          <TextField
            label={figure.unit === 'date' ? m.dialog.value : `${m.dialog.value} (${figure.unit})`}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
        {!moved && (
          <>
            <Select
              label={m.dialog.person}
              value={contactId}
              choices={choices(account.people, m.dialog.noPerson)}
              onChange={setContactId}
            />
            <Select
              label={m.dialog.deal}
              value={dealId}
              choices={choices(account.deals, m.noDeal)}
              onChange={setDealId}
            />
          </>
        )}
        <div className="field">
          <span className="label">{m.dialog.account}</span>
          {picking ? (
            <RecordPicker
              kind="account"
              autoFocus
              onPick={(picked) => {
                setMoved(picked.id === account.accountId ? null : picked)
                setPicking(false)
              }}
              onCancel={() => setPicking(false)}
            />
          ) : (
            <span className="row">
              <b className="clip">{moved?.name ?? account.accountName}</b>
              <Button small onClick={() => setPicking(true)}>
                {m.dialog.otherAccount}
              </Button>
            </span>
          )}
        </div>
        <p className="t12 c3">{m.dialog.note}</p>
      </div>
    </Dialog>
  )
}
