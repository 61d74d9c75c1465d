import Papa from 'papaparse'
import { prepareCheck } from '../../src/core/checking/check.ts'
import { enStory } from '../../src/core/checking/fixtures/enStory.ts'
import { zhStory } from '../../src/core/checking/fixtures/zhStory.ts'
import { openImport, readOptions } from '../../src/core/imports/formats/registry.ts'
import { bytesSource } from '../../src/core/imports/formats/source.ts'
import { type Figure, inMs, quantile, spreadOf, times } from '../figure.ts'

/** Reading a table against the bare library, and checking one brief's sentences. */
export async function reading(): Promise<Figure[]> {
  return [await csv(120_000, 9), checking('zh'), checking('en')]
}

async function csv(rows: number, rounds: number): Promise<Figure> {
  const lines = ['account,product,amount,date,note']
  for (let row = 0; row < rows; row++)
    lines.push(`Account ${row % 2000},"GTX, Pro",${row * 3},2026-01-${(row % 28) + 10},plain words ${row}`)
  const bytes = Buffer.from(lines.join('\n'))
  const own: number[] = []
  const library: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    let seen = 0
    const opened = await openImport(bytesSource('x.csv', bytes), readOptions({ zone: 'Asia/Shanghai' }))
    if (!opened.ok) throw new Error(opened.refusal.code)
    for await (const batch of opened.batches) seen += batch.items.length
    own.push(performance.now() - start)
    const again = performance.now()
    const parsed = Papa.parse(new TextDecoder().decode(bytes), { header: true })
    library.push(performance.now() - again)
    if (seen !== rows || parsed.data.length !== rows) throw new Error('rows went missing')
  }
  const ratio = quantile(library, 0.5) / quantile(own, 0.5)
  return {
    name: 'CSV reading, against papaparse alone',
    target: '≥ 0.7 ×',
    measured: `${Math.round(rows / (quantile(own, 0.5) / 1000)).toLocaleString('en')} rows/s`,
    ratio: times(ratio),
    met: ratio >= 0.7,
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
