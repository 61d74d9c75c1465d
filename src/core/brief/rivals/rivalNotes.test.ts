import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { rivalNotes } from './rivalNotes.ts'

/** What our own file on rivals says of one is about every customer who looks at that one. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const customers = ['客户.csv', '客户名称\n恒越食品有限公司\nMarlow Dairies Ltd\nTamsin Bakery Ltd'] as const
const file = (name: string, ...lines: string[]) => [name, lines.join('\n')] as const
const notesFor = (account: string, ...rivals: string[]) => {
  const [{ id } = { id: '' }] = desk.rows<{ id: string }>(
    'SELECT id FROM accounts WHERE name LIKE ?',
    `${account}%`,
  )
  return rivalNotes(desk.db, { accountId: id, rivals, asOf: desk.context.now() + 1 }).map(
    ({ rival, words }) => `${rival}: ${words}`,
  )
}

describe('a section of a file on rivals', () => {
  const onRivals = file(
    '友商动态.md',
    '## 北凌',
    '- 滚筒自产，驱动外购',
    '- 驻场只有上海一个人',
    '',
    '## Halden',
    '- cheap on capex, spares from Oslo only',
    '- Tamsin: 212k, lost on price',
    '- two engineers for all of the north',
  )

  it('goes to whoever has that rival, though it names no customer', async () => {
    await desk.drop(customers, onRivals)
    expect(notesFor('恒越', '北凌')).toEqual(['北凌: 滚筒自产，驱动外购；驻场只有上海一个人'])
    expect(notesFor('恒越', 'Corvin')).toEqual([])
  })

  it('without the lines that name another customer, who sees them', async () => {
    await desk.drop(customers, onRivals)
    expect(notesFor('Marlow', 'Halden Drives AS')).toEqual([
      'Halden Drives AS: cheap on capex, spares from Oslo only; two engineers for all of the north',
    ])
    expect(notesFor('Tamsin', 'Halden').join()).toContain('212k')
  })

  it('and a file that is called otherwise is none', async () => {
    await desk.drop(customers, file('随手记.md', '## 北凌', '- 滚筒自产，驱动外购'))
    expect(notesFor('恒越', '北凌')).toEqual([])
  })
})
