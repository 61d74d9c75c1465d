import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newDevice } from '../identity/parties.ts'
import { listModels } from '../llm/index.ts'
import { listLog } from '../log/append.ts'
import { newKeyPair } from '../log/signed.ts'
import type { Session } from '../session.ts'
import { openOffice, ten } from '../testOffice.ts'
import { type BaseStatement, openBaseBundle, takenModels, writeBaseBundle } from './baseBundle.ts'
import { readBundle } from './bundle.ts'
import { exportBase, importBase } from './carryBase.ts'

const cheap = { N: 1024, r: 8, p: 1 }
const passphrase = '把模型带到没有网的电脑'
const terms = { passphrase, licence: 'Apache-2.0', provenance: 'https://example.com/models' }
const refused = (code: string) => expect.objectContaining({ code })

/** More than one piece of the sealed file, and no whole number of them. */
const modelBytes = Buffer.concat([Buffer.from('GGUF'), Buffer.alloc(3 * (1 << 20) + 12_345, 'weights ')])
const sha256 = createHash('sha256').update(modelBytes).digest('hex')

let folder: string
const at = (...names: string[]) => join(folder, ...names)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-base-test-'))
  for (const name of ['home', 'stick', 'away']) mkdirSync(at(name))
  writeFileSync(at('home', '小模型 v2.gguf'), modelBytes)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The office on a laptop of its own. */
function laptop(name: string) {
  const office = openOffice()
  const device = newDevice(office.db, office.ring, name, ten)
  const workspace = { ...office.session.workspace, device, info: { ...office.session.workspace.info, name } }
  const session = { ...office.session, workspace } as Session
  const carried = () =>
    listLog(office.db).flatMap(({ kind, body }) => (kind === 'modelCarried' ? [body as object] : []))
  return { session, carried }
}

const pack = (home = laptop('宁波的笔记本')) =>
  exportBase(home.session, at('home', '小模型 v2.gguf'), { folder: at('stick'), ...terms }, cheap)
const take = (away: ReturnType<typeof laptop>, trust: string | null, path = at('stick')) =>
  importBase(away.session, at('away'), { path, passphrase, trust })

async function fingerprintFrom(away: ReturnType<typeof laptop>): Promise<string> {
  const first = await take(away, null)
  if (first.outcome !== 'unknownSigner') throw new Error('the signer must be unknown')
  return first.fingerprint
}

describe('a base model carried to another laptop', () => {
  it('comes in whole once its signer was confirmed, can be chosen, and says by what terms; both sides log it', async () => {
    const [home, away] = [laptop('宁波的笔记本'), laptop('杭州的笔记本')]
    const packed = await pack(home)
    expect(packed).toMatchObject({ name: '小模型 v2', path: at('stick', '小模型-v2.sandtable-base') })
    expect(readdirSync(at('stick'))).toEqual(['小模型-v2.sandtable-base'])

    const first = await take(away, null)
    expect(first).toMatchObject({
      outcome: 'unknownSigner',
      deviceName: '宁波的笔记本',
      licence: 'Apache-2.0',
    })
    expect(await take(away, 'AAAA')).toMatchObject({ outcome: 'unknownSigner' })
    expect(readdirSync(at('away'))).toEqual([])
    expect(away.carried()).toEqual([])

    const taken = await take(away, first.outcome === 'unknownSigner' ? first.fingerprint : '')
    expect(taken).toMatchObject({ outcome: 'imported', provenance: 'https://example.com/models' })
    const [model] = await listModels(at('away'))
    expect(model).toMatchObject({ name: '小模型-v2', sizeBytes: modelBytes.length })
    expect(readFileSync(model!.path).equals(modelBytes)).toBe(true)
    expect(takenModels(at('away')).get(model!.path)?.model).toMatchObject({ sha256, licence: 'Apache-2.0' })
    expect(home.carried()).toEqual([expect.objectContaining({ direction: 'exported', sha256 })])
    expect(away.carried()).toEqual([expect.objectContaining({ direction: 'imported', sha256 })])

    await expect(take(away, null)).rejects.toEqual(refused('bundle.alreadyHere'))
  })

  it('is asked about once: what the same signer sends later comes in', async () => {
    const [home, away] = [laptop('宁波的笔记本'), laptop('杭州的笔记本')]
    await pack(home)
    await take(away, await fingerprintFrom(away))
    const second = Buffer.concat([modelBytes, Buffer.from('more')])
    writeFileSync(at('home', '小模型 v2.gguf'), second)
    await pack(home)
    const taken = await take(away, null)
    expect(taken.outcome).toBe('imported')
    // The name was taken by another model, which stays as it is.
    expect((await listModels(at('away'))).map(({ sizeBytes }) => sizeBytes).sort()).toEqual([
      modelBytes.length,
      second.length,
    ])
  })

  it('can be taken from the file or from the folder that holds it alone', async () => {
    const away = laptop('杭州的笔记本')
    const { path } = await pack()
    expect((await take(away, null, path)).outcome).toBe('unknownSigner')
    writeFileSync(at('stick', 'another.sandtable-base'), '')
    await expect(take(away, null)).rejects.toEqual(refused('bundle.notFound'))
    await expect(take(away, null, at('nowhere'))).rejects.toEqual(refused('bundle.notFound'))
    await expect(take(away, null, 'stick')).rejects.toEqual(refused('bundle.notFound'))
  })

  it('is not packed where there is no model, no such folder, or something that is no model', async () => {
    const { session } = laptop('宁波的笔记本')
    const into = (name: string) => ({ folder: at(name), ...terms })
    await expect(exportBase(session, null, into('stick'), cheap)).rejects.toEqual(refused('bundle.noModel'))
    const model = at('home', '小模型 v2.gguf')
    await expect(exportBase(session, model, into('nowhere'), cheap)).rejects.toEqual(
      refused('bundle.noFolder'),
    )
    writeFileSync(at('home', 'notes.gguf'), 'no model')
    await expect(exportBase(session, at('home', 'notes.gguf'), into('stick'), cheap)).rejects.toEqual(
      refused('model.notGguf'),
    )
    expect(readdirSync(at('stick'))).toEqual([])
  })
})

describe('a bundle of a model that is not as it was packed', () => {
  it('leaves nothing behind when it was changed or cut off, at whatever place', async () => {
    const away = laptop('杭州的笔记本')
    const { path } = await pack()
    const trust = await fingerprintFrom(away)
    const whole = readFileSync(path)
    for (const place of [600, Math.floor(whole.length / 2), whole.length - 40]) {
      const changed = Buffer.from(whole)
      changed[place]! ^= 1
      writeFileSync(path, changed)
      await expect(take(away, trust)).rejects.toEqual(refused('bundle.tampered'))
      writeFileSync(path, whole)
      truncateSync(path, place)
      await expect(take(away, trust)).rejects.toEqual(refused('bundle.truncated'))
      expect(readdirSync(at('away'))).toEqual([])
    }
    expect(away.carried()).toEqual([])
  })

  it('is told from a wrong passphrase and from a bundle of a style', async () => {
    const { path } = await pack()
    await expect(openBaseBundle(path, 'something else')).rejects.toEqual(refused('bundle.wrongPassphrase'))
    await expect(readBundle(readFileSync(path), passphrase)).rejects.toEqual(refused('bundle.notABundle'))
  })

  const statementOf = (publicKey: string, change: Partial<BaseStatement['model']> = {}): BaseStatement => ({
    type: 'baseModelBundle',
    format: 1,
    madeAt: ten,
    from: { workspaceId: 'ws', workspaceName: '东区', deviceName: '笔记本', publicKey },
    model: { name: 'm', sha256, sizeBytes: modelBytes.length, licence: 'x', provenance: 'y', ...change },
  })
  const write = (statement: BaseStatement, keys = newKeyPair()) =>
    writeBaseBundle(
      at('home', '小模型 v2.gguf'),
      at('stick', 'm.sandtable-base'),
      () => statement,
      keys,
      passphrase,
      cheap,
    )

  it('is refused when another key signed it than the one that it names', async () => {
    await write(statementOf(newKeyPair().publicKey))
    await expect(openBaseBundle(at('stick', 'm.sandtable-base'), passphrase)).rejects.toEqual(
      refused('bundle.tampered'),
    )
  })

  it.each<[string, Partial<BaseStatement['model']>]>([
    ['another checksum', { sha256: 'a'.repeat(64) }],
    ['fewer bytes', { sizeBytes: modelBytes.length - 1 }],
    ['more bytes', { sizeBytes: modelBytes.length + 1 }],
  ])('is refused when its statement tells of %s than there are', async (_, change) => {
    const keys = newKeyPair()
    await write(statementOf(keys.publicKey, change), keys)
    const bundle = await openBaseBundle(at('stick', 'm.sandtable-base'), passphrase)
    await expect(bundle.takeInto(at('away'))).rejects.toEqual(refused('bundle.tampered'))
    bundle.close()
    expect(readdirSync(at('away'))).toEqual([])
  })

  it('what an import left that was cut off is cleared away by the next', async () => {
    const away = laptop('杭州的笔记本')
    await pack()
    writeFileSync(at('away', 'half.gguf.arriving'), 'GGUF half of it')
    expect(await listModels(at('away'))).toEqual([])
    await take(away, await fingerprintFrom(away))
    expect(existsSync(at('away', 'half.gguf.arriving'))).toBe(false)
  })

  it('a name that leads elsewhere is a name in the folder all the same', async () => {
    const keys = newKeyPair()
    await write(statementOf(keys.publicKey, { name: '../../etc/../m' }), keys)
    const bundle = await openBaseBundle(at('stick', 'm.sandtable-base'), passphrase)
    expect(await bundle.takeInto(at('away'))).toBe(at('away', 'etc-..-m.gguf'))
    bundle.close()
  })
})

describe('the memory that it takes', () => {
  it('is of a few pieces, however large the model is', async () => {
    const large = at('home', 'large.gguf')
    writeFileSync(large, modelBytes)
    truncateSync(large, 320 << 20)
    const { session } = laptop('宁波的笔记本')
    setFlagsFromString('--expose-gc')
    const clear = runInNewContext('gc') as () => void
    /** Bytes of pieces that somebody still holds: what other tests of this run left behind is cleared away first. */
    const held = (): number => {
      clear()
      return process.memoryUsage().arrayBuffers
    }
    const before = held()
    let most = 0
    // Clearing away takes a busy machine long: it has a fifth of the time at most.
    let timer = setTimeout(look, 150)
    function look(): void {
      const from = performance.now()
      most = Math.max(most, held())
      timer = setTimeout(look, Math.max(150, 4 * (performance.now() - from)))
    }
    const { path } = await exportBase(session, large, { folder: at('stick'), ...terms }, cheap)
    const away = laptop('杭州的笔记本')
    await importBase(away.session, at('away'), { path, passphrase, trust: await fingerprintFrom(away) })
    clearTimeout(timer)
    expect((await listModels(at('away')))[0]?.sizeBytes).toBe(320 << 20)
    expect(most).toBeGreaterThan(0)
    // What was let go is swept by another thread, late on a busy machine; a copy of the whole would be twice as much.
    expect(most - before).toBeLessThan(160 << 20)
  })
})
