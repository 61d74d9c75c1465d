import { describe, expect, it } from 'vitest'
import { risksOfSheet } from './riskSheet.ts'

const rows = (...lines: string[][]) => lines.map((cells, at) => ({ cells, line: at + 1 }))

describe('a register of risks', () => {
  it('is notes on the bids that it names, one of each risk', () => {
    expect(
      risksOfSheet(
        rows(
          ['Bid risks Q4'],
          ['ID', 'Bid', 'Risk', 'L', 'I', 'Owner', 'Mitigation / status'],
          [
            '1',
            'Hartwell Foods',
            'Chiller pad not approved by the landlord',
            '3',
            '4',
            'Dana',
            'ask for a letter',
          ],
          ['2', '', 'Grid offer expires before the board meets', '2', '5', 'Dana', ''],
          ['3', 'Oakline', 'price', '2', '2', 'Sam', 'CLOSED - lost'],
        ),
      ),
    ).toEqual([
      {
        line: 3,
        text: 'Hartwell Foods\nChiller pad not approved by the landlord\nMitigation / status: ask for a letter',
      },
      { line: 4, text: 'Hartwell Foods\nGrid offer expires before the board meets' },
    ])
  })

  it('in Chinese too', () => {
    expect(
      risksOfSheet(
        rows(
          ['序号', '项目', '风险描述', '可能性', '影响', '应对措施', '责任人', '状态'],
          ['1', '东岭水务', '泵房承重没有图纸', '高', '高', '请设计院复核', '老秦', '进行中'],
          ['2', '东岭水务', '运输限高', '低', '中', '改分体', '老秦', '已关闭'],
        ),
      )?.map(({ text }) => text.split('\n').slice(0, 2)),
    ).toEqual([['东岭水务', '泵房承重没有图纸']])
  })

  it('is no list of deals or tickets', () => {
    expect(
      risksOfSheet(
        rows(
          ['客户', '商机', '金额', '阶段', '风险', '措施', '负责人'],
          ['甲', '乙', '12', '报价', '', '', '秦'],
        ),
      ),
    ).toBeNull()
    expect(
      risksOfSheet(rows(['Ticket', 'Customer', 'Issue', 'Owner', 'Severity'], ['1', 'A', 'x', 'y', 'z'])),
    ).toBeNull()
  })
})
