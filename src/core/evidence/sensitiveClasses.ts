import type { SensitiveClass } from '../../shared/vocabulary.ts'

/** Words of a text that tell something sensitive of a person. UTF-16 offsets. */
export interface SensitivePart {
  class: SensitiveClass
  start: number
  end: number
}

interface Rule {
  class: SensitiveClass
  pattern: RegExp
  /** Takes a match back that only looks like it. */
  isOf?: (match: RegExpMatchArray) => boolean
}

/**
 * Somebody in particular, in the same clause: in a team that sells to hospitals illness itself is the trade, and only
 * whose it is makes it sensitive.
 */
const somebody =
  '(?:他|她|我|您|你|本人|家人|家里|家属|爱人|太太|夫人|老公|老婆|丈夫|妻子|父亲|母亲|爸爸?|妈妈?|老人|孩子|小孩|儿子|女儿|主任|院长|处长|科长|经理|老师|老板|工程师|护士长|患者姓名|(?<=\\p{Script=Han})[总工])'
const illness =
  '(?:住院(?!部|楼|总|病|医|患|处|区|费|结|信|收|大|量|率|人次)|确诊|查出(?=.{0,6}(?:癌|瘤|病|结节|炎|阳性))|化疗|放疗(?!科|设备|系统|中心|机)|开刀|怀孕|流产|抑郁|得了.{0,4}(?:癌|瘤|病|炎|症)|患(?:有|上).{0,4}(?:癌|瘤|病|炎|症)|癌症|肿瘤(?!科|医院|中心|院|内|外|放)|糖尿病|高血压|心脏病|肝炎|骨折|心梗|脑梗|中风|病倒|病危|病假|过敏史|体检报告)'

/** Bank cards carry their own check digit (Luhn); an order number of as many digits seldom does. */
function isCardNumber(match: RegExpMatchArray): boolean {
  const digits = match[0].replaceAll(/\D/g, '')
  if (digits.length < 15 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false
  const sum = [...digits]
    .reverse()
    .map(Number)
    .reduce((total, digit, at) => total + (at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0)
  return sum % 10 === 0
}

/**
 * What article 28 of the Personal Information Protection Law calls sensitive, as far as words tell: not its "specific
 * identities", for which no words stand.
 */
const rules: readonly Rule[] = [
  { class: 'health', pattern: new RegExp(`${somebody}[^，,。；;！!？?\\n]{0,10}?${illness}`, 'gu') },
  {
    class: 'health',
    pattern:
      /(?:住院|病历|病案|门诊|就诊卡)号\s*[:：]?\s*[A-Z]?\d{4,}|患者姓名\s*[:：]\s*\p{Script=Han}{2,4}/gu,
  },
  {
    class: 'health',
    pattern:
      /\b(?:he|she|I|his|her|my|(?:Mr|Mrs|Ms|Dr|Prof)\.? \p{Lu}\p{L}+)\b[^.;!?\n]{0,40}?\b(?:in hospital|hospitali[sz]ed|diagnosed with|has (?:cancer|diabetes|depression|hepatitis)|(?:is|was) pregnant|chemo(?:therapy)?|had (?:a )?(?:heart attack|stroke|surgery|miscarriage)|on sick leave|off sick)/giu,
  },
  {
    class: 'biometrics',
    pattern:
      /(?:指纹|人脸|面部|虹膜|声纹|掌纹|静脉|基因)(?:的)?(?:照片|图像|模板|特征|样本|数据|信息|序列)|(?:录|采集?|登记|留)(?:了|过|下|入|一下)*(?:他|她|我|您|你|大家|员工)?的?(?:指纹|人脸|虹膜|声纹|掌纹)/gu,
  },
  {
    class: 'biometrics',
    pattern:
      /\b(?:fingerprints?|face (?:images?|templates?|scans?)|iris scans?|voice ?prints?|palm ?prints?) (?:of|from|data|templates?|records?)\b|\b(?:his|her|my|their|your) (?:fingerprints?|face (?:image|template|scan)|iris scan|voice ?print|palm ?print|DNA)\b/giu,
  },
  {
    class: 'whereabouts',
    pattern:
      /行踪|(?:行程|活动|手机)轨迹|实时位置|共享(?:了)?位置|[[［【]位置[\]］】]|(?:家庭|家里|居住)(?:的)?(?:住址|地址)|家住|住在[^，,。；;！!？?\n]{0,14}?(?:酒店|宾馆|小区|公寓|花园|\d+\s*[号室栋])|(?:他|她|我|您|你|主任|院长|经理|总)[^，,。；;！!？?\n]{0,8}?(?:坐|乘|搭)[^，,。；;！!？?\n]{0,6}?[A-Z]{1,2}\d{2,4}/gu,
  },
  {
    class: 'whereabouts',
    pattern:
      /\b(?:his|her|my|your) (?:home address|whereabouts|live location)\b|\b(?:he|she) (?:lives at|is staying at|stays at)\b|\bshared (?:a |his |her )?live location\b|\[location\]/giu,
  },
  {
    class: 'financialAccount',
    pattern: /(?<![\d.])\d(?:[ -]?\d){14,18}(?![\d.])/gu,
    isOf: isCardNumber,
  },
  {
    class: 'financialAccount',
    pattern:
      /(?:个人|私人|他的|她的|我的|本人)(?:的)?(?:银行)?(?:账户|账号|卡号|银行卡)|打(?:到|进|给)[^，,。；;！!？?\n]{0,6}?(?:私人|个人)(?:账户|账号|卡)|\b(?:his|her|my|personal|private) bank (?:account|card)\b/giu,
  },
  {
    class: 'faith',
    pattern:
      /(?:信(?:仰|奉|了)?|是(?:个)?虔诚的?)(?:基督|天主|伊斯兰|佛|道)教(?:徒)?|(?:他|她|主任|院长|经理|总)[^，,。；;！!？?\n]{0,6}?(?:基督徒|穆斯林|佛教徒|信佛|信教|吃斋)|\b(?:he|she)(?: is|['’]s) (?:a )?(?:devout |practising |practicing )?(?:Christian|Muslim|Buddhist|Jewish|Jew|Hindu|Catholic)\b/giu,
  },
  {
    class: 'minor',
    pattern:
      /(?:他|她|我|您|你|主任|院长|经理|总|家)(?:家)?的?(?:孩子|小孩|儿子|女儿|娃)[^，,。；;！!？?\n]{0,10}?(?:(?:[1-9一二三四五六七八九十]|1[0-3]|十[一二三])\s*岁|[上读念]?(?:幼儿园|小学|[一二三四五六]年级))|\b(?:his|her|my|your) (?:son|daughter|kid|child)\b[^.;!?\n]{0,24}?(?:\b(?:[1-9]|1[0-3])(?: years old|-year-old)|\b(?:kindergarten|primary school|elementary school))/giu,
  },
]

/** The words of a text that are sensitive of a person, in their order; a proposal, never a decision. */
export function sensitiveParts(text: string): SensitivePart[] {
  const parts = rules.flatMap(({ class: sensitiveClass, pattern, isOf }) =>
    [...text.matchAll(pattern)]
      .filter((match) => isOf?.(match) ?? true)
      .map((match) => ({
        class: sensitiveClass,
        start: match.index,
        end: match.index + match[0].length,
      })),
  )
  return parts.sort((one, other) => one.start - other.start || one.end - other.end)
}
