import { describe, expect, it } from 'vitest'
import { checkedCorpus } from './corpus.ts'
import { nearDuplicates } from './nearDuplicates.ts'
import { readCorpusLine } from './readCorpus.ts'

const place = { at: 'price.en.txt:1', lang: 'en', concern: 'price' } as const
const read = (line: string) => readCorpusLine(line, place)

describe('a line of the corpus', () => {
  it('is a message with its labels, further concerns behind it', () => {
    expect(
      read('m | user | - | tooExpensive | neg | Steep, and nobody picks up the phone. #service'),
    ).toEqual({
      kind: 'm',
      line: {
        ...place,
        also: ['service'],
        role: 'user',
        stage: null,
        objection: 'tooExpensive',
        sentiment: 'neg',
        text: 'Steep, and nobody picks up the phone.',
      },
    })
  })

  it('is a sentence of ours in slot form', () => {
    const line = 't | approver | propose | answer | totalCost | {person}, {fact:askedPrice} is for the file.'
    expect(read(line)).toMatchObject({ kind: 't', line: { section: 'answer', strategy: 'totalCost' } })
  })

  it('is marked where it presupposes nothing', () => {
    const question = '| user | discover | question | usersFirst | Which part of it slows you down?'
    expect(read(`T ${question}`)).toMatchObject({ kind: 't', line: { anywhere: true } })
    expect(read(`t ${question}`)).toMatchObject({ kind: 't', line: { anywhere: false } })
  })

  it('is an edit with what stood before', () => {
    expect(read('e | user | close | tooPushy | Sign today! => When would suit you?')).toMatchObject({
      kind: 'e',
      line: { before: 'Sign today!', text: 'When would suit you?', reason: 'tooPushy' },
    })
  })

  it.each([
    ['x | user | - | none | neu | Hello', 'begins with x'],
    ['m | user | - | none | Hello', 'has 5 fields and needs 6'],
    ['m | nurse | - | none | neu | Hello', 'unknown role nurse'],
    ['m | user | lead | none | neu | Hello', 'unknown stage lead'],
    ['m | user | - | tooDear | neu | Hello', 'unknown objection tooDear'],
    ['m | user | - | none | angry | Hello', 'unknown sentiment angry'],
    ['m | user | - | none | neu | Hello #money', 'unknown concern #money'],
    ['t | user | - | greeting | usersFirst | Hello', 'unknown section greeting'],
    ['t | user | - | opening | charm | Hello', 'unknown strategy charm'],
    ['t | user | - | opening | usersFirst | Hello {name}', 'unknown slot {name}'],
    ['t | user | - | opening | usersFirst | Hello {fact:weather}', 'unknown slot {fact:weather}'],
    ['t | user | - | opening | usersFirst | Hello {person', 'braces'],
    ['e | user | - | tooLong | one text', 'no one =>'],
    ['e | user | - | boring | a text => another', 'unknown reason boring'],
  ])('%s: %s', (line, why) => {
    const found = read(line)
    expect(found.kind === 'fault' && found.fault).toContain(why)
  })
})

describe('lines that say the same', () => {
  const line = (at: string, text: string, lang = 'en') => ({ at, lang, text })

  it('are found whatever one word says, and named with the earlier one first', () => {
    const first = line('a', "I like it, I want it, I'm not paying that for it.")
    const second = line('b', "I like it, but I'm not paying that for it.")
    expect(nearDuplicates([first, second], [first, second])).toMatchObject([{ first, second }])
  })

  it('are two lines where only the matter is the same', () => {
    const lines = [line('a', '夜里三点停机，你们谁接电话？'), line('b', '半夜坏了找不到人，这事上次就有。')]
    expect(nearDuplicates(lines, lines)).toEqual([])
  })
})

describe('the corpus', () => {
  const { development, heldOut, faults, repeats } = checkedCorpus()

  it('has no line of the wrong form', () => {
    expect(faults).toEqual([])
  })

  it('repeats itself in less than one line of two hundred', () => {
    const lines = development.messages.length + development.trackLines.length + development.edits.length
    expect(repeats.length).toBeLessThan(lines / 200)
  })

  it.each(['zh', 'en'] as const)('holds what was promised of it in %s', (lang) => {
    const count = (lines: readonly { lang: string }[]) => lines.filter((one) => one.lang === lang).length
    const written = [development, heldOut].map(
      ({ messages, trackLines, edits }) => count(messages) + count(trackLines) + count(edits),
    )
    expect(written[0]! + written[1]!).toBeGreaterThanOrEqual(6000)
    expect(count(heldOut.messages)).toBeGreaterThanOrEqual(150)
  })
})
