import { createHash, randomUUID } from 'node:crypto'
import { appendFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { ImportSource, Refusal } from './formats/format.ts'
import { bytesSource, type FileSource, fileSource, folderSource, keptFileSource } from './formats/source.ts'

interface Upload {
  name: string
  /** Where the file lay in the folder that a screen handed over file by file; its name alone otherwise. */
  nameInFolder: string
  /** Where it lies for a person: in the folder that was named or dropped, and through every archive that it came out of. */
  place: string
  /** The same from the path that was named here. */
  label: string
  path: string
  bytes: number
  /** When the file was last written, UTC ms; null where nobody told. */
  modifiedAt: number | null
  complete: boolean
  isFolder: boolean
  /** True for files of ours that go away with the upload; a file named on the command line stays. */
  owned: boolean
  /** SHA-256 once it was asked for, hex. */
  hash: string | null
  /** What the file was seen as when it was read for its hash: one of somebody else's may change. */
  hashedAs: string | null
  /** Only for a part of a folder or archive that is another upload: which of its files count. */
  selects?: (name: string) => boolean
  /** Only for files that are one source together: their uploads. */
  members?: readonly string[]
  /** Only for what came out of an archive or mail and is small: it never reaches the disk. */
  held?: Uint8Array
  /** Why nothing of it is there to be read: it lies too deep, or would not fit. */
  refusal?: Refusal
}

export type UploadSource = ImportSource & Partial<Pick<FileSource, 'seenAs'>>

/** What is held in memory of unpacked files, all together; a file of its own may be so much of it. Bytes. */
const mostHeld = 64 * 1024 ** 2
const mostHeldOfOne = 256 * 1024

/** Stands between an archive and what lay in it. */
const withinMark = ' › '
const longestPlace = 2000
const placeOf = (name: string): string =>
  name
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .slice(0, longestPlace)

/** Nobody writes so many files within a second or two: somebody copied, downloaded or checked them out. */
const fewestOfCopy = 4

/** Larger files are refused while they arrive instead of filling the disk. */
const mostBytes = 8 * 1024 ** 3

/**
 * Files on their way into an import: handed over in slices by a screen, or named by their path on the command line.
 * They lie in a folder of the system's temporary space, readable by this user alone, until they are imported.
 */
export function createUploads() {
  const uploads = new Map<string, Upload>()
  /** Which files say that they were written in a second, by their paths. */
  const writtenIn = new Map<number, Set<string>>()
  const noteWritten = (path: string, modifiedAt: number): void => {
    const second = Math.floor(modifiedAt / 1000)
    writtenIn.set(second, (writtenIn.get(second) ?? new Set()).add(path))
  }
  /** Whether so many files were written within moments that these are the times of a copy of them. */
  const isOfCopy = (modifiedAt: number): boolean => {
    const second = Math.floor(modifiedAt / 1000)
    const files = [second - 1, second, second + 1].map((one) => writtenIn.get(one)?.size ?? 0)
    return files.reduce((sum, count) => sum + count, 0) >= fewestOfCopy
  }
  let folder: string | null = null
  let heldBytes = 0
  const require = (id: string): Upload => {
    const upload = uploads.get(id)
    if (!upload) throw new AppError('import.uploadUnknown', { uploadId: id })
    return upload
  }
  const placesWithin = (id: string, name: string): Pick<Upload, 'place' | 'label'> => ({
    place: `${require(id).place}${withinMark}${placeOf(name)}`.slice(0, longestPlace),
    label: `${require(id).label}${withinMark}${placeOf(name)}`.slice(0, longestPlace),
  })
  return {
    /** Appends a slice; `offset` must be where the last one ended. Refuses `import.uploadGap` and `import.tooLarge`. */
    async append(
      id: string | null,
      slice: { name: string; offset: number; bytes: Uint8Array; last: boolean; modifiedAt?: number },
    ): Promise<{ uploadId: string; receivedBytes: number }> {
      folder ??= await mkdtemp(join(tmpdir(), 'sandtable-import-'))
      const uploadId = id ?? randomUUID()
      if (id === null)
        uploads.set(uploadId, {
          name: basename(slice.name.replaceAll('\\', '/')).slice(0, 200),
          nameInFolder: slice.name.replaceAll('\\', '/').slice(0, 2000),
          place: placeOf(slice.name),
          label: placeOf(slice.name),
          path: join(folder, uploadId),
          bytes: 0,
          modifiedAt: slice.modifiedAt ?? null,
          complete: false,
          isFolder: false,
          owned: true,
          hash: null,
          hashedAs: null,
        })
      if (id === null && slice.modifiedAt !== undefined) noteWritten(slice.name, slice.modifiedAt)
      const upload = require(uploadId)
      if (slice.offset !== upload.bytes || upload.complete)
        throw new AppError('import.uploadGap', { expected: upload.bytes, offset: slice.offset })
      if (upload.bytes + slice.bytes.byteLength > mostBytes)
        throw new AppError('import.tooLarge', { limit: mostBytes })
      await appendFile(upload.path, slice.bytes, { mode: 0o600 })
      upload.bytes += slice.bytes.byteLength
      upload.complete = slice.last
      return { uploadId, receivedBytes: upload.bytes }
    },
    /**
     * A file that was unpacked here, of the archive or mail `within`; in names `folder` stands for that one. `writtenAt` is
     * when it was there at the latest, by the mail at which it hung.
     */
    async addUnpacked(
      name: string,
      bytes: Uint8Array,
      within: string,
      folder = '',
      writtenAt: number | null = null,
    ): Promise<string> {
      const called = (folder === '' ? name : `${folder}/${name}`).replaceAll('\\', '/')
      const places = placesWithin(within, name)
      if (bytes.byteLength > mostHeldOfOne || heldBytes + bytes.byteLength > mostHeld) {
        const { uploadId } = await this.append(null, { name: called, offset: 0, bytes, last: true })
        uploads.set(uploadId, { ...require(uploadId), ...places, modifiedAt: writtenAt })
        return uploadId
      }
      const uploadId = randomUUID()
      heldBytes += bytes.byteLength
      uploads.set(uploadId, {
        name: basename(called).slice(0, 200),
        nameInFolder: called.slice(0, 2000),
        ...places,
        path: '',
        bytes: bytes.byteLength,
        modifiedAt: writtenAt,
        complete: true,
        isFolder: false,
        owned: true,
        hash: null,
        hashedAs: null,
        // Its own bytes, so that it does not keep a whole archive or mail.
        held: Uint8Array.from(bytes),
      })
      return uploadId
    },
    /** A file in an archive or mail `within` that was not unpacked: it is told like any other, with why. */
    addUntaken(name: string, refusal: Refusal, within: string, folder = ''): string {
      const called = (folder === '' ? name : `${folder}/${name}`).replaceAll('\\', '/')
      const uploadId = randomUUID()
      uploads.set(uploadId, {
        name: name.replaceAll('\\', '/').split('/').includes('..')
          ? name.slice(0, 200)
          : basename(called).slice(0, 200),
        nameInFolder: called.slice(0, 2000),
        ...placesWithin(within, name),
        path: '',
        bytes: 0,
        modifiedAt: null,
        complete: true,
        isFolder: false,
        owned: true,
        hash: null,
        hashedAs: null,
        held: new Uint8Array(),
        refusal,
      })
      return uploadId
    },
    /** Takes nothing of an upload, and says why wherever it is told. */
    refuse(id: string, refusal: Refusal): void {
      require(id).refusal = refusal
    },
    /** Why nothing of an upload is there to be read; null where it is. */
    refusal: (id: string): Refusal | null => require(id).refusal ?? null,
    /**
     * A file or folder that is on this machine already, under the name that it has in a folder which was named. Refuses
     * `import.unreadable`.
     */
    async addPath(path: string, nameInFolder = basename(path)): Promise<string> {
      const uploadId = randomUUID()
      try {
        const found = await stat(path)
        if (found.isFile()) noteWritten(path, Math.floor(found.mtimeMs))
        uploads.set(uploadId, {
          name: basename(path),
          nameInFolder: nameInFolder.replaceAll('\\', '/').slice(0, 2000),
          place: placeOf(nameInFolder),
          label: path,
          path,
          bytes: found.size,
          modifiedAt: Math.floor(found.mtimeMs),
          complete: true,
          isFolder: found.isDirectory(),
          owned: false,
          hash: null,
          hashedAs: null,
        })
      } catch (error) {
        throw new AppError('import.unreadable', { file: path }, error)
      }
      return uploadId
    },
    /** A part of a folder or archive as an upload of its own. The whole stays where it is. */
    addSelection(id: string, name: string, selects: (name: string) => boolean): string {
      const uploadId = randomUUID()
      const places = name === require(id).name ? {} : placesWithin(id, name)
      uploads.set(uploadId, {
        ...require(id),
        ...places,
        name,
        owned: false,
        hash: null,
        hashedAs: null,
        selects,
      })
      return uploadId
    },
    /** Uploads that are one source together, such as the days of a chat; they go away with it. */
    addGroup(members: readonly string[], name: string): string {
      const uploadId = randomUUID()
      const bytes = members.reduce((sum, member) => sum + require(member).bytes, 0)
      const whole = {
        path: '',
        bytes,
        modifiedAt: null,
        complete: true,
        isFolder: false,
        owned: true,
        hash: null,
        hashedAs: null,
      }
      uploads.set(uploadId, { ...whole, name, nameInFolder: name, place: name, label: name, members })
      return uploadId
    },
    /** The file, folder or group for readers; ask once for all that is done with it within a moment. */
    async source(id: string): Promise<UploadSource> {
      const upload = require(id)
      if (!upload.complete)
        throw new AppError('import.uploadGap', { expected: upload.bytes, offset: upload.bytes })
      const { members } = upload
      if (members !== undefined) {
        const files = members.map(require)
        const entries = () => Promise.all(files.map((file) => fileSource(file.path, file.nameInFolder)))
        return { name: upload.name, byteLength: upload.bytes, async *stream() {}, entries }
      }
      const source = upload.held
        ? bytesSource(upload.name, upload.held)
        : upload.isFolder
          ? await folderSource(upload.path, upload.name)
          : await keptFileSource(upload.path, upload.name)
      return upload.selects === undefined ? source : { ...source, selects: upload.selects }
    },
    /** SHA-256 of the bytes, hex; null for a folder. `source` is the upload's own, where the caller has it at hand. */
    async hash(id: string, source?: UploadSource): Promise<string | null> {
      const upload = require(id)
      if (upload.isFolder || upload.members || upload.refusal) return null
      if (upload.owned && upload.complete && upload.hash !== null) return upload.hash
      const { stream, seenAs = null } = source ?? (await this.source(id))
      if (upload.hash !== null && seenAs !== null && upload.hashedAs === seenAs) return upload.hash
      const sum = createHash('sha256')
      for await (const piece of stream()) sum.update(piece)
      upload.hash = sum.digest('hex')
      upload.hashedAs = seenAs
      return upload.hash
    },
    /** Where a folder lies; null for a file. */
    folder: (id: string): string | null => (require(id).isFolder ? require(id).path : null),
    /** The path under which a file was named here, and through which archives it came; where it was handed over, its place. */
    label: (id: string): string => require(id).label,
    /** Where a file lay in what was named or dropped: `旧.zip › 海宁/聊天.csv`; null where that is its name alone. */
    place(id: string): string | null {
      const { place, name } = require(id)
      return place === name ? null : place
    },
    name: (id: string): string => require(id).name,
    nameInFolder: (id: string): string => require(id).nameInFolder,
    /** When a file was last written, UTC ms; null where nobody told, or where that is when the folder was copied. */
    modifiedAt(id: string): number | null {
      const { modifiedAt } = require(id)
      return modifiedAt === null || isOfCopy(modifiedAt) ? null : modifiedAt
    },
    size: (id: string): number => require(id).bytes,
    async discard(id: string): Promise<void> {
      const upload = uploads.get(id)
      uploads.delete(id)
      if (upload?.members) for (const member of upload.members) await this.discard(member)
      else if (upload?.held) heldBytes -= upload.owned ? upload.bytes : 0
      else if (upload?.owned) await rm(upload.path, { force: true })
    },
    async close(): Promise<void> {
      uploads.clear()
      heldBytes = 0
      if (folder) await rm(folder, { recursive: true, force: true })
      folder = null
    },
  }
}
export type Uploads = ReturnType<typeof createUploads>
