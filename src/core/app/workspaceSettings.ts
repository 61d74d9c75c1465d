import { z } from 'zod'
import { ModelServerChoice, type WorkspaceSettings } from '../../shared/contract/models.ts'
import { SellingProfile } from '../../shared/vocabulary.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import type { Stamp } from '../log/entry.ts'
import {
  actingRole,
  getSetting,
  isSettingKept,
  keepSetting,
  type Setting,
  setSetting,
  setting,
} from '../settings/settings.ts'

const systemZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Shanghai'

const definitions = {
  actorName: setting('person.name', z.string().min(1).max(80), '-'),
  ownFirm: setting('workspace.ownFirm', z.string().max(200), ''),
  role: actingRole,
  profile: setting('redLines.profile', SellingProfile, 'medical'),
  currency: setting('money.currency', z.string().regex(/^[A-Z]{3}$/), 'CNY'),
  zone: setting('time.zone', z.string().min(1).max(60), systemZone()),
  ownOwners: setting('accounts.ownOwners', z.array(z.string()), []),
  modelPath: setting('model.path', z.string().nullable(), null),
  modelServer: setting('model.server', ModelServerChoice.nullable(), null),
} satisfies { [Key in keyof WorkspaceSettings]: Setting<WorkspaceSettings[Key]> }

export const readWorkspaceSettings = (db: ReadableDb): WorkspaceSettings => ({
  actorName: getSetting(db, definitions.actorName),
  ownFirm: getSetting(db, definitions.ownFirm),
  role: getSetting(db, definitions.role),
  profile: getSetting(db, definitions.profile),
  currency: getSetting(db, definitions.currency),
  zone: getSetting(db, definitions.zone),
  ownOwners: getSetting(db, definitions.ownOwners),
  modelPath: getSetting(db, definitions.modelPath),
  modelServer: getSetting(db, definitions.modelServer),
})

/** A workspace keeps the zone of the machine that first opened it, `at` UTC ms: its days stay the same where it is carried. */
export const keepZone = (db: WritableDb, at: number): void => keepSetting(db, definitions.zone, at)

/** Whether anybody, or the program for them, has settled what words this workspace's tracks: a model, a server or neither. */
export const isModelChosen = (db: ReadableDb): boolean =>
  isSettingKept(db, definitions.modelPath) || isSettingKept(db, definitions.modelServer)

/** Keeps that no model was chosen, `at` UTC ms, as somebody's choice. */
export const settleModel = (db: WritableDb, at: number): void => keepSetting(db, definitions.modelPath, at)

/** Sets what is given; each change is logged with what held before. */
export function writeWorkspaceSettings(
  db: WritableDb,
  stamp: Stamp,
  change: Partial<WorkspaceSettings>,
): WorkspaceSettings {
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) continue
    setSetting(db, stamp, definitions[key as keyof WorkspaceSettings] as Setting<never>, value as never)
  }
  return readWorkspaceSettings(db)
}
