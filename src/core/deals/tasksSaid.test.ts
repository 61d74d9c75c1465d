import { describe, expect, it } from 'vitest'
import type { Contact } from '../contacts/store.ts'
import { tasksSaidOf } from './tasksSaid.ts'

const person = (id: string, name: string, title: string | null = null, leftAt: number | null = null) =>
  ({ id, name, title, leftAt, nickname: null }) as Contact
const han = [
  person('fang', '房立', '总经理'),
  person('shen', '申一舟'),
  person('xu', '徐晓', '财务主管'),
  person('tan', '谈月'),
  person('ma', '马国', null, 1),
]
const latin = [
  person('gail', 'Gail Pender', 'Head of Safety'),
  person('joan', 'Joan Oakes', 'Procurement Manager'),
  person('priti', 'Priti Nand'),
  person('mark', 'Mark Sayer'),
  person('hella', 'Hella Marsh'),
]
const told = (
  text: string,
  people: readonly Contact[],
  contactId: string | null = null,
  writerId: string | null = null,
) =>
  Object.fromEntries(
    [...tasksSaidOf([{ evidenceId: 'evi', text, contactId, writerId }], people)].map(([id, own]) => [
      id,
      own.map(({ task }) => task),
    ]),
  )

describe('of several in one clause', () => {
  it('each does what stands behind the name', () => {
    expect(told('申工只推荐房总拍板', han)).toEqual({ shen: ['recommends'], fang: ['decides'] })
    expect(told('申工和徐晓打分', han)).toEqual({ shen: ['scores'], xu: ['scores'] })
  })
  it('without whose nod nobody signs has a say, and who signs then decides', () => {
    expect(told('谈月不点头房总不会拍板', han)).toEqual({ tan: ['hasSay'], fang: ['decides'] })
    expect(told('徐晓很认真 她要是不同意房总肯定不签', han).xu ?? []).not.toContain('decides')
    expect(told("Gail makes the call. Gail won't sign unless Joan agrees.", latin)).toEqual({
      gail: ['decides'],
    })
  })
})

describe('what somebody does in the decision', () => {
  it('is told by surnames in brackets, by title and by name', () => {
    expect(
      told(
        '流程：三人小组（申、徐、谈）打分 → 房总定推荐单位 → 300万以内房总可定，最后过会，主任委员是徐晓',
        han,
      ),
    ).toEqual({
      shen: ['scores'],
      xu: ['scores', 'chairs'],
      tan: ['scores'],
      fang: ['recommends', 'decides'],
    })
    expect(told('Mark + Head of Safety score the technical side, Hella the money.', latin)).toEqual({
      mark: ['scores'],
      gail: ['scores'],
      hella: ['scores'],
    })
  })

  it('is told apart of two people in one breath', () => {
    expect(told('Anything over 90k Mark decides but Hella Marsh has to countersign as chair', latin)).toEqual(
      {
        mark: ['decides'],
        hella: ['countersigns'],
      },
    )
    expect(told('Mark and Hella decide', latin)).toEqual(told('Hella and Mark decide', latin))
  })

  it('is that of whoever writes it of themselves, and no longer of whom that took it from, whatever is quoted below', () => {
    const texts = [
      { evidenceId: 'old', text: 'Gail signs it herself.', contactId: null },
      {
        ...{ evidenceId: 'new', contactId: null, writerId: 'mark' },
        text: 'On who signs: it is no longer Gail. The panel (Joan, Priti) recommends and I sign.\n> Gail signs this herself, you said',
      },
    ]
    expect(
      Object.fromEntries(
        [...tasksSaidOf(texts, latin)].map(([id, own]) => [id, own.map(({ task }) => task)]),
      ),
    ).toEqual({ gail: [], joan: ['recommends'], priti: ['recommends'], mark: ['decides'] })
  })

  it('is the writer’s where whoever writes says so, and no longer that of whom it was', () => {
    expect(
      told(
        'Who signs has changed. It is not Joan any more. Gail recommends and I sign.\n> Joan can sign this herself - is that still right?',
        latin,
        null,
        'mark',
      ),
    ).toEqual({ gail: ['recommends'], mark: ['decides'] })
    expect(told('签字权限改了，不再是徐晓，以后我签', han, null, 'fang')).toEqual({ fang: ['decides'] })
    expect(told('我签收了样品', han, null, 'fang')).toEqual({})
  })

  it('is that of the panel which was listed before', () => {
    expect(
      told(
        'Panel = Gail, Joan, Priti. They score, Mark Sayer decides, Hella Marsh (FD) countersigns over £150k.',
        latin,
      ),
    ).toEqual({
      gail: ['scores'],
      joan: ['scores'],
      priti: ['scores'],
      mark: ['decides'],
      hella: ['countersigns'],
    })
  })

  it('is that of whom a note of a talk calls he or she', () => {
    expect(told('rang from the boat\nhe votes on the trial score (40%)', latin, 'mark')).toEqual({
      mark: ['scores'],
    })
    expect(told('老谈你得去安抚下 评审他也有一票', han, 'shen')).toEqual({ tan: ['scores'] })
  })

  it('is none of who has left, who only says so, or who asks', () => {
    expect(told('马国打分', han)).toEqual({})
    expect(told('申工：评审委员会5人打分', han)).toEqual({})
    expect(told('How they decide: Mark and the others', latin)).toEqual({})
    expect(told('房总来定吗？', han)).toEqual({})
    expect(told('Mark checks against the spec, no vote', latin)).toEqual({})
  })

  it('ends with a record that somebody may not sign', () => {
    expect(told('Mark Sayer signs. Later: Mark can’t sign this one, it goes to the board', latin)).toEqual({
      mark: [],
    })
    expect(told('Hella is not the one who decides', latin)).toEqual({})
  })
})

it('who signs what somebody else decides has the pen only', () => {
  expect(told('To be clear I decide on this, Hella signs', latin, null, 'mark')).toEqual({
    mark: ['decides'],
    hella: ['signs'],
  })
  expect(told('房总定，合同申工签', han)).toEqual({ fang: ['decides'], shen: ['signs'] })
  expect(told('以后申工签，房总定，不是房总签了', han)).toEqual({ shen: ['signs'], fang: ['decides'] })
  expect(told('Hella signs', latin)).toEqual({ hella: ['decides'] })
})

it('who cannot sign is not told to', () => {
  expect(told("On signature: Joan can't sign this one", latin)).toEqual({})
  expect(told('这个合同房总签不了', han)).toEqual({})
})

it('who makes the decision and who has to sign, told in one breath', () => {
  const people = ['Berit Aas', 'Owen Stroud'].map((name) => ({
    id: name,
    name,
    nickname: null,
    title: null,
    leftAt: null,
  }))
  const told = tasksSaidOf(
    [
      {
        evidenceId: 'e',
        text: 'I make the decision for the yard but as it goes beyond my limit Owen Stroud (Group, Leith) has to sign.',
        contactId: 'Berit Aas',
        writerId: 'Berit Aas',
      },
    ],
    people,
  )
  expect([...told].map(([id, does]) => [id, does.map(({ task }) => task)])).toEqual([
    ['Berit Aas', ['decides']],
    ['Owen Stroud', ['signs']],
  ])
})

describe('a pen that a sum ends', () => {
  it('signs and decides nothing', () => {
    for (const text of [
      'Gail signs up to 90k',
      '- Gail signs up to EUR 90,000 only',
      'Gail approves and signs anything over £250k',
      'Gail signs off orders above 1.2M',
    ])
      expect(told(text, latin), text).toEqual({ gail: ['signs'] })
    expect(told('80万以上房总签', han)).toEqual({ fang: ['signs'] })
    expect(told('I sign everything over AUD 2M', latin, null, 'mark')).toEqual({ mark: ['signs'] })
  })

  it('leaves the say to whom it is said of', () => {
    expect(told('Joan decides on the supplier, I sign anything beyond 300k', latin, null, 'mark')).toEqual({
      joan: ['decides'],
      mark: ['signs'],
    })
    expect(told('Gail signs', latin)).toEqual({ gail: ['decides'] })
    expect(told('Gail decides and signs up to 90k', latin)).toEqual({ gail: ['decides'] })
  })

  it('has the say over one matter only where one is named', () => {
    expect(told('Joan decides on our next partner', latin)).toEqual({ joan: ['decides'] })
    expect(told('Joan has the last word on fonts', latin)).toEqual({ joan: ['hasSay'] })
    expect(told('Joan decides on the colours', latin)).toEqual({ joan: ['hasSay'] })
  })
})
