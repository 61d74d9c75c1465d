import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { isSignedBy, type KeyPair, type Signed, signStatement } from '../log/signed.ts'
import { defaultCost, type ScryptCost } from '../workspace/keySlots.ts'
import { createSealed, openSealed, type SealedReader } from '../workspace/sealedFile.ts'

export const Hash = z.string().regex(/^[0-9a-f]{64}$/)
export const Name = z.string().min(1).max(300)

/** The device that signed a bundle, as it names itself. */
export const Signer = z.object({
  workspaceId: Name,
  workspaceName: Name,
  deviceName: Name,
  publicKey: z.string().max(100),
})

/** What a bundle says of the adapter in it, and who says so. Format 1. */
export const BundleStatement = z.object({
  type: z.literal('modelBundle'),
  format: z.literal(1),
  madeAt: z.int(),
  from: Signer,
  adapter: z.object({
    name: Name,
    baseName: Name,
    baseSha256: Hash,
    sha256: Hash,
    dataSha256: Hash,
    sizeBytes: z.int().min(1),
    settings: z.string(),
    metrics: z.string(),
    createdAt: z.int(),
    createdBy: Name,
    /** What it has learned from, by ids alone: withdrawn data names it where the same advice lies. */
    exampleIds: z.array(z.string().max(100)).max(10_000),
  }),
})
export type BundleStatement = z.infer<typeof BundleStatement>

const SignedStatement = z.object({ statement: BundleStatement, signature: z.string().max(200) })
const kind = 'sandtable-model'
/** Far more than any adapter has. */
const mostBytes = 1 << 30
const mostManifestBytes = 1 << 20

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A public key as people compare it: 32 hexadecimal digits in groups of four. */
export const fingerprintOf = (publicKey: string): string =>
  sha256Of(Buffer.from(publicKey, 'base64url')).slice(0, 32).toUpperCase().match(/.{4}/g)!.join(' ')

/** Runs `work` with a file of its own in a private folder, which is gone afterwards. */
async function withPrivateFile<Result>(work: (file: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bundle-'))
  try {
    return await work(join(folder, 'bundle'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * One file: sealed under a passphrase, in it a signed statement and the adapter's bytes. Refuses with
 * `key.passphraseTooShort`, `disk.full`, `disk.readOnly`.
 */
export function writeBundle(
  statement: BundleStatement,
  bytes: Uint8Array,
  keys: KeyPair,
  passphrase: string,
  cost: ScryptCost = defaultCost,
): Promise<Buffer<ArrayBuffer>> {
  return withPrivateFile(async (file) => {
    const writer = await createSealed(file, passphrase, cost, kind)
    try {
      const manifest = Buffer.from(JSON.stringify(signStatement(keys, statement)))
      const length = Buffer.alloc(4)
      length.writeUInt32BE(manifest.length)
      writer.write(length)
      writer.write(manifest)
      writer.write(bytes)
      writer.finish()
    } catch (error) {
      writer.discard()
      throw error
    }
    return readFileSync(file)
  })
}

/** What a bundle is called where a sealed file is meant. */
const codes: Record<string, string> = {
  'backup.notFound': 'bundle.notFound',
  'backup.notABackup': 'bundle.notABundle',
  'backup.newerFormat': 'bundle.newerFormat',
  'backup.truncated': 'bundle.truncated',
  'backup.damaged': 'bundle.tampered',
  'backup.wrongPassphrase': 'bundle.wrongPassphrase',
}

/** A refusal of the sealed file as one of the bundle; anything else as it is. */
export function bundleRefusalOf(error: unknown): unknown {
  const code = error instanceof AppError ? codes[error.code] : undefined
  return code === undefined ? error : new AppError(code, {}, error)
}

/**
 * Opens a bundle and verifies it whole: seal, signature by the key that it names, size and checksum. Refuses with
 * `bundle.notABundle`, `bundle.newerFormat`, `bundle.truncated`, `bundle.tampered`, `bundle.wrongPassphrase`. Whether
 * the signer is one to trust is the caller's to say.
 */
export function readBundle(
  file: Uint8Array,
  passphrase: string,
): Promise<{ statement: BundleStatement; bytes: Buffer }> {
  return withPrivateFile(async (path) => {
    writeFileSync(path, file, { mode: 0o600 })
    try {
      const reader = await openSealed(path, passphrase, kind)
      try {
        return readContent(reader)
      } finally {
        reader.close()
      }
    } catch (error) {
      throw bundleRefusalOf(error)
    }
  })
}

function readContent(reader: SealedReader): { statement: BundleStatement; bytes: Buffer } {
  const tampered = () => new AppError('bundle.tampered')
  const length = reader.read(4)
  if (length.length < 4) throw new AppError('bundle.truncated')
  const size = length.readUInt32BE()
  if (size > mostManifestBytes) throw tampered()
  const signed = readSigned(reader.read(size).toString())
  if (!signed || !isSignedBy(signed.statement.from.publicKey, signed)) throw tampered()
  const { statement } = signed
  if (statement.adapter.sizeBytes > mostBytes) throw tampered()
  const bytes = reader.read(statement.adapter.sizeBytes)
  const rest = reader.read(1)
  if (bytes.length < statement.adapter.sizeBytes || rest.length > 0) throw tampered()
  if (sha256Of(bytes) !== statement.adapter.sha256) throw tampered()
  return { statement, bytes }
}

function readSigned(text: string): Signed<BundleStatement> | null {
  try {
    return SignedStatement.parse(JSON.parse(text))
  } catch {
    return null
  }
}
