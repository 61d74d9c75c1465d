import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { SideOf } from '../whoSays/sides.ts'

const at = Date.UTC(2026, 4, 21)
const sideOf: SideOf = (name) =>
  ['温宁', '温工', 'Marta'].includes(name)
    ? 'theirs'
    : ['冯越', '冯工', 'Callum'].includes(name)
      ? 'ours'
      : null
const told = (text: string) =>
  extractFacts(text, at, 'note', null, sideOf)
    .filter(({ kind }) => ['openPromise', 'customerPromise', 'openTask'].includes(kind))
    .map(({ kind, figures }) => [kind, ...figures.map(({ value }) => value)])

describe('a note that we chased somebody', () => {
  it.each([
    ['打给温宁催基础图，说还没出，答应的18号过了', ['customerPromise', '2026-05-18']],
    ['又打电话催了温工要清单，还是没给', ['customerPromise']],
    ['chased Marta for the site list, promised by 19 May, nothing yet', ['customerPromise', '2026-05-19']],
    ['Reminded Marta about the drawings due 18 May', ['customerPromise', '2026-05-18']],
  ])('%s: tells what they owe us', (text, expected) => {
    expect(told(text)).toEqual([expected])
  })
  it.each([
    ['客户来催样品，答应25号前给', ['openPromise', '2026-05-25']],
    ['温工又在催报告，我答应22号给', ['openPromise', '2026-05-22']],
  ])('%s: is ours where they chase us', (text, expected) => {
    expect(told(text)).toEqual([expected])
  })
  it.each(['chased Callum for the report, still not here', '打给冯工催试样，还没出'])(
    '%s: is no debt of theirs where it is a colleague',
    (text) => {
      expect(told(text).map(([kind]) => kind)).not.toContain('customerPromise')
    },
  )
})

describe('a day in what a task is called', () => {
  it.each([
    ['瀚原:4.17根因报告 拖太久了', []],
    ['8 May outage RCA for Marta', []],
    ['4月17日夜班停机的分析 5月29号前', ['2026-05-29']],
    ['5.29根因报告', ['2026-05-29']],
    ['4/17 报告发温宁', ['2026-04-17']],
  ])('%s: is when that happened, and not when it is due', (line, days) => {
    expect(told(`# week\n- [ ] ${line}`)).toEqual([['openTask', ...days]])
  })
})
