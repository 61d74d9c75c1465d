import { describe, expect, it } from 'vitest'
import { slotsOf } from '../atoms/library/index.ts'
import { sentencesOf } from '../brief/tracks/tracksView.ts'
import { eraseContact } from '../erasure/eraseContact.ts'
import { trackFormOf } from '../llm/index.ts'
import { restoreExample, withdrawExample } from './adapters.ts'
import { collectDataSet } from './collect.ts'
import { dealAccounts } from './dataSet.ts'
import { conversationsOf } from './examples.ts'
import { teamLines } from './teamLines.ts'
import { mark, officeOfEdits } from './testing/editedTeam.ts'

const anyModel = trackFormOf({ state: 'absent' })

describe('what is learned from', () => {
  const office = officeOfEdits({ hospitals: 12, edits: () => ['track:1', 'track:2'] })
  const { session } = office
  const { examples, leftOut } = collectDataSet(session.db, session.now())

  it('is what the rep sent, in slot form, under the prompt that a brief would ask with', () => {
    const edited = examples.filter((one) => one.origin === 'track' && one.action === 'edited')
    expect(edited.length).toBeGreaterThanOrEqual(12)
    for (const example of edited) {
      const { changed, sent, track } = example
      const [conversation] = conversationsOf(example, anyModel)
      expect(changed).toHaveLength(1)
      const wording = sent.get(changed[0]!)!
      expect(wording.startsWith(mark)).toBe(true)
      expect(slotsOf(wording).sort()).toEqual(
        slotsOf(track.sentences.find(({ id }) => id === changed[0])!.template).sort(),
      )
      expect(conversation!.answer).toContain(mark)
      expect(conversation!.prompt).not.toContain(mark)
    }
  })

  it('names no customer, no person, no product', () => {
    for (const { prompt, answer } of examples.flatMap((example) => conversationsOf(example, anyModel)))
      expect(`${prompt}${answer}`).not.toMatch(/海州|陆.之|监护仪 M/)
  })

  it('says nothing twice, and every decision is either in or left out with its reason', () => {
    const answers = examples
      .flatMap((example) => conversationsOf(example, anyModel))
      .map(({ prompt, answer }) => prompt + answer)
    expect(new Set(answers).size).toBe(answers.length)
    expect(examples.length + leftOut.length).toBe(36)
    expect(new Set(leftOut.map(({ reason }) => reason))).toEqual(new Set(['nearDuplicate']))
  })

  it('keeps accounts apart: none is both learned from and measured on, and the newest is only watched', () => {
    const accountsOf = (use: string) =>
      new Set(examples.filter((example) => example.use === use).map(({ accountId }) => accountId))
    const [learned, measured] = [accountsOf('training'), accountsOf('heldOut')]
    expect([...learned].filter((id) => measured.has(id))).toEqual([])
    expect(measured.size).toBeGreaterThanOrEqual(4)
    const at = (use: string) => examples.filter((example) => example.use === use).map((example) => example.at)
    expect(Math.min(...at('tuning'))).toBeGreaterThanOrEqual(Math.max(...at('training')))
  })

  it('can be taken out and put back', () => {
    const { id } = examples[0]!
    withdrawExample(session, id, '这段话不是我写的')
    const without = collectDataSet(session.db, session.now())
    expect(without.examples.map((example) => example.id)).not.toContain(id)
    expect(without.leftOut.find(({ candidate }) => candidate.id === id)?.reason).toBe('withdrawn')
    restoreExample(session, id)
    expect(collectDataSet(session.db, session.now()).examples.map((example) => example.id)).toContain(id)
  })

  it('loses the words of whoever is erased', () => {
    const { contactId, brief } = office.decided[3]!
    const of = () =>
      collectDataSet(session.db, session.now()).examples.filter(({ id }) => id.startsWith(brief.adviceId))
    expect(of().length).toBeGreaterThan(0)
    eraseContact(session, contactId, '本人要求')
    expect(of()).toEqual([])
  })
})

describe('an opening that the rep words without saying whom to', () => {
  /** The first sentence of each track: by a habit, or by what the rep calls that person. */
  const opened = (words: (addressed: string) => string) => {
    const { session } = officeOfEdits({
      hospitals: 3,
      edits: () => ['track:1'],
      adopts: false,
      inWords: (track) =>
        sentencesOf(track).map((sentence) =>
          sentence === track.sections.opening[0] ? words(sentence.text.split('，')[0]!) : sentence.text,
        ),
    })
    return collectDataSet(session.db, session.now())
  }

  it('is learned, and becomes a line of the team', () => {
    const habit = '咱们先把账摊开，再说东西好不好。'
    const { examples, leftOut } = opened(() => habit)
    expect(leftOut).toEqual([])
    expect(examples.flatMap(({ sent, changed }) => changed.map((id) => sent.get(id)))).toEqual(
      Array(3).fill(habit),
    )
    const learnedFrom = examples.map((example) => ({ ...example, use: 'training' as const }))
    const lines = teamLines(learnedFrom)
    expect(new Set(lines.map(({ section, text }) => [section, text].join()))).toEqual(
      new Set([`opening,${habit}`]),
    )
  })

  it.each([
    ['names', '上回来的小骆跟您讲过怎么排班吧？'],
    ['names', '验收那天庄伟强也在，他都看见了。'],
    ['names', '华恒仪表那边就是这么排产的，您放心。'],
    ['sensitive', '您爱人出院了吧？那咱们接着谈。'],
    ['sensitive', '科长前阵子做了搭桥，咱们说得慢一点。'],
    ['sensitive', '他是基督徒，周日咱们不打扰。'],
  ] as const)('is left out, and is no line of the team, for %s: %s', (why, habit) => {
    const { examples, leftOut } = opened(() => habit)
    expect(examples).toEqual([])
    expect(leftOut.map(({ reason }) => reason)).toEqual(Array(3).fill(why))
  })

  it('stays at its customers where it speaks of a third person', () => {
    const habit = '她那边的意见，您看先听还是后听？'
    const { examples } = opened(() => habit)
    expect(examples).toHaveLength(3)
    expect(teamLines(examples.map((example) => ({ ...example, use: 'training' as const })))).toEqual([])
  })

  it('is held back alone where another sentence of the track may be learned, and says why', () => {
    const learned = '咱们先把账摊开，再说东西好不好。'
    const { session } = officeOfEdits({
      hospitals: 3,
      edits: () => ['track:1'],
      adopts: false,
      inWords: (track) =>
        sentencesOf(track).map((sentence) =>
          sentence === track.sections.opening[0]
            ? learned
            : sentence === track.sections.nextStep[0]
              ? '这事您问一下阮志刚，他最清楚。'
              : sentence.text,
        ),
    })
    const { examples } = collectDataSet(session.db, session.now())
    for (const { sent, changed, heldBack } of examples) {
      expect(changed.map((id) => sent.get(id))).toEqual([learned])
      expect(heldBack.map(({ why }) => why)).toEqual(['names'])
      expect([...sent.values()].join()).not.toContain('阮志刚')
    }
    expect(examples).toHaveLength(3)
  })

  it('is left out where it calls the person by another name', () => {
    const { examples, leftOut } = opened((addressed) => `${addressed[0]}姐，咱们先把账摊开。`)
    expect(examples).toEqual([])
    expect(leftOut.map(({ reason }) => reason)).toEqual(Array(3).fill('names'))
  })
})

it('accounts are dealt out once: half of a few, a quarter of many, and nobody changes sides', () => {
  const ids = Array.from({ length: 60 }, (_, at) => `acc_${at}`)
  let parts = new Map<string, 'training' | 'heldOut'>()
  const heldOut = () => [...parts.values()].filter((part) => part === 'heldOut').length
  for (const [n, expected] of [
    [4, 2],
    [10, 5],
    [20, 5],
    [60, 15],
  ] as const) {
    const before = parts
    parts = dealAccounts(ids.slice(0, n), parts)
    expect(heldOut()).toBe(expected)
    for (const [id, part] of before) expect(parts.get(id)).toBe(part)
  }
})
