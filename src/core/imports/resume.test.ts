import { createHash } from 'node:crypto'
import { type BookType, utils, write } from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFinishedFiles } from './finishedFiles.ts'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { inspectUpload } from './inspection/inspectUploads.ts'
import { undoImport } from './undoImport.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const accounts: TestFile = ['accounts.csv', 'Account,City\nAcme Clinics,Leeds\nBorealis Labs,York\n']
const visits: TestFile = [
  'visits.csv',
  'Account,Activity type,Date,Subject\nAcme Clinics,Visit,2026-03-01,Price asked\nAcme Clinics,Visit,2026-03-02,Demo\n',
]
const note: TestFile = ['visit.md', '# 2026-03-01 Acme Clinics\n\nGood.\n']
const mail: TestFile = [
  'a.eml',
  'From: Ann <ann@acme.example>\r\nSubject: Price\r\nDate: Tue, 2 Jun 2026 10:00:00 +0800\r\nMessage-ID: <1@acme>\r\n\r\n8% off.\r\n',
]
const sheetsOf = (sheets: Record<string, string[][]>): Uint8Array => {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' satisfies BookType }) as Buffer)
}

/** Drops files and breaks off with the first progress of one of them. */
async function breakOffAt(name: string, ...files: TestFile[]) {
  const stop = new AbortController()
  const planned = await desk.plan(files)
  return desk.run(planned, ({ file }) => file === name && stop.abort(), stop.signal)
}
const hashOf = ([, content]: TestFile) => createHash('sha256').update(content).digest('hex')
const finished = (...files: TestFile[]) => {
  const known = createFinishedFiles(desk.db)
  return files.map((file) => known.parts(hashOf(file), file[0]).map(({ kind, part }) => part ?? kind))
}
const outcome = ({ files }: Awaited<ReturnType<typeof desk.drop>>) =>
  files.map(({ name, accepted, duplicates }) => [name, accepted, duplicates])

describe('an import that broke off', () => {
  it('is gone on with where it was: what it had finished is listed and not read again', async () => {
    await breakOffAt('a.eml', accounts, visits, note, mail)
    expect(finished(accounts, visits, mail)).toEqual([['accounts'], ['activities'], []])
    const report = await desk.drop(accounts, visits, note, mail)
    expect(outcome(report)).toEqual([
      ['accounts.csv', 0, 2],
      ['visits.csv', 0, 2],
      ['a.eml', 0, 1],
      ['visit.md', 1, 0],
    ])
    expect(desk.count('evidence')).toBe(6)
  })

  it('had not finished the file that it came to last, however much it took of it', async () => {
    await breakOffAt('visits.csv', accounts, visits)
    expect(finished(accounts, visits)).toEqual([['accounts'], []])
  })

  it('leaves open what it left a row out of, and what it could not read', async () => {
    const odd: TestFile = ['odd.csv', 'Account,City\nCedar Labs,Hull\n,Leeds\n']
    await breakOffAt('visit.md', accounts, odd, ['broken.xlsx', 'PK\u0003\u0004'], visits, note)
    expect(finished(accounts, odd, visits)).toEqual([['accounts'], [], ['activities']])
  })

  it('counts by what the file holds and how its name ends, wherever it lies now', async () => {
    await breakOffAt('visit.md', accounts, note)
    const renamed: TestFile = ['copy of accounts.CSV', accounts[1]]
    expect(finished(renamed, ['accounts.txt', accounts[1]])).toEqual([['accounts'], []])
    expect(outcome(await desk.drop(renamed))).toEqual([['copy of accounts.CSV', 0, 2]])
  })

  it('that was undone had finished nothing', async () => {
    const { id } = await breakOffAt('visit.md', accounts, note)
    undoImport(desk.db, desk.context.stamp(), id)
    expect(finished(accounts)).toEqual([[]])
    expect(outcome(await desk.drop(accounts))).toEqual([['accounts.csv', 2, 0]])
  })

  it('had not finished what was withdrawn since', async () => {
    await breakOffAt('visit.md', accounts, note)
    desk.db.write("UPDATE evidence SET consent = 'withdrawn' WHERE text LIKE '%Acme%'").run()
    expect(finished(accounts)).toEqual([[]])
  })

  it('is over when the next one comes to its end: after that a file is read again', async () => {
    await breakOffAt('visit.md', accounts, note)
    await desk.drop(note)
    expect(finished(accounts)).toEqual([[]])
  })

  it('shows a person the columns of a finished table all the same', async () => {
    await breakOffAt('visit.md', accounts, note)
    const [shown] = await desk.inspect(accounts)
    expect(shown!.mapping.map(({ field }) => field)).toEqual(['name', 'city'])
    const [planned] = await desk.plan([accounts])
    expect(planned).toMatchObject({ recordKind: 'accounts', mapping: [] })
  })

  it('knows a workbook only by all of its sheets', async () => {
    const people = [
      ['Name', 'Account', 'Title'],
      ['Ann Lee', 'Acme Clinics', 'Buyer'],
    ]
    const cities = [
      ['Account', 'City'],
      ['Acme Clinics', 'Leeds'],
    ]
    const book: TestFile = ['team.xlsx', sheetsOf({ Accounts: cities, Contacts: people })]
    const others: TestFile = ['people.csv', 'Name,Account,Title\nBo Dahl,Borealis Labs,Buyer\n']
    const { uploadId } = await desk.uploads.append(null, {
      ...{ name: book[0], offset: 0, last: true },
      bytes: book[1] as Uint8Array,
    })
    const look = async () =>
      (await inspectUpload(desk.context, uploadId, { isUnattended: true })).map(({ part, mapping }) => [
        part,
        mapping.length,
      ])
    // The people of a workbook come after everybody's accounts.
    await breakOffAt('people.csv', others, book)
    expect(finished(book)).toEqual([['Accounts']])
    expect(await look()).toEqual([
      ['Accounts', 2],
      ['Contacts', 3],
    ])
    await breakOffAt('visit.md', others, book, note)
    expect(finished(book)).toEqual([['Accounts', 'Contacts']])
    expect(await look()).toEqual([
      ['Accounts', 0],
      ['Contacts', 0],
    ])
  })
})
