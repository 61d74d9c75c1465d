import { afterEach, beforeEach, expect, it } from 'vitest'
import { evidenceView } from '../evidence/view.ts'
import { listEvidenceOfSource } from '../inventory/store.ts'
import { zipOf } from './formats/zipFixture.ts'
import { openImportDesk } from './importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const said = (text: string, ts: string) => ({ type: 'message', user: 'U1', text, ts })
const json = (value: unknown) => JSON.stringify(value, null, 2)

it('what was said in Slack is found again: by the file of its day and the line in it', async () => {
  const zip = zipOf({
    'users.json': json([{ id: 'U1', real_name: 'Ann Lee' }]),
    'acme/2026-03-01.json': json([said('they want a trial', '1772355731.1'), said('by May', '1772355732.1')]),
    'acme/2026-03-02.json': json([said('the budget is there', '1772442131.1')]),
  })
  await desk.drop(['export.zip', zip])
  const [last] = desk.rows<{ id: string; sourceId: string }>(
    "SELECT id, source_id AS sourceId FROM evidence WHERE text LIKE '%budget%'",
  )
  const view = evidenceView(desk.db, last!.id)
  expect([view.sourceName, view.locator.entry, view.locator.line]).toEqual([
    'export.zip',
    'acme/2026-03-02.json',
    2,
  ])
  // What stands before it is of the day before, whose lines are not those of this file.
  expect(view.before.map(({ text, line }) => [text, line])).toEqual([
    ['they want a trial', null],
    ['by May', null],
  ])
  const listed = listEvidenceOfSource(desk.db, last!.sourceId, 0, 10)
  expect(listed.map(({ entry, line }) => [entry, line])).toEqual([
    ['acme/2026-03-01.json', 2],
    ['acme/2026-03-01.json', 8],
    ['acme/2026-03-02.json', 2],
  ])
})
