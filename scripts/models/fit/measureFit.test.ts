import { describe, expect, it } from 'vitest'
import { checkedCorpus } from '../corpus/corpus.ts'
import type { Message, TrackLine } from '../corpus/readCorpus.ts'
import { fitByLikeness, fitByModel, fitByReader, measureFit, ofKnownRole } from './measureFit.ts'

const message = (role: string, concern: string, text = 'x') =>
  ({ lang: 'en', role, concern, also: [], text }) as unknown as Message
const line = (role: string, concern: string, text = 'y') =>
  ({ lang: 'en', role, concern, also: [], section: 'question', text }) as unknown as TrackLine

describe('which line fits a message, as it is measured', () => {
  const messages = [message('user', 'price'), message('coach', 'service')]
  const lines = [
    line('user', 'price'),
    line('coach', 'service'),
    line('user', 'service'),
    line('coach', 'risk'),
  ]
  const all = (...rows: number[][]) => rows.map((row) => Float64Array.from(row))

  it('counts a line by the labels of whoever wrote it, and tells what lots would reach', () => {
    const knowing = all([1, 0, 0, 0], [0, 1, 0, 0])
    const erring = all([0, 0, 1, 0], [1, 0, 0, 0])
    const { players, lots, lead } = measureFit('en', messages, lines, { knowing, erring })
    expect(players.knowing).toMatchObject({ concern: { value: 1 }, role: { value: 1 }, both: { value: 1 } })
    expect(players.erring).toMatchObject({ concern: { value: 0 }, role: { value: 0.5 }, both: { value: 0 } })
    expect(lots).toEqual({ concern: 0.375, role: 0.5, both: 0.25 })
    expect(lead.erring!.both.value).toBe(1)
  })

  it('has bounds that say nothing of a player who knows nothing, however often it is asked', () => {
    const many = Array.from({ length: 60 }, (_, at) => message(at % 2 ? 'user' : 'coach', 'price'))
    const some = Array.from({ length: 30 }, (_, at) => line(at % 2 ? 'user' : 'coach', 'price'))
    // One line is every message's choice: whether it fits is a single piece of luck.
    const stubborn = many.map(() => Float64Array.from(some, (_, at) => -at))
    const { players } = measureFit('en', many, some, { stubborn })
    const { low, high } = players.stubborn!.role
    expect(high - low).toBeGreaterThan(0.2)
  })

  it('finds a model’s choice by how much likelier a line is in this scene than in others', async () => {
    const own = [
      message('user', 'price', 'This is far too expensive'),
      message('coach', 'price', 'too expensive'),
    ]
    // Longer lines are less likely everywhere; the second one is for users.
    const scores = async ({ prompt, answer }: { prompt: string; answer: string }) =>
      -answer.length + (/user/.test(prompt) === answer.includes('long') ? 1 : 0)
    const two = [line('coach', 'price', 'short'), line('user', 'price', 'a rather long line')]
    const [forUser, forCoach] = await fitByModel(own, two, scores)
    expect(forUser![1]).toBeGreaterThan(forUser![0]!)
    expect(forCoach![0]).toBeGreaterThan(forCoach![1]!)
  })
})

describe.each(['zh', 'en'] as const)('lines of a writer who was never learnt from, in %s', (lang) => {
  const { heldOut } = checkedCorpus()
  const messages = ofKnownRole(heldOut.messages, lang)
  const lines = ofKnownRole(heldOut.trackLines, lang)
  const { players, lots, lead } = measureFit(lang, messages, lines, {
    reader: fitByReader(messages, lines),
    likeness: fitByLikeness(messages, lines),
  })

  it('are chosen for what a message is about and for whom far more often than lots would, by the lower bound', () => {
    expect(players.reader!.concern.low).toBeGreaterThan(3 * lots.concern)
    expect(players.reader!.role.low).toBeGreaterThan(2 * lots.role)
    expect(players.reader!.both.low).toBeGreaterThan(4 * lots.both)
  })

  it('and more often than by words in common', () => {
    expect(lead.likeness!.concern.low).toBeGreaterThan(0)
    expect(lead.likeness!.role.low).toBeGreaterThan(0)
  })
})
