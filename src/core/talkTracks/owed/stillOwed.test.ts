import { describe, expect, it } from 'vitest'
import type { CustomerFact } from '../types.ts'
import { mayOwnUpTo, restOf, waitsOnThem } from './stillOwed.ts'

const at = (day: string): number => Date.parse(`${day}T08:00:00Z`)
const asOf = at('2026-11-23')
const fact = (text: string, more: Partial<CustomerFact> = {}): CustomerFact => ({
  id: text,
  kind: 'openPromise',
  subject: '',
  figures: [],
  text,
  evidenceId: `evidence ${text}`,
  span: { start: 0, end: text.length },
  contactId: null,
  speaker: 'ours',
  stance: 'promised',
  undated: false,
  occurredAt: at('2026-11-10'),
  knownAt: at('2026-11-10'),
  origin: 'source',
  sensitivity: 'internal',
  ...more,
})

describe('what is left of a thing that was promised', () => {
  const left = (thing: string, ...said: string[]) =>
    restOf(
      thing,
      fact(thing),
      said.map((text) => ({ text, evidenceId: text, contactId: 'ann', occurredAt: at('2026-11-18') })),
      asOf,
    )
  it.each([
    ['物性对照表', '物性对照表收到。怎么只有30项'],
    ['calibration records', 'Calibration records received, thank you'],
    ['calibration records', 'Got the calibration records this morning.'],
  ])('%s: nothing once they say that they have it (%s)', (thing, said) =>
    expect(left(thing, said)).toBeNull(),
  )
  it.each([
    ['物性对照表', '物性对照表收到了吗'],
    ['物性对照表', '还没收到物性对照表'],
    ['calibration records', 'I have not received the calibration records.'],
    ['calibration records', 'When will the calibration records be here?'],
    ['calibration records', 'Received the invoice, thanks.'],
  ])('%s: all of it otherwise (%s)', (thing, said) => expect(left(thing, said)).toBe(thing))
  it('or what of several they still ask for', () =>
    expect(left('Danish reference sites', 'Please add the second reference site by Monday')).toBe(
      'second reference site',
    ))
})

describe('whether a duty of ours waits for them', () => {
  const theirs = fact('三楼的CAD今天给', { kind: 'customerPromise', speaker: 'customer' })
  const duty = (text: string) => fact(text, { kind: 'openTask', speaker: 'note' })
  it('where our own note says so of what they promised', () => {
    expect(waitsOnThem('荷载计算书', duty('荷载计算书 26号前（CAD没到）'), [theirs])).toBe(true)
    expect(waitsOnThem('荷载计算书', duty('荷载计算书 26号前（CAD没到）'), [])).toBe(true)
    expect(waitsOnThem('荷载计算书', duty('荷载计算书 26号前（样品没到）'), [])).toBe(false)
    expect(waitsOnThem('荷载计算书', duty('荷载计算书 26号前'), [theirs])).toBe(false)
  })
  it('or we told them what it needs', () => {
    const told = fact('We have not received the mezzanine plan, the load calculation depends on it')
    expect(waitsOnThem('load calculation', duty('load calculation by Thu'), [told])).toBe(true)
    expect(waitsOnThem('fire certificate', duty('fire certificate by Thu'), [told])).toBe(false)
  })
})

describe('whether a promise to one person is owned up to', () => {
  const promise = fact('the export letter by the 19th', { contactId: 'ann' })
  const guests = [{ contactId: 'ann', name: 'Ann Lowe', title: null }]
  it('where they sit there', () => {
    expect(mayOwnUpTo(promise, 'export letter', [], { guests })).toBe(true)
    expect(mayOwnUpTo(promise, 'export letter', [], { guests: [] })).toBe(false)
  })
  it('and not where somebody wants it kept from others', () => {
    const note = fact("export letter late: tell Ann before, don't let Bob hear it there", {
      kind: 'openTask',
    })
    expect(mayOwnUpTo(promise, 'export letter', [note], { guests })).toBe(false)
    const quiet = fact('about the export letter', { kind: 'keepQuiet' })
    expect(mayOwnUpTo(promise, 'export letter', [quiet], { guests })).toBe(false)
  })
})
