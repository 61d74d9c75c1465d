import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newDevice } from '../identity/parties.ts'
import { listLog } from '../log/append.ts'
import { newKeyPair } from '../log/signed.ts'
import type { Session } from '../session.ts'
import { adapterViews } from '../studio/adapters.ts'
import { insertAdapter, readAdapterBytes } from '../studio/store.ts'
import { openOffice, ten } from '../testOffice.ts'
import { type BundleStatement, fingerprintOf, readBundle, writeBundle } from './bundle.ts'
import { exportAdapter, importAdapter } from './procedures.ts'

const cheap = { N: 1024, r: 8, p: 1 }
const passphrase = '把十一月的话风带回杭州'
const base = 'b'.repeat(64)
const bytes = Buffer.from('GGUF adapter '.repeat(1000))
const sha256 = createHash('sha256').update(bytes).digest('hex')

/** The office on a laptop of its own. */
function laptop(name: string) {
  const office = openOffice()
  const device = newDevice(office.db, office.ring, name, ten)
  const workspace = { ...office.session.workspace, device, info: { ...office.session.workspace.info, name } }
  const session = { ...office.session, workspace } as Session
  const carried = () =>
    listLog(office.db).flatMap(({ kind, body }) =>
      kind === 'adapterCarried' ? [(body as { direction: string }).direction] : [],
    )
  return { ...office, session, device, carried }
}

function withAdapter() {
  const home = laptop('宁波的笔记本')
  insertAdapter(
    home.db,
    {
      id: 'adp_1',
      name: '十一月话风',
      baseName: 'Small',
      baseSha256: base,
      sha256,
      dataSha256: 'd'.repeat(64),
      sizeBytes: bytes.length,
      bytes,
      settings: '{}',
      metrics: '{"curve":[]}',
      report: null,
      createdAt: ten,
      createdBy: '钱越',
    },
    ['adv_1/track:1'],
  )
  return home
}
const refused = (code: string) => expect.objectContaining({ code })

describe('a style carried to another laptop', () => {
  it('is taken in once its signer’s fingerprint was confirmed, to be compared anew; both sides log it', async () => {
    const home = withAdapter()
    const away = laptop('杭州的笔记本')
    const file = await exportAdapter(home.session, 'adp_1', passphrase, cheap)
    const fingerprint = fingerprintOf(home.device.publicKey)

    const first = await importAdapter(away.session, file, passphrase, null, base)
    expect(first).toEqual({
      outcome: 'unknownSigner',
      fingerprint,
      deviceName: '宁波的笔记本',
      workspaceName: '宁波的笔记本',
      name: '十一月话风',
    })
    expect(adapterViews(away.session, base)).toEqual([])
    expect(await importAdapter(away.session, file, passphrase, 'AAAA', base)).toMatchObject({
      outcome: 'unknownSigner',
    })

    const taken = await importAdapter(away.session, file, passphrase, fingerprint, base)
    expect(taken).toMatchObject({ outcome: 'imported', name: '十一月话风' })
    const [view] = adapterViews(away.session, base)
    expect(view).toMatchObject({ status: 'challenger', verdict: null, fits: true, examples: 1, sha256 })
    expect(readAdapterBytes(away.db, view!.id).equals(bytes)).toBe(true)
    expect(home.carried()).toEqual(['exported'])
    expect(away.carried()).toEqual(['imported'])

    await expect(importAdapter(away.session, file, passphrase, null, base)).rejects.toEqual(
      refused('bundle.alreadyHere'),
    )
  })

  it('needs no confirming on a device of the same workspace', async () => {
    const home = withAdapter()
    const file = await exportAdapter(home.session, 'adp_1', passphrase, cheap)
    home.db.write('DELETE FROM adapters').run()
    newDevice(home.db, home.ring, '新笔记本', ten)
    expect(await importAdapter(home.session, file, passphrase, null, base)).toMatchObject({
      outcome: 'imported',
    })
  })

  it('does not show its text to whoever finds the file', async () => {
    const file = await exportAdapter(withAdapter().session, 'adp_1', passphrase, cheap)
    expect(file.includes('GGUF adapter')).toBe(false)
    expect(file.includes('十一月话风')).toBe(false)
  })
})

describe('a bundle is refused by what is wrong with it', () => {
  const statementOf = (
    publicKey: string,
    change: Partial<BundleStatement['adapter']> = {},
  ): BundleStatement => ({
    type: 'modelBundle',
    format: 1,
    madeAt: ten,
    from: { workspaceId: 'ws', workspaceName: '东区', deviceName: '笔记本', publicKey },
    adapter: {
      name: '话风',
      baseName: 'Small',
      baseSha256: base,
      sha256,
      dataSha256: base,
      sizeBytes: bytes.length,
      settings: '{}',
      metrics: '{}',
      createdAt: ten,
      createdBy: '钱越',
      exampleIds: [],
      ...change,
    },
  })
  const keys = newKeyPair()
  const pack = (change?: Partial<BundleStatement['adapter']>, signer = keys) =>
    writeBundle(statementOf(keys.publicKey, change), bytes, signer, passphrase, cheap)

  it('whole and signed it opens', async () => {
    expect((await readBundle(await pack(), passphrase)).bytes.equals(bytes)).toBe(true)
  })

  it('wrong passphrase, no bundle, cut off, changed', async () => {
    const file = await pack()
    await expect(readBundle(file, 'something else')).rejects.toEqual(refused('bundle.wrongPassphrase'))
    await expect(readBundle(Buffer.from('PK not one'), passphrase)).rejects.toEqual(
      refused('bundle.notABundle'),
    )
    await expect(readBundle(file.subarray(0, -5), passphrase)).rejects.toEqual(refused('bundle.truncated'))
    const changed = Buffer.from(file)
    changed[changed.length - 40]! ^= 1
    await expect(readBundle(changed, passphrase)).rejects.toEqual(refused('bundle.tampered'))
  })

  it('signed by another key than it names, or with other bytes than it says', async () => {
    await expect(readBundle(await pack({}, newKeyPair()), passphrase)).rejects.toEqual(
      refused('bundle.tampered'),
    )
    await expect(readBundle(await pack({ sha256: 'a'.repeat(64) }), passphrase)).rejects.toEqual(
      refused('bundle.tampered'),
    )
    await expect(readBundle(await pack({ sizeBytes: 10 }), passphrase)).rejects.toEqual(
      refused('bundle.tampered'),
    )
    await expect(readBundle(await pack({ sizeBytes: bytes.length + 10 }), passphrase)).rejects.toEqual(
      refused('bundle.tampered'),
    )
  })

  it('trained for another model', async () => {
    const { session } = laptop('杭州的笔记本')
    const file = await pack()
    const trust = fingerprintOf(keys.publicKey)
    for (const loaded of ['c'.repeat(64), null])
      await expect(importAdapter(session, file, passphrase, trust, loaded)).rejects.toEqual(
        refused('bundle.otherBase'),
      )
    expect(adapterViews(session, null)).toEqual([])
  })
})
