import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'

/** A group is called by its letters, which are in its mail domain too: both tell whose a record is. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const deals = (...names: string[]): TestFile => [
  'deals.csv',
  `Account Name,Opportunity,Stage,Amount\n${names.map((name) => `${name},Hire 2027,Proposal,90000`).join('\n')}\n`,
]
const quotes = (...names: string[]): TestFile => [
  'quotes.csv',
  `Quote no,Customer,Product,Qty,Unit price,Date\n${names
    .map((name, at) => `Q-${at},${name},Winch,2,900,2026-04-0${at + 1}`)
    .join('\n')}\n`,
]
const mail = (from: string, text: string): TestFile => [
  `${from.split('@')[0]!.split('<')[1]}.eml`,
  `From: ${from}\r\nTo: Owen Marsh <owen@us.example>\r\nSubject: Two points\r\nDate: Thu, 2 Apr 2026 10:00:00 +0800\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`,
]
const accounts = () =>
  desk
    .rows<{ name: string }>('SELECT name FROM accounts WHERE merged_into_id IS NULL ORDER BY name')
    .map(({ name }) => name)
const whose = (text: string) =>
  desk.rows<{ name: string | null }>(
    'SELECT a.name FROM evidence e LEFT JOIN accounts a ON a.id = e.account_id WHERE instr(e.text, ?) > 0',
    text,
  )[0]?.name

describe('the letters of a group', () => {
  it.each([
    ['Brenn Marine Hire Group', 'BMHG'],
    ['Brenn Marine Hire Group Pte Ltd', 'BMH'],
    ['Tarn Valley Aggregates Holdings', 'TVAH'],
  ])('mean %s in a list of quotes: %s', async (whole, letters) => {
    await desk.drop(deals(whole, 'Oakmere Foods Ltd'), quotes(letters))
    expect(accounts()).toEqual([whole, 'Oakmere Foods Ltd'].toSorted())
  })

  it.each([
    [['Brenn Marine Hire Group', 'Bolt Metal Hinge Group'], 'BMHG'],
    [['Brenn Group', 'Oakmere Foods Ltd'], 'BG'],
  ])('mean nobody of %j: %s', async (names, letters) => {
    await desk.drop(deals(...names), quotes(letters))
    expect(accounts()).toContain(letters)
  })

  it('that its rows are called by stand for it among ourselves too', async () => {
    await desk.drop(deals('Brenn Marine Hire Group', 'Oakmere Foods Ltd'), quotes('BMHG'), [
      'WhatsApp Chat with Hire team.txt',
      [
        '12/05/2026, 10:15 - Owen Marsh: BMHG wants the winches a month earlier',
        '12/05/2026, 18:22 - Ines Faro: lunch?',
      ].join('\n'),
    ])
    expect(whose('winches a month earlier')).toBe('Brenn Marine Hire Group')
  })
})

describe('a mail domain that is made of a customer’s name', () => {
  it.each([
    ['Brenn Marine Hire Group', 'Ada Holt <ada@bmhg.example>'],
    ['Brenn Marine Hire Group', 'Ada Holt <ada@brennmarine.example>'],
    ['青禾轨道交通集团', '孟岚 <menglan@qhgd-rail.example>'],
    ['青禾轨道交通集团', '孟岚 <menglan@qinghe.example>'],
  ])('tells that %s writes: %s', async (name, from) => {
    await desk.drop(deals(name, 'Oakmere Foods Ltd'), mail(from, 'The gate opens at seven.'))
    expect(whose('The gate opens')).toBe(name)
  })

  it.each([
    [['Brenn Marine Hire Group', 'Bolt Metal Hinge Group'], 'Ada Holt <ada@bmhg.example>'],
    [['Oakmere Foods Ltd'], 'Ada Holt <ada@oak.example>'],
    [['Brenn Marine Hire Group'], 'Ada Holt <bmhg@outlook.com>'],
  ])('tells nothing of %j: %s', async (names, from) => {
    await desk.drop(deals(...names), mail(from, 'The gate opens at seven.'))
    expect(whose('The gate opens')).toBeNull()
  })
})
