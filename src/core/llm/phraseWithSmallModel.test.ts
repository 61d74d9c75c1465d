import { describe, expect, it } from 'vitest'
import { libraryAtoms } from '../atoms/library/index.ts'
import { composeTalkTracks, type TalkTrackInput } from '../talkTracks/index.ts'
import type { Completion, CompletionRequest, Llm } from './llm.ts'
import { phraseTracks } from './phraseTracks.ts'
import { roleFit } from './phraseWithSmallModel.ts'
import { sentencePrompt, smallPromptVersion } from './smallModel.ts'

const asOf = Date.UTC(2026, 4, 20)
const input: TalkTrackInput = {
  lang: 'zh',
  asOf,
  person: {
    contactId: 'zhou',
    name: '周岚',
    title: '护士长',
    department: '手术室',
    buyingRole: 'user',
    support: 'neutral',
  },
  deal: { product: '术中超声平台', account: '明州二院', stage: 'evaluate', industry: 'general' },
  facts: [],
  intent: null,
  objections: [],
  atoms: libraryAtoms,
  effects: { atoms: {}, strategies: {} },
  forbiddenTopics: [],
  committee: [],
}
const composed = composeTalkTracks(input)
if (composed.outcome !== 'composed') throw new Error('the story must compose')
const { tracks } = composed

/** A small model that answers each request by a script, and remembers what it was asked. */
function smallLlm(answer: (request: CompletionRequest) => string | Completion) {
  const asked: CompletionRequest[] = []
  const model = { name: 'small', sha256: 'b'.repeat(64) }
  const llm: Llm = {
    state: () => ({ state: 'ready', ...model, sizeBytes: 1, promptForm: smallPromptVersion }),
    async complete(request) {
      asked.push(request)
      const said = answer(request)
      if (typeof said !== 'string') return said
      return {
        outcome: 'done',
        text: JSON.stringify(said),
        json: said,
        model,
        tokens: { prompt: 1, answer: 1 },
      }
    },
  }
  return { llm, asked }
}

const passAll = () => ({ passed: true, codes: [] })
const scene = { role: 'user' as const, stage: 'evaluate' as const, concernOf: () => null }
const options = { lang: 'zh' as const, checker: passAll, seed: 1, scene }
/** What a nurse hears: her shift and her hands. */
const forUser = '{person}，您每天上夜班用着，哪一步最耽误您手里的活？'

/** The slots of a request are the braces at the end of its prompt. */
const inSlots = (text: string, { prompt }: CompletionRequest) => {
  const slots: readonly string[] = prompt.match(/\{[^}]+\}/g) ?? []
  return slots.includes('{person}') ? text : text.replace('{person}，', '')
}

describe('tracks worded by the small model', () => {
  it('asks in closed words alone, and nothing of the customer', async () => {
    const { llm, asked } = smallLlm((request) => inSlots(forUser, request))
    await phraseTracks(tracks, llm, options)
    expect(asked.length).toBeGreaterThan(0)
    for (const { prompt, system } of asked) {
      expect(system).toBe('')
      expect(prompt).toMatch(/^zh (opening|questio|nextSte) user (- )(evaluat|-) \w+( \{\w+\})*$/)
    }
  })

  it('leaves everything that cites a fact, and objections with their answers, as they were written', async () => {
    const { llm } = smallLlm((request) => inSlots(forUser, request))
    const { tracks: worded } = await phraseTracks(tracks, llm, options)
    for (const [at, track] of worded.entries())
      for (const [one, sentence] of track.sentences.entries()) {
        const own = tracks[at]!.sentences[one]!
        if (['keyMessage', 'objection', 'answer'].includes(own.section)) expect(sentence).toEqual(own)
        expect(sentence.evidence).toEqual(own.evidence)
      }
  })

  it('says no sentence twice, and none that is worded for the role less well than the composed one', async () => {
    const { llm } = smallLlm((request) => inSlots(forUser, request))
    const { tracks: worded, words } = await phraseTracks(tracks, llm, options)
    const changed = worded.flatMap((track, at) =>
      track.sentences.filter((sentence, one) => sentence.template !== tracks[at]!.sentences[one]!.template),
    )
    expect(new Set(changed.map(({ template }) => template)).size).toBe(changed.length)
    for (const { template } of changed) expect(roleFit(template, 'user')).toBeGreaterThan(0.2)
    expect(words.some(({ tier }) => tier === 'model')).toBe(changed.length > 0)
  })

  it.each([
    ['a figure of its own', '您这边每天做30例，对吗？'],
    ['a slot that was not asked for', '{fact:downtimeHours}，对吗？'],
    ['another language', 'How do you work today?'],
  ])('refuses %s, and the composed tracks stand', async (_, text) => {
    const { llm } = smallLlm(() => text)
    const phrased = await phraseTracks(tracks, llm, options)
    expect(phrased).toMatchObject({ tier: 'composition', model: null, prompt: smallPromptVersion })
    expect(phrased.tracks).toEqual(tracks)
  })

  it('shows nothing that the checker refuses', async () => {
    const { llm } = smallLlm((request) => inSlots(forUser, request))
    const checker = () => ({ passed: false, codes: ['blocked'] })
    const phrased = await phraseTracks(tracks, llm, { ...options, checker })
    expect(phrased.tracks).toEqual(tracks)
    expect(phrased.words.every(({ why }) => why === 'output.refusedByCheck' || why === null)).toBe(true)
  })

  it('stops asking a model that has gone, and says why', async () => {
    const { llm, asked } = smallLlm(() => ({ outcome: 'failed', code: 'model.crashed' }))
    const phrased = await phraseTracks(tracks, llm, options)
    expect(asked).toHaveLength(3)
    expect(phrased.words.map(({ why }) => why)).toEqual(Array(3).fill('model.crashed'))
  })
})

describe('the prompt of a sentence', () => {
  it('is closed words in a fixed order, then slots by name', () => {
    expect(
      sentencePrompt({
        lang: 'en',
        role: 'economicBuyer',
        concern: 'totalCost',
        stage: null,
        section: 'keyMessage',
        strategy: 'totalCost',
        slots: ['product', 'fact:downtimeCost'],
      }),
    ).toBe('en keyMess economi totalCo - totalCo {fact:downtimeCost} {product}')
  })
})
