import { describe, expect, it } from 'vitest'
import type { WritingStep } from '../../shared/contract/brief.ts'
import { libraryAtoms, slotsOf } from '../atoms/library/index.ts'
import { composeTalkTracks, type TalkTrack, type TalkTrackInput } from '../talkTracks/index.ts'
import type { Completion, CompletionRequest, Llm } from './llm.ts'
import { absentLlm } from './llm.ts'
import { type SentenceChecker, templateFault } from './phraseTracks.ts'
import { phraseTracks, trackFormOf } from './trackForms.ts'
import { labelsOf, orderedLabelsOf, promptVersion, trackRequest } from './trackPrompt.ts'

const asOf = Date.UTC(2026, 4, 20)
const input: TalkTrackInput = {
  lang: 'zh',
  asOf,
  person: {
    contactId: 'zhou',
    name: '周岚',
    title: '设备科主任',
    department: '设备科',
    buyingRole: 'approver',
    support: 'neutral',
  },
  deal: { product: '术中超声平台', account: '明州二院', stage: 'propose', industry: 'medicalDevice' },
  facts: [
    {
      id: 'down',
      kind: 'downtimeHours',
      subject: '停机',
      figures: [{ value: 41, unit: '小时' }],
      text: '三号机上季度停机41小时',
      evidenceId: 'evidence-wecom',
      span: { start: 0, end: 11 },
      contactId: 'zhou',
      speaker: 'note',
      stance: 'stated',
      undated: false,
      occurredAt: asOf - 86_400_000,
      knownAt: asOf - 86_400_000,
      origin: 'source',
      sensitivity: 'internal',
    },
  ],
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

const model = { name: 'scripted', sha256: 'a'.repeat(64) }
type Said = {
  order: string[]
  sentences: Record<string, { slots?: string[]; evidence: string[]; text: string }>
}

/** What a model answers that repeats the composed track word for word. */
function echo(track: TalkTrack): Said {
  const { sentences, evidence } = labelsOf(track)
  return {
    order: orderedLabelsOf({ sentences, evidence }),
    sentences: Object.fromEntries(
      [...sentences].map(([label, { template }]) => [
        label,
        { evidence: [evidence.get(label)![0]!], text: template },
      ]),
    ),
  }
}

/** A model that answers by a script, one answer a call, and remembers what it was asked. */
function scriptedLlm(answers: (Completion | unknown)[]): Llm & { asked: CompletionRequest[] } {
  const asked: CompletionRequest[] = []
  return {
    asked,
    state: () => ({ state: 'ready', name: model.name, sha256: model.sha256, sizeBytes: 1 }),
    async complete(request) {
      const answer = answers[asked.length]
      asked.push(request)
      if (answer !== null && typeof answer === 'object' && 'outcome' in answer) return answer as Completion
      const json = structuredClone(answer)
      for (const letter of JSON.stringify(json)) request.onText?.(letter)
      return { outcome: 'done', text: JSON.stringify(json), json, model, tokens: { prompt: 1, answer: 1 } }
    },
  }
}

const passAll: SentenceChecker = () => ({ passed: true, codes: [] })
const options = { lang: 'zh' as const, checker: passAll, seed: 7 }
const withDowntime = tracks.find((track) => track.strategy === 'valueEvidence')!
const opening = withDowntime.sentences[0]!

/** The echo with one sentence said otherwise. */
function answering(change: (said: Said) => void): Said {
  const said = echo(withDowntime)
  change(said)
  return said
}

describe('the request to the model', () => {
  it('carries slots and no figure, name or word of the customer', () => {
    for (const track of tracks) {
      const { prompt, system } = trackRequest(track, 'zh', 1)
      for (const word of ['41', '周', '明州', '术中']) expect(prompt + system).not.toContain(word)
    }
    expect(trackRequest(withDowntime, 'zh', 1).prompt).toContain('{fact:downtimeHours} = 停机时长')
  })

  it('restricts ids, slots and evidence to those of the track', () => {
    const { schema } = trackRequest(withDowntime, 'zh', 1)
    expect(schema).toMatchObject({
      properties: {
        sentences: {
          properties: {
            s1: {
              properties: {
                slots: { items: { enum: ['person', 'fact:downtimeHours'] }, minItems: 2, maxItems: 2 },
                evidence: { items: { enum: ['E1'] } },
              },
            },
          },
        },
      },
    })
  })
})

describe('phrasing by a model', () => {
  it('takes words that keep slots and evidence, filled and marked as before', async () => {
    const said = answering(({ sentences }) => {
      sentences.s1!.text = '{person}，上季度记录的停机有{fact:downtimeHours}，咱们就谈怎么少停。'
    })
    const phrased = await phraseTracks([withDowntime], scriptedLlm([said]), options)
    expect(phrased.tier).toBe('model')
    expect(phrased.model).toEqual(model)
    expect(phrased.words).toEqual([{ tier: 'model', attempts: 1, why: null, checkCodes: [] }])
    const [first] = phrased.tracks[0]!.sentences
    expect(first!.text).toBe('周主任，上季度记录的停机有41小时，咱们就谈怎么少停。')
    expect(first!.evidence).toEqual(opening.evidence)
    expect(first!.slots.map(({ name, factId }) => [name, factId])).toEqual([
      ['person', null],
      ['fact:downtimeHours', 'down'],
    ])
  })

  it('takes another order of questions, and of nothing else', async () => {
    const track = tracks.find(
      (one) => one.sentences.filter(({ section }) => section === 'question').length > 1,
    )!
    const said = echo(track)
    said.order.reverse()
    const { tracks: after, tier } = await phraseTracks([track], scriptedLlm([said]), options)
    expect(tier).toBe('model')
    expect(after[0]!.sentences.map(({ section }) => section)).toEqual(
      track.sentences.map(({ section }) => section),
    )
    const questions = (one: TalkTrack) =>
      one.sentences.filter(({ section }) => section === 'question').map(({ id }) => id)
    expect(questions(after[0]!)).toEqual(questions(track).reverse())
  })

  it.each([
    ['a figure of its own', '{person}，停机{fact:downtimeHours}，能降到9小时。', 'output.figures'],
    ['a Chinese numeral', '{person}，停机{fact:downtimeHours}，能省三成。', 'output.figures'],
    ['a dropped slot', '{person}，停机不少，今天谈谈怎么降下来。', 'output.slots'],
    ['a foreign slot', '{person}，停机{fact:downtimeHours}，报废{fact:scrapRate}。', 'output.slots'],
    ['a doubled slot', '{person}{person}，停机{fact:downtimeHours}。', 'output.slots'],
    ['another language', '{person}, downtime was {fact:downtimeHours}.', 'output.language'],
    ['too many words', `{person}，停机{fact:downtimeHours}，${'今天谈谈'.repeat(40)}`, 'output.length'],
  ] as const)('refuses %s twice and lets composition stand', async (_, text, why) => {
    const said = answering(({ sentences }) => {
      sentences.s1!.text = text
    })
    const llm = scriptedLlm([said, said])
    const phrased = await phraseTracks([withDowntime], llm, options)
    expect(phrased).toEqual({
      tracks: [withDowntime],
      words: [{ tier: 'composition', attempts: 2, why, checkCodes: [] }],
      tier: 'composition',
      model: null,
      prompt: promptVersion,
    })
    expect(llm.asked.map(({ seed }) => seed)).toEqual([7, 8])
  })

  const spoiled: [string, string, (said: Said) => void][] = [
    [
      'evidence that is not the sentence’s',
      'output.evidence',
      ({ sentences }) => {
        sentences.s1!.evidence = ['e9']
      },
    ],
    [
      'a missing sentence',
      'output.form',
      ({ sentences }) => {
        delete sentences.s1
      },
    ],
    [
      'an order that names a stranger',
      'output.order',
      ({ order }) => {
        order[0] = 'x'
      },
    ],
  ]
  it.each(spoiled)('refuses %s', async (_, why, change) => {
    const said = answering(change)
    const phrased = await phraseTracks([withDowntime], scriptedLlm([said, said]), options)
    expect(phrased.words[0]).toMatchObject({ tier: 'composition', why })
  })

  it('lets the checker refuse, and tries once more', async () => {
    const checker: SentenceChecker = ({ text }) =>
      text.includes('先进') ? { passed: false, codes: ['redLine'] } : { passed: true, codes: [] }
    const bad = answering(({ sentences }) => {
      sentences.s1!.text = '{person}，用先进的办法，把{fact:downtimeHours}降下来。'
    })
    const once = await phraseTracks([withDowntime], scriptedLlm([bad, echo(withDowntime)]), {
      ...options,
      checker,
    })
    expect(once.words).toEqual([{ tier: 'model', attempts: 2, why: null, checkCodes: [] }])
    const twice = await phraseTracks([withDowntime], scriptedLlm([bad, bad]), { ...options, checker })
    expect(twice.words).toEqual([
      { tier: 'composition', attempts: 2, why: 'output.refusedByCheck', checkCodes: ['redLine'] },
    ])
  })

  it('tells each sentence as it is written, if it passes, and takes back what is not used', async () => {
    const checker: SentenceChecker = ({ text }) =>
      text.includes('先进') ? { passed: false, codes: ['redLine'] } : { passed: true, codes: [] }
    const bad = answering(({ sentences }) => {
      sentences.s2!.text = `先进${sentences.s2!.text}`
    })
    const steps: WritingStep[] = []
    await phraseTracks([withDowntime], scriptedLlm([bad, echo(withDowntime)]), {
      ...options,
      checker,
      onWriting: (step) => void steps.push(step),
    })
    const { index: track } = withDowntime
    const texts = withDowntime.sentences.map(({ text }) => text)
    const sentence = (text: string) => ({ kind: 'sentence', track, text })
    expect(steps).toEqual([
      ...texts.filter((_, at) => at !== 1).map(sentence),
      { kind: 'again', track },
      ...texts.map(sentence),
    ])
    // With its figure filled in, as it was checked.
    expect(texts[0]).toContain('41')
  })

  it('tells sentences from the first again where the model was asked anew in the midst of an answer', async () => {
    const said = JSON.stringify(echo(withDowntime))
    const llm = scriptedLlm([])
    llm.complete = async ({ onText, onAgain }) => {
      onText?.(said.slice(0, said.indexOf('"s2":') + 20))
      onAgain?.()
      onText?.(said)
      return { outcome: 'done', text: said, json: JSON.parse(said), model, tokens: { prompt: 1, answer: 1 } }
    }
    const kinds: string[] = []
    await phraseTracks([withDowntime], llm, { ...options, onWriting: ({ kind }) => void kinds.push(kind) })
    expect(kinds).toEqual(['sentence', 'again', ...withDowntime.sentences.map(() => 'sentence')])
  })

  it('falls back track by track', async () => {
    const [first, second, third] = tracks
    const llm = scriptedLlm([echo(first), { nonsense: true }, 'nonsense', echo(third)])
    const phrased = await phraseTracks(tracks, llm, options)
    expect(phrased.words.map(({ tier, why }) => [tier, why])).toEqual([
      ['model', null],
      ['composition', 'output.form'],
      ['model', null],
    ])
    expect(phrased.tracks[1]).toBe(second)
  })

  it('says why no model answered, without a second try', async () => {
    const absent = await phraseTracks(tracks, absentLlm, options)
    expect(absent.tracks).toEqual(tracks)
    expect(absent.words.map(({ attempts, why }) => [attempts, why])).toEqual([
      [1, 'model.absent'],
      [1, 'model.absent'],
      [1, 'model.absent'],
    ])
    const crashed: Completion = { outcome: 'failed', code: 'model.crashed' }
    const phrased = await phraseTracks([withDowntime], scriptedLlm([crashed]), options)
    expect(phrased.words).toEqual([
      { tier: 'composition', attempts: 1, why: 'model.crashed', checkCodes: [] },
    ])
  })
})

describe('a wording that a person gives a sentence', () => {
  const template = '{person}，{product}停机{fact:downtimeHours}，今天谈谈。'
  const fault = (text: string, by: 'person' | 'model') => templateFault(text, { template }, 'zh', by)

  it('may leave out whom it speaks to or of what, which a model may not', () => {
    for (const text of [
      '{product}停机{fact:downtimeHours}，咱们谈谈。',
      '停机{fact:downtimeHours}，咱们谈谈。',
    ]) {
      expect(fault(text, 'person')).toBeNull()
      expect(fault(text, 'model')).toBe('output.slots')
    }
  })

  it('keeps every fact, and neither adds nor doubles a slot', () => {
    expect(fault('{person}，{product}停机不少，今天谈谈。', 'person')).toBe('output.slots')
    expect(fault('{person}，{account}停机{fact:downtimeHours}，谈谈。', 'person')).toBe('output.slots')
    expect(fault('{person}{person}，停机{fact:downtimeHours}，谈谈。', 'person')).toBe('output.slots')
  })
})

describe('what a model that words whole tracks learns of a sent track', () => {
  const form = trackFormOf({ state: 'absent' })
  const [first, second] = tracks[0]!.sentences.filter(({ template }) => template.includes('{person}'))
  const sentWith = (changes: Record<string, string>) => ({
    ...{ lang: 'zh' as const, track: tracks[0]!, scene: null },
    sent: new Map(tracks[0]!.sentences.map(({ id, template }) => [id, changes[id] ?? template])),
    order: tracks[0]!.sentences.map(({ id }) => id),
  })
  const other = tracks[0]!.sentences.find(({ template }) => slotsOf(template).length === 0)!

  it('is every wording that keeps its slots; a name that was left out it could not leave out itself', () => {
    expect(second ?? first).toBeDefined()
    const [lesson] = form.lessonsOf(
      sentWith({ [first!.id]: '今天只算一笔账。', [other.id]: '这笔账您怎么记？' }),
    )
    expect(lesson!.answer).toContain('这笔账您怎么记？')
    expect(lesson!.answer).not.toContain('今天只算一笔账。')
    expect(lesson!.answer).toContain(first!.template)
  })

  it('is nothing where nothing else of the edit is left', () => {
    expect(form.lessonsOf(sentWith({ [first!.id]: '今天只算一笔账。' }))).toEqual([])
  })
})
