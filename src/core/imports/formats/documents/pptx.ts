import {
  type FormatReader,
  type NoteItem,
  type ReadBatch,
  type ReadProblem,
  refusedBatch,
} from '../format.ts'
import { findDay, findYear } from './dateText.ts'
import { type OfficePackage, openOfficePackage, type PartOutcome, readRelations } from './officePackage.ts'
import { createSlideScanner, type SlideText } from './slideText.ts'

const mainPart = 'ppt/presentation.xml'
const slidePart = /^ppt\/slides\/slide(\d+)\.xml$/

/** PowerPoint: each slide that is shown is a note of its title, its text and the speaker's notes. */
export const pptxReader: FormatReader = {
  format: 'pptx',
  traits: { family: 'document', parts: 'one', mayBeSpoken: 'document' },
  recognise: (head) => (head.entryNames.includes(mainPart) ? 0.95 : 0),
  async *read(source, _head, options): AsyncGenerator<ReadBatch> {
    const opened = await openOfficePackage(source, options)
    if (!opened.ok) return yield refusedBatch(opened.refusal)
    const office = opened.package
    const fileTitle = source.name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
    const year = options.yearHint ?? findYear(fileTitle)
    const fileDate = findDay(fileTitle, year)
    const listed = await listSlides(office)
    if (!listed.ok) return yield refusedBatch(listed.refusal)
    const { slides } = listed
    let items: NoteItem[] = []
    let problems: ReadProblem[] = []
    let found = 0
    for (const [index, part] of slides.entries()) {
      const page = index + 1
      const bytesRead = Math.round((source.byteLength * page) / slides.length)
      const { slide, notes, outcome } = await readSlide(office, part)
      if (!outcome.ok && outcome.refusal.code !== 'damaged') {
        return yield { ...refusedBatch(outcome.refusal, bytesRead), items, problems }
      }
      const text = [slide.title, ...slide.lines, ...(notes.length === 0 ? [] : ['', ...notes])]
        .join('\n')
        .trim()
      if (!outcome.ok) problems.push({ at: { page, entry: part }, code: 'badPage', kept: text !== '' })
      if (slide.isHidden) problems.push({ at: { page }, code: 'hiddenSlide', kept: false })
      else if (text !== '') {
        found++
        items.push({
          kind: 'note',
          at: { lineStart: page, lineEnd: page, page },
          title: slide.title === '' ? fileTitle : `${fileTitle} › ${slide.title.slice(0, 120)}`,
          date: findDay(slide.title, year) ?? fileDate,
          text,
        })
      }
      if (items.length + problems.length < options.limits.batchItems && page < slides.length) continue
      yield { tables: [], items, problems, bytesRead }
      items = []
      problems = []
    }
    if (found === 0) yield refusedBatch({ code: 'noText' }, source.byteLength)
  },
}

/** Parts of the slides in the order of the show; where that cannot be read, in the order of their names. */
async function listSlides(
  office: OfficePackage,
): Promise<{ ok: true; slides: readonly string[] } | Extract<PartOutcome, { ok: false }>> {
  const ids: string[] = []
  const outcome = await office.parse(mainPart, {
    open({ name, relation }) {
      if (name === 'sldId' && relation !== undefined) ids.push(relation)
    },
  })
  if (!outcome.ok && outcome.refusal.code !== 'damaged') return outcome
  const relations = await readRelations(office, mainPart)
  const inOrder = ids.flatMap((id) => relations.get(id)?.target ?? [])
  const slides = [...new Set(inOrder)].filter((part) => office.names.has(part))
  if (slides.length > 0) return { ok: true, slides }
  const byName = [...office.names]
    .flatMap((part) => {
      const number = slidePart.exec(part)?.[1]
      return number === undefined ? [] : [{ part, number: Number(number) }]
    })
    .sort((left, right) => left.number - right.number)
  return { ok: true, slides: byName.map(({ part }) => part) }
}

async function readSlide(
  office: OfficePackage,
  part: string,
): Promise<{ slide: SlideText; notes: readonly string[]; outcome: PartOutcome }> {
  const slide: SlideText = { title: '', lines: [], isHidden: false }
  const notes: SlideText = { title: '', lines: [], isHidden: false }
  const outcome = await office.parse(part, createSlideScanner(slide))
  const relations = [...(await readRelations(office, part)).values()]
  const notesPart = relations.find(({ type }) => type === 'notesSlide')?.target
  const notesRead =
    notesPart === undefined ? outcome : await office.parse(notesPart, createSlideScanner(notes))
  return { slide, notes: notes.lines, outcome: outcome.ok ? notesRead : outcome }
}
