import { useState } from 'react'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Button, Dialog, TextAreaField } from '../../ui/index.ts'
import { dataMessages } from './messages.ts'
import { filesOfPaste, type Pasted } from './pasted.ts'
import { usePaste } from './usePaste.ts'

/**
 * Pasting as a way in: anywhere on the page, or into the field that this button opens. The field is there for those
 * who do not know that a page takes a paste, and asks for no right to read the clipboard.
 */
export function PasteButton({
  isActive,
  small = false,
  onFiles,
}: {
  isActive: boolean
  small?: boolean
  onFiles(files: readonly File[]): void
}) {
  const m = useMessages(dataMessages)
  const [open, setOpen] = useState(false)
  const take = (pasted: Pasted) => onFiles(filesOfPaste(pasted, m.pastedName, new Date()))
  usePaste(isActive && !open, take)
  useKeys(m.title, [{ keys: 'p', label: m.keys.paste, run: () => isActive && setOpen(true) }])
  return (
    <>
      <Button
        small={small}
        {...(small ? {} : { keys: 'p' })}
        disabled={!isActive}
        onClick={() => setOpen(true)}
      >
        {m.paste}
      </Button>
      {open && <PasteDialog onClose={() => setOpen(false)} onTake={take} />}
    </>
  )
}

function PasteDialog({ onClose, onTake }: { onClose(): void; onTake(pasted: Pasted): void }) {
  const m = useMessages(dataMessages)
  const [text, setText] = useState('')
  const [html, setHtml] = useState('')
  const done = () => {
    if (text.trim() === '') return
    onTake({ text, html, files: [] })
    onClose()
  }
  useKeys(m.pasteTitle, [{ keys: 'mod+enter', label: m.pasteTake, inDialog: true, inText: true, run: done }])
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.pasteTitle}
      wide
      foot={
        <>
          <Button kind="primary" keys="mod+enter" disabled={text.trim() === ''} onClick={done}>
            {m.pasteTake}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {m.cancel}
          </Button>
        </>
      }
    >
      <TextAreaField
        label={m.pasteField}
        hint={m.pasteHint}
        rows={12}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => setHtml(event.clipboardData.getData('text/html'))}
      />
    </Dialog>
  )
}
