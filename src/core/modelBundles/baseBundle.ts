import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, isAbsolute, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { nameForGood } from '../db/nameForGood.ts'
import { refusalOf } from '../db/open.ts'
import { isSignedBy, type KeyPair, type Signed, signStatement } from '../log/signed.ts'
import { writeWhole } from '../workspace/files.ts'
import { defaultCost, type ScryptCost } from '../workspace/keySlots.ts'
import { createSealed, openSealed, type SealedReader } from '../workspace/sealedFile.ts'
import { bundleRefusalOf, Hash, Name, Signer } from './bundle.ts'

/** What a bundle says of the base model in it, where it came from, and who says so. Format 1. */
export const BaseStatement = z.object({
  type: z.literal('baseModelBundle'),
  format: z.literal(1),
  madeAt: z.int(),
  from: Signer,
  model: z.object({
    name: Name,
    sha256: Hash,
    sizeBytes: z.int().min(4),
    /** Under what terms it may be carried and used, as whoever packed it stated. */
    licence: Name,
    /** Where it was got from: an address, a firm, a training of one's own. */
    provenance: Name,
  }),
})
export type BaseStatement = z.infer<typeof BaseStatement>

const SignedStatement = z.object({ statement: BaseStatement, signature: z.string().max(200) })
const kind = 'sandtable-base'
/** What is in memory of a model at any one time. */
const pieceBytes = 1 << 20
const mostManifestBytes = 1 << 16
/** Every GGUF file begins so. */
const magic = Buffer.from('GGUF')

/** The ending of a bundle's name, by which one is found in a folder. */
export const baseBundleEnding = '.sandtable-base'

/** Names of a folder into which models are taken. */
const modelFile = (name: string) => `${name}.gguf`
const statementFile = (name: string) => `${name}.gguf.json`
const arriving = '.arriving'

/** Reads a file piece by piece and lets others run in between; `each` sees every piece once, in order. */
async function eachPiece(handle: number, each: (piece: Buffer) => void): Promise<number> {
  const buffer = Buffer.alloc(pieceBytes)
  for (let at = 0; ; ) {
    const got = readSync(handle, buffer, 0, buffer.length, at)
    if (got === 0) return at
    each(buffer.subarray(0, got))
    at += got
    await setImmediate()
  }
}

/** Size and SHA-256 of an open file. */
async function measure(handle: number): Promise<{ sizeBytes: number; sha256: string }> {
  const hash = createHash('sha256')
  const sizeBytes = await eachPiece(handle, (piece) => hash.update(piece))
  return { sizeBytes, sha256: hash.digest('hex') }
}

function openModel(path: string): number {
  let handle: number
  try {
    handle = openSync(path, 'r')
  } catch (error) {
    throw new AppError('model.notFound', { path }, error)
  }
  const start = Buffer.alloc(magic.length)
  readSync(handle, start, 0, start.length, 0)
  if (fstatSync(handle).isFile() && start.equals(magic)) return handle
  closeSync(handle)
  throw new AppError('model.notGguf', { path })
}

/**
 * Writes the model at `path` into a bundle: sealed under a passphrase, in it a signed statement and the model's bytes,
 * which are never in memory whole. The file has its name only once it is complete. Returns what it states and its size.
 * Refuses with `model.notFound`, `model.notGguf`, `bundle.changedMeanwhile`, `key.passphraseTooShort`, `disk.full`,
 * `disk.readOnly`.
 */
export async function writeBaseBundle(
  path: string,
  file: string,
  statementOf: (model: { sha256: string; sizeBytes: number }) => BaseStatement,
  keys: KeyPair,
  passphrase: string,
  cost: ScryptCost = defaultCost,
): Promise<{ statement: BaseStatement; sizeBytes: number }> {
  const handle = openModel(path)
  try {
    const measured = await measure(handle)
    const statement = statementOf(measured)
    const writer = await createSealed(file, passphrase, cost, kind)
    try {
      const manifest = Buffer.from(JSON.stringify(signStatement(keys, statement)))
      const length = Buffer.alloc(4)
      length.writeUInt32BE(manifest.length)
      writer.write(length)
      writer.write(manifest)
      const hash = createHash('sha256')
      await eachPiece(handle, (piece) => {
        hash.update(piece)
        // The writer keeps what it was given until a piece is full.
        writer.write(Buffer.from(piece))
      })
      if (hash.digest('hex') !== measured.sha256) throw new AppError('bundle.changedMeanwhile')
      return { statement, sizeBytes: writer.finish() }
    } catch (error) {
      writer.discard()
      throw error
    }
  } finally {
    closeSync(handle)
  }
}

/** A bundle whose seal, statement and signature hold; its model's bytes were not looked at yet. */
export interface OpenBaseBundle {
  statement: BaseStatement
  /**
   * Writes the model into `folder` and verifies it on the way; it has its name only when size and checksum hold.
   * Returns its path. Refuses with `bundle.truncated`, `bundle.tampered`, `bundle.alreadyHere`, `disk.full`.
   */
  takeInto(folder: string): Promise<string>
  close(): void
}

/** Opens a bundle. Refuses as `readBundle` does. Whether the signer is one to trust is the caller's to say. */
export async function openBaseBundle(path: string, passphrase: string): Promise<OpenBaseBundle> {
  const reader = await openSealed(path, passphrase, kind).catch((error: unknown) => {
    throw bundleRefusalOf(error)
  })
  try {
    const statement = readStatement(reader)
    return {
      statement,
      takeInto: (folder) => takeInto(folder, statement, reader),
      close: () => reader.close(),
    }
  } catch (error) {
    reader.close()
    throw bundleRefusalOf(error)
  }
}

function readStatement(reader: SealedReader): BaseStatement {
  const length = reader.read(4)
  if (length.length < 4) throw new AppError('bundle.truncated')
  const size = length.readUInt32BE()
  const signed = size > mostManifestBytes ? null : readSigned(reader.read(size).toString())
  if (!signed || !isSignedBy(signed.statement.from.publicKey, signed)) throw new AppError('bundle.tampered')
  return signed.statement
}

function readSigned(text: string): Signed<BaseStatement> | null {
  try {
    return SignedStatement.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** A model's name as a file may have it on any system. */
const fileNameOf = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80) || 'model'

/** What is stated of the models that were taken into a folder, by the path of each. */
export function takenModels(folder: string): Map<string, BaseStatement> {
  const taken = new Map<string, BaseStatement>()
  if (!existsSync(folder)) return taken
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.gguf.json')) continue
    const path = join(folder, basename(name, '.json'))
    if (!existsSync(path)) continue
    try {
      taken.set(path, BaseStatement.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    } catch {
      // A statement that can't be read says nothing; the model is there all the same.
    }
  }
  return taken
}

async function takeInto(folder: string, statement: BaseStatement, reader: SealedReader): Promise<string> {
  const { name, sha256, sizeBytes } = statement.model
  mkdirSync(folder, { recursive: true })
  // What an import left that was cut off: it never had a model's name.
  for (const left of readdirSync(folder).filter((one) => one.endsWith(arriving)))
    rmSync(join(folder, left), { force: true })
  for (const { model } of takenModels(folder).values())
    if (model.sha256 === sha256) throw new AppError('bundle.alreadyHere', { name })
  const plain = fileNameOf(name)
  const own = existsSync(join(folder, modelFile(plain))) ? `${plain}-${sha256.slice(0, 8)}` : plain
  const path = join(folder, modelFile(own))
  const partial = `${path}${arriving}`
  try {
    const handle = openSync(partial, 'wx', 0o600)
    try {
      await pour(reader, handle, statement)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    if (reader.read(1).length > 0) throw new AppError('bundle.tampered')
    // First what is known of it, then the model: none lies there of which nobody knows where it came from.
    writeWhole(join(folder, statementFile(own)), `${JSON.stringify(statement, null, 2)}\n`)
    nameForGood(partial, path)
    return path
  } catch (error) {
    rmSync(partial, { force: true })
    if (!existsSync(path)) rmSync(join(folder, statementFile(own)), { force: true })
    throw refusalOf(bundleRefusalOf(error))
  }

  async function pour(from: SealedReader, to: number, { model }: BaseStatement): Promise<void> {
    const hash = createHash('sha256')
    for (let left = sizeBytes; left > 0; ) {
      const piece = from.read(Math.min(pieceBytes, left))
      if (piece.length === 0) throw new AppError('bundle.tampered')
      if (left === sizeBytes && !piece.subarray(0, magic.length).equals(magic))
        throw new AppError('model.notGguf', { path: model.name })
      hash.update(piece)
      for (let at = 0; at < piece.length; ) at += writeSync(to, piece, at)
      left -= piece.length
      await setImmediate()
    }
    if (hash.digest('hex') !== model.sha256) throw new AppError('bundle.tampered')
  }
}

/** The bundle at a path: the file itself, or the only bundle in a folder. Refuses with `bundle.notFound`. */
export function bundleAt(path: string): string {
  if (!isAbsolute(path)) throw new AppError('bundle.notFound', { path })
  let names: string[]
  try {
    names = readdirSync(path).filter((name) => name.endsWith(baseBundleEnding))
  } catch {
    // A file, or nothing at all.
    if (existsSync(path)) return path
    throw new AppError('bundle.notFound', { path })
  }
  if (names.length !== 1) throw new AppError('bundle.notFound', { path })
  return join(path, names[0]!)
}

/** Where a bundle of a model goes in a folder. */
export const bundlePathIn = (folder: string, name: string): string =>
  join(folder, `${fileNameOf(name)}${baseBundleEnding}`)
