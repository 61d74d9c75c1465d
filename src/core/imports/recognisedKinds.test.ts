import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'

/** Plain tables of the less usual kinds, in few words, as people keep them. */

const today = Date.UTC(2026, 10, 23, 2)
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: today })
})
afterEach(() => desk.close())

const table = (name: string, ...lines: string[]): TestFile => [name, `${lines.join('\n')}\n`]
const kindOf = async (file: TestFile) => (await desk.inspect(file))[0]!.recordKind

describe('knowledge', () => {
  it.each([
    [
      'talking points.csv',
      'Topic,Wording,Audience,Sales stage',
      'Spare parts,Kept in Leeds for ten years,Finance,Proposal',
    ],
    ['objection handling.csv', 'Title,Details', 'Too dear,Count the stops of a year'],
    ['说辞.csv', '主题,正文,对象', '备件,十年内都有备件,财务'],
    ['要点.csv', '名称,内容,适用阶段', '备件,十年内都有备件,方案'],
  ])('%s', async (name, heading, row) => {
    expect(await kindOf(table(name, heading, row, row.replace(/^[^,]+/, 'B')))).toBe('atoms')
  })

  it.each([
    ['diary.csv', 'Title,Details,Date', 'Call with Penwick,They wait for the board,2026-10-04'],
    ['清单.csv', '名称,说明', '甲,一号仓库'],
  ])('is nothing that only has a title and a text: %s', async (name, heading, row) => {
    expect(await kindOf(table(name, heading, row, row.replace(/^[^,]+/, 'B')))).not.toBe('atoms')
  })
})

describe('the stages that a deal went through', () => {
  const deals = table(
    'opportunities.csv',
    'Opportunity number,Opportunity name,Account,Stage,Amount',
    'N-7,Kiln lining,Penwick Stone Ltd,Negotiation,80000',
    'N-9,Conveyor,Harrow Lake Dairy,Proposal,12000',
  )
  it.each([
    ['opp moves.csv', 'Opp no,Stage,Since'],
    ['moves.csv', 'Opportunity,Stage,Reached on'],
    ['流水.csv', '商机编号,阶段,自何时'],
  ])('are history and change no deal: %s', async (name, heading) => {
    await desk.drop(deals)
    const moves = table(
      name,
      heading,
      'N-7,Qualification,2026-03-02',
      'N-7,Proposal,2026-05-11',
      'N-7,Negotiation,2026-09-30',
      'N-9,Qualification,2026-08-01',
      'N-9,Proposal,2026-10-12',
    )
    expect(await kindOf(moves)).toBe('dealStageHistory')
    await desk.drop(moves)
    expect(desk.rows('SELECT code, stage FROM deals ORDER BY code')).toEqual([
      { code: 'N-7', stage: 'negotiate' },
      { code: 'N-9', stage: 'propose' },
    ])
    expect(desk.count('deal_stage_changes')).toBe(5)
  })

  it('are no history where each deal stands once', async () => {
    expect(
      await kindOf(
        table(
          'list.csv',
          'Opportunity,Stage,Start date,Amount',
          'Kiln,Proposal,2026-03-02,5',
          'Belt,Won,2026-04-02,7',
        ),
      ),
    ).toBe('deals')
  })
})

describe('talks that are to come', () => {
  const on = (...days: string[]) =>
    table(
      'field trips.csv',
      'Date,Customer,Met with,Topic',
      ...days.map((day, at) => `${day},Penwick Stone Ltd,Ann Lee,Topic ${at}`),
    )
  it('are plans', async () => {
    expect(await kindOf(on('2026-12-01', '2026-12-08', '2027-01-11'))).toBe('visitPlans')
  })
  it('took place where their days are past', async () => {
    expect(await kindOf(on('2026-09-01', '2026-10-08', '2026-11-11'))).toBe('activities')
  })
  it('are plans also among those that took place', async () => {
    await desk.drop(on('2026-09-01', '2026-10-08', '2026-12-11'))
    expect([desk.count('activities'), desk.count('visit_plans')]).toEqual([2, 1])
  })
})

it('a title at a stage is no deal', async () => {
  expect(
    await kindOf(
      table('sheet.csv', 'Title,Remark,Stage', 'Fast reply,We call back,Proposal', 'Parts,Ten years,Won'),
    ),
  ).not.toBe('deals')
})
