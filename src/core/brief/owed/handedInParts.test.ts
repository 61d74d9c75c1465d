import { expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { handedInPart } from '../../talkTracks/standing/kept.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { handedInParts } from './handedInParts.ts'

/** What was sent of several that are numbered leaves the others owed where the sender says so. */

it.each([
  [
    'attached Line 2 drawings (DWG). Line 3 is still with the architect, no date yet.',
    'attached Line 2 drawings',
    true,
  ],
  ['2号线的图纸发您了。3号线的还在设计院，没出', '2号线的图纸发您了', true],
  ['attached Line 2 drawings (DWG). Line 2 was simple.', 'attached Line 2 drawings', false],
])('“%s”', async (text, given, isPart) => {
  const desk = openImportDesk()
  await desk.drop(
    ['people.csv', 'Name,Company,Email\nMina Berg,Alder Foods Ltd,mina.berg@alder.example\n'],
    [
      'a.eml',
      `From: Mina Berg <mina.berg@alder.example>\nTo: q@ours.example\nSubject: drawings\nDate: Wed, 20 May 2026 11:20:00 +0800\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`,
    ],
  )
  const [mail] = desk.rows<{ id: string }>("SELECT id FROM evidence WHERE kind = 'message'")
  const fact = { kind: 'handedOver', evidenceId: mail!.id, text: given, subject: 'drawings' } as CustomerFact
  expect(handedInParts(desk.db, [fact]).map(({ subject }) => subject === handedInPart)).toEqual([isPart])
  desk.close()
})
