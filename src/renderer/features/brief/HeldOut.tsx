import { useState } from 'react'
import type { DealId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { refusalOf } from '../../client/refusal.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, EmptyState } from '../../ui/index.ts'
import { ReasonDialog } from '../accounts/ReasonDialog.tsx'
import { briefMessages } from './messages.ts'

/** The draw by which a brief is held out; null for any other refusal. */
export function heldOutOf(error: unknown): number | null {
  const { code, details } = refusalOf(error)
  return code === 'brief.heldOut' && typeof details.drawId === 'number' ? details.drawId : null
}

/** A call of the comparison group: says so plainly, and how to see the advice all the same. */
export function HeldOut({ drawId, dealId, onLifted }: { drawId: number; dealId: DealId; onLifted(): void }) {
  const m = useMessages(briefMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [isOpen, setIsOpen] = useState(false)
  useKeys(m.heldOut, [{ keys: 'u', label: m.lift, run: () => setIsOpen(true) }])
  const lift = async (reason: string) => {
    const done = await run(() => client.watching.liftHoldout({ drawId, reason }), {
      done: m.lifted,
    })
    if (!done) return
    setIsOpen(false)
    onLifted()
  }
  return (
    <>
      <EmptyState
        title={m.heldOut}
        center
        action={
          <span className="row">
            <Button keys="u" onClick={() => setIsOpen(true)}>
              {m.lift}
            </Button>
            <GoLink to={`/deals/${dealId}`}>{m.toDeal}</GoLink>
          </span>
        }
      >
        {m.heldOutNote}
      </EmptyState>
      {isOpen && (
        <ReasonDialog
          title={m.lift}
          note={m.liftNote}
          save={m.lift}
          reason={m.liftReason}
          busy={busy}
          onSave={(reason) => void lift(reason)}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  )
}
