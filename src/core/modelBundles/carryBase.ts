import { existsSync, statSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { transaction } from '../db/open.ts'
import { nameOf } from '../llm/modelName.ts'
import { appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import type { ScryptCost } from '../workspace/keySlots.ts'
import { type BaseStatement, bundleAt, bundlePathIn, openBaseBundle, writeBaseBundle } from './baseBundle.ts'
import { fingerprintOf } from './bundle.ts'
import { isKnownSigner, trustSigner } from './signers.ts'

const logCarried = (
  session: Session,
  direction: 'exported' | 'imported',
  { model, from }: BaseStatement,
): void => {
  const { name, sha256, sizeBytes, licence, provenance } = model
  appendLog(session.db, session.stamp(), {
    kind: 'modelCarried',
    body: {
      ...{ direction, name, sha256, sizeBytes, licence, provenance },
      signer: fingerprintOf(from.publicKey),
    },
  })
}

/**
 * Packs the model at `modelPath` into a folder of this machine for another laptop, with what a person states of its
 * licence and where it came from, and logs it. Refuses with `bundle.noModel` where none is chosen, `bundle.noFolder`, and as
 * `writeBaseBundle` does.
 */
export async function exportBase(
  session: Session,
  modelPath: string | null,
  {
    folder,
    passphrase,
    licence,
    provenance,
  }: Record<'folder' | 'passphrase' | 'licence' | 'provenance', string>,
  cost?: ScryptCost,
): Promise<{ path: string; name: string; sizeBytes: number }> {
  if (modelPath === null) throw new AppError('bundle.noModel')
  if (!isAbsolute(folder) || !existsSync(folder) || !statSync(folder).isDirectory())
    throw new AppError('bundle.noFolder', { path: folder })
  const { device, info } = session.workspace
  const name = nameOf(modelPath)
  const path = bundlePathIn(folder, name)
  const written = await writeBaseBundle(
    modelPath,
    path,
    ({ sha256, sizeBytes }) => ({
      type: 'baseModelBundle',
      format: 1,
      madeAt: session.now(),
      from: {
        workspaceId: info.id,
        workspaceName: info.name,
        deviceName: device.name,
        publicKey: device.publicKey,
      },
      model: { name, sha256, sizeBytes, licence, provenance },
    }),
    device.keys,
    passphrase,
    cost,
  )
  logCarried(session, 'exported', written.statement)
  return { path, name, sizeBytes: written.sizeBytes }
}

/**
 * Takes a model from a bundle into `modelsFolder`, where it can be chosen, and logs it. Refuses as `openBaseBundle` and
 * `takeInto` do. From a signer who is not known it reads no more than the statement, unless `trust` is their
 * fingerprint: then they are known from now on.
 */
export async function importBase(
  session: Session,
  modelsFolder: string,
  { path, passphrase, trust }: { path: string; passphrase: string; trust: string | null },
) {
  const bundle = await openBaseBundle(bundleAt(path), passphrase)
  try {
    const { from, model } = bundle.statement
    const { name, licence, provenance } = model
    const fingerprint = fingerprintOf(from.publicKey)
    const isKnown = isKnownSigner(session, from.publicKey)
    if (!isKnown && trust !== fingerprint)
      return {
        outcome: 'unknownSigner' as const,
        ...{ fingerprint, name, licence, provenance },
        deviceName: from.deviceName,
        workspaceName: from.workspaceName,
      }
    const taken = await bundle.takeInto(modelsFolder)
    transaction(session.db, () => {
      if (!isKnown) trustSigner(session, from.publicKey)
      logCarried(session, 'imported', bundle.statement)
    })
    return { outcome: 'imported' as const, path: taken, name, licence, provenance }
  } finally {
    bundle.close()
  }
}
