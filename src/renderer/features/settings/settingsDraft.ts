import type { z } from 'zod'
import type { WorkspaceSettings } from '../../../shared/contract/models.ts'

export type Settings = z.infer<typeof WorkspaceSettings>

/** The names in a list as typed: `钱越，罗宁; Mara Lind` is three. */
export const readNames = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、;；\n]/)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]

/** Whether a runtime knows a time zone by this name. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone.trim() !== ''
  } catch {
    return false
  }
}

/** Only what differs, so that a save changes nothing else. */
export function changedSettings(before: Settings, after: Settings): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Settings]),
    ),
  )
}
