import { afterEach, describe, expect, it } from 'vitest'
import { transaction } from '../../db/open.ts'
import { createReliability } from '../../facts/reliability.ts'
import { openImportDesk } from '../importFixture.ts'
import { createLinker } from '../linking/linker.ts'
import { createPeople } from '../people.ts'
import type { FieldValue } from '../recognition/convert.ts'
import { type FieldSpec, type RecordKind, recordKinds } from '../recognition/recordKinds.ts'
import { createBatch } from '../take/batch.ts'
import { statedInCell } from '../take/statedInCell.ts'
import { planners } from './index.ts'
import { isRefusal, type WriteContext } from './planning.ts'

/** Free text: it stays in the evidence, where it is searched and read for facts. */
const freeText = new Set(['remark', 'concern', 'nextStep', 'text', 'feedback', 'impact', 'situation', 'need'])

/** Read before the planner: the converter takes the currency of a row's amounts from it. */
const readByConverter = new Set(['currency'])

/** Passed through for the aliases of accounts, and for the day of which a row is. */
const passedThrough = new Set([
  'accounts.shortName',
  'deals.updatedAt',
  // Of a row that is no return but a complaint.
  'returns.number',
  'returns.resolution',
])

const desk = openImportDesk()
afterEach(() => desk.close())

function context(): WriteContext {
  const { db, context: at } = desk
  const linked = { db, newId: at.newId, now: at.now(), importId: 'imp_fields' }
  return {
    ...linked,
    batch: createBatch(),
    zone: at.zone,
    currency: at.currency,
    linker: createLinker(linked),
    people: () => createPeople(db, at.ownPeople),
    readFacts: () => [],
    readAhead() {},
    hearRivals: () => undefined,
    met: new Map(),
    isOutdated: false,
    lang: 'zh',
    reliability: createReliability(db),
  }
}

let made = 0

function sampleOf(spec: FieldSpec): FieldValue {
  made += 1
  if (spec.type === 'date') return Date.UTC(2026, 5, 20)
  if (spec.type === 'money') return { amountMinor: 120_000, currency: 'CNY' }
  if (spec.type === 'boolean') return true
  if (spec.type === 'enum') return Object.keys(spec.values ?? {})[0]!
  if (spec.type === 'stage') return '商务谈判'
  if (['quantity', 'percent', 'discount'].includes(spec.type)) return 3
  return `${spec.key} ${made}`
}

/** The keys that the kind's planner looks at while it plans and writes a row, with every field filled or one left out. */
function keysRead(kind: RecordKind): Set<string> {
  const read = new Set<string>()
  const write = context()
  if (kind.id === 'dealStageHistory') planDealNamed(write)
  // A row without what its kind cannot do without never comes to the planner.
  const needed = kind.required.flatMap((group) => (group.length === 1 ? group : []))
  const spared = kind.fields.flatMap(({ key }) => (needed.includes(key) ? [] : [key]))
  for (const without of [null, ...spared]) {
    const values = Object.fromEntries(
      kind.fields.flatMap((spec) => (spec.key === without ? [] : [[spec.key, sampleOf(spec)] as const])),
    )
    if (kind.id === 'dealStageHistory' && without !== 'deal') values.deal = '明州二院 导航'
    const watched = new Proxy(values, {
      get(target, key) {
        if (typeof key === 'string') read.add(key)
        return target[key as string]
      },
    })
    transaction(desk.db, () => {
      const plan = planners[kind.id](watched, write)
      if (!isRefusal(plan)) plan.write('evi_fields')
    })
  }
  return read
}

function planDealNamed(write: WriteContext): void {
  const plan = planners.deals({ name: '明州二院 导航', account: '明州二院' }, write)
  if (!isRefusal(plan)) plan.write('evi_deal')
}

describe('a column that the wizard offers to map', () => {
  it.each(recordKinds.map((kind) => [kind.id, kind] as const))(
    'of %s is read, or is told to stay in the evidence only',
    (id, kind) => {
      const read = keysRead(kind)
      const isKept = (key: string) =>
        freeText.has(key) ||
        readByConverter.has(key) ||
        passedThrough.has(`${id}.${key}`) ||
        // Becomes a fact of its own, beside the record.
        statedInCell[id]?.[key] !== undefined
      const lost = kind.fields.filter(
        ({ key, evidenceOnly }) => !evidenceOnly && !read.has(key) && !isKept(key),
      )
      const denied = kind.fields.filter(({ key, evidenceOnly }) => evidenceOnly && read.has(key))
      expect({ lost: lost.map(({ key }) => key), denied: denied.map(({ key }) => key) }).toEqual({
        lost: [],
        denied: [],
      })
    },
  )
})
