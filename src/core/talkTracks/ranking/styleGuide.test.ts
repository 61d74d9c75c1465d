import { describe, expect, it } from 'vitest'
import type { StyleRuleBody, StyleWish } from '../../../shared/contract/styleRules.ts'
import { libraryAtoms, strategies } from '../../atoms/library/index.ts'
import { composeTalkTracks } from '../composing/composeTalkTracks.ts'
import type { CustomerFact, TalkTrack, TalkTrackInput } from '../types.ts'
import type { StyleRule } from './styleGuide.ts'

const asOf = Date.UTC(2026, 10, 21)
const everybody: StyleRuleBody['who'] = { roles: [], jobs: [], concerns: [], stages: [] }
const topic = (
  act: StyleWish['act'],
  concern: 'totalCost' | 'price' | 'dataSecurity' | 'training',
): StyleWish => ({
  act,
  target: { kind: 'concern', concern },
})
const rule = (wishes: StyleWish[], who: Partial<StyleRuleBody['who']> = {}): StyleRule => ({
  id: 'sty_1',
  text: '对采购先讲总拥有成本',
  who: { ...everybody, ...who },
  wishes,
})

const downtime: CustomerFact = {
  id: 'down',
  kind: 'downtimeHours',
  subject: '停机',
  figures: [{ value: 41, unit: '小时' }],
  text: '三号机上季度停机41小时',
  evidenceId: 'evidence-down',
  span: { start: 0, end: 12 },
  contactId: null,
  speaker: 'note',
  stance: 'stated',
  undated: false,
  occurredAt: asOf,
  knownAt: asOf,
  origin: 'source',
  sensitivity: 'internal',
}

/** The purchasing director of a hospital, before the call on the proposal. */
const call = (styleRules: StyleRule[], change: Partial<TalkTrackInput> = {}): TalkTrackInput => ({
  lang: 'zh',
  asOf,
  person: {
    contactId: 'con_1',
    name: '唐默',
    title: '采购总监',
    department: '采购中心',
    buyingRole: 'approver',
    support: 'neutral',
  },
  deal: { product: '监护仪 M8', account: '甬江总院', stage: 'propose', industry: 'medicalDevice' },
  facts: [downtime],
  intent: null,
  objections: [],
  atoms: libraryAtoms,
  effects: { atoms: {}, strategies: {} },
  forbiddenTopics: [],
  committee: [],
  styleRules,
  ...change,
})

function tracksOf(input: TalkTrackInput): { tracks: TalkTrack[]; sectionOrder: readonly string[] } {
  const composed = composeTalkTracks(input)
  if (composed.outcome !== 'composed') throw new Error('not composed')
  return composed
}
const atoms = new Map(libraryAtoms.map((atom) => [atom.id, atom]))
const concernsOf = (atomId: string) => atoms.get(atomId)!.trigger.concerns
const saidIn = (track: TalkTrack, section: string) => track.sentences.filter((one) => one.section === section)
const leadOf = (track: TalkTrack) => saidIn(track, 'keyMessage')[0]!

describe('a style rule of the team', () => {
  it('puts the topic first, in the first track and in its opening, and the track says so', () => {
    const { tracks } = tracksOf(call([rule([topic('first', 'totalCost')], { jobs: ['procurement'] })]))
    const [first] = tracks
    expect(concernsOf(leadOf(first!).atomId).slice(0, 2)).toContain('totalCost')
    expect(concernsOf(saidIn(first!, 'opening')[0]!.atomId).slice(0, 2)).toContain('totalCost')
    expect(first!.rules).toEqual([
      { ruleId: 'sty_1', text: '对采购先讲总拥有成本', wish: topic('first', 'totalCost'), kept: true },
    ])
    expect(first!.fit.parts.some(({ code }) => code === 'rule')).toBe(true)
  })

  it('says of a track that has nothing on the topic that it could not be kept there', () => {
    const { tracks } = tracksOf(call([rule([topic('first', 'dataSecurity')])]))
    const kept = tracks.map(({ rules }) => rules[0]!.kept)
    expect(kept[0]).toBe(true)
    tracks.forEach((track, at) => {
      const about = [...saidIn(track, 'opening'), leadOf(track)].map(({ atomId }) => concernsOf(atomId))
      expect(about.some((concerns) => concerns.slice(0, kept[at] ? 2 : 1).includes('dataSecurity'))).toBe(
        kept[at],
      )
    })
  })

  it('takes no evidence away: a message that rests on a fact is still said, and nothing is said without its fact', () => {
    const sourced = (tracks: TalkTrack[]) =>
      tracks.flatMap(({ sentences }) =>
        sentences.filter(({ evidence }) => evidence.some(({ kind }) => kind !== 'rule')),
      )
    const plain = tracksOf(call([])).tracks
    const ruled = tracksOf(call([rule([topic('first', 'training')])])).tracks
    expect(sourced(ruled).length).toBeGreaterThan(0)
    expect(sourced(ruled).length).toBeGreaterThanOrEqual(sourced(plain).length)
    for (const { sentences } of ruled)
      for (const { template, slots } of sentences) expect(slots.length === 0).toBe(!/\{/.test(template))
  })

  it('leaves a topic out, and only puts it last where three tracks cannot do without', () => {
    const avoiding = tracksOf(call([rule([topic('avoid', 'price')])])).tracks
    for (const { sentences, rules } of avoiding) {
      for (const { atomId } of sentences) expect(concernsOf(atomId)[0]).not.toBe('price')
      expect(rules[0]!.kept).toBe(true)
    }
    const unwanted = strategies.filter((one) => one !== 'totalCost' && one !== 'peerProof')
    const { tracks } = tracksOf(
      call([rule(unwanted.map((strategy) => ({ act: 'avoid', target: { kind: 'strategy', strategy } })))]),
    )
    expect(new Set(tracks.slice(0, 2).map(({ strategy }) => strategy))).toEqual(
      new Set(['totalCost', 'peerProof']),
    )
    expect(tracks.map(({ rules }) => rules.every(({ kept }) => kept))).toEqual([true, true, false])
  })

  it('never opens or leads with what comes last', () => {
    for (const track of tracksOf(call([rule([topic('last', 'price')])])).tracks) {
      expect(concernsOf(leadOf(track).atomId)[0]).not.toBe('price')
      expect(concernsOf(saidIn(track, 'opening')[0]!.atomId)[0]).not.toBe('price')
    }
  })

  it('chooses the first track by strategy and the order of the sections', () => {
    const { tracks, sectionOrder } = tracksOf(
      call([
        rule([
          { act: 'first', target: { kind: 'strategy', strategy: 'peerProof' } },
          { act: 'first', target: { kind: 'section', section: 'questions' } },
        ]),
      ]),
    )
    expect(tracks[0]!.strategy).toBe('peerProof')
    expect(sectionOrder).toEqual(['questions', 'keyMessages', 'objections'])
  })

  it('is not for people whom it does not name', () => {
    const wishes = [topic('first', 'totalCost')]
    const without = tracksOf(call([]))
    for (const who of [
      { jobs: ['finance' as const] },
      { roles: ['user' as const] },
      { stages: ['renew' as const] },
      { concerns: ['dataSecurity' as const] },
    ])
      expect(tracksOf(call([rule(wishes, who)])).tracks).toEqual(without.tracks)
  })

  it('of two that disagree the newer one holds', () => {
    const older = { ...rule([topic('first', 'totalCost')]), id: 'sty_0' }
    const newer = rule([topic('last', 'totalCost')])
    const [first] = tracksOf(call([newer, older])).tracks
    expect(concernsOf(leadOf(first!).atomId)[0]).not.toBe('totalCost')
  })

  it('no sentence passes by a rule that the checks refuse', () => {
    const admits = (text: string) => !/成本/.test(text)
    const { tracks } = tracksOf(call([rule([topic('first', 'totalCost')])], { admits }))
    for (const { sentences } of tracks) for (const { text } of sentences) expect(admits(text)).toBe(true)
  })
})
