import { basename, join } from 'node:path'
import { type ArchiveFile, listEntryNames, openArchive } from './formats/archive.ts'
import type { ImportSource, ReadOptions, Refusal } from './formats/format.ts'
import { readAll, readHead } from './formats/source.ts'
import { unsafeName } from './formats/zip.ts'
import { readableAttachments } from './mailAttachments.ts'
import { type SlackRoot, slackRootsIn } from './slackRoots.ts'
import type { Uploads } from './uploads.ts'

/** What programs leave beside files: nobody means it when they name a folder or everything in it; `.` and `..` are no names. */
export const litter = /(^|\/)(\.(?!\.?(\/|$))|~\$|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i

/** What an upload may still unpack to, with every archive in it: a ZIP of ZIPs has no more than a single one. */
export interface UnpackingRoom {
  bytes: number
  files: number
}

export const unpackingRoom = ({ limits }: ReadOptions): UnpackingRoom => ({
  bytes: limits.unpackedBytes,
  files: limits.entries,
})

export interface Expansion {
  uploadIds: string[]
  /** Files that could not be unpacked; `name` is null where it is the archive itself. */
  refused: { name: string | null; refusal: Refusal }[]
  /** Whether the upload says something beside its files, as a mail does beside its attachments. */
  isFileItself: boolean
}

/**
 * The files of a folder, of a ZIP that is no format by itself, or attached to a mail, as uploads of their own: a team
 * drops its exports together. A file of a folder is read where it lies; one of a ZIP is unpacked under a name of ours, so that no name
 * in an archive ever becomes a path. A Slack export among them stays one upload. Null where the upload is one file or
 * one archive in a format of its own.
 */
export async function expandUpload(
  uploads: Uploads,
  uploadId: string,
  source: ImportSource,
  options: ReadOptions,
  room: UnpackingRoom = unpackingRoom(options),
): Promise<Expansion | null> {
  const { bytes } = await readHead(source, 4096)
  const names = await listEntryNames(source, bytes, options.limits, { leavesUnsafe: true })
  if (names.length === 0 && uploads.folder(uploadId) === null) {
    const attached = await readableAttachments(source, bytes, options)
    if (attached.length === 0) return null
    const uploadIds: string[] = []
    for (const { name, bytes: content } of attached)
      uploadIds.push(await uploads.addUnpacked(name, content, uploadId))
    return { uploadIds, refused: [], isFileItself: true }
  }
  const files = names.filter((name) => !litter.test(name) && !name.endsWith('/'))
  const roots = slackRootsIn(files)
  const others = files.filter((name) => !roots.some((root) => root.has(name)))
  const isSlackAlone = roots.length === 1 && others.length === 0
  if (files.length === 0 || isSlackAlone || files.some(isHeartOfOffice)) return null
  const exports = roots.map((root) =>
    uploads.addSelection(uploadId, nameOf(root, uploads.name(uploadId)), root.has),
  )
  const folder = uploads.folder(uploadId)
  if (folder !== null) {
    const paths = await Promise.all(
      others.map((name) => uploads.addPath(join(folder, name), `${uploads.nameInFolder(uploadId)}/${name}`)),
    )
    return { uploadIds: [...exports, ...paths], refused: [], isFileItself: false }
  }
  const archive = await openArchive(
    source,
    { ...options.limits, unpackedBytes: Math.min(room.bytes, options.limits.unpackedBytes) },
    { leavesUnsafe: true },
  )
  if (!archive.ok)
    return { uploadIds: exports, refused: [{ name: null, refusal: archive.refusal }], isFileItself: false }
  const wanted = new Set(others)
  const rest = await unpack(
    uploads,
    archive.files.filter((file) => wanted.has(file.name)),
    room,
    uploadId,
    uploads.nameInFolder(uploadId).replace(/\.[^./]*$/, ''),
  )
  // The good ones of an archive do not go with one that a bad packer, or a bad person, named.
  const unsafe = archive.unsafeNames.map((name) => ({ name, refusal: unsafeName(name) }))
  return {
    uploadIds: [...exports, ...rest.uploadIds],
    refused: [...rest.refused, ...unsafe],
    isFileItself: false,
  }
}

/** Unpacks file by file: one with a password or damage is named and left, a bomb ends it. */
async function unpack(
  uploads: Uploads,
  files: readonly ArchiveFile[],
  room: UnpackingRoom,
  within: string,
  folder: string,
): Promise<Omit<Expansion, 'isFileItself'>> {
  const uploadIds: string[] = []
  const refused: Expansion['refused'] = []
  for (const file of files) {
    if (room.files <= 0) {
      refused.push({ name: null, refusal: { code: 'tooManyEntries', at: { entry: file.name } } })
      break
    }
    const opened = await file.open()
    const unpacked = opened.ok ? await readAll(opened.source, room.bytes) : null
    if (unpacked === null) {
      const refusal: Refusal = opened.ok
        ? { code: 'tooLargeUnpacked', at: { entry: file.name } }
        : opened.refusal
      refused.push({ name: file.name, refusal })
      if (refusal.code === 'tooLargeUnpacked') break
      continue
    }
    room.files -= 1
    room.bytes -= unpacked.byteLength
    uploadIds.push(await uploads.addUnpacked(file.name, unpacked, within, folder))
  }
  return { uploadIds, refused }
}

/**
 * Files that a screen handed over one by one out of a folder: those of a Slack export in it become one upload, the
 * others stay as they are.
 */
export function gatherUploads(uploads: Uploads, uploadIds: readonly string[]): string[] {
  const left = new Set(uploadIds)
  const groups = slackRootsIn(uploadIds.map(uploads.nameInFolder)).map((root) => {
    const members = [...left].filter((id) => root.has(uploads.nameInFolder(id)))
    for (const id of members) left.delete(id)
    return uploads.addGroup(members, nameOf(root, 'Slack'))
  })
  return [...groups, ...left]
}

const nameOf = (root: SlackRoot, archive: string): string =>
  root.path === '' ? archive : basename(root.path)

/** A workbook or document is a ZIP too, and is one file to its reader. */
const isHeartOfOffice = (name: string): boolean =>
  /^(\[Content_Types\]\.xml|xl\/workbook\.(xml|bin)|word\/document\.xml|ppt\/presentation\.xml|visio\/document\.xml|content\.xml|mimetype|index\.apxl|Index\.zip|Index\/[^/]+\.iwa)$/.test(
    name,
  )
