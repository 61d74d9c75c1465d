import { useState } from 'react'
import type { InspectedFile } from '../../../shared/contract/imports.ts'
import type { ImportId } from '../../../shared/ids.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Button } from '../../ui/index.ts'
import { dataMessages } from './messages.ts'
import { UndoImportDialog } from './UndoImportDialog.tsx'

/** Says that a file is in already, and takes that import back where another mapping is to take effect. */
export function ImportedBefore({
  inspected,
  onUndone,
}: {
  inspected: InspectedFile
  onUndone(importId: ImportId): void
}) {
  const m = useMessages(dataMessages)
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  const { alreadyImportedAt: at, alreadyImportedBy: importId } = inspected
  if (at === null) return null
  return (
    <span className="row caution-c">
      {m.alreadyImported(format.date(at))}
      {importId !== null && (
        <Button small onClick={() => setAsking(true)}>
          {m.undoThatImport}
        </Button>
      )}
      {importId !== null && asking && (
        <UndoImportDialog
          importId={importId}
          onClose={() => setAsking(false)}
          onUndone={() => onUndone(importId)}
        />
      )}
    </span>
  )
}
