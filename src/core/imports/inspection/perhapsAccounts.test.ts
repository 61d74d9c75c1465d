import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from '../importFixture.ts'
import { inspectUploads } from './inspectUploads.ts'

/** A table that only may list customers makes no second ones of those that are known, whoever drops it. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const known = ['客户名单.csv', '客户名称,行业,级别\n青禾化工,化工,A\n北辰精工,机械,B'] as const
const odd = ['杂表.csv', '单位,甲栏,乙栏,丙栏,丁栏,戊栏\n青禾化工,x,1,u,p,k\n北辰精工,y,2,v,q,l'] as const

const inspect = async (...files: (readonly [string, string])[]) => {
  const ids: string[] = []
  for (const [name, text] of files)
    ids.push(
      (await desk.uploads.append(null, { name, offset: 0, bytes: Buffer.from(text), last: true })).uploadId,
    )
  return (await inspectUploads(desk.context, ids)).flat()
}

it('is left out beside a list of customers, and says what it may be', async () => {
  const [list, guess] = await inspect(known, odd)
  expect(list!.recordKind).toBe('accounts')
  expect(guess).toMatchObject({ recordKind: null, perhaps: 'accounts' })
  // Who says that it is one finds its columns as they were read.
  expect(guess!.otherMappings.accounts).toContainEqual(
    expect.objectContaining({ column: '单位', field: 'name' }),
  )
  expect(guess!.mapping.every(({ field }) => field === null)).toBe(true)
})

it('is left out where customers came in before', async () => {
  await desk.drop(known)
  const [guess] = await inspect(odd)
  expect(guess).toMatchObject({ recordKind: null, perhaps: 'accounts' })
})

it('is taken for what it may be where nothing else names a customer', async () => {
  const [guess] = await inspect(odd)
  expect(guess).toMatchObject({ recordKind: 'accounts' })
  expect(guess).not.toHaveProperty('perhaps')
})
