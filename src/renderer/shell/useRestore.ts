import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type Acceptance, acceptances } from '../../shared/contract/workspace.ts'
import { useApi } from '../client/api.tsx'
import { refusalOf } from '../client/refusal.ts'
import { useMessages } from '../i18n/language.tsx'
import { useFormat } from '../i18n/useFormat.tsx'
import { pickFiles } from '../ui/files.ts'
import { useToast } from '../ui/index.ts'
import { shellMessages } from './messages.ts'
import { useShowWorkspace } from './useOpenWorkspace.ts'

/** How the list is called that says what was let go of since a backup. */
export const listEnding = '.erasures'

/**
 * Restoring a backup: its file, the list that a person may carry along with it, and what was let go of again when it is
 * done.
 */
export function useRestore() {
  const m = useMessages(shellMessages)
  const format = useFormat()
  const { client } = useApi()
  const toast = useToast()
  const show = useShowWorkspace()
  const [file, setFile] = useState<File | null>(null)
  const [list, setList] = useState<File | null>(null)
  const restore = useMutation({
    mutationFn: (as: { passphrase: string; name: string; accept?: readonly Acceptance[] }) =>
      client.workspace.restore({ ...as, accept: [...(as.accept ?? [])], file: file!, erasures: list }),
    onSuccess: ({ state, erasures }) => {
      show(state)
      const { found, contacts, consents, evidence, held } = erasures
      const [n, of, pieces, kept] = [contacts, consents, evidence, held].map((each) => format.number(each))
      toast({
        title: m.restored,
        detail: found
          ? `${m.restoredErasures(n!, of!, pieces!)}${held > 0 ? m.restoredHeld(kept!) : ''}`
          : m.restoredNoList,
        meaning: found && held === 0 ? 'ok' : 'caution',
      })
    },
  })
  const pick = async (): Promise<File | null> => {
    const chosen = await pickFiles({ multiple: true })
    const carried = chosen.find(({ name }) => name.endsWith(listEnding)) ?? null
    const backup = chosen.find((each) => each !== carried) ?? null
    if (carried) setList(carried)
    if (backup) setFile(backup)
    return backup
  }
  /** What the last attempt was refused for and a person may answer for, beside what they answered for already. */
  const code = restore.error ? refusalOf(restore.error).code : null
  const missing = acceptances.find((each) => code === `backup.${each}`) ?? null
  const again = () => {
    const before = restore.variables
    if (missing && before) restore.mutate({ ...before, accept: [...(before.accept ?? []), missing] })
  }
  return { file, list, pick, restore, missing, again }
}
