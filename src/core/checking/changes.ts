/**
 * Whether a figure is told as the amount of a change: 减少 41 小时, "saves 41 hours", "fell by 41 hours". What evidence
 * states as a level (停机 41 小时) is no such amount: the commonest untruth of a sales talk is the cost told as the saving.
 */
export function isToldAsChange(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 70), start)
  const after = text.slice(end, end + 40)
  return (
    hanVerbBefore.test(before) ||
    hanSavedAfter.test(after) ||
    savingVerb.test(before) ||
    (byHowMuch.test(before) && verbOfChange.test(clauseOf(before))) ||
    nounOfChange.test(before) ||
    comparedAfter.test(after)
  )
}

const hanAbout = '\\s?(?:大?约|近|将近|差不多|整整|足足|至少|最多|超过)?\\s?[¥$€£]?$'
/** 省 alone is also a province, 少 and 多 also end 至少 and 最多. */
const hanVerb =
  '减少|降低|下降|缩短|节省|节约|省(?:下|出|掉|去|了|钱|时间|人工|工时|电|水)|压缩|缩减|削减|增加|提高|提升|上升|增长|延长|提前|推迟|便宜|[降涨快慢早晚少多](?:了|出)|少(?:用|花|停|跑|等|付)|多赚|(?:赚|挣)(?:到|回|取|了)?|创收|增收|收回|挽回|(?:砍|抹|免|省|裁|撤)(?:掉|去|下)|压(?:下来|降|掉)|(?:腾|让|抠|挤|匀)出|(?:拿|找|捞|挣|赚|抢|追|讨)回|净[省赚]|白赚|少(?:交|掏|亏|耗)|不(?:用|必|需|再)(?:再)?(?:花|付|等|停|交)'
const hanThing = '(?:(?![到至为成从由是有在后前以和与及就能于])[\\u4e00-\\u9fff]){0,6}'
const hanVerbBefore = new RegExp(
  `(?:${hanVerb})(?:了|出|掉|去|下来)?${hanThing}${hanAbout}|(?:(?<![至最不大很])[少多省]|(?<![\\u4e00-\\u9fff])[降涨])${hanAbout}`,
)
const hanSavedAfter =
  /^\s?(?:[^，,。；;\d]{0,4})?(?:省(?:下来|下|掉|了|出来|出)|节省|节约|不(?:用|必|需|再)(?:再)?(?:花|付|等|停|交)|归零|没有了|(?:回|留)到?(?:您|你)?(?:的)?(?:口袋|账上))/

const about = '(?:(?:about|some|roughly|around|nearly|almost|over|more than|up to|at least)\\s)?[$€£¥]?$'
/** What may stand between the verb and its amount: "saves you", "cuts scrap", never another relation. */
const thing =
  "(?:(?!(?:to|from|in|at|for|on|of|per|with|within|after|before|by|until|over|under|and|or|is|are|was|than)\\b)[a-z']+\\s){0,3}"
const savingVerb = new RegExp(
  `\\b(?:sav(?:e|es|ed|ing)|gain(?:s|ed|ing)?|earn(?:s|ed|ing)?|cut(?:s|ting)?|trim(?:s|med)?|shav(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|shorten(?:s|ed|ing)?|recover(?:s|ed)?|recoup(?:s|ed)?|reclaim(?:s|ed)?|frees?|freed|spar(?:es|ed)|avoid(?:s|ed|ing)?|eliminat(?:e|es|ed|ing)|remov(?:e|es|ed|ing)|wip(?:e|es|ed|ing) (?:out|off|away)|(?:get|gets|got|getting|win|wins|won|winning|claw|claws|clawed|clawing|bring|brings|brought|put|puts|putting)(?:\\s[a-z]+)? back|giv(?:e|es|ing)(?:\\s[a-z]+)? back|gave(?:\\s[a-z]+)? back|(?:knock|knocks|knocked|knocking|take|takes|took|taking) off|rids? (?:you|us|them) of|unlock(?:s|ed|ing)?)\\s${thing}${about}`,
  'i',
)
const byHowMuch = new RegExp(`\\bby\\s${about}`, 'i')
const verbOfChange =
  /\b(?:fell|falls?|fallen|falling|drop\w*|declin\w*|decreas\w*|reduc\w*|cuts?|cutting|lower\w*|shorten\w*|shrank|shrinks?|trim\w*|slash\w*|sav(?:e|es|ed|ing)|rose|rises?|risen|rais\w+|grew|grows?|grown|increas\w*|climb\w*|extend\w*|lengthen\w*|improv\w*|boost\w*|lift\w*|speeds?|sped|down|up)\b/i
const nounOfChange = new RegExp(
  `\\b(?:savings?|reductions?|cut|increase|drop|decrease|gain|improvement|rise|fall|profits?)\\sof\\s${about}`,
  'i',
)
const comparedAfter =
  /^(?:\s(?:an?|per|each|every)\s[a-z]+)?\s(?:less|fewer|more|shorter|longer|faster|quicker|sooner|cheaper|lower|higher|saved|(?:in|of) savings|(?:knocked|taken|shaved) off|avoided|eliminated|recovered|freed|back in|(?:stays?|remains?) in your|in your pocket|disappears?|vanish(?:es)?|goes? away)\b(?!\s(?:than\s[$€£¥]?\d|often))/i

/** 省一个人, "one person less": an article that is told as saved work is a claim like any figure. */
export const isSavedPerson = (text: string, start: number, end: number): boolean =>
  /人|岗|班|护士|技师|工程师|\b(?:person|operator|technician|nurse|engineer|shift|head)\b/i.test(
    text.slice(start, end + 3),
  ) &&
  (/(?:省|节省|节约|减|减少|少用|少安排)(?:下|出|掉|了)?\s?$/.test(
    text.slice(Math.max(0, start - 8), start),
  ) ||
    (/[a-z]/i.test(text.slice(start, end)) && isToldAsChange(text, start, end)))

const clauseOf = (before: string): string => before.replace(/^.*[,;:.!?]\s/s, '')
