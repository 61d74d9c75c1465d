import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from '../../src/core/imports/importFixture.ts'
import { readAllItems } from './readAllItems.ts'
import { sharedData } from './readTable.ts'

const folders = ['eml_mailparser', 'eml_mikel_mail'].map(sharedData)
const hasData = !folders.includes(null)

const mails = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.eml'))
    .map((entry) => join(entry.parentPath, entry.name))
const all = hasData ? folders.flatMap((folder) => mails(folder!)) : []

/** What a decoder leaves where it took the wrong encoding. */
const broken = /\ufffd|=\?[\w-]+\?[bq]\?/i

describe.skipIf(!hasData)('mails that nobody here wrote', () => {
  it('are one message each, with words, and nearly all with sender and time', async () => {
    let withSender = 0
    let withTime = 0
    let readable = 0
    for (const path of all) {
      const { format, items, refusal } = await readAllItems(path)
      expect([basename(path), format, items.length, refusal]).toEqual([
        basename(path),
        expect.stringMatching(/^(eml|mbox)$/),
        1,
        null,
      ])
      const [item] = items
      if (item?.kind !== 'message') throw new Error(basename(path))
      expect(item.text).not.toBe('')
      if (item.sender !== '?') withSender++
      if (item.sentAt !== null) withTime++
      if (!broken.test(item.text + item.conversation + item.sender)) readable++
    }
    console.warn(
      `mails: ${all.length} read, ${withSender} with sender, ${withTime} with time, ${readable} without a broken character`,
    )
    expect(all.length).toBeGreaterThanOrEqual(60)
    expect(withSender).toBeGreaterThanOrEqual(all.length - 3)
    expect(withTime).toBeGreaterThanOrEqual(all.length * 0.8)
    expect(readable).toBeGreaterThanOrEqual(all.length * 0.95)
  })
})

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

describe.skipIf(!hasData)('a folder of such mails', () => {
  it('comes in with what is attached, and comes again without adding anything', async () => {
    const report = await desk.dropPaths(...all)
    const messages = report.files.filter(({ kind }) => kind === 'messages')
    // Some of them are the same mail saved twice, and a few have a mail attached.
    expect(messages.length).toBeGreaterThanOrEqual(all.length)
    for (const { name, accepted, duplicates, error } of messages) {
      expect([name, accepted + duplicates, error]).toEqual([name, 1, null])
    }
    const evidence = desk.count('evidence')
    await desk.dropPaths(...all)
    expect(desk.count('evidence')).toBe(evidence)
  }, 120_000)
})
