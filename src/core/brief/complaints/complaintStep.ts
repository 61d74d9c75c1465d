import { daysNamed } from '../../facts/days/daysNamed.ts'

/** What is done of a complaint on a day, as one may say it to the customer whoever noted it in whatever words. */
export interface Step {
  zh: string
  en: string
}

const ofCredit = '折让凭证'
const steps: readonly (Step & { said: RegExp })[] = [
  {
    said: /8\s?-?D(?![a-z])|\bCAPA\b/i,
    zh: '书面的整改报告',
    en: 'the written corrective report',
  },
  {
    said: /(?:分析|整改|调查|原因|检测|复检|书面)[^，,。；;\n]{0,4}(?:报告|说明|材料)|报告|\b(?:root[- ]cause|failure analysis|investigation|written (?:account|statement)|report)\b/i,
    zh: '原因说明',
    en: 'the account of the cause',
  },
  {
    said: /上门|(?<!兑|调|转|替)换(?!算|言|届|班|成|汇)|更换|装上|安装|维修|修(?=好|完|理|复|掉|$|[，,。；;\s])|\b(?:replac\w+|goes in|fit(?:s|ted|ting)?|install\w*|repair\w*|on[- ]site|site visit|engineer|swap\w*|chang(?:e|es|ed|ing) (?:out|over))\b/i,
    zh: '现场更换维修',
    en: 'the repair on site',
  },
  {
    said: /红字|折让|赔付|退款|\bcredit note\b/i,
    zh: ofCredit,
    en: 'the credit note',
  },
  {
    said: /(?:修正|修复|补丁|新)(?:版|包|程序)|\b(?:fix(?:ed)? build|patch|bug ?fix|hotfix|release)\b/i,
    zh: '修正后的版本',
    en: 'the corrected version',
  },
  {
    said: /到货|能?到(?=$|[，,。；;\s]|货|了就)|送到|\b(?:ETA|arriv\w+|lands?|in stock|due in|part in|parts? (?:due|in)|back ?order)\b/i,
    zh: '等的货到位',
    en: 'the delivery that it waits for',
  },
  {
    said: /补发|寄出?|发(?:货|出|走)|才能发|快递|顺丰|\b(?:ship\w*|dispatch\w*|sent out|goes out|courier)\b/i,
    zh: '补发',
    en: 'sending the replacement',
  },
  {
    said: /答复|回复|给[^，,。；;\n]{0,6}(?:说法|回话|结果)|\b(?:answer|reply|revert|feedback)\b/i,
    zh: '答复',
    en: 'our answer',
  },
]

/** "Root cause found, fix on the 2nd", 原因已查明，24号换: what is done already is not the step that is still to come. */
const known =
  /(?<![\p{L}])(?:root[- ]cause|cause|failure analysis|investigation|analysis)(?: (?:is|was|has been|now|already))* (?:found|identified|known|clear|established|isolated|done|completed?|finished)(?![\p{L}])|(?<![\p{L}])(?:found|identified|know|traced|isolated) (?:the |its )?(?:root[- ]?)?cause(?![\p{L}])|(?:根本原因|根因|原因)[^，,。；;、\n没未不待等]{0,4}(?:查明|查清|找到|查到|查出|定位|明确|找着)了?|(?:查明|查清|找到|查到|查出|定位到?|找着)了?[^，,。；;\n没]{0,4}(?:根因|原因)了?/giu
/** 还没查清原因, "root cause not yet found": it is still to come. */
const notYet =
  /(?:没|未|待|等|尚|不)[^，,。；;\n]{0,4}$|\b(?:not|no|until|once|when|if|after|before)\b[^,.;\n]{0,16}$/iu
const stillToDo = (words: string): string =>
  words.replaceAll(known, (said, ...rest) => {
    const at = rest.findLast((one): one is number => typeof one === 'number') ?? 0
    return notYet.test(words.slice(0, at)) ? said : ' '
  })

const mark = /[。！？!?；;\n]|[.]\s+(?=\p{Lu})/gu
const lettersBehind = 24

/** A day with the step that is told for it; `isEarly` where it is done in the morning. */
export type DatedStep = Step & { day: string; isEarly: boolean }
const early =
  /^[^，,。；;\n]{0,6}(?:上午|早上|一早|早晨|中午前)|^[^,.;\n]{0,12}\b(?:morning|a\.?m\.?|before noon|by noon)\b/iu

/**
 * What words tell of a complaint that is done on a day, read from `at` (UTC ms) on: the latest of them (parts that come on
 * the 3rd and are fitted on the 5th: the 5th). Null where no day is named, or nothing that one could call by its name.
 */
export function stepIn(text: string, at: number): DatedStep | null {
  const days = daysNamed(text, at)
  const found = days.flatMap(({ day, start, end }, index): DatedStep[] => {
    const next = days[index + 1]?.start ?? text.length
    const before = days[index - 1]?.end ?? 0
    const behind = text.slice(end, Math.min(next, end + 2 * lettersBehind)).split(mark)[0]!
    const ahead = text.slice(before, start).split(mark).at(-1)!
    const isHan = /\p{Script=Han}/u.test(text)
    const near = isHan ? [behind, ahead] : [ahead, behind]
    for (const words of near.map(stillToDo)) {
      const step = steps.find(({ said }) => said.test(words))
      if (step) return [{ zh: step.zh, en: step.en, day, isEarly: early.test(behind) }]
    }
    return []
  })
  return found.toSorted((one, other) => (one.day < other.day ? 1 : -1))[0] ?? null
}

/** Whether a step is the paper by which money that was agreed is credited. */
export const isPaperOfCredit = (step: Step | null): boolean => step?.zh === ofCredit
