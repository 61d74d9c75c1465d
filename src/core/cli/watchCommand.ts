import { resolve } from 'node:path'
import type { LookResult, WatchedFolderView } from '../../shared/contract/watchedFolders.ts'
import { AppError } from '../../shared/errors.ts'
import { keepLibraryCurrent } from '../atoms/store.ts'
import { declaredPrior } from '../brief/readings/readings.ts'
import { createRefits } from '../brief/readings/refits.ts'
import { createImportRuns } from '../imports/importRuns.ts'
import { createUploads } from '../imports/uploads.ts'
import type { Session } from '../session.ts'
import { defaultHomeDirectory } from '../startOptions.ts'
import { after } from '../watchedFolders/clock.ts'
import { addFolder, removeFolder } from '../watchedFolders/folders.ts'
import { folderViews, openFileViews } from '../watchedFolders/procedures.ts'
import { listWatchedFolders } from '../watchedFolders/store.ts'
import { createWatcher, type Watcher } from '../watchedFolders/watcher.ts'
import { readArguments } from './arguments.ts'
import { readConsentFile, recordConsentFile } from './consentFile.ts'
import { openForCommand } from './workspaceAt.ts'

const workspaceFlag = { workspace: { type: 'string' } } as const

interface Desk {
  session: Session
  watcher: Watcher
}

/** Opens the workspace with a watcher that looks only when it is told to. */
async function withWatcher<Result>(
  workspaceDirectory: string,
  environment: NodeJS.ProcessEnv,
  work: (desk: Desk) => Promise<Result>,
): Promise<Result> {
  const { workspace, session } = await openForCommand(workspaceDirectory, environment)
  const uploads = createUploads()
  try {
    keepLibraryCurrent(session.db, session.newId, session.now())
    const runs = createImportRuns(uploads, () => {})
    return await work({ session, watcher: createWatcher({ runs, after, hints: () => () => {} }) })
  } finally {
    await uploads.close()
    workspace.close()
  }
}

/** A watched folder by its path or id. Refuses with `watch.folderUnknown`. */
function folderCalled({ db }: Session, called: string): string {
  const path = resolve(called)
  const folder = listWatchedFolders(db).find((each) => each.id === called || each.path === path)
  if (!folder) throw new AppError('watch.folderUnknown', { folder: called })
  return folder.id
}

const listing = ({ session, watcher }: Desk) => ({
  folders: folderViews(session, watcher),
  files: openFileViews(session),
})

/**
 * `watch add FOLDER [--new-only]`: what is new or changed in it comes in with every look from now on. With
 * `--consent FILE` the assessments that the file holds are recorded first, without which no folder is watched.
 */
export async function watchAdd(
  argv: string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ id: string; folders: WatchedFolderView[] }> {
  const { values, positionals } = readArguments(
    argv,
    { ...workspaceFlag, consent: { type: 'string' }, 'new-only': { type: 'boolean' } },
    { required: ['workspace'], positions: [1, 1] },
  )
  const consentFile = values.consent === undefined ? null : readConsentFile(values.consent)
  return withWatcher(values.workspace!, environment, async (desk) => {
    if (consentFile) recordConsentFile(desk.session, consentFile, [])
    const wanted = { path: resolve(positionals[0]!), newOnly: values['new-only'] ?? false }
    const id = await addFolder(desk.session, wanted, defaultHomeDirectory(environment))
    return { id, folders: folderViews(desk.session, desk.watcher) }
  })
}

/** `watch list`: the folders, and the files of them that wait for a person or could not be read. */
export async function watchList(argv: string[], environment: NodeJS.ProcessEnv) {
  const { values } = readArguments(argv, workspaceFlag, { required: ['workspace'] })
  return withWatcher(values.workspace!, environment, async (desk) => listing(desk))
}

/** `watch remove FOLDER`: what came in stays. */
export async function watchRemove(
  argv: string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ changeSetId: string; folders: WatchedFolderView[] }> {
  const { values, positionals } = readArguments(argv, workspaceFlag, {
    required: ['workspace'],
    positions: [1, 1],
  })
  return withWatcher(values.workspace!, environment, async (desk) => {
    const changeSetId = removeFolder(desk.session, folderCalled(desk.session, positionals[0]!))
    return { changeSetId, folders: folderViews(desk.session, desk.watcher) }
  })
}

/** `watch look [FOLDER]`: looks once, and once more where files have to keep still first. */
export async function watchLook(
  argv: string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ look: LookResult; folders: WatchedFolderView[]; files: ReturnType<typeof openFileViews> }> {
  const { values, positionals } = readArguments(argv, workspaceFlag, {
    required: ['workspace'],
    positions: [0, 1],
  })
  return withWatcher(values.workspace!, environment, async (desk) => {
    const { session, watcher } = desk
    const [called] = positionals
    const look = await watcher.look(session, called === undefined ? null : folderCalled(session, called))
    if (look.imported > 0) createRefits(declaredPrior).now(session)
    return { look, ...listing(desk) }
  })
}
