import type { ModelChoice } from '../../../../shared/contract/modelComparisons.ts'

/** What one picker holds: an option's key, and a path where another file was asked for. */
export interface Slot {
  key: string | null
  path: string
}
export const emptySlot: Slot = { key: null, path: '' }
export const otherFile = 'other'
export const noModel = 'none'

export const fileKey = (path: string): string => `file:${path}`
export const adapterKey = (id: string): string => `adapter:${id}`
export const serverKey = 'server'

/** What a picker stands for; null where it holds nothing yet, `none` where it was left out on purpose. */
export function choiceOf({ key, path }: Slot): ModelChoice | 'none' | null {
  if (key === null) return null
  if (key === noModel) return 'none'
  if (key === serverKey) return { kind: 'server' }
  if (key === otherFile) return path.trim() === '' ? null : { kind: 'file', path: path.trim() }
  const value = key.slice(key.indexOf(':') + 1)
  return key.startsWith('adapter:') ? { kind: 'adapter', adapterId: value } : { kind: 'file', path: value }
}

/** The models of two pickers and an optional third; null as long as they are no comparison. */
export function choicesOf(slots: readonly [Slot, Slot, Slot]): ModelChoice[] | null {
  const [first, second, third] = slots.map(choiceOf)
  if (!first || !second || first === 'none' || second === 'none') return null
  if (third && third !== 'none') return [first, second, third]
  // A path that is asked for and not there yet is waited for.
  return slots[2].key === null || third === 'none' ? [first, second] : null
}
