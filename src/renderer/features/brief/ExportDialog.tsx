import { useState } from 'react'
import type { Brief } from '../../../shared/contract/brief.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { useRefusalText } from '../../shell/Failure.tsx'
import { Dialog, Icon, type IconName, Kbd, useToast } from '../../ui/index.ts'
import styles from './brief.module.css'
import { briefMessages } from './messages.ts'

/** Copies or prints, always with the trace; the core logs the export before a letter leaves the screen. */
export function ExportDialog({
  brief,
  chosen,
  onClose,
  onPrint,
}: {
  brief: Brief
  chosen: number
  onClose(): void
  onPrint(exported: { seq: number; hash: string; brief: Brief }): void
}) {
  const m = useMessages(briefMessages)
  const { client } = useApi()
  const refusal = useRefusalText()
  const toast = useToast()
  const [busy, setBusy] = useState(false)

  const run = async (action: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    try {
      await action()
      onClose()
    } catch (error) {
      toast({ title: error instanceof DOMException ? m.copyFailed : refusal(error), meaning: 'stop' })
    } finally {
      setBusy(false)
    }
  }
  const copy = (track: number | null) =>
    run(async () => {
      const { text, seq, withheld } = await client.brief.export({
        adviceId: brief.adviceId,
        as: 'clipboard',
        track,
      })
      await navigator.clipboard.writeText(text)
      const told = withheld > 0 ? `${m.withheld(withheld)} ` : ''
      toast({
        title: m.copied,
        detail: `${told}${m.loggedAs(seq)}`,
        meaning: withheld > 0 ? 'caution' : 'ok',
      })
    })
  const print = () =>
    run(async () => {
      const exported = await client.brief.export({ adviceId: brief.adviceId, as: 'print', track: null })
      if (exported.withheld > 0) toast({ title: m.withheld(exported.withheld), meaning: 'caution' })
      onPrint(exported)
    })
  const actions: { label: string; icon: IconName; run(): void }[] = [
    ...(brief.tracks.length > 0
      ? [{ label: m.copyTrack(chosen), icon: 'copy' as const, run: () => void copy(chosen) }]
      : []),
    { label: m.copyAll, icon: 'copy', run: () => void copy(null) },
    { label: m.print, icon: 'print', run: () => void print() },
  ]
  useKeys(
    m.exportTitle,
    actions.map((action, index) => ({
      keys: String(index + 1),
      label: action.label,
      inDialog: true,
      run: action.run,
    })),
  )
  return (
    <Dialog open onClose={onClose} title={m.exportTitle}>
      <ul className={styles.quickReasons}>
        {actions.map((action, index) => (
          <li key={action.label}>
            <button type="button" onClick={action.run} disabled={busy}>
              <Kbd keys={String(index + 1)} />
              <Icon name={action.icon} />
              {action.label}
            </button>
          </li>
        ))}
      </ul>
      <p className="t12 c3">{m.exportNote}</p>
    </Dialog>
  )
}
