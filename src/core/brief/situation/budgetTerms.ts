import type { Lang } from '../../atoms/library/index.ts'

/** What a sum is for and whether tax is in it, as the words around it say. The first of each that fits. */
const terms: readonly (readonly [RegExp, Record<Lang, string>][])[] = [
  [
    [
      /(?:一|每)年|\/\s?年|年度|全年|\b(?:per|a|each) (?:year|annum)\b|\bannual(?:ly)?\b|\byearly\b|\bp\.?a\.?(?=$|[\s,.;)])|\/\s?(?:yr|year)\b/i,
      { zh: '每年', en: 'a year' },
    ],
    [
      /(?:一个|每个?)月|\/\s?月|\b(?:per|a|each) month\b|\bmonthly\b|\/\s?month\b/i,
      { zh: '每月', en: 'a month' },
    ],
  ],
  [
    [
      /不含税|未税|税前|\bex(?:cl\w*)?\.?\s+(?:of )?(?:VAT|GST|tax)\b|\bplus VAT\b/i,
      { zh: '不含税', en: 'before tax' },
    ],
    [/含税|\bincl\w*\.?\s+(?:of )?(?:VAT|GST|tax)\b/i, { zh: '含税', en: 'tax included' }],
  ],
  [
    [
      /(?:[两二三四几]|各|所有)家?(?:供应商|供方)?(?:一起|合在一起)?合[计在]|(?:合计|加起来)[^，。；)）]{0,2}[两二三四几]家|\b(?:for|across|between|shared by) (?:both|all|the two|the three) (?:suppliers|vendors|bidders|of you)\b/i,
      { zh: '几家供应商合计', en: 'for all suppliers together' },
    ],
  ],
]

/** "（每年，含税）": for how long a budget of these words is and whether tax is in it; empty where they say neither. */
export function budgetTerms(text: string, lang: Lang): string {
  const said = terms.flatMap((group) => group.find(([words]) => words.test(text))?.[1][lang] ?? [])
  if (said.length === 0) return ''
  return lang === 'zh' ? `（${said.join('，')}）` : ` (${said.join(', ')})`
}
