import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ChosenPreferences, type Preferences } from '../../shared/contract/workspace.ts'
import { writeWhole } from '../workspace/files.ts'

const initial: ChosenPreferences = { language: null, theme: 'system', density: 'regular' }

/** The look that this device prefers. A file that can't be read counts as absent: a look is never worth a refusal. */
export function readPreferences(file: string): ChosenPreferences {
  try {
    return ChosenPreferences.parse({ ...initial, ...JSON.parse(readFileSync(file, 'utf8')) })
  } catch {
    return initial
  }
}

export function writePreferences(file: string, change: Partial<Preferences>): ChosenPreferences {
  const next = ChosenPreferences.parse({ ...readPreferences(file), ...change })
  mkdirSync(dirname(file), { recursive: true })
  writeWhole(file, `${JSON.stringify(next, null, 2)}\n`)
  return next
}
