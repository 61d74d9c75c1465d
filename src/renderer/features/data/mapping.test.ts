import { describe, expect, it } from 'vitest'
import type { InspectedFile } from '../../../shared/contract/imports.ts'
import {
  isReady,
  mappingFaults,
  mappingForKind,
  meaningsOf,
  plannedFile,
  planOf,
  type RecordKindLabels,
  withMeaning,
} from './mapping.ts'

const label = (zh: string, en: string) => ({ zh, en })
const plainField = { values: [], evidenceOnly: false }
const deals: RecordKindLabels = {
  kind: 'deals',
  labels: label('商机', 'Deals'),
  fields: [
    { field: 'name', labels: label('商机名称', 'Deal name'), type: 'text', required: true, ...plainField },
    { field: 'account', labels: label('客户', 'Account'), type: 'account', required: true, ...plainField },
    { field: 'amount', labels: label('金额', 'Amount'), type: 'money', required: false, ...plainField },
  ],
}
const file: InspectedFile = {
  uploadId: 'u1',
  path: null,
  name: '客户.csv',
  sizeBytes: 100,
  part: null,
  shape: 'table',
  encoding: 'GB18030',
  recordKind: 'accounts',
  confidence: 0.7,
  alternatives: ['deals'],
  columns: [
    { name: '商机名称', samples: ['术中超声平台'], isMissed: false },
    { name: '客户', samples: ['明州二院'], isMissed: false },
    { name: '备注', samples: [], isMissed: false },
  ],
  mapping: [
    { column: '商机名称', field: 'name', confidence: 0.6, options: {} },
    { column: '客户', field: null, confidence: 0, options: {} },
    { column: '备注', field: 'note', confidence: 0.5, options: {} },
  ],
  otherMappings: {},
  profileName: null,
  recording: null,
  mayBeRecorded: false,
  alreadyImportedAt: null,
  alreadyImportedBy: null,
  error: null,
}

describe('choosing another kind of record than the recognised one', () => {
  it('keeps what still fits, finds labels, and leaves the rest as evidence', () => {
    const mapping = mappingForKind(planOf(file), deals)
    expect(mapping.map(({ column, field }) => [column, field])).toEqual([
      ['商机名称', 'name'],
      ['客户', 'account'],
      ['备注', null],
    ])
  })
})

describe('a kind that the core has mapped too', () => {
  const known = {
    ...file,
    otherMappings: {
      deals: [
        { column: '商机名称', field: 'name', confidence: 0.9, options: {} },
        { column: '客户', field: 'account', confidence: 0.9, options: {} },
        { column: '备注', field: 'amount', confidence: 0.5, options: {} },
      ],
    },
  }
  it('takes that mapping, and keeps what a person chose before', () => {
    const part = planOf(known)
    expect(mappingForKind(part, deals)).toEqual(known.otherMappings.deals)
    const chosen = { column: '备注', field: 'account', confidence: 1, options: {}, byPerson: true }
    const corrected = { ...part, mapping: [...part.mapping.slice(0, 2), chosen] }
    expect(mappingForKind(corrected, deals).map(({ column, field }) => [column, field])).toEqual([
      ['商机名称', 'name'],
      ['客户', null],
      ['备注', 'account'],
    ])
  })
})

describe('what a value means', () => {
  it('is said, changed and taken back beside the other options of the column', () => {
    const column = { options: { decimal: '.' } }
    const said = withMeaning(column, '未成', 'lost')
    expect(said).toEqual({ decimal: '.', values: { 未成: 'lost' } })
    const both = withMeaning({ options: said }, '喜提', 'won')
    expect(meaningsOf({ options: both })).toEqual({ 未成: 'lost', 喜提: 'won' })
    expect(withMeaning({ options: said }, '未成', null)).toEqual({ decimal: '.' })
  })
})

describe('what stands in the way of an import', () => {
  it('names required fields without a column and fields with two', () => {
    const mapping = file.columns.map(({ name }) => ({
      column: name,
      field: 'name',
      confidence: 1,
      options: {},
    }))
    expect(mappingFaults(mapping, deals)).toEqual({ missing: ['account'], twice: ['name'] })
  })
  it('lets messages through without a mapping and stops a broken file', () => {
    const chat = planOf({ ...file, shape: 'messages', recordKind: 'messages', columns: [], mapping: [] })
    expect(isReady(chat, undefined)).toBe(true)
    expect(
      isReady(
        planOf({ ...file, error: { code: 'import.empty', place: null, reason: 'empty', detail: null } }),
        deals,
      ),
    ).toBe(false)
    expect(isReady({ ...planOf(file), recordKind: null }, undefined)).toBe(false)
  })
  it('sends no profile name that is only spaces', () => {
    expect(plannedFile({ ...planOf(file), saveProfileAs: '  ' }).saveProfileAs).toBeNull()
  })
})

describe('a transcript', () => {
  const recording = (missing: string[], assessment: 'inForce' | 'overdue' | 'missing') =>
    planOf({
      ...file,
      shape: 'messages',
      recordKind: 'messages',
      recording: {
        hash: 'aa',
        speakers: ['Ann'],
        coverage: { missing, unnamed: 0, assessment, mayTrain: false },
        mayBeByHand: true,
      },
    })
  it('is ready when nobody misses a consent and its import was assessed', () => {
    expect(isReady(recording([], 'inForce'), undefined)).toBe(true)
    expect(isReady(recording(['Ann'], 'inForce'), undefined)).toBe(false)
    expect(isReady(recording([], 'overdue'), undefined)).toBe(false)
    expect(isReady(recording([], 'missing'), undefined)).toBe(false)
    expect(isReady({ ...recording(['Ann'], 'missing'), isByHand: true }, undefined)).toBe(true)
  })
})
