import type { LeftOutReason } from '../../../shared/contract/studio.ts'
import { withoutSlots } from '../../atoms/library/index.ts'
import { callsOtherwise, type HeldSlot, saysWho } from '../slotForm.ts'
import { tellsPrivately } from './privateMatters.ts'
import { namesStrangers } from './strangers.ts'

/** What decides whether words may be learned from, beside themselves. */
export interface KeepingOut {
  /** Names of people, organisations and products that records hold. */
  names: readonly string[]
  held: readonly HeldSlot[]
  /** Whether a text names anybody on file, at whatever customer. */
  namesAnybody: (text: string) => boolean
  crossesRedLine: (template: string, lang: 'zh' | 'en') => boolean
}

/**
 * Why a sentence in slot form that somebody wrote may not be learned from; null where nothing speaks against it. Everything
 * that enters a training set or a team's lines comes through here, whoever wrote it and wherever.
 */
export function whyKeptOut(
  template: string,
  lang: 'zh' | 'en',
  { names, held, namesAnybody, crossesRedLine }: KeepingOut,
): Extract<LeftOutReason, 'names' | 'sensitive' | 'redLine'> | null {
  if (
    saysWho(template, names) ||
    callsOtherwise(template, held) ||
    namesAnybody(withoutSlots(template)) ||
    namesStrangers(template, lang)
  )
    return 'names'
  if (tellsPrivately(withoutSlots(template), lang)) return 'sensitive'
  return crossesRedLine(template, lang) ? 'redLine' : null
}
