import { AppError } from '../../shared/errors.ts'
import { transaction } from '../db/open.ts'
import type { LlmState } from '../llm/index.ts'
import { appendLog } from '../log/append.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { adapterViews, requireAdapter } from '../studio/adapters.ts'
import { examplesNotToShare } from '../studio/sharedExamples.ts'
import { insertAdapter, listAdapterExamples, listAdapters } from '../studio/store.ts'
import type { ScryptCost } from '../workspace/keySlots.ts'
import { type BundleStatement, fingerprintOf, readBundle, writeBundle } from './bundle.ts'
import { exportBase, importBase } from './carryBase.ts'
import { isKnownSigner, trustSigner } from './signers.ts'

const loadedSha256 = (state: LlmState): string | null => (state.state === 'ready' ? state.sha256 : null)

/**
 * Packs an adapter for another laptop, and logs it. Refuses with `record.notFound`, `studio.dataWithdrawn`, and with
 * `studio.notToShare` where it learned from recorded words that not everybody agreed to pass on.
 */
export async function exportAdapter(
  session: Session,
  adapterId: string,
  passphrase: string,
  cost?: ScryptCost,
): Promise<Buffer<ArrayBuffer>> {
  const { db, workspace } = session
  const { row, adapter } = requireAdapter(db, adapterId)
  const view = adapterViews(session, null).find(({ id }) => id === adapterId)!
  if (view.withdrawn > 0) throw new AppError('studio.dataWithdrawn')
  const exampleIds = listAdapterExamples(db).get(adapterId) ?? []
  const kept = examplesNotToShare(db, exampleIds, session.now())
  if (kept.size > 0) throw new AppError('studio.notToShare', { examples: kept.size })
  const { name, baseName, baseSha256, sha256, dataSha256, sizeBytes, settings, metrics } = row
  const { device, info } = workspace
  const statement: BundleStatement = {
    type: 'modelBundle',
    format: 1,
    madeAt: session.now(),
    from: {
      workspaceId: info.id,
      workspaceName: info.name,
      deviceName: device.name,
      publicKey: device.publicKey,
    },
    adapter: {
      ...{ name, baseName, baseSha256, sha256, dataSha256, sizeBytes, settings, metrics },
      createdAt: row.createdAt,
      createdBy: row.createdBy,
      exampleIds,
    },
  }
  const bundle = await writeBundle(statement, adapter.bytes(), device.keys, passphrase, cost)
  appendLog(db, session.stamp(), {
    kind: 'adapterCarried',
    body: {
      direction: 'exported',
      adapterId,
      name,
      sha256,
      baseSha256,
      signer: fingerprintOf(device.publicKey),
    },
  })
  return bundle
}

/**
 * Takes an adapter from a bundle in, as a challenger that was not compared yet, and logs it. Refuses as `readBundle`
 * does, and with `bundle.otherBase`, `bundle.alreadyHere`. From a signer who is not known it takes nothing, unless
 * `trust` is their fingerprint: then they are known from now on.
 */
export async function importAdapter(
  session: Session,
  file: Uint8Array,
  passphrase: string,
  trust: string | null,
  loaded: string | null,
) {
  const { db } = session
  const { statement, bytes } = await readBundle(file, passphrase)
  const { from, adapter } = statement
  const fingerprint = fingerprintOf(from.publicKey)
  const isKnown = isKnownSigner(session, from.publicKey)
  if (!isKnown && trust !== fingerprint)
    return {
      outcome: 'unknownSigner' as const,
      fingerprint,
      deviceName: from.deviceName,
      workspaceName: from.workspaceName,
      name: adapter.name,
    }
  if (adapter.baseSha256 !== loaded) throw new AppError('bundle.otherBase', { name: adapter.baseName })
  if (listAdapters(db).some(({ sha256 }) => sha256 === adapter.sha256))
    throw new AppError('bundle.alreadyHere', { name: adapter.name })
  const id = session.newId('adapter')
  const { exampleIds, ...row } = adapter
  transaction(db, () => {
    if (!isKnown) trustSigner(session, from.publicKey)
    // How it did elsewhere is no comparison with what serves here.
    insertAdapter(db, { ...row, id, bytes, report: null }, exampleIds)
    appendLog(db, session.stamp(), {
      kind: 'adapterCarried',
      body: {
        direction: 'imported',
        adapterId: id,
        name: adapter.name,
        sha256: adapter.sha256,
        baseSha256: adapter.baseSha256,
        signer: fingerprint,
      },
    })
  })
  return { outcome: 'imported' as const, adapterId: id, name: adapter.name }
}

/** Adapters and base models from one laptop to another, signed and sealed. Models are taken into `modelsFolder`. */
export function modelBundlesProcedures(
  sessions: Sessions,
  modelState: () => LlmState,
  { modelsFolder, modelPath }: { modelsFolder: string; modelPath: (session: Session) => string | null },
) {
  const os = implementer.modelBundles
  return {
    export: os.export.handler(async ({ input }) => {
      const session = sessions.require()
      const bundle = await exportAdapter(session, input.adapterId, input.passphrase)
      session.changed('log')
      return new Blob([bundle])
    }),
    import: os.import.handler(async ({ input }) => {
      const session = sessions.require()
      const file = new Uint8Array(await input.file.arrayBuffer())
      const outcome = await importAdapter(
        session,
        file,
        input.passphrase,
        input.trust,
        loadedSha256(modelState()),
      )
      if (outcome.outcome === 'imported') session.changed('studio', 'log')
      return outcome
    }),
    exportBase: os.exportBase.handler(async ({ input }) => {
      const session = sessions.require()
      const written = await exportBase(session, modelPath(session), input)
      session.changed('log')
      return written
    }),
    importBase: os.importBase.handler(async ({ input }) => {
      const session = sessions.require()
      const outcome = await importBase(session, modelsFolder, input)
      if (outcome.outcome === 'imported') session.changed('model', 'settings', 'log')
      return outcome
    }),
  }
}
