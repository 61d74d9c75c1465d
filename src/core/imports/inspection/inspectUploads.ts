import type { InspectedFile } from '../../../shared/contract/imports.ts'
import { aliasesOf, listAccounts } from '../../accounts/store.ts'
import { listProducts } from '../../catalog/store.ts'
import { listLiveContacts } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { listDealOwners } from '../../deals/store.ts'
import { lateJudge } from '../admitRecording.ts'
import { expandUpload, unpackingRoom } from '../expand.ts'
import { createFinishedFiles } from '../finishedFiles.ts'
import { createKnownNames, type KnownNames } from '../recognition/knownNames.ts'
import { inspectFile } from './inspectFile.ts'
import type { InspectContext, Inspected, Inspection, Wanted } from './inspection.ts'
import { withoutGuessedAccounts } from './perhapsAccounts.ts'

/** Folders in archives in folders: deeper nobody packs by hand. */
const deepest = 3

/** Tables whose first rows are kept for a second look; a folder may hold any number. */
const mostKept = 500

/** Files that are open at once. */
const atOnce = 8

/**
 * Says of uploads what they are and how their columns would be read, for each upload its files: a workbook is inspected
 * sheet by sheet, a folder or ZIP of files file by file, each as an upload of its own, and a mail with what is attached to
 * it. What is dropped together is read together: tables that leave a column open are looked at again with the names that
 * the workspace and the other tables hold.
 */
export async function inspectUploads(
  context: InspectContext,
  uploadIds: readonly string[],
  wanted: Wanted = {},
): Promise<InspectedFile[][]> {
  const finished = createFinishedFiles(context.db)
  const fileNames = uploadIds.map((uploadId) => context.uploads.name(uploadId))
  const inspection = { ...context, wanted, finished, judge: lateJudge(context.db, context), fileNames }
  const inspected: Inspected[][] = []
  for (let at = 0; at < uploadIds.length; at += atOnce)
    inspected.push(
      ...(await Promise.all(
        uploadIds
          .slice(at, at + atOnce)
          .map((uploadId) => inspectInside(inspection, uploadId, 0, unpackingRoom(context.options))),
      )),
    )
  const tables = inspected.flat().flatMap(({ table }) => table ?? [])
  if (!tables.some(({ again }) => again !== undefined))
    return withoutGuessedAccounts(
      context.db,
      inspected.map((files) => files.map(({ file }) => file)),
      wanted,
    )
  const names = namesOfWorkspace(context.db)
  for (const table of tables.slice(0, mostKept)) table.learn(names)
  const again = inspected.map((files) => files.map(({ file, table }) => table?.again?.(names) ?? file))
  return withoutGuessedAccounts(context.db, again, wanted)
}

/** The same of one upload. */
export async function inspectUpload(
  context: InspectContext,
  uploadId: string,
  wanted: Wanted = {},
): Promise<InspectedFile[]> {
  const [files] = await inspectUploads(context, [uploadId], wanted)
  return files!
}

function namesOfWorkspace(db: ReadableDb): KnownNames {
  const names = createKnownNames()
  for (const account of listAccounts(db)) {
    for (const called of [account.name, ...aliasesOf(account)]) names.add('account', called)
    if (account.ownerName !== null) names.add('owner', account.ownerName)
  }
  for (const { name } of listLiveContacts(db)) names.add('contact', name)
  for (const { name, code } of listProducts(db)) {
    names.add('product', name)
    if (code !== null) names.add('product', code)
  }
  for (const owner of listDealOwners(db)) names.add('owner', owner)
  return names
}

async function inspectInside(
  inspection: Inspection,
  uploadId: string,
  depth: number,
  room: ReturnType<typeof unpackingRoom>,
): Promise<Inspected[]> {
  const { uploads, options } = inspection
  const source = await uploads.source(uploadId)
  const isThere = uploads.refusal(uploadId) === null
  const inside = isThere
    ? await expandUpload(uploads, uploadId, source, options, { room, isDeepest: depth >= deepest })
    : null
  if (inside === null) return inspectFile(inspection, uploadId, source)
  const files = inside.isFileItself ? await inspectFile(inspection, uploadId, source) : []
  for (const id of inside.uploadIds) files.push(...(await inspectInside(inspection, id, depth + 1, room)))
  return files
}
