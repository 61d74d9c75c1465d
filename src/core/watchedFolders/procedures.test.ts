import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { undoChangeSet } from '../undo/changeSets.ts'
import { watchedFoldersProcedures } from './procedures.ts'
import { openWatch } from './watchFixture.ts'

let watch: Awaited<ReturnType<typeof openWatch>>
beforeEach(async () => {
  watch = await openWatch()
})
afterEach(() => watch.close())

const clientOf = () =>
  createRouterClient(
    watchedFoldersProcedures({ require: () => watch.session }, watch.watcher, watch.runs, watch.place),
  )
const unclear = '甲,乙\n1,温岭一院\n2,路桥医院\n'
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was refused',
    (error: { data?: { code: string } }) => error.data?.code,
  )

/** A folder with a file that waits, and its client. */
async function waiting() {
  await watch.add()
  watch.put('客户 二月.csv', unclear)
  watch.watcher.start(watch.session)
  await watch.settle()
  const client = clientOf()
  const { files } = await client.list()
  return { client, file: files[0]! }
}

describe('a waiting file', () => {
  it('goes through the import wizard, and waits no more when that import is done', async () => {
    const { client, file } = await waiting()
    const [inspected] = await client.inspect({ fileIds: [file.id] })
    expect(inspected).toMatchObject({ name: '客户 二月.csv', shape: 'table', error: null })
    const mapping = [{ column: '乙', field: 'name', confidence: 1, options: {} }]
    const plan = { uploadId: inspected!.uploadId, part: null, recordKind: 'accounts', mapping }
    const { ended } = await watch.runs.start(watch.session, [{ ...plan, saveProfileAs: null }], () => {})
    await ended
    expect([(await client.list()).files, watch.accounts()]).toEqual([[], ['温岭一院', '路桥医院']])
    expect(watch.states()).toEqual({ '客户 二月.csv': 'imported' })
    expect(watch.imports()).toMatchObject([{ watched_folder: null }])
  })

  it('is put aside with undo, and asked about again when it changes', async () => {
    const { client, file } = await waiting()
    const { changeSetId } = await client.dismiss({ fileId: file.id })
    expect((await client.list()).waiting).toBe(0)
    undoChangeSet(watch.db, changeSetId, watch.session.now())
    expect((await client.list()).waiting).toBe(1)
    await client.dismiss({ fileId: file.id })
    await watch.settle()
    expect((await client.list()).waiting).toBe(0)
    watch.put('客户 二月.csv', `${unclear}3,仙居医院\n`)
    await watch.settle()
    expect((await client.list()).waiting).toBe(1)
  })

  it('that changed since is refused by name instead of read half', async () => {
    const { client, file } = await waiting()
    watch.put('客户 二月.csv', `${unclear}3,仙居`, watch.session.now() + 1)
    expect(await refusalOf(client.inspect({ fileIds: [file.id] }))).toBe('watch.fileChanged')
  })
})

describe('asking for leave', () => {
  it('says what lies in a folder before it is watched, and refuses what may not be', async () => {
    watch.put('a.md', '12345')
    const client = clientOf()
    // The home of the product is the place in which the folder lies.
    expect(await refusalOf(client.check({ path: watch.folder }))).toBe('watch.ownFolder')
    const elsewhere = createRouterClient(
      watchedFoldersProcedures({ require: () => watch.session }, watch.watcher, watch.runs, '/nowhere'),
    )
    expect(await elsewhere.check({ path: `${watch.folder}/../${watch.folder.split('/').at(-1)}` })).toEqual({
      path: watch.folder,
      files: 1,
      bytes: 5,
      isWhole: true,
    })
    const { id } = await elsewhere.add({ path: watch.folder })
    expect((await elsewhere.list()).folders).toMatchObject([{ id, path: watch.folder, isPaused: false }])
    expect(await refusalOf(elsewhere.check({ path: watch.folder }))).toBe('watch.overlaps')
  })
})
