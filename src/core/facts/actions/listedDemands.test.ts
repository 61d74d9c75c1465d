import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { listedDemands } from './listedDemands.ts'

const at = Date.UTC(2026, 10, 16, 3)
const asked = (text: string) =>
  extractFacts(text, at, 'customer').flatMap(({ kind, text: words }) =>
    kind === 'customerAsk' ? [words] : [],
  )

describe('what a customer lists as wanted', () => {
  it('is every line of it, and none of them is their promise', () => {
    const mail =
      '小唐,\n\n92万超了,财务给的盘子就85,你们想办法。\n1) 总价含税85万以内;\n2) 账期120天,别家都给;\n3) 试磨10片免费,12月4日前出报告;\n4) 800转的动平衡证书,厂长要。\n别讲成本。\n\n贺'
    expect(asked(mail)).toEqual([
      '总价含税85万以内',
      '账期120天,别家都给',
      '试磨10片免费,12月4日前出报告',
      '800转的动平衡证书,厂长要',
    ])
    const kinds = extractFacts(mail, at, 'customer').map(({ kind }) => kind)
    expect(kinds).not.toContain('customerPromise')
    expect(kinds).toContain('budgetAmount')
  })

  it('in English counts bullets whatever words they are made of', () => {
    expect(
      asked(
        "Hi Tom,\n\nThanks for rev B. Few things before I can take it further:\n\n- we need another 4% off the total\n- net 90 from acceptance, no deposit\n- DAP Kendal please, not EXW\n- who comes when it breaks? next day, in writing\n\nIf I have it by Tuesday I'll put it in the pack.\n",
      ),
    ).toEqual([
      'we need another 4% off the total',
      'net 90 from acceptance, no deposit',
      'DAP Kendal please, not EXW',
      'who comes when it breaks? next day, in writing',
    ])
  })

  it('is no agenda, no list of who comes, and not what they do themselves', () => {
    expect(listedDemands('Agenda for Thursday:\n- budget\n- please bring samples\n')).toEqual([])
    expect(listedDemands('参会名单如下:\n1) 贺总\n2) 请小唐也来\n')).toEqual([])
    expect(
      listedDemands('几点说明如下:\n1) 我们会先付定金\n2) 请提供发票\n3) 请附证书\n').map(({ text }) => text),
    ).toEqual(['请提供发票', '请附证书'])
  })
})
