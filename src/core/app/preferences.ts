import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Preferences } from '../../shared/contract/workspace.ts'
import { writeWhole } from '../workspace/files.ts'

const initial: Preferences = { language: 'zh', theme: 'system', density: 'regular' }

/** The look that this device prefers. A file that can't be read counts as absent: a look is never worth a refusal. */
export function readPreferences(file: string): Preferences {
  try {
    return Preferences.parse({ ...initial, ...JSON.parse(readFileSync(file, 'utf8')) })
  } catch {
    return initial
  }
}

export function writePreferences(file: string, change: Partial<Preferences>): Preferences {
  const next = Preferences.parse({ ...readPreferences(file), ...change })
  mkdirSync(dirname(file), { recursive: true })
  writeWhole(file, `${JSON.stringify(next, null, 2)}\n`)
  return next
}
