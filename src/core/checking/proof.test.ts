import { describe, expect, it } from 'vitest'
import { enStory, zhStory } from './fixtures/stories.ts'
import { strangeNames } from './fixtures/strangeNames.ts'
import { measure, renderReport } from './report.ts'

const stories = [zhStory, enStory]
const measurements = stories.flatMap((story) =>
  (['development', 'held out'] as const).flatMap((set) =>
    (['its own', 'whole brief'] as const).map((citations) => measure(story, set, citations)),
  ),
)

const nameFloor = {
  zh: { development: 0.9, 'held out': 0.75 },
  en: { development: 0.94, 'held out': 0.94 },
}

describe.each(stories.map((story) => [story.lang, story] as const))('the proof in %s', (lang, story) => {
  const own = measurements.filter((one) => one.lang === lang)

  it('stands on enough hand-written sentences that cite facts of the story', () => {
    expect(story.sentences.length).toBeGreaterThanOrEqual(120)
    expect(story.heldOut.length).toBeGreaterThanOrEqual(40)
    const ids = new Set(story.citations.map((citation) => citation.factId))
    const strays = [...story.sentences, ...story.heldOut]
      .flatMap((one) => one.cites)
      .filter((id) => !ids.has(id))
    expect(strays).toEqual([])
  })

  it('puts in at least 60 strange names of many shapes', () => {
    const sets = Object.values(strangeNames[lang])
    const names = sets.flatMap(({ organisations, products }) =>
      [organisations, products].flatMap((kinds) => Object.values(kinds).flat()),
    )
    expect(new Set(names).size).toBeGreaterThanOrEqual(60)
    for (const { kind, n } of own[0]!.names) expect(n, kind).toBeGreaterThanOrEqual(10)
  })

  it('alters at least 500 sentences', () => {
    const altered = own
      .filter((one) => one.citations === 'its own')
      .reduce((sum, one) => sum + one.altered, 0)
    expect(altered).toBeGreaterThanOrEqual(500)
  })

  it.each(own.map((one) => [one.set, one.citations, one] as const))(
    'recall on figures is at least 99 % (%s, %s)',
    (_set, _citations, one) => {
      expect(one.figureRecall).toBeGreaterThanOrEqual(0.99)
    },
  )

  it.each(own.map((one) => [one.set, one.citations, one] as const))(
    'at most 3 % of untouched sentences are blocked (%s, %s)',
    (_set, _citations, one) => {
      expect(1 - one.falseAlarms.length / one.originals, one.falseAlarms.join('\n')).toBeGreaterThanOrEqual(
        0.97,
      )
    },
  )

  it.each(own.map((one) => [one.set, one.citations, one] as const))(
    'relations, claims in words, names and rewrites hold their published floor (%s, %s)',
    (set, _citations, one) => {
      expect(one.relationRecall).toBeGreaterThanOrEqual(set === 'held out' ? 0.8 : 0.95)
      expect(one.claimRecall).toBeGreaterThanOrEqual(set === 'held out' ? 0.6 : 0.9)
      expect(one.nameRecall).toBeGreaterThanOrEqual(nameFloor[lang][set])
      expect(one.rewritePassRate).toBeGreaterThanOrEqual(0.97)
    },
  )
})

it('is published as it is', async () => {
  await expect(renderReport(measurements)).toMatchFileSnapshot('../../../docs/checker.md')
})
