import { useMutation } from '@tanstack/react-query'
import { useApi } from '../client/api.tsx'
import { type Messages, useMessages } from '../i18n/language.tsx'
import { useToast } from '../ui/index.ts'
import { useRefusalText } from './Failure.tsx'
import { noteFinalStep } from './undoable.ts'

const zh = { undo: '撤销', undone: '已撤销', failed: '没有做成' }
const en: typeof zh = { undo: 'Undo', undone: 'Undone', failed: 'That did not work' }
const messages: Messages<typeof zh> = { zh, en }

interface Words<Result> {
  /** What was done, for the toast; none is shown without it. */
  done?: string | ((result: Result) => string)
  detail?: string | ((result: Result) => string)
  /** What failed; the reason follows in the reader's language. */
  failed?: string
}

const said = <Result>(words: string | ((result: Result) => string) | undefined, result: Result) =>
  typeof words === 'function' ? words(result) : words

/** The change set that a command answered with, where it can be taken back. */
function changeSetOf(result: unknown): string | null {
  if (typeof result !== 'object' || result === null || !('changeSetId' in result)) return null
  return typeof result.changeSetId === 'string' && result.changeSetId !== '' ? result.changeSetId : null
}

/**
 * Runs a command of the core: says what was done, offers to take it back where the answer names a change set, and
 * words a refusal. Answers with the result, or null where it was refused.
 */
export function useCommand() {
  const { client } = useApi()
  const m = useMessages(messages)
  const toast = useToast()
  const refusal = useRefusalText()
  const { mutateAsync, isPending } = useMutation({ mutationFn: (run: () => Promise<unknown>) => run() })

  const undo = async (changeSetId: string) => {
    try {
      await mutateAsync(() => client.workspace.undo({ changeSetId }))
      toast({ title: m.undone, meaning: 'ok' })
    } catch (error) {
      toast({ title: m.failed, detail: refusal(error), meaning: 'stop' })
    }
  }
  const run = async <Result>(
    command: () => Promise<Result>,
    words: Words<Result> = {},
  ): Promise<Result | null> => {
    try {
      const result = (await mutateAsync(command)) as Result
      const title = said(words.done, result)
      const changeSetId = changeSetOf(result)
      if (title && !changeSetId) noteFinalStep()
      if (title)
        toast({
          title,
          detail: said(words.detail, result),
          meaning: 'ok',
          ...(changeSetId && { action: { label: m.undo, run: () => void undo(changeSetId) } }),
        })
      return result
    } catch (error) {
      toast({ title: words.failed ?? m.failed, detail: refusal(error), meaning: 'stop' })
      return null
    }
  }
  return { run, undo, busy: isPending }
}
