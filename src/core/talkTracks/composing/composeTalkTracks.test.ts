import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isConcluded } from '../../atoms/library/factKinds.ts'
import {
  buyingRoles,
  factKindNames,
  factKindOfSlot,
  factKinds,
  industries,
  kindsNeeded,
  langs,
  libraryAtoms,
  sellingStages,
} from '../../atoms/library/index.ts'
import { bigramsOf, jaccard } from '../ranking/similarity.ts'
import type { CustomerFact, FactFigure, TalkTrack, TalkTrackInput } from '../types.ts'
import { composeTalkTracks } from './composeTalkTracks.ts'

const asOf = Date.UTC(2026, 4, 20)
const day = 86_400_000

function fact(
  id: string,
  kind: string,
  text: string,
  figures: FactFigure[] = [],
  more: Partial<CustomerFact> = {},
): CustomerFact {
  return {
    id,
    kind,
    subject: text.slice(0, 2),
    figures,
    text,
    evidenceId: `evidence-${id}`,
    span: { start: 10, end: 10 + text.length },
    contactId: 'zhou',
    speaker: 'note',
    stance: 'stated',
    undated: false,
    occurredAt: asOf - 5 * day,
    knownAt: asOf - 5 * day,
    origin: 'source',
    sensitivity: 'internal',
    ...more,
  }
}

/** The head of equipment of a teaching hospital, before the call on four intra-operative ultrasound units. */
const hospitalCall: TalkTrackInput = {
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
  deal: {
    product: '术中超声平台',
    account: '明州大学附属第二医院',
    stage: 'propose',
    industry: 'medicalDevice',
  },
  facts: [
    fact('down', 'downtimeHours', '三号机上季度停机41小时，临床意见很大。', [{ value: 41, unit: '小时' }]),
    fact('gap', 'totalCostGap', '按三年口径两家差额是6.4万元。', [
      { value: 64_000, unit: '元', currency: 'CNY' },
    ]),
    fact('phases', 'budgetPhases', '委员会纪要写明预算分两期。'),
    fact('scope', 'registrationScope', '适用于术中软组织成像引导。'),
    fact('install', 'installDays', '两台28天可装完。', [{ value: 28, unit: '天' }]),
    fact('window', 'maintenanceWindow', '六月第一周是检修窗口。'),
    fact('rival', 'competitorName', '安澜'),
    fact('rivalCut', 'competitorPriceChange', '安澜上月降了8%。', [{ value: 8, unit: '%' }], {
      evidenceId: 'evidence-rival',
    }),
  ],
  intent: { value: 0.62, n: 23 },
  objections: [
    {
      concern: 'price',
      text: '比安澜贵',
      evidenceId: 'evidence-wecom',
      factId: null,
      span: { start: 3, end: 7 },
    },
  ],
  atoms: libraryAtoms,
  effects: { atoms: {}, strategies: { valueEvidence: { used: 14, advanced: 9 } } },
  forbiddenTopics: [],
  committee: [
    { buyingRole: 'approver', evidenceCount: 23 },
    { buyingRole: 'economicBuyer', evidenceCount: 1 },
  ],
}

const plantCall: TalkTrackInput = {
  ...hospitalCall,
  lang: 'en',
  person: {
    contactId: 'anna',
    name: 'Anna Keller',
    title: 'Plant Manager',
    department: 'Production',
    buyingRole: 'user',
    support: 'supporter',
  },
  deal: { product: 'LineSight', account: 'Keller Guss', stage: 'evaluate', industry: 'industrialSoftware' },
  facts: [
    fact('change', 'changeoverTime', 'Changeover takes 95 minutes today.', [{ value: 95, unit: 'minutes' }], {
      contactId: 'anna',
    }),
    fact('scrap', 'scrapRate', 'Scrap stands at 4.2% on line 3.', [{ value: 4.2, unit: '%' }]),
    fact('worry', 'statedConcern', 'I am worried the crew will hate another system.', [], {
      contactId: 'anna',
    }),
    fact('end', 'contractEndDate', 'The contract ends on 30 September.', [
      { value: '2026-09-30', unit: 'date' },
    ]),
  ],
  objections: [],
  effects: { atoms: {}, strategies: {} },
}

function tracksOf(input: TalkTrackInput): TalkTrack[] {
  const result = composeTalkTracks(input)
  if (result.outcome !== 'composed') throw new Error(`refused: ${result.composed}`)
  return result.tracks
}

const section = (track: TalkTrack, name: string) => track.sentences.filter((one) => one.section === name)

/** What must hold of any advice, whatever the customer. */
function expectSound(input: TalkTrackInput, tracks: TalkTrack[]): void {
  expect(tracks).toHaveLength(3)
  expect(new Set(tracks.map((track) => track.strategy)).size).toBe(3)
  const facts = new Map(input.facts.map((one) => [one.id, one]))
  const texts = tracks.flatMap((track) => track.sentences.map((sentence) => sentence.text))
  expect(new Set(texts).size).toBe(texts.length)
  for (const track of tracks) {
    expect(section(track, 'opening')).toHaveLength(1)
    expect(section(track, 'nextStep')).toHaveLength(1)
    for (const name of ['keyMessage', 'question']) {
      expect(section(track, name).length).toBeGreaterThanOrEqual(1)
      expect(section(track, name).length).toBeLessThanOrEqual(3)
    }
    expect(section(track, 'objection').length).toBeGreaterThanOrEqual(1)
    expect(section(track, 'objection').length).toBeLessThanOrEqual(2)
    expect(section(track, 'answer')).toHaveLength(section(track, 'objection').length)
    for (const sentence of track.sentences) {
      expect(sentence.text).not.toMatch(/[{}]/)
      expect(sentence.evidence.length).toBeGreaterThan(0)
      for (const slot of sentence.slots) {
        expect(sentence.text.slice(slot.start, slot.end)).toBe(slot.text)
        const kind = factKindOfSlot(slot.name)
        if (kind === null) continue
        // What is concluded carries the fact that it was concluded from.
        if (isConcluded(kind)) expect(facts.has(slot.factId!)).toBe(true)
        else expect(facts.get(slot.factId!)?.kind).toBe(kind)
        expect(sentence.evidence).toContainEqual(expect.objectContaining({ factId: slot.factId }))
      }
    }
  }
}

describe('a call to the head of equipment', () => {
  const tracks = tracksOf(hospitalCall)

  it('has three different tracks, each complete', () => expectSound(hospitalCall, tracks))

  it('says what the evidence says, with its figures, and points to the span', () => {
    const sentences = tracks.flatMap((track) => track.sentences)
    const downtime = sentences.find((sentence) => sentence.slots.some((slot) => slot.factId === 'down'))!
    expect(downtime.text).toContain('41小时')
    expect(downtime.evidence[0]).toEqual({
      kind: 'source',
      evidenceId: 'evidence-down',
      factId: 'down',
      span: { start: 10, end: 10 + '三号机上季度停机41小时，临床意见很大。'.length },
    })
    expect(sentences.some((sentence) => sentence.text.startsWith('周主任'))).toBe(true)
  })

  it('marks a typical objection only where the customer has said the same', () => {
    const marked = (text: string) =>
      tracksOf({ ...hospitalCall, objections: [{ ...hospitalCall.objections[0]!, text }] })
        .flatMap((track) => section(track, 'objection'))
        .filter(({ evidence }) => evidence.some((mark) => mark.kind === 'inferred'))
    expect(marked('比安澜贵')).toEqual([])
    const [typical] = section(tracks[0]!, 'objection')
    const [same] = marked(typical!.text)
    expect(same!.text).toBe(typical!.text)
    expect(same!.evidence[0]).toMatchObject({ kind: 'inferred', evidenceId: 'evidence-wecom' })
  })

  it('explains its confidence and its ranking', () => {
    for (const track of tracks) {
      expect(track.confidence.reasons[0]).toEqual({
        code: 'sourced',
        params: { sourced: track.confidence.sourced, sentences: track.confidence.sentences },
      })
      const weighted = track.fit.parts.slice(0, 4).reduce((sum, part) => sum + part.value * part.weight, 0)
      expect(track.fit.total).toBeCloseTo(weighted, 10)
    }
    const value = tracks.find((track) => track.strategy === 'valueEvidence')
    expect(value?.afterUse.used).toBe(14)
    expect(value?.afterUse.low).toBeCloseTo(0.472, 2)
    expect(value?.afterUse.high).toBeCloseTo(0.783, 2)
  })

  it('lists what the call should find out', () => {
    const result = composeTalkTracks(hospitalCall)
    const blanks = result.outcome === 'composed' ? result.blanks : []
    expect(blanks.map((blank) => [blank.code, blank.n])).toEqual([
      ['decisionDate', 0],
      ['budgetAmount', 0],
      ['criteria', 0],
      ['acceptance', 0],
      ['opponent', 0],
    ])
  })

  it('is the same advice every time, whatever the order of atoms and facts', () => {
    const shuffled = composeTalkTracks({
      ...hospitalCall,
      atoms: [...hospitalCall.atoms].reverse(),
      facts: [...hospitalCall.facts].reverse(),
    })
    expect(shuffled).toEqual(composeTalkTracks(hospitalCall))
  })
})

describe('what may be said to whom', () => {
  const goal = fact('goal', 'statedGoal', '年底前把三号机换掉', [], { contactId: 'zhou' })
  const said = (input: TalkTrackInput, id: string) =>
    tracksOf(input).some((track) =>
      track.sentences.some((one) => one.evidence.some((mark) => mark.kind !== 'rule' && mark.factId === id)),
    )
  const withGoal = (more: Partial<CustomerFact>, input: Partial<TalkTrackInput> = {}): TalkTrackInput => ({
    ...hospitalCall,
    deal: { ...hospitalCall.deal, stage: 'discover' },
    facts: [{ ...goal, ...more }],
    objections: [],
    ...input,
  })

  it('"you said" is said only to the person who said it', () => {
    expect(said(withGoal({}), 'goal')).toBe(true)
    expect(said(withGoal({ contactId: 'shao' }), 'goal')).toBe(false)
  })

  it('nothing is said that became known later, is restricted, or touches a forbidden topic', () => {
    expect(said(withGoal({ knownAt: asOf + 1 }), 'goal')).toBe(false)
    expect(said(withGoal({ sensitivity: 'restricted' }), 'goal')).toBe(false)
    const topic = { ruleId: 'R-12', phrases: ['三号机'], concerns: [] }
    expect(said(withGoal({}, { forbiddenTopics: [topic] }), 'goal')).toBe(false)
  })

  it('a forbidden topic removes the atoms that speak of it', () => {
    const input: TalkTrackInput = {
      ...hospitalCall,
      forbiddenTopics: [{ ruleId: 'R-30', phrases: ['同行'], concerns: ['price'] }],
    }
    const atoms = new Map(libraryAtoms.map((atom) => [atom.id, atom]))
    for (const track of tracksOf(input)) {
      for (const sentence of track.sentences) expect(sentence.text).not.toContain('同行')
      for (const id of track.atomIds) expect(atoms.get(id)!.trigger.concerns).not.toContain('price')
    }
  })

  it('a long statement is quoted by the clause that carries its subject, and a bare word not at all', () => {
    const long =
      '这次会开得很长，大家谈了很多别的事情，从排班说到停车，我们的目标是年底前换掉三号机，散会以后又聊了一会儿天气和交通'
    const input = withGoal({ text: long, subject: '目标', span: { start: 100, end: 100 + long.length } })
    const sentences = tracksOf(input).flatMap((track) => track.sentences)
    const quote = sentences.find((one) => one.slots.some((slot) => slot.factId === 'goal'))!
    const words = '我们的目标是年底前换掉三号机'
    expect(quote.slots.find((slot) => slot.factId === 'goal')!.text).toBe(words)
    const start = 100 + long.indexOf(words)
    expect(quote.evidence[0]).toMatchObject({ span: { start, end: start + words.length } })
    expect(said(withGoal({ text: '换设备', subject: '换' }), 'goal')).toBe(false)
  })

  it('facts of one thing are not mixed from two sources', () => {
    const reference = (id: string, kind: string, hours: number, evidenceId: string) =>
      fact(id, kind, `停机${hours}小时`, [{ value: hours, unit: '小时' }], { evidenceId, subject: id })
    const site = fact('site', 'referenceSite', '江城医院', [], { evidenceId: 'visit', subject: '江城医院' })
    const input = (evidenceId: string): TalkTrackInput => ({
      ...hospitalCall,
      facts: [
        site,
        reference('before', 'referenceBefore', 38, 'visit'),
        reference('after', 'referenceAfter', 9, evidenceId),
      ],
    })
    expect(said(input('visit'), 'after')).toBe(true)
    expect(said(input('another'), 'after')).toBe(false)
  })
})

describe('a sentence that may not be shown', () => {
  it('is passed over for the next, and asked about once', () => {
    const asked: string[] = []
    const admits = (text: string) => {
      asked.push(text)
      return !text.includes('停机')
    }
    const tracks = tracksOf({ ...hospitalCall, admits })
    expectSound(hospitalCall, tracks)
    for (const { text } of tracks.flatMap((track) => track.sentences)) expect(text).not.toContain('停机')
    expect(new Set(asked).size).toBe(asked.length)
  })
})

describe('a call to a plant manager, in English', () => {
  it('speaks English, with its own units and dates', () => {
    const tracks = tracksOf(plantCall)
    expectSound(plantCall, tracks)
    const text = tracks.flatMap((track) => track.sentences.map((one) => one.text)).join('\n')
    expect(text).not.toMatch(/\p{Script=Han}/u)
    expect(text).toMatch(/95 minutes|4\.2%/)
    // As people greet one another: by the first name.
    expect(text).toMatch(/(^|\n)Anna, /)
  })
})

describe('words in another language than the brief’s', () => {
  const zhPolicy = fact('policy', 'policyChange', '省里带量采购联动下月执行。', [], { contactId: null })
  const said = (facts: CustomerFact[], factId: string) =>
    tracksOf({ ...plantCall, facts }).flatMap((track) =>
      track.sentences.filter(({ slots }) => slots.some((slot) => slot.factId === factId)),
    )

  it('are quoted as they stand when there is nothing else, and always as a quotation', () => {
    const sentences = said([zhPolicy], 'policy')
    expect(sentences.length).toBeGreaterThan(0)
    for (const { text } of sentences) expect(text).toContain('“省里带量采购联动下月执行”')
  })
  it('give way to words in the language of the brief, though these are older', () => {
    const enPolicy = fact('notice', 'policyChange', 'The new directive applies from spring.', [], {
      contactId: null,
      occurredAt: asOf - 40 * day,
    })
    expect(said([zhPolicy, enPolicy], 'policy')).toEqual([])
    expect(said([zhPolicy, enPolicy], 'notice').length).toBeGreaterThan(0)
  })
  it('bind by their figures: an amount is the same in either language', () => {
    const budget = fact('budget', 'budgetAmount', '总预算280万，董事会批过了。', [
      { value: 2_800_000, unit: 'CNY', currency: 'CNY' },
    ])
    const texts = said([{ ...budget, contactId: null }], 'budget').map(({ text }) => text)
    expect(texts.join('\n')).toContain('¥2,800,000')
  })
})

describe('a customer of whom nothing is known', () => {
  it.each(langs)(
    'gets three discovery tracks in %s at every role, stage and industry, labelled low',
    (lang) => {
      for (const role of [...buyingRoles, null]) {
        for (const stage of sellingStages) {
          for (const industry of industries) {
            const input: TalkTrackInput = {
              ...hospitalCall,
              lang,
              person: role === null ? null : { ...hospitalCall.person!, buyingRole: role },
              deal: { ...hospitalCall.deal, stage, industry },
              facts: [],
              objections: [],
              intent: null,
              committee: [],
            }
            const tracks = tracksOf(input)
            expectSound(input, tracks)
            for (const track of tracks) {
              expect(track.style).toBe('discovery')
              expect(track.confidence.label).toBe('low')
              expect(section(track, 'question').length).toBeGreaterThanOrEqual(2)
            }
          }
        }
      }
    },
  )

  it('gives no tracks when there are too few atoms, and says what is blank all the same', () => {
    const input = { ...hospitalCall, atoms: libraryAtoms.slice(0, 2) }
    const whole = composeTalkTracks(hospitalCall)
    expect(composeTalkTracks(input)).toEqual({
      outcome: 'tooFewAtoms',
      composed: expect.any(Number),
      blanks: whole.blanks,
      sectionOrder: whole.sectionOrder,
      version: whole.version,
    })
  })
})

describe('for whom a sentence was written', () => {
  const atoms = new Map(libraryAtoms.map((atom) => [atom.id, atom]))
  const bare = (role: (typeof buyingRoles)[number], more: Partial<TalkTrackInput> = {}): TalkTrackInput => ({
    ...hospitalCall,
    person: { ...hospitalCall.person!, buyingRole: role },
    facts: [],
    objections: [],
    ...more,
  })
  const rolesOf = (input: TalkTrackInput) =>
    tracksOf(input).flatMap(({ sentences }) =>
      sentences.map(({ atomId }) => atoms.get(atomId)!.trigger.roles),
    )

  it.each(buyingRoles)('is %s, where nothing on file has to be said', (role) => {
    for (const stage of sellingStages)
      for (const roles of rolesOf(bare(role, { deal: { ...hospitalCall.deal, stage } })))
        expect(roles).toContain(role)
  })

  it('may be another where only that one can say what is on file', () => {
    const review = fact('review', 'acceptanceCriterion', '验收要连续运行72小时不出故障')
    const said = (role: 'champion' | 'blocker') =>
      tracksOf(bare(role, { facts: [review] })).flatMap(({ sentences }) =>
        sentences.filter(({ slots }) => slots.some(({ factId }) => factId === 'review')),
      )
    expect(said('blocker').length).toBeGreaterThan(0)
    expect(said('champion').length).toBeGreaterThan(0)
  })
})

describe('what the customer wrote lately, beside the facts in it', () => {
  const heard = [
    {
      text: '培训谁来做？夜班的人一个都没教过。',
      evidenceId: 'wecom',
      contactId: 'zhou',
      occurredAt: asOf - day,
    },
  ]
  const atoms = new Map(libraryAtoms.map((atom) => [atom.id, atom]))
  const speakingOf = (input: TalkTrackInput, concern: string) =>
    tracksOf(input).flatMap(({ sentences }) =>
      sentences.filter(({ atomId }) => atoms.get(atomId)!.trigger.concerns.some((one) => one === concern)),
    ).length

  it('is taken up', () => {
    const quiet = { ...hospitalCall, facts: [], objections: [] }
    expect(speakingOf({ ...quiet, heard }, 'training')).toBeGreaterThan(speakingOf(quiet, 'training'))
  })

  it('is never quoted', () => {
    for (const { sentences } of tracksOf({ ...hospitalCall, heard }))
      for (const { text, evidence } of sentences) {
        expect(text).not.toContain('一个都没教过')
        expect(evidence).not.toContainEqual(expect.objectContaining({ evidenceId: 'wecom' }))
      }
  })
})

describe('laws of composition', () => {
  const figureOf = (kind: (typeof factKindNames)[number], number: number): FactFigure[] => {
    const { value } = factKinds[kind]
    if (value === 'quantity') return [{ value: number, unit: '小时' }]
    if (value === 'money') return [{ value: number * 1000, unit: 'minor', currency: 'CNY' }]
    return value === 'date' ? [{ value: '2026-06-30', unit: 'date' }] : []
  }
  const anyFact = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom(...factKindNames),
    number: fc.integer({ min: 1, max: 900 }),
    ageDays: fc.integer({ min: -3, max: 400 }),
    contactId: fc.constantFrom('zhou', 'shao', null),
    sensitivity: fc.constantFrom('public' as const, 'internal' as const, 'personal' as const),
  })

  it('holds for any set of facts: three sound tracks, every figure bound, no key message said twice', () => {
    fc.assert(
      fc.property(
        fc.array(anyFact, { maxLength: 40 }),
        fc.constantFrom(...langs),
        fc.constantFrom(...buyingRoles),
        fc.constantFrom(...sellingStages),
        fc.constantFrom(...industries),
        (drawn, lang, buyingRole, stage, industry) => {
          const facts = drawn.map((one) =>
            fact(one.id, one.kind, `来自记录的第${one.number}条原话`, figureOf(one.kind, one.number), {
              contactId: one.contactId,
              sensitivity: one.sensitivity,
              occurredAt: asOf - one.ageDays * day,
              knownAt: asOf - one.ageDays * day,
            }),
          )
          const input: TalkTrackInput = {
            ...hospitalCall,
            lang,
            facts,
            person: { ...hospitalCall.person!, buyingRole },
            deal: { ...hospitalCall.deal, stage, industry },
          }
          const tracks = tracksOf(input)
          expectSound(input, tracks)
          const said = tracks.flatMap((track) =>
            section(track, 'keyMessage').map((one) => bigramsOf(one.template)),
          )
          for (const [at, one] of said.entries()) {
            for (const other of said.slice(at + 1)) expect(jaccard(one, other)).toBeLessThan(0.75)
          }
          const atoms = new Map(libraryAtoms.map((atom) => [atom.id, atom]))
          for (const sentence of tracks.flatMap((track) => track.sentences)) {
            const needed = kindsNeeded(atoms.get(sentence.atomId)!, sentence.section)
            const cited = sentence.evidence.flatMap((mark) => (mark.kind === 'rule' ? [] : [mark.factId]))
            for (const kind of needed) {
              // What is concluded is cited by the fact that it was concluded from.
              expect(
                facts.some((one) => (isConcluded(kind) || one.kind === kind) && cited.includes(one.id)),
              ).toBe(true)
            }
          }
        },
      ),
      { seed: 20260520, numRuns: 120 },
    )
  })
})
