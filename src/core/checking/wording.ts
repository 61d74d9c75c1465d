import type { CheckLang, MarkingCode } from './types.ts'

type Cue = { code: MarkingCode; zh: RegExp; en: RegExp }

/** Wording that claims something checkable which no figure or name check can confirm. */
const cues: Cue[] = [
  {
    code: 'wording.superlative',
    zh: /最(?!近|后|终|初|新(?:的)?(?:进展|情况|消息|版本)|低(?:价|为|起订)?\s?\d|多\s?\d|少\s?\d|长\s?\d|高\s?\d|短\s?\d|快\s?\d|多(?:不)?超过)[\u4e00-\u9fff]|领先|首创|独家|第一(?:名|品牌|家)|顶尖|一流|无与伦比/g,
    en: /\b(?:best|fastest|cheapest|safest|largest|biggest|highest|lowest|strongest|easiest|leading|world[- ]class|unmatched|unrivalled|unrivaled|number one|state[- ]of[- ]the[- ]art|cutting[- ]edge|most (?:advanced|reliable|accurate|popular|trusted|efficient|secure))\b/gi,
  },
  {
    code: 'wording.comparative',
    zh: /优于|胜过|好于|强于|远超|超越|不输|不逊于|更(?:好|快|强|优|稳|准|省|高|低|少|多|可靠|安全|先进|稳定|精准|经济|划算)|比[^，。；]{1,12}(?:更|好|强|稳|准|省心|可靠)/g,
    en: /\b(?:better|superior|outperform\w*|faster|cheaper|safer|easier|stronger|more (?:reliable|accurate|stable|efficient|secure|precise|advanced|flexible)|ahead of (?:the|other)|unlike (?:other|any))\b/gi,
  },
  {
    code: 'wording.causal',
    zh: /导致|从而|因而|使得|得益于|归功于|带来(?:了)?|有助于|有效(?:降低|提升|减少|提高|改善)|显著|大幅|明显(?:降低|提升|减少|提高|改善|缩短)/g,
    en: /\b(?:because of|due to|thanks to|leads? to|led to|results? in|resulted in|caus(?:es|ed)|drives|driven by|enabl(?:es|ed)|significantly|dramatically|substantially|proven to|help(?:s|ed) to)\b/gi,
  },
  {
    code: 'wording.guarantee',
    zh: /保证|确保|承诺|包(?:过|换|退|赔)|一定(?:能|会|可以)|必(?:然|定|将)|绝(?:对|不)|肯定(?:能|会)|万无一失|百分百|毫无/g,
    en: /\b(?:guarantee\w*|ensur(?:e|es|ed|ing)|promis(?:e|es|ed)|certainly|definitely|undoubtedly|risk[- ]free|without fail|zero (?:risk|downtime|defects)|will always|will never)\b/gi,
  },
  {
    code: 'wording.universal',
    zh: /所有(?:的)?(?:医院|客户|用户|同行|竞品|厂家|设备|医生)|从不|从未|从来没有|永远|始终|任何(?:一家|竞品|厂家|设备)|大多数(?:医院|客户|用户)|多数(?:医院|客户|用户)|普遍|公认|众所周知/g,
    en: /\b(?:always|never|everyone|nobody else|all (?:customers|hospitals|users|plants|competitors|vendors)|every (?:customer|hospital|user|plant|competitor|vendor)|most (?:customers|hospitals|users|plants)|no other|widely (?:used|recognised|recognized)|well known)\b/gi,
  },
]

export type WordingMark = { start: number; end: number; code: MarkingCode }

/** Marks claims in the wording, save those that a cited evidence text makes in the same words. */
export function markWording(text: string, lang: CheckLang, evidenceTexts: readonly string[]): WordingMark[] {
  const marks: WordingMark[] = []
  for (const cue of cues) {
    const patterns = lang === 'zh' ? [cue.zh] : [cue.en]
    for (const pattern of patterns) {
      for (const match of text.matchAll(pattern)) {
        const words = match[0].toLowerCase()
        if (evidenceTexts.some((evidence) => evidence.includes(words))) continue
        const start = match.index
        const end = start + match[0].length
        if (!marks.some((mark) => mark.start < end && mark.end > start))
          marks.push({ start, end, code: cue.code })
      }
    }
  }
  return marks
}
