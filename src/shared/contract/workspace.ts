import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { SellingProfile } from '../vocabulary.ts'
import { Instant, Language, procedure } from './procedure.ts'

export const workspaceErrorCodes = [
  'workspace.notOpen',
  'workspace.notFound',
  'workspace.notEmpty',
  'workspace.unreadable',
  'workspace.newerFormat',
  'workspace.locked',
  'workspace.deviceAbsent',
  'key.wrongPassphrase',
  'key.passphraseTooShort',
  'key.noSuchSlot',
  'key.keychainUnavailable',
  'key.keychainEmpty',
  'key.keychainWrong',
  'key.keychainLocked',
  'key.keychainFailed',
  'key.keychainOfWindow',
  'key.onlyMeans',
  'key.fileMissing',
  'key.fileWrong',
  'key.fileInside',
  'key.fileExists',
  'key.fileOpenToOthers',
  'database.corrupt',
  'database.unreadable',
  'database.busy',
  'database.newerVersion',
  'database.historyChanged',
  'database.copyFailed',
  'disk.full',
  'disk.readOnly',
  'disk.failed',
  'zone.unknown',
  'backup.notFound',
  'backup.notABackup',
  'backup.damaged',
  'backup.newerFormat',
  'backup.insideWorkspace',
  'backup.cancelled',
  'backup.truncated',
  'backup.wrongPassphrase',
  'backup.erasuresDamaged',
  'backup.stillThere',
  'backup.expired',
  'backup.erasuresUnknown',
  'undo.changedSince',
  'undo.nothing',
] as const

export const WorkspaceInfo = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['own', 'sample']),
  directory: z.string(),
  /** How the data key is kept: `keyFile` is unattended and counts as unprotected. */
  protection: z.enum(['keychain', 'passphrase', 'keyFile']),
  /** In which keychains the key lies besides: the window's own, the user's own. */
  keychains: z.array(z.enum(['app', 'system'])),
  createdAt: Instant,
})
export type WorkspaceInfo = z.infer<typeof WorkspaceInfo>

export const WorkspaceState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none'), known: z.array(WorkspaceInfo), keychain: z.boolean() }),
  z.object({
    state: z.literal('locked'),
    info: WorkspaceInfo,
    known: z.array(WorkspaceInfo),
    keychain: z.boolean(),
  }),
  z.object({
    state: z.literal('open'),
    info: WorkspaceInfo,
    known: z.array(WorkspaceInfo),
    keychain: z.boolean(),
  }),
])
export type WorkspaceState = z.infer<typeof WorkspaceState>

export const Preferences = z.object({
  language: Language,
  theme: z.enum(['light', 'dark', 'system']),
  density: z.enum(['compact', 'regular', 'wall']),
})
export type Preferences = z.infer<typeof Preferences>
/** What was chosen on this device; while no language was, that of the system stands. */
export const ChosenPreferences = Preferences.extend({ language: Language.nullable() })
export type ChosenPreferences = z.infer<typeof ChosenPreferences>

/** What a person may answer for, so that a backup is restored which is refused otherwise. */
export const acceptances = ['expired', 'erasuresUnknown'] as const
export const Acceptance = z.enum(acceptances)
export type Acceptance = z.infer<typeof Acceptance>

/** What a restored workspace let go of again. */
export const RestoredErasures = z.object({
  /** False where no list was found: whatever was let go of since the backup is back. */
  found: z.boolean(),
  contacts: z.int(),
  consents: z.int(),
  evidence: z.int(),
  held: z.int(),
})
export type RestoredErasures = z.infer<typeof RestoredErasures>

export const workspaceContract = {
  state: procedure.output(WorkspaceState),
  create: procedure
    .input(
      z.object({
        name: z.string().min(1).max(80),
        ownerName: z.string().min(1).max(80),
        profile: SellingProfile,
        passphrase: z.string().nullable(),
      }),
    )
    .output(WorkspaceState),
  /** Makes the sample workspace where it is missing, with progress, and opens it. */
  openSample: procedure.output(
    eventIterator(z.object({ step: z.string(), done: z.int(), of: z.int() }), WorkspaceState),
  ),
  open: procedure
    .input(z.object({ id: z.string(), passphrase: z.string().nullable() }))
    .output(WorkspaceState),
  close: procedure.output(WorkspaceState),
  /** One encrypted file; opens on another machine with the passphrase alone. */
  backup: procedure.input(z.object({ passphrase: z.string().min(8) })).output(z.instanceof(Blob)),
  restore: procedure
    .input(
      z.object({
        file: z.instanceof(Blob),
        passphrase: z.string(),
        name: z.string().min(1),
        /** A list of what was let go of since, where it does not lie on this machine. */
        erasures: z.instanceof(Blob).nullable().default(null),
        /**
         * `expired`: it comes back without what is past its period. `erasuresUnknown`: nobody was erased and nothing
         * withdrawn since it was made, says who restores it.
         */
        accept: z.array(Acceptance).max(2).default([]),
      }),
    )
    .output(z.object({ state: WorkspaceState, erasures: RestoredErasures })),
  /** Whether this user's own keychain opens the open workspace, and whether there is one that could. */
  userKeychain: procedure.output(z.object({ isAvailable: z.boolean(), holdsKey: z.boolean() })),
  /** Puts the open workspace's key into this user's keychain, or takes it out; logged. */
  setUserKeychain: procedure
    .input(z.object({ holdsKey: z.boolean() }))
    .output(z.object({ isAvailable: z.boolean(), holdsKey: z.boolean() })),
  check: procedure.output(z.object({ ok: z.boolean(), problems: z.array(z.string()), checkedAt: Instant })),
  preferences: procedure.output(ChosenPreferences),
  setPreferences: procedure.input(Preferences.partial()).output(ChosenPreferences),
  /** Tables that changed, so that a screen refetches what it shows. */
  changes: procedure.output(eventIterator(z.object({ topics: z.array(z.string()) }))),
  /** The newest change set of this person that can be taken back, or null. */
  lastChange: procedure.output(z.object({ id: z.string(), label: z.string(), at: Instant }).nullable()),
  undo: procedure.input(z.object({ changeSetId: z.string() })).output(z.object({ label: z.string() })),
}
