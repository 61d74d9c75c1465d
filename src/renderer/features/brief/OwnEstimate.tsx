import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { AdviceId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Chip, TextField } from '../../ui/index.ts'
import { FormDialog } from '../accounts/FormDialog.tsx'
import { briefMessages } from './messages.ts'

/** Whole per cent from 1 to 99; null for anything else. */
const readPercent = (text: string): number | null => {
  const found = /^\s*(\d{1,2})\s*[%％]?\s*$/.exec(text)
  const percent = found ? Number(found[1]) : 0
  return percent >= 1 ? percent : null
}

/** One's own guess beside the model's, given once. */
export function OwnEstimate({ adviceId }: { adviceId: AdviceId }) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const { data } = useQuery(query.watching.ownEstimate.queryOptions({ input: { adviceId } }))
  const [isOpen, setIsOpen] = useState(false)
  const [text, setText] = useState('')
  const box = useRef<HTMLInputElement>(null)
  const percent = readPercent(text)
  useKeys(m.estimate, [{ keys: 'y', label: m.estimate, run: () => data === null && setIsOpen(true) }])
  if (data === undefined) return null
  if (data !== null)
    return (
      <span title={m.estimateNote}>
        <Chip outline>{m.estimated(format.percent(data.probability))}</Chip>
      </span>
    )
  const save = async () => {
    if (percent === null) return
    const done = await run(() => client.watching.estimate({ adviceId, probability: percent / 100 }), {
      done: m.estimateKept,
    })
    if (done) setIsOpen(false)
  }
  return (
    <>
      <Button small kind="quiet" keys="y" onClick={() => setIsOpen(true)}>
        {m.estimate}
      </Button>
      {isOpen && (
        <FormDialog
          title={m.estimate}
          note={m.estimateNote}
          save={m.estimateSave}
          ready={percent !== null}
          busy={busy}
          onSave={() => void save()}
          onClose={() => setIsOpen(false)}
          initialFocus={box}
        >
          <TextField
            ref={box}
            label={m.estimatePercent}
            inputMode="numeric"
            value={text}
            problem={text.trim() !== '' && percent === null ? m.estimateBad : undefined}
            onChange={(event) => setText(event.target.value)}
          />
        </FormDialog>
      )}
    </>
  )
}
