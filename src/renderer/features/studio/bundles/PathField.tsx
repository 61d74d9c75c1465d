import { useMessages } from '../../../i18n/language.tsx'
import { Button, TextField } from '../../../ui/index.ts'
import { bundleMessages } from './messages.ts'

/** A path on the machine where the program runs: typed, or of a folder that its own window lets one choose. */
export function PathField({
  label,
  hint,
  value,
  onChange,
}: {
  label: string
  hint: string
  value: string
  onChange(path: string): void
}) {
  const m = useMessages(bundleMessages)
  const host = globalThis.sandtableHost
  const choose = async () => {
    const chosen = (await host?.chooseFolder()) ?? null
    if (chosen !== null) onChange(chosen)
  }
  return (
    <>
      <TextField
        label={label}
        hint={hint}
        value={value}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      {host && (
        <div className="row">
          <Button onClick={() => void choose()}>{m.chooseFolder}</Button>
        </div>
      )}
    </>
  )
}
