import { prepareCheck } from '../../src/core/checking/check.ts'
import { enStory } from '../../src/core/checking/fixtures/enStory.ts'
import { zhStory } from '../../src/core/checking/fixtures/zhStory.ts'
import { openImport, readOptions } from '../../src/core/imports/formats/registry.ts'
import { bytesSource } from '../../src/core/imports/formats/source.ts'
import { type Figure, inMs, spreadOf, times } from '../figure.ts'
import { type ReadingFile, readingFiles } from './readingFiles.ts'

const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

/**
 * Reading files of every format against the bare library, and checking one brief's sentences; or reading files of some
 * formats only, by their name or ending.
 */
export async function reading(formats?: readonly string[]): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const make of readingFiles) {
    const file = make()
    const isWanted = formats?.some((format) => file.name === format || file.name === `x.${format}`) ?? true
    if (isWanted) figures.push(await readFile(file))
  }
  return formats ? figures : [...figures, checking('zh'), checking('en')]
}

const fewestRounds = 5
const mostRounds = 40
/** So long each side is read in a block, where its rounds are short: the best of a few such depends on chance. */
const blockMs = 1500

/**
 * Rounds of each side in blocks, twice each, and of every block the first round is for warming up: in turn one would
 * clear away what the other left in memory. Both sides have as many rounds. Compared is the processor time of the best round of each, threads
 * included: what else the machine does then counts little.
 */
async function readFile({ name, bytes, items, library }: ReadingFile): Promise<Figure> {
  const own: number[] = []
  const bare: number[] = []
  const wall: number[] = []
  const readByUs = async (): Promise<void> => {
    let seen = 0
    const startedAt = performance.now()
    const opened = await openImport(bytesSource(name, bytes), readOptions({ zone: 'Asia/Shanghai' }))
    if (!opened.ok) throw new Error(`${name}: ${opened.refusal.code}`)
    for await (const batch of opened.batches) seen += batch.items.length
    wall.push(performance.now() - startedAt)
    if (seen !== items) throw new Error(`${name}: ${seen} of ${items} items`)
  }
  const before = process.cpuUsage()
  await readByUs()
  const rounds = Math.min(mostRounds, Math.max(fewestRounds, Math.round(blockMs / cpuMs(before))))
  for (let block = 0; block < 2; block += 1)
    for (const [spent, reads] of [[own, readByUs] as const, [bare, async () => library?.reads()] as const])
      for (let round = 0; round <= rounds; round += 1) {
        const before = process.cpuUsage()
        await reads()
        if (round > 0) spent.push(cpuMs(before))
      }
  const seconds = Math.min(...wall) / 1000
  const ratio = library ? Math.min(...bare) / Math.min(...own) : null
  const isPromised = library !== undefined && library.isBeside !== true
  const format = name.slice(name.lastIndexOf('.') + 1).toUpperCase()
  const label = name.startsWith('x.') ? format : name
  return {
    name: library
      ? `${label} reading, against ${library.name} alone`
      : `${label} reading, by a reader of our own`,
    target: ratio === null ? '' : '≥ 0.7 ×',
    measured: `${Math.round(items / seconds).toLocaleString('en')} items/s, ${(bytes.byteLength / 2 ** 20 / seconds).toFixed(1)} MiB/s`,
    ratio: ratio === null ? '' : times(ratio),
    met: isPromised && ratio !== null ? ratio >= 0.7 : null,
  }
}

function checking(lang: 'zh' | 'en'): Figure {
  const story = lang === 'zh' ? zhStory : enStory
  const sentences = story.sentences.slice(0, 45).map((one) => one.text.replace(/[‹›]/g, ''))
  const context = { ...story, citations: story.citations.slice(0, 40) }
  const spread = spreadOf(
    Array.from({ length: 60 }, () => {
      const start = performance.now()
      const check = prepareCheck(context)
      for (const sentence of sentences) check(sentence, lang)
      return performance.now() - start
    }).slice(10),
  )
  return {
    name: `checking 45 sentences over 40 facts (${lang})`,
    target: '≤ 15 ms',
    measured: inMs(spread),
    ratio: '',
    met: spread.p50 <= 15,
  }
}
