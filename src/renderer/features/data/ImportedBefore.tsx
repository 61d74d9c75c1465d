import { useState } from 'react'
import type { InspectedFile } from '../../../shared/contract/imports.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Dialog } from '../../ui/index.ts'
import { dataMessages } from './messages.ts'

/** Says that a file is in already, and takes that import back where another mapping is to take effect. */
export function ImportedBefore({ inspected, onUndone }: { inspected: InspectedFile; onUndone(): void }) {
  const m = useMessages(dataMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [asking, setAsking] = useState(false)
  const { alreadyImportedAt: at, alreadyImportedBy: importId } = inspected
  const undo = async () => {
    if (importId === null) return
    const undone = await run(() => client.imports.undo({ importId }), {
      done: ({ removed, restored, kept }) => m.undone(removed, restored, kept),
    })
    if (!undone) return
    setAsking(false)
    onUndone()
  }
  useKeys(
    m.undoTitle,
    asking ? [{ keys: 'mod+enter', label: m.undo, inDialog: true, run: () => void undo() }] : [],
  )
  if (at === null) return null
  return (
    <span className="row caution-c">
      {m.alreadyImported(format.date(at))}
      {importId !== null && (
        <Button small onClick={() => setAsking(true)}>
          {m.undoThatImport}
        </Button>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={m.undoTitle}
        foot={
          <>
            <Button kind="danger" keys="mod+enter" busy={busy} onClick={() => void undo()}>
              {m.undo}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {m.cancel}
            </Button>
          </>
        }
      >
        <p>{m.undoNote}</p>
      </Dialog>
    </span>
  )
}
