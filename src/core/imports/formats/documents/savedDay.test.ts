import { expect, it } from 'vitest'
import type { NoteItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { documentOf, paragraph } from './wordFixture.ts'

/** The day of a Word document: what its name or its first line says comes before the day on which a template was saved. */

const now = Date.UTC(2026, 10, 22, 4)
const dayOf = async (name: string, first: string, saved: string, body = 'They want parts kept in Hull.') => {
  const { items } = await previewImport(
    bytesSource(
      name,
      documentOf(paragraph(first) + paragraph(body), {
        'docProps/core.xml': `<cp:core xmlns:dcterms="x"><dcterms:modified>${saved}T23:15:00Z</dcterms:modified></cp:core>`,
      }),
    ),
    readOptions({ zone: 'Asia/Shanghai', yearHint: 2026, now }),
    1000,
  )
  return (items as NoteItem[])[0]!.date
}

it.each([
  ['by its name', 'Call notes 30 Oct Tarnbeck.docx', 'Tarnbeck', '2013-12-23', '2026-10-30'],
  ['by its name in Chinese', '瀚原_纪要_1028.docx', '瀚原二期', '2013-12-23', '2026-10-28'],
  ['by its first line', 'notes.docx', 'Site walk 5 Nov, Ben and Grace', '2013-12-23', '2026-11-05'],
  ['by when it was saved where nothing tells', 'notes.docx', 'Site walk', '2026-11-06', '2026-11-06'],
])('%s', async (_how, name, first, saved, expected) => {
  expect(await dayOf(name, first, saved)).toBe(expected)
})

it('is none where all that it names lies years behind its template', async () => {
  expect(
    await dayOf('notes.docx', 'Site walk', '2013-12-23', 'They start in 2027, as told in 2026.'),
  ).toBeNull()
  expect(await dayOf('notes.docx', 'Site walk', '2026-11-06', 'They start in 2027.')).toBe('2026-11-06')
})
