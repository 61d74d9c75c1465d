import { openAsBlob } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WorkspaceState } from '../../shared/contract/workspace.ts'
import { logUndoneOutcome } from '../deals/outcome.ts'
import { logUndoneSensitivity } from '../evidence/sensitivity.ts'
import { logUndoneDescription } from '../inventory/describeSource.ts'
import { implementer, refusing, type Session } from '../session.ts'
import { streamed } from '../steps.ts'
import { logUndoneStyleRule } from '../styleRules/commands.ts'
import { lastChangeSet, undoChangeSet } from '../undo/changeSets.ts'
import { logRestoredFolder } from '../watchedFolders/folders.ts'
import { backupWorkspace, restoreWorkspace } from '../workspace/backup.ts'
import { checkWorkspace } from '../workspace/commands.ts'
import { erasuresAtRestore } from '../workspace/erasureFiles.ts'
import type { Keychain } from '../workspace/keySlots.ts'
import { setUserKeychain } from '../workspace/userKeychain.ts'
import { readWorkspaceInfo } from '../workspace/workspace.ts'
import type { Changes } from './changes.ts'
import { readPreferences, writePreferences } from './preferences.ts'
import type { SampleStep, Workspaces } from './workspaces.ts'

/** Making, opening, saving and taking back: what concerns the workspace as a whole. */
export function workspaceProcedures(
  workspaces: Workspaces,
  changes: Changes,
  preferencesFile: string,
  userKeychain: Keychain,
) {
  const os = implementer.workspace
  const { sessions } = workspaces

  const userKeychainState = async ({ workspace }: Session) => ({
    isAvailable: await userKeychain.available(),
    holdsKey: readWorkspaceInfo(workspace.dir).keychains.includes(userKeychain.store),
  })

  const openSample = () =>
    streamed<SampleStep, WorkspaceState>(async (tell) => {
      await workspaces.openSample(null, tell)
      return workspaces.state()
    })

  return {
    state: os.state.handler(() => workspaces.state()),
    create: os.create.handler(async ({ input }) => {
      await workspaces.create(input)
      return workspaces.state()
    }),
    openSample: os.openSample.handler(() => refusing(openSample())),
    open: os.open.handler(async ({ input }) => {
      await workspaces.open(input.id, input.passphrase)
      return workspaces.state()
    }),
    close: os.close.handler(() => {
      workspaces.close()
      return workspaces.state()
    }),
    backup: os.backup.handler(async ({ input }) => {
      const session = sessions.require()
      const folder = await mkdtemp(join(tmpdir(), 'sandtable-backup-'))
      try {
        const file = join(folder, 'backup')
        await backupWorkspace(session.workspace, {
          file,
          passphrase: input.passphrase,
          savedElsewhere: true,
        })
        const blob = await openAsBlob(file)
        // Read before the folder goes away: a blob of a file reads it lazily.
        return new Blob([await blob.arrayBuffer()])
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    }),
    restore: os.restore.handler(async ({ input }) => {
      const folder = await mkdtemp(join(tmpdir(), 'sandtable-restore-'))
      try {
        const file = join(folder, 'backup')
        await writeFile(file, Buffer.from(await input.file.arrayBuffer()))
        const { passphrase } = input
        const protect = { kind: 'passphrase' as const, passphrase }
        const list = join(folder, 'erasures')
        if (input.erasures) await writeFile(list, Buffer.from(await input.erasures.arrayBuffer()))
        const workspace = await restoreWorkspace({
          ...{ file, passphrase, protect, dir: workspaces.directoryFor(input.name) },
          ...{ erasureFiles: [list], accept: input.accept, savedElsewhere: true },
        })
        workspaces.adopt(workspace)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
      return { state: await workspaces.state(), erasures: erasuresAtRestore(sessions.require().db) }
    }),
    check: os.check.handler(() => {
      const session = sessions.require()
      const { ok, database, log } = checkWorkspace(session.workspace)
      const broken = log?.firstProblem ? [`log #${log.firstProblem.seq}: ${log.firstProblem.kind}`] : []
      return { ok, problems: [...(database ?? []), ...broken], checkedAt: session.now() }
    }),
    userKeychain: os.userKeychain.handler(() => userKeychainState(sessions.require())),
    setUserKeychain: os.setUserKeychain.handler(async ({ input }) => {
      const session = sessions.require()
      await setUserKeychain(session.workspace, userKeychain, input.holdsKey)
      session.changed('workspace', 'log')
      return userKeychainState(session)
    }),
    preferences: os.preferences.handler(() => readPreferences(preferencesFile)),
    setPreferences: os.setPreferences.handler(({ input }) => {
      const next = writePreferences(preferencesFile, input)
      changes.publish(['preferences'])
      return next
    }),
    changes: os.changes.handler(({ signal }) => changes.subscribe(signal)),
    lastChange: os.lastChange.handler(() => {
      const session = sessions.require()
      return lastChangeSet(session.db, session.actor())
    }),
    undo: os.undo.handler(({ input }) => {
      const session = sessions.require()
      const undone = undoChangeSet(session.db, input.changeSetId, session.now(), (change) => {
        logUndoneOutcome(session, change)
        logRestoredFolder(session, change)
        logUndoneStyleRule(session, change)
        logUndoneSensitivity(session, change)
        logUndoneDescription(session, change)
      })
      session.changed(
        'accounts',
        'deals',
        'knowledge',
        'imports',
        'governance',
        'evidence',
        'captures',
        'watchedFolders',
        'styleRules',
        'brief',
        'log',
      )
      return undone
    }),
  }
}
