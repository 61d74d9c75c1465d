import type { FactKind, Lang } from '../../atoms/library/index.ts'
import { inEitherCase } from '../../facts/cues/inEitherCase.ts'
import { ofRatification } from '../../facts/days/dayOfWhat.ts'
import { zoneCapitals } from '../call/zonesOfCountries.ts'

/** What a day is by the words beside it, where its kind alone would call it something else. The first that fits. */
const names: Partial<Record<FactKind, readonly [RegExp, Record<Lang, string>][]>> = {
  tenderDate: [
    [
      /更正|变更|\b(?:corrigendum|amend(?:ed|ment))\b/i,
      { zh: '招标日期（更正后）', en: 'tender date (as corrected)' },
    ],
    [/报名|\bregistration\b/i, { zh: '报名截止', en: 'registration closes' }],
    [
      /答疑|\b(?:questions?|clarifications?) (?:close|due|by|until|deadline|to be in)\b|\b(?:deadline|cut-?off) for (?:questions?|clarifications?)\b/i,
      { zh: '提问答疑截止', en: 'questions to be in' },
    ],
    [
      /(?:递交|截止|截标|应标|投标)[^。；\n]{0,12}(?:评审|开标|评标)/,
      { zh: '递交截止与评审', en: 'submission deadline and opening' },
    ],
    [
      /递交|截止|截标|截至|提交|\b(?:submi(?:t|ssion)|deadline|receipt|closing|closes?|due|no later than|by)\b/i,
      { zh: '投标文件递交截止', en: 'submission deadline' },
    ],
    [/开标|评标|评审|\bopen(?:s|ing|ed)?\b/i, { zh: '开标与评审', en: 'bid opening' }],
    [/公告|发布|挂网|\bpublish/i, { zh: '公告日期', en: 'notice published' }],
  ],
  goLiveDate: [
    [
      /供货(?:起始|开始)|开始供货|起供|\b(?:start of (?:the )?(?:supply|deliveries)|suppl(?:y|ies) (?:starts?|begins?))\b/i,
      { zh: '开始供货', en: 'start of supply' },
    ],
    [
      /起保|保单生效|\b(?:inception|incepts?|start of (?:the )?cover|(?:cover|policy) (?:starts?|begins?))\b/i,
      { zh: '起保日期', en: 'inception' },
    ],
    [/切换|割接|\b(?:switch|cut)[- ]?over\b/i, { zh: '切换日期', en: 'switch-over' }],
    [
      /(?:合同|服务|维保|租期|协议)[^，。；\n]{0,12}(?:起始|开始|生效|启用)|\b(?:(?:service|contract|lease) (?:starts?|begins?)|start of (?:the )?(?:service|contract))\b/i,
      { zh: '开始日期', en: 'start' },
    ],
  ],
  deliveryDate: [
    [/首批|第一批|\bfirst (?:batch|delivery|shipment|lot)\b/i, { zh: '首批到货', en: 'first delivery' }],
  ],
  decisionDate: [
    [ofRatification, { zh: '只是追认（不是拍板）', en: 'only ratified (decided before)' }],
    [/定标|\baward/i, { zh: '决策日期（定标）', en: 'decision date (award)' }],
    [/评审|评标|打分|\bscor(?:es?|ing)\b/i, { zh: '决策日期（评审）', en: 'decision date (scoring)' }],
    [/董事会|\bboard\b(?! of trade)/i, { zh: '决策日期（董事会）', en: 'decision date (board)' }],
    [
      /上会|过会|办公会|党委会|委员会|\b(?:committee|council)\b/i,
      { zh: '决策日期（上会）', en: 'decision date (goes to the committee)' },
    ],
    [/签(?!到)|\bsign/i, { zh: '决策日期（签字）', en: 'decision date (signing)' }],
  ],
}

/** What a day is by the words that it was read from; null where its kind says it. */
export const dayNameOf = (kind: FactKind, text: string, lang: Lang): string | null =>
  names[kind]?.find(([words]) => words.test(text))?.[1][lang] ?? null

const clock = new RegExp(
  inEitherCase(
    String.raw`(?<time>(?<!\d)(?:(?:上午|下午|早上|中午|晚上)\s*)?(?:[01]?\d|2[0-3])[:：][0-5]\d(?:\s?[ap]m|\s(?:noon|midday))?(?!\d)|(?:上午|下午|晚上)\s*\d{1,2}点半?|(?<=\d[日号]\s?)(?:1?\d|2[0-4])点(?:半|[0-5]?\d分?)?|\b(?:1[0-2]|[1-9])\s?[ap]m\b|\b(?:12 )?(?:noon|midday)\b)` +
      String.raw`(?<zone>,?\s*[(（]?(?:(?-i:${zoneCapitals}(?![\p{L}])(?:\s?[+-]\d{1,2})?)|(?:our|local|your|北京|当地|UK|US) ?(?:time|时间)|(?-i:\p{Lu}\p{L}+ time)))?`,
  ),
  'gu',
)

/**
 * The one time of day that the words beside a day name, with the clock that they name it by (12:00 GMT, 5pm our time); null
 * for none or several.
 */
export function clockBeside(text: string): string | null {
  const told = new Map<string, string>()
  for (const { groups } of text.matchAll(clock)) {
    const time = groups!.time!.replaceAll(/\s+/g, ' ')
    const zone = groups!.zone?.replaceAll(/[,(（]/g, '').trim()
    if (zone || !told.has(time)) told.set(time, zone ? `${time} ${zone}` : time)
  }
  return told.size === 1 ? [...told.values()][0]! : null
}
