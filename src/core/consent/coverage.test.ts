import { describe, expect, it } from 'vitest'
import { type Consented, coverageOf, type Voice } from './coverage.ts'

const noon = Date.UTC(2026, 5, 1, 4)
const zhang: Voice = { name: '张主任', nameKey: '张主任', contactId: 'con_zhang' }
const li: Voice = { name: '李科长', nameKey: '李科长', contactId: null }
const voice = (name: string): Voice => ({ name, nameKey: name.toLowerCase(), contactId: null })

const record = (patch: Partial<Consented>): Consented => ({
  id: 'cst_1',
  contactId: null,
  recordingHash: null,
  participants: [],
  purposes: ['recording', 'analysis'],
  basis: 'consent',
  givenAt: noon,
  expiresAt: null,
  withdrawnAt: null,
  ...patch,
})
const standing = record({ contactId: 'con_zhang' })
const ofTheCall = record({
  id: 'cst_2',
  recordingHash: 'aa',
  participants: [{ nameKey: '李科长', contactId: null }],
})

const missing = (
  voices: readonly Voice[],
  records: readonly Consented[],
  { hash = 'aa', at = noon }: { hash?: string; at?: number } = {},
) => coverageOf({ hash, voices }, records, ['recording', 'analysis'], at).missing

describe('a recording is covered', () => {
  it('when a standing consent or one of this very recording covers each who speaks', () => {
    expect(
      coverageOf({ hash: 'aa', voices: [zhang, li] }, [standing, ofTheCall], ['recording'], noon),
    ).toEqual({ missing: [], consentIds: ['cst_1', 'cst_2'], unnamed: 0 })
  })

  it('for every purpose, together if need be', () => {
    const parts = [
      record({ contactId: 'con_zhang', purposes: ['recording'] }),
      record({ contactId: 'con_zhang', purposes: ['analysis'] }),
    ]
    expect(missing([zhang], parts)).toEqual([])
    expect(missing([zhang], parts.slice(0, 1))).toEqual(['张主任'])
  })

  it.each(['', 'Speaker 1', 'SPEAKER_02', '说话人2', '发言人 A', 'Unknown'])(
    'for the unnamed voice “%s” only by a record of this very recording',
    (name) => {
      expect(missing([voice(name)], [ofTheCall])).toEqual([])
      expect(missing([voice(name)], [standing])).toEqual([''])
      expect(missing([voice(name)], [ofTheCall], { hash: 'bb' })).toEqual([''])
    },
  )
})

describe('voices without a name', () => {
  const two = [voice('SPEAKER_00'), voice('SPEAKER_01')]
  const named = (id: string, ...names: string[]) =>
    record({
      id,
      recordingHash: 'aa',
      participants: names.map((nameKey) => ({ nameKey, contactId: null })),
    })
  const judged = (records: readonly Consented[], voices: readonly Voice[] = two) =>
    coverageOf({ hash: 'aa', voices }, records, ['recording', 'analysis'], noon)

  it('want as many people named as there are voices, in one record or several', () => {
    expect(judged([])).toMatchObject({ missing: [''], unnamed: 2 })
    expect(judged([named('a', '李科长')])).toMatchObject({ missing: [''], unnamed: 1 })
    expect(judged([named('a', '李科长'), named('b', '李科长')]).unnamed).toBe(1)
    expect(judged([named('a', '李科长'), named('b', '钱越')])).toEqual({
      ...{ missing: [], unnamed: 0 },
      consentIds: ['a', 'b'],
    })
  })

  it('are not those whom the recording calls by a name', () => {
    const voices = [li, voice('SPEAKER_00')]
    expect(judged([named('a', '李科长')], voices)).toMatchObject({ missing: [''], unnamed: 1 })
    expect(judged([named('a', '李科长', '何工')], voices).missing).toEqual([])
  })

  it('want it for every purpose', () => {
    const recordedOnly = { ...named('b', '钱越'), purposes: ['recording'] as const }
    expect(judged([named('a', '李科长'), recordedOnly]).unnamed).toBe(1)
  })
})

describe('somebody is missing', () => {
  it.each([
    ['whom no record names', [ofTheCall], noon, ['张主任']],
    ['whose consent was withdrawn', [ofTheCall, { ...standing, withdrawnAt: noon - 1 }], noon, ['张主任']],
    ['whose consent has run out', [ofTheCall, { ...standing, expiresAt: noon }], noon, ['张主任']],
    ['whose consent begins later', [ofTheCall, standing], noon - 1, ['张主任', '李科长']],
  ])('%s', (_, records, at, names) => {
    expect(missing([zhang, li], records, { at })).toEqual(names)
  })

  it('whose record is of another recording, though the name is the same', () => {
    expect(missing([li], [ofTheCall], { hash: 'bb' })).toEqual(['李科长'])
  })
})
