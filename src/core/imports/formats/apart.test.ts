import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { smallPdf } from './documents/pdfFixture.ts'
import { previewImport } from './preview.ts'
import { readOptions } from './registry.ts'
import { bytesSource } from './source.ts'
import { zipOf } from './zipFixture.ts'

/** Threads are numbered as they start. */
async function nextThreadNumber(): Promise<number> {
  const worker = new Worker('', { eval: true })
  const { threadId } = worker
  await once(worker, 'exit')
  return threadId
}

const options = readOptions({ zone: 'UTC' })
const read = (name: string, bytes: Uint8Array) => previewImport(bytesSource(name, bytes), options)

/** As programs write XLSB, with nothing in its parts that is of one. */
const binaryWorkbook = zipOf({ 'xl/workbook.bin': 'none', 'xl/worksheets/sheet1.bin': 'none' })

it.each([
  ['sheet.xlsb', binaryWorkbook],
  ['page.pdf', Buffer.from('%PDF-1.4\nno object of one')],
])(
  '%s: a thread that says of its document that it is damaged reads the next one too',
  async (name, damaged) => {
    // The first starts the thread, where no reading before has.
    await read(name, damaged)
    const before = await nextThreadNumber()
    for (let left = 5; left > 0; left -= 1) expect((await read(name, damaged)).refusal?.code).toBe('damaged')
    // None but the one that is asked.
    expect((await nextThreadNumber()) - before).toBe(1)
  },
)

it('a document after a damaged one is read as if it were the first', async () => {
  await read('page.pdf', Buffer.from('%PDF-1.4\nno object of one'))
  const { items, refusal } = await read('page.pdf', smallPdf)
  expect(refusal).toBeNull()
  expect(items).toMatchObject([{ kind: 'note', text: 'Visit' }])
})
