import { describe, expect, it } from 'vitest'
import { sensitiveParts } from './sensitiveClasses.ts'

const classes = (text: string) => [...new Set(sensitiveParts(text).map((part) => part.class))]

describe('what is sensitive of a person is seen by its words', () => {
  it.each([
    ['health', '张主任上周查出肺结节，暂时不管这个项目了'],
    ['health', '他爱人在化疗，这个月别约'],
    ['health', '赵总住院了，下周回来'],
    ['health', '患者姓名：王某某 住院号 20260123'],
    ['health', 'She was diagnosed with diabetes last month'],
    ['biometrics', '昨天采集了他的指纹，门禁能进了'],
    ['biometrics', 'Attached: his fingerprint for the gate'],
    ['whereabouts', '李院长住在滨江花园3号'],
    ['whereabouts', '他坐G7352到宁波'],
    ['whereabouts', 'He is staying at the Hilton till Friday'],
    ['financialAccount', '卡号 6222 0200 0000 0000 000'],
    ['financialAccount', '钱打到他的私人账户'],
    ['faith', '孙经理是佛教徒，别约吃饭'],
    ['minor', '她女儿刚上小学'],
  ])('%s: %s', (expected, text) => {
    expect(classes(text)).toContain(expected)
    for (const { start, end } of sensitiveParts(text)) expect(end).toBeGreaterThan(start)
  })

  it.each([
    '住院部三楼的监护仪停机 41 小时',
    '肿瘤科想要两台输液泵，预算 120 万元以内',
    '人脸识别门禁报价 3 万',
    '患者流量每天 300 人次，放疗科排队两周',
    '订单号 202605200001，合同号 HT20260520000123',
    '请打到对公账户',
    'The hospital wants two pumps; oncology asked for a demo',
    '主任做手术，下午三点后再打',
  ])('the trade itself is not: %s', (text) => {
    expect(sensitiveParts(text)).toEqual([])
  })
})
