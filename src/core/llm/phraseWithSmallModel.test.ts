import { describe, expect, it } from 'vitest'
import { type Concern, libraryAtoms } from '../atoms/library/index.ts'
import { fittest, listenerOf } from '../messageReading/lineFit.ts'
import { composeTalkTracks, type TalkTrackInput } from '../talkTracks/index.ts'
import { handWrittenLines } from './handWrittenLines.ts'
import type { Completion, CompletionRequest, Llm } from './llm.ts'
import { isWordable } from './phraseWithSmallModel.ts'
import { sentencePrompt, smallPromptVersion } from './smallModel.ts'
import { phraseTracks, trackFormOf } from './trackForms.ts'
import { linesAtNearestStage, type WrittenLine } from './writtenLines.ts'

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
const wordable = tracks.flatMap(({ sentences }) => sentences.filter(isWordable))

/** What a request leaves to be said. */
const candidatesOf = ({ schema }: CompletionRequest): readonly string[] =>
  'enum' in schema ? schema.enum : []

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

/** This team's own lines for every section that may be worded, some for the nurse, some for a buyer. */
const line = (
  section: WrittenLine['section'],
  text: string,
  role: WrittenLine['role'] = 'user',
): WrittenLine => ({
  ...{ lang: 'zh', section, role, stage: 'evaluate', strategy: 'usersFirst', concerns: ['service'], text },
})
const ours = [
  line('opening', '今天先听您说，哪一步最耽误手里的活。'),
  line('question', '班上最怕它在什么时候出岔子？'),
  line('question', '换您来定，先改哪一处？'),
  line('nextStep', '我把您说的几处记下来，发给您过一遍。'),
  line('question', '这笔钱从哪个科目走？', 'economicBuyer'),
]
const passAll = () => ({ passed: true, codes: [] })
const scene = { role: 'user' as const, stage: 'evaluate' as const, concernOf: (): Concern => 'service' }
const options = { lang: 'zh' as const, checker: passAll, seed: 1, scene, teamLines: () => ours }
/** Takes the team's line where it may. */
const takesOurs = (request: CompletionRequest) =>
  candidatesOf(request).find((text) => ours.some((one) => one.text === text)) ?? candidatesOf(request)[0]!

describe('tracks worded by the small model', () => {
  it('asks in closed words alone, and nothing of the customer', async () => {
    const { llm, asked } = smallLlm(takesOurs)
    await phraseTracks(tracks, llm, options)
    expect(asked.length).toBeGreaterThan(0)
    for (const { prompt, system } of asked) {
      expect(system).toBe('')
      expect(prompt).toMatch(/^zh (opening|questio|nextSte) user service evaluat \w+( \{\w+\})*$/)
    }
  })

  it('asks for the sentence that is likeliest as a whole, since many of a team’s begin alike', async () => {
    const { llm, asked } = smallLlm(takesOurs)
    await phraseTracks(tracks, llm, options)
    for (const request of asked) expect(request).toMatchObject({ asWhole: true, temperature: 0 })
  })

  it('leaves it the composed sentence and those written for this role and concern, and no other', async () => {
    const { llm, asked } = smallLlm(takesOurs)
    await phraseTracks(tracks, llm, options)
    const composedTexts = new Set(wordable.map(({ template }) => template))
    for (const request of asked) {
      const texts = candidatesOf(request)
      expect(composedTexts).toContain(texts[0])
      expect(texts).not.toContain('这笔钱从哪个科目走？')
    }
  })

  it('leaves everything that cites a fact, and objections with their answers, as they were written', async () => {
    const { llm } = smallLlm(takesOurs)
    const { tracks: worded } = await phraseTracks(tracks, llm, options)
    for (const [at, track] of worded.entries())
      for (const [one, sentence] of track.sentences.entries()) {
        const own = tracks[at]!.sentences[one]!
        if (['keyMessage', 'objection', 'answer'].includes(own.section)) expect(sentence).toEqual(own)
        expect(sentence.evidence).toEqual(own.evidence)
      }
  })

  it('says no sentence twice in a track, and what people wrote in general in one track alone', async () => {
    const handWritten = (request: CompletionRequest) =>
      candidatesOf(request).find((text, at) => at > 0 && !ours.some((one) => one.text === text)) ??
      candidatesOf(request)[0]!
    const changedBy = async (choose: typeof takesOurs) => {
      const { tracks: worded, words } = await phraseTracks(tracks, smallLlm(choose).llm, options)
      expect(words.some(({ tier }) => tier === 'model')).toBe(true)
      return worded.map((track, at) =>
        track.sentences.flatMap(({ template }, one) =>
          template === tracks[at]!.sentences[one]!.template ? [] : template,
        ),
      )
    }
    for (const changed of await changedBy(takesOurs)) expect(new Set(changed).size).toBe(changed.length)
    const general = (await changedBy(handWritten)).flat()
    expect(general.length).toBeGreaterThan(1)
    expect(new Set(general).size).toBe(general.length)
  })

  it('says what the team always says in each of the tracks, of which only one is sent', async () => {
    const { tracks: worded } = await phraseTracks(tracks, smallLlm(takesOurs).llm, options)
    const openings = worded.flatMap(({ sentences }) =>
      sentences.filter(({ section }) => section === 'opening'),
    )
    expect(openings.length).toBe(3)
    expect(new Set(openings.map(({ template }) => template))).toEqual(new Set([ours[0]!.text]))
  })

  describe('where the customer raised something', () => {
    const chief = (raised: readonly Concern[], speaksOf: readonly Concern[] = ['service']) => ({
      ...options,
      scene: { ...scene, raised, concernsOf: () => speaksOf },
    })
    const onTraining = (text: string): WrittenLine => ({
      ...line('question', text),
      concerns: ['training'],
    })

    it('has each track that says nothing of it say something of it, the composed sentence being no candidate', async () => {
      const { llm, asked } = smallLlm((request) => candidatesOf(request)[0]!)
      const teamLines = () =>
        ['带教的时候，哪一步最难教会？', '新人上手卡在哪里？', '谁来教夜班？'].map(onTraining)
      const phrased = await phraseTracks(tracks, llm, { ...chief(['training']), teamLines })
      const owed = asked.filter(({ prompt }) => prompt.includes(' trainin '))
      // One for each track, and before any sentence that can do without.
      expect(owed).toEqual(asked.slice(0, 3))
      for (const request of owed)
        expect(wordable.map(({ template }) => template)).not.toContain(candidatesOf(request)[0])
      for (const { concerns } of phrased.words) expect(Object.values(concerns ?? {})).toEqual(['training'])
    })

    it('asks for no more where a track speaks of it anyway', async () => {
      const { llm, asked } = smallLlm((request) => candidatesOf(request)[0]!)
      await phraseTracks(tracks, llm, chief(['service']))
      for (const request of asked) {
        expect(request.prompt).toContain(' service ')
        expect(wordable.map(({ template }) => template)).toContain(candidatesOf(request)[0])
      }
    })

    it('leaves the track as it was composed where nobody wrote anything on it for that role', async () => {
      const { llm } = smallLlm((request) => candidatesOf(request)[0]!)
      const nobody = { ...chief(['training']), scene: { ...chief(['training']).scene, role: null } }
      expect((await phraseTracks(tracks, llm, nobody)).tracks).toEqual(tracks)
    })
  })

  describe('where the customer wrote something lately', () => {
    const heardOf = (text: string, speaksOf: readonly Concern[] = ['risk']) => ({
      ...options,
      teamLines: () => [],
      scene: {
        ...scene,
        raised: ['service', 'training', 'price'] as const,
        concernsOf: () => speaksOf,
        heard: [{ text, weight: 1 }],
      },
    })
    const askedOf = async (text: string) => {
      const { llm, asked } = smallLlm((request) => candidatesOf(request)[0]!)
      const { words } = await phraseTracks(tracks, llm, heardOf(text))
      return { asked, words }
    }

    it('owes each track a line on what their words are about, of all that they raised', async () => {
      const onTraining = await askedOf('新来的几个人谁也不会操作，说明书看不懂，得有人手把手带。')
      const onService = await askedOf('报修电话打了一上午没人接，工程师隔天才上门。')
      for (const [{ words }, concern] of [
        [onTraining, 'training'],
        [onService, 'service'],
      ] as const)
        expect(Object.values(words[0]!.concerns ?? {})[0]).toBe(concern)
    })

    it('leaves the model one written line, that which fits their words best', async () => {
      const text = '新来的几个人谁也不会操作，说明书看不懂，得有人手把手带。'
      const { asked } = await askedOf(text)
      const composedTexts = new Set(wordable.map(({ template }) => template))
      const written = (request: CompletionRequest) =>
        candidatesOf(request).filter((one) => !composedTexts.has(one))
      for (const request of asked) expect(written(request).length).toBeLessThanOrEqual(1)
      // Everything that people wrote for this person on anything that was raised, whatever it is filed under.
      const pool = (['service', 'training', 'price'] as const).flatMap((concern) =>
        linesAtNearestStage(handWrittenLines(), {
          ...{ lang: 'zh', role: 'user', stage: 'evaluate', section: 'question', strategy: null },
          ...{ concern, slots: ['person'] },
        }),
      )
      const listener = listenerOf([{ text, weight: 1 }], null)!
      const best = fittest(
        pool.map((one) => one.text),
        listener,
        1,
      )
      expect(pool.length).toBeGreaterThan(3)
      expect(written(asked[0]!)).toEqual(best)
    })

    it('is left to an adapter, which has learnt where the team says what', async () => {
      const { llm, asked } = smallLlm(takesOurs)
      await phraseTracks(tracks, llm, { ...heardOf('价格太高了'), teamLines: () => ours })
      expect(asked.some((request) => candidatesOf(request).includes(ours[0]!.text))).toBe(true)
    })
  })

  it('takes the next concern of a sentence where nobody wrote on the first', async () => {
    const { llm, asked } = smallLlm((request) => candidatesOf(request)[0]!)
    const onSecond = () => [{ ...line('opening', '先说说接口的事。'), role: null, stage: null }]
    await phraseTracks(tracks, llm, {
      ...options,
      lang: 'zh',
      teamLines: () => onSecond().map((one) => ({ ...one, concerns: ['risk' as const] })),
      scene: { ...scene, stage: 'evaluate', concernsOf: () => ['service', 'risk'] },
    })
    const openings = asked.filter(({ prompt }) => prompt.startsWith('zh opening'))
    expect(openings.length).toBeGreaterThan(0)
    for (const { prompt } of openings) expect(prompt).toMatch(/ (service|risk) /)
  })

  it('takes it for an answer that the composed sentence suits best', async () => {
    const { llm } = smallLlm((request) => candidatesOf(request)[0]!)
    const phrased = await phraseTracks(tracks, llm, options)
    expect(phrased.tracks).toEqual(tracks)
    expect(phrased.words.map(({ why }) => why)).toEqual([null, null, null])
  })

  it('shows nothing that it was not given, whatever it answers', async () => {
    const { llm } = smallLlm(() => '您这边每天做30例，对吗？')
    const phrased = await phraseTracks(tracks, llm, options)
    expect(phrased).toMatchObject({ tier: 'composition', model: null, prompt: smallPromptVersion })
    expect(phrased.tracks).toEqual(tracks)
    expect(phrased.words.some(({ why }) => why === 'output.form')).toBe(true)
  })

  it('is asked nothing that the checker would refuse', async () => {
    const { llm, asked } = smallLlm(takesOurs)
    const checker = () => ({ passed: false, codes: ['blocked'] })
    const phrased = await phraseTracks(tracks, llm, { ...options, checker })
    expect(asked).toEqual([])
    expect(phrased.tracks).toEqual(tracks)
    expect(phrased.words.every(({ why }) => why === 'output.refusedByCheck')).toBe(true)
  })

  it('is asked nothing where nobody wrote for such a person, or nobody knows who it is', async () => {
    const { llm, asked } = smallLlm(takesOurs)
    const phrased = await phraseTracks(tracks, llm, { ...options, scene: { ...scene, role: null } })
    expect(asked).toEqual([])
    expect(phrased.words.every(({ why }) => why === 'output.noLine')).toBe(true)
  })

  it('stops asking a model that has gone, and says why', async () => {
    const { llm, asked } = smallLlm(() => ({ outcome: 'failed', code: 'model.crashed' }))
    const phrased = await phraseTracks(tracks, llm, options)
    expect(asked).toHaveLength(3)
    expect(phrased.words.map(({ why }) => why)).toEqual(Array(3).fill('model.crashed'))
  })
})

describe('what the small model learns of a track that a person sent', () => {
  const form = trackFormOf(smallLlm(() => '').llm.state())
  const track = tracks[0]!
  const templates = track.sentences.map(({ id, template }) => [id, template] as const)
  const sentTrack = { lang: 'zh' as const, track, sent: new Map(templates), order: [], scene }

  it('is one lesson for each sentence that was its to word, asked as a brief asks', () => {
    const lessons = form.lessonsOf(sentTrack)
    expect(lessons.map(({ sentenceIds }) => sentenceIds[0])).toEqual(
      track.sentences.filter(isWordable).map(({ id }) => id),
    )
    for (const { prompt, answer } of lessons) {
      expect(prompt).toMatch(/^zh (opening|questio|nextSte) user service evaluat /)
      expect(templates.map(([, template]) => template)).toContain(JSON.parse(answer))
    }
  })

  it('is nothing where it was not kept to whom it was said', () => {
    expect(form.lessonsOf({ ...sentTrack, scene: null })).toEqual([])
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
