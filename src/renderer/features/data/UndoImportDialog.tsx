import type { ImportId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Dialog } from '../../ui/index.ts'
import { dataMessages } from './messages.ts'

/** Asks once more before all that an import brought is taken back. */
export function UndoImportDialog({
  importId,
  onClose,
  onUndone,
}: {
  importId: ImportId
  onClose(): void
  onUndone?: () => void
}) {
  const m = useMessages(dataMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const undo = async () => {
    const undone = await run(() => client.imports.undo({ importId }), {
      done: ({ removed, restored, kept }) => m.undone(removed, restored, kept),
    })
    if (!undone) return
    onClose()
    onUndone?.()
  }
  useKeys(m.undoTitle, [{ keys: 'mod+enter', label: m.undo, inDialog: true, run: () => void undo() }])
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.undoTitle}
      foot={
        <>
          <Button kind="danger" keys="mod+enter" busy={busy} onClick={() => void undo()}>
            {m.undo}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {m.cancel}
          </Button>
        </>
      }
    >
      <p>{m.undoNote}</p>
    </Dialog>
  )
}
