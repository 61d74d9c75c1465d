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
]
