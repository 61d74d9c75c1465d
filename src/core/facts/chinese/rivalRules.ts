import type { FactRule } from '../factRule.ts'

/** What people tell of a rival in a chat: a price by what it is for, and what it lacks. */
export const rivalRules: readonly FactRule[] = [
  {
    kind: 'competitorNews',
    apart: true,
    whole: true,
    rival: true,
    cue: /(?!)/,
    beside:
      /\d[\d.]*\s*(?:元|块)?\s*(?:一|每|[/／])\s?(?:千字|百字|字|页|台|套|件|吨|公斤|斤|平米?|米|人|次|小时|天|个|车|箱|方|亩|户|点)|(?:没有?|缺|不(?:带|含|管|做|包|送|提供))[^，,。；;\n]{0,8}(?:审校|备机|备件|驻场|母语|样板|团队|人手|库存|培训|售后|夜班|质检|实验室|年检|运费|安装)|(?:但|就是|只是|可是|不过)(?:是)?[^，,。；;\n]{0,3}(?:走|用|靠|只|慢|贵|差|远|外包|没)|公有云|(?:外包|转包)(?:给|出去)|交(?:货|付|期)[^，,。；;\n]{0,4}(?:晚|迟|拖)|(?:晚|迟|拖)了?[^，,。；;\n]{0,3}\d+\s*天/,
    figure: 'text',
    not: /[?？]|吗|如果|要是|谁(?:家)?(?:好|便宜)|宁(?:可|愿)/,
    stances: ['stated', 'asked', 'promised', 'negated'],
    speakers: ['customer', 'note', 'team'],
  },
  {
    kind: 'competitorNews',
    apart: true,
    whole: true,
    rival: true,
    cue: /(?!)/,
    // 华康是1350,不是1330: a bare price behind a word for it; 断供过两天: what befell whoever bought there.
    beside:
      /(?:报(?:价|了|的)?|降到|涨到|开(?:价|到)|给到|要价?|(?:现在|其实|应该|不?是)|含税|未税|不含税|出价?|最低)(?:是|到|了)?\s*[¥￥]?\d{3,6}(?:\.\d+)?(?![\d.%％]|\s*(?:年|月|日|号|天|人|家|个|号|条|次|米|吨|度|多?人))|断(?:供|货|过)|出过(?:事|问题)|掉(?:过)?链子|被(?:罚|投诉|起诉)|返工|停线/,
    figure: 'text',
    not: /[?？]|吗|如果|要是|谁(?:家)?(?:好|便宜)|宁(?:可|愿)|(?:合同|订单|发票|编号|单号)[^，。]{0,4}\d/,
    stances: ['stated', 'asked', 'promised', 'negated'],
    speakers: ['customer', 'note', 'team'],
  },
]
