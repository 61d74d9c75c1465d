import { hash } from 'node:crypto'
import { basename, join } from 'node:path'
import { litter } from '../../shared/litter.ts'
import { type ArchiveFile, listEntryNames, openArchive } from './formats/archive.ts'
import type {
  AttachedFile,
  FormatReader,
  ImportSource,
  ReadOptions,
  Refusal,
  SourceHead,
} from './formats/format.ts'
import { formatReaders } from './formats/registry.ts'
import { readAll, readHead } from './formats/source.ts'
import { unsafeName } from './formats/zip.ts'
import { type SlackRoot, slackRootsIn } from './slackRoots.ts'
import type { Uploads } from './uploads.ts'

/** What an upload may still unpack to, with every archive and mail in it: a ZIP of ZIPs has no more than a single one. */
export interface UnpackingRoom {
  bytes: number
  files: number
  /** Bytes that may still be unpacked in vain, by files that are larger than they say. */
  work: number
}

export const unpackingRoom = ({ limits }: ReadOptions): UnpackingRoom => ({
  bytes: limits.unpackedBytes,
  files: limits.entries,
  work: 2 * limits.unpackedBytes,
})

export interface Expansion {
  /** What lies in the upload, each file once; of one that was not taken the upload says why. */
  uploadIds: string[]
  /** Whether the upload says something beside its files, as a mail does beside its attachments. */
  isFileItself: boolean
}

/**
 * The files of a folder, of a ZIP that is no format by itself, or attached to mails, as uploads of their own: a team
 * drops its exports together. A file of a folder is read where it lies; one of a ZIP is unpacked under a name of ours, so that no name
 * in an archive ever becomes a path. A Slack export among them stays one upload. Null where the upload is one file or
 * one archive in a format of its own.
 *
 * @param isDeepest opens nothing: an archive is refused as nested too deep, and so is each file of a mail
 */
export async function expandUpload(
  uploads: Uploads,
  uploadId: string,
  source: ImportSource,
  options: ReadOptions,
  { room = unpackingRoom(options), isDeepest = false }: { room?: UnpackingRoom; isDeepest?: boolean } = {},
): Promise<Expansion | null> {
  const { bytes } = await readHead(source, 4096)
  const names = await listEntryNames(source, bytes, options.limits, { leavesUnsafe: true })
  if (names.length === 0 && uploads.folder(uploadId) === null) {
    const unpacker = createUnpacker({ uploads, within: uploadId, folder: '', options, room, isDeepest })
    const reader = attachmentReader(source.name, bytes)
    if (reader === null) return null
    const uploadIds = await takeAttached(reader(source, options), unpacker)
    return uploadIds.length === 0 ? null : { uploadIds, isFileItself: true }
  }
  const files = names.filter((name) => !litter.test(name) && !name.endsWith('/'))
  const roots = slackRootsIn(files)
  const others = files.filter((name) => !roots.some((root) => root.has(name)))
  const isSlackAlone = roots.length === 1 && others.length === 0
  const folder = uploads.folder(uploadId)
  if (isSlackAlone || files.some(isHeartOfOffice) || (files.length === 0 && folder !== null)) return null
  if (isDeepest && folder === null) {
    uploads.refuse(uploadId, { code: 'nestedTooDeep' })
    return { uploadIds: [], isFileItself: true }
  }
  const exports = roots.map((root) =>
    uploads.addSelection(uploadId, nameOf(root, uploads.name(uploadId)), root.has),
  )
  if (folder !== null) {
    const paths = await Promise.all(
      others.map((name) => uploads.addPath(join(folder, name), `${uploads.nameInFolder(uploadId)}/${name}`)),
    )
    return { uploadIds: [...exports, ...paths], isFileItself: false }
  }
  const archive = await openArchive(source, options.limits, { leavesUnsafe: true })
  if (!archive.ok) return null
  const wanted = new Set(others)
  const called = uploads.nameInFolder(uploadId).replace(/\.[^./]*$/, '')
  const unpacker = createUnpacker({ uploads, within: uploadId, folder: called, options, room, isDeepest })
  const unpacked = await takeFiles(
    archive.files.filter((file) => wanted.has(file.name)),
    unpacker,
  )
  // The good ones of an archive do not go with one that a bad packer, or a bad person, named.
  const unsafe = archive.unsafeNames.map((name) => unpacker.leave(name, unsafeName(name)))
  const uploadIds = [...exports, ...unpacked, ...unsafe]
  if (uploadIds.length === 0) uploads.refuse(uploadId, { code: 'empty' })
  return { uploadIds, isFileItself: uploadIds.length === 0 }
}

interface Unpacking {
  uploads: Uploads
  within: string
  folder: string
  options: ReadOptions
  room: UnpackingRoom
  isDeepest: boolean
}

/** Takes what lies in one archive or mail, as far as there is room; what is not taken is told by name. */
function createUnpacker({ uploads, within, folder, options, room, isDeepest }: Unpacking) {
  const leave = (name: string, refusal: Refusal): string => uploads.addUntaken(name, refusal, within, folder)
  return {
    room,
    leave,
    leaveOutOfRoom: (name: string): string =>
      leave(name, { code: 'archiveLimit', at: { entry: name }, limit: options.limits.unpackedBytes }),
    /** Whether a file of so many bytes still fits. */
    fits: (bytes: number): boolean => !isDeepest && room.files > 0 && bytes <= room.bytes,
    async take(name: string, bytes: Uint8Array, writtenAt: number | null = null): Promise<string> {
      room.files -= 1
      room.bytes -= bytes.byteLength
      return uploads.addUnpacked(name, bytes, within, folder, writtenAt)
    },
    isDeepest,
  }
}
type Unpacker = ReturnType<typeof createUnpacker>

/** Sound and film: large, and read by nobody here. */
const recorded =
  /\.(mp4|m4v|mov|avi|mkv|wmv|flv|webm|mpe?g|3gpp?|rmvb|mts|vob|mp3|m4a|m4b|wav|aac|flac|ogg|oga|opus|amr|wma|silk)$/i
/** Of a picture only a code is read: it gets the room that the others leave. */
const picture = /\.(jpe?g|png|gif|bmp|tiff?|webp|heic|heif|avif|psd|dng|cr2|nef|arw)$/i
/** Deflate makes no more of a byte than this (zlib, technical details). */
const mostOfByte = 1032

/** Unpacks file by file. One with a password, damage or too many bytes is named and left, and the next is looked at. */
async function takeFiles(files: readonly ArchiveFile[], unpacker: Unpacker): Promise<string[]> {
  const uploadIds: string[] = new Array(files.length)
  const isLate = ({ name }: ArchiveFile): boolean => picture.test(name)
  const inTurn = [...files.entries()].sort(
    ([, one], [, other]) => Number(isLate(one)) - Number(isLate(other)),
  )
  for (const [at, file] of inTurn) uploadIds[at] = await takeFile(file, unpacker)
  return uploadIds
}

async function takeFile(file: ArchiveFile, unpacker: Unpacker): Promise<string> {
  const { name, statedBytes, packedBytes } = file
  const { room, leave, leaveOutOfRoom, fits, take } = unpacker
  if (recorded.test(name)) return leave(name, { code: 'recording', at: { entry: name } })
  if (!fits(statedBytes) || room.work <= 0) return leaveOutOfRoom(name)
  const most = Math.min(room.bytes, room.work, packedBytes * mostOfByte + 64)
  const opened = await file.open(most)
  const unpacked = opened.ok ? await readAll(opened.source, most) : null
  if (unpacked !== null) {
    room.work -= unpacked.byteLength
    return take(name, unpacked)
  }
  if (!opened.ok && opened.refusal.code !== 'tooLargeUnpacked') return leave(name, opened.refusal)
  // It said less than it is: what was unpacked of it was for nothing, and a whole archive of such may not go on for hours.
  room.work -= most
  return leaveOutOfRoom(name)
}

/** How many attachments of a mailbox are named one by one when there is no room for them; the others are counted. */
const mostNamed = 20

/** A file that hangs at several mails of a mailbox is taken once; what is a part of a mail itself is none. */
async function takeAttached(attached: AsyncIterable<AttachedFile>, unpacker: Unpacker): Promise<string[]> {
  const uploadIds: string[] = []
  const met = new Set<string>()
  let left = 0
  for await (const { name, bytes, isOfMail, sentAt = null } of attached) {
    if (isOfMail) continue
    const key = `${name}\n${hash('sha256', bytes)}`
    if (met.has(key)) continue
    met.add(key)
    if (unpacker.fits(bytes.byteLength)) uploadIds.push(await unpacker.take(name, bytes, sentAt))
    else {
      left += 1
      if (left > mostNamed) continue
      uploadIds.push(
        unpacker.isDeepest
          ? unpacker.leave(name, { code: 'nestedTooDeep', at: { entry: name } })
          : unpacker.leaveOutOfRoom(name),
      )
    }
  }
  const more = left - mostNamed
  if (more > 0) uploadIds.push(unpacker.leave(`+ ${more}`, { code: 'attachmentsLeft', detail: String(more) }))
  return uploadIds
}

/** How the files attached in a source are found, by the reader of its format; null where it is of none that has any. */
function attachmentReader(name: string, bytes: Uint8Array): NonNullable<FormatReader['attachments']> | null {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const head: SourceHead = {
    name,
    extension,
    bytes,
    complete: false,
    encoding: null,
    text: '',
    entryNames: [],
  }
  const [best] = formatReaders
    .filter(({ attachments }) => attachments !== undefined)
    .map((reader) => ({ reader, score: reader.recognise(head) }))
    .sort((one, other) => other.score - one.score)
  return best !== undefined && best.score > 0 ? best.reader.attachments! : null
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
