import { basename, join } from 'node:path'
import { listEntryNames, openArchive } from './formats/archive.ts'
import type { ReadOptions, Refusal } from './formats/format.ts'
import { readAll, readHead } from './formats/source.ts'
import { readableAttachments } from './mailAttachments.ts'
import type { Uploads } from './uploads.ts'

/** What systems leave in folders and archives for themselves. */
const litter = /(^|\/)(\.|~\$|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i

const dayFile = /(?:^|\/)[^/]+\/\d{4}-\d{2}-\d{2}\.json$/

/** Folders that are a Slack export by themselves, `''` for the whole; they are read as one. */
const slackRoots = (names: readonly string[]): string[] =>
  names
    .filter((name) => basename(name) === 'users.json')
    .map((name) => name.slice(0, -'users.json'.length))
    .filter((root) => names.some((name) => name.startsWith(root) && dayFile.test(name)))

export interface Expanded {
  uploadIds: string[]
  refusal: Refusal | null
  /** Whether the upload says something beside its files, as a mail does beside its attachments. */
  isFileItself: boolean
}

/**
 * The files of a folder, or of a ZIP that is no format by itself, or attached to a mail, as uploads of their own: a
 * team drops its exports together. A file of a folder is read where it lies; one of a ZIP is unpacked under a name of
 * ours, so that no name in an archive ever becomes a path. Null where the upload is one file or one archive in a
 * format of its own.
 */
export async function expandUpload(
  uploads: Uploads,
  uploadId: string,
  options: ReadOptions,
): Promise<Expanded | null> {
  const source = await uploads.source(uploadId)
  const { bytes } = await readHead(source, 4096)
  const names = await listEntryNames(source, bytes, options.limits)
  if (names.length === 0 && uploads.folder(uploadId) === null) {
    const attached = await readableAttachments(source, bytes, options)
    if (attached.length === 0) return null
    const uploadIds: string[] = []
    for (const { name, bytes: content } of attached) uploadIds.push(await addFile(uploads, name, content))
    return { uploadIds, refusal: null, isFileItself: true }
  }
  const files = names.filter((name) => !litter.test(name) && !name.endsWith('/'))
  const roots = slackRoots(files)
  if (files.length === 0 || roots.includes('') || files.some(isPartOfOffice)) return null
  const folder = uploads.folder(uploadId)
  if (folder !== null) {
    const inExport = (name: string) => roots.some((root) => name.startsWith(root))
    const paths = [...roots, ...files.filter((name) => !inExport(name))]
    return {
      uploadIds: await Promise.all(paths.map((path) => uploads.addPath(join(folder, path)))),
      refusal: null,
      isFileItself: false,
    }
  }
  if (roots.length > 0) return null
  const archive = await openArchive(source, options.limits)
  if (!archive.ok) return { uploadIds: [], refusal: archive.refusal, isFileItself: false }
  const uploadIds: string[] = []
  for (const file of archive.files) {
    if (litter.test(file.name)) continue
    const opened = await file.open()
    if (!opened.ok) return { uploadIds, refusal: opened.refusal, isFileItself: false }
    const unpacked = await readAll(opened.source, options.limits.unpackedBytes)
    if (unpacked === null)
      return {
        uploadIds,
        refusal: { code: 'tooLargeUnpacked', at: { entry: file.name } },
        isFileItself: false,
      }
    uploadIds.push(await addFile(uploads, file.name, unpacked))
  }
  return { uploadIds, refusal: null, isFileItself: false }
}

const addFile = async (uploads: Uploads, name: string, bytes: Uint8Array): Promise<string> =>
  (await uploads.append(null, { name, offset: 0, bytes, last: true })).uploadId

/** A workbook or document is a ZIP too, and is one file to its reader. */
const isPartOfOffice = (name: string): boolean =>
  /^(\[Content_Types\]\.xml|xl\/|word\/|ppt\/|content\.xml|mimetype)/.test(name)
