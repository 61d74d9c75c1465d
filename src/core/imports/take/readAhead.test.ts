import { afterEach, describe, expect, it } from 'vitest'
import type { ReadFact } from '../../facts/readText.ts'
import { type AheadText, readAsNobodyIsKnown } from './ahead.ts'
import { createReadAhead, type ReadAhead } from './readAhead.ts'

const monday = Date.UTC(2026, 2, 2, 9)
const dayMs = 86_400_000
const remarks = [
  '预算要等到9月30日前确定，主任担心价格太高',
  '科室反映现有设备停机12小时，希望今年更换',
  'They have a budget of 120k EUR and want delivery within 6 weeks',
  'Downtime was 14 hours last month',
]
const texts = Array.from(
  { length: 200 },
  (_, at): AheadText => ({
    text: `${remarks[at % remarks.length]}（${at}）`,
    occurredAt: monday + at * 60_000,
  }),
)
let ahead: ReadAhead | null = null
const start = (): ReadAhead => {
  ahead = createReadAhead()
  return ahead!
}
afterEach(() => ahead?.end())

/** Asks for texts again until the thread has told of one of them. */
async function untilTold(by: ReadAhead, asked: readonly AheadText[]): Promise<(ReadFact[] | null)[]> {
  for (;;) {
    const found = asked.map((text) => by.find(text, null))
    if (found.some((facts) => facts !== null)) return found
    by.give(
      asked.map(({ text, occurredAt }) => ({ text, occurredAt: occurredAt + dayMs })),
      null,
    )
    asked = asked.map(({ text, occurredAt }) => ({ text, occurredAt: occurredAt + dayMs }))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('remarks that are read while others are written', () => {
  it('say what they say to whoever writes them', async () => {
    const by = start()
    by.give(texts, null)
    const found = await untilTold(by, texts)
    for (const [at, facts] of found.entries())
      if (facts !== null)
        expect(
          facts.map(({ kind, text, start, end, figures }) => ({ kind, text, start, end, figures })),
        ).toEqual(
          readAsNobodyIsKnown(texts[at]!, null)!.map(({ kind, text, start, end, figures }) => ({
            ...{ kind, text, start, end, figures },
          })),
        )
  })

  it('are left to the writer where they were not given, are of another time, or rivals became known since', () => {
    const by = start()
    by.give(texts, null)
    const [first] = texts as [AheadText]
    expect(by.find({ ...first, text: 'Called, nobody there' }, null)).toBeNull()
    expect(by.find({ ...first, occurredAt: first.occurredAt + 1 }, null)).toBeNull()
    expect(by.find(first, /维德曼/i)).toBeNull()
  })

  it('are left to the writer where it comes before the thread', () => {
    const by = start()
    by.give(texts, null)
    // A thread takes longer to start than this.
    expect(texts.slice(-8).map((text) => by.find(text, null))).toEqual(Array(8).fill(null))
  })

  it('are left to the writer where reading asks for a name, and where they tell of a rival', () => {
    const asks = '参加：陆嘉禾、沈工；对手报了30万'
    expect(readAsNobodyIsKnown({ text: asks, occurredAt: monday }, null)).toBeNull()
    const rival = 'They also have an offer from Krohnfeld, 8% cheaper'
    expect(readAsNobodyIsKnown({ text: rival, occurredAt: monday }, null)).toBeNull()
  })
})
