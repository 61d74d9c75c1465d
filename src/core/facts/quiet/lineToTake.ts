import { matches } from '../cues/mayMatch.ts'

/**
 * What the team agreed to say where it is asked, or in place of what it may not say: 问起来就说条款答应, 原因只说交期顺延,
 * 不认也不否认, "if asked, say the list is full". It is a help for whoever makes the call, and no word of the customer's.
 */
const line =
  /(?:问起来?|被问(?:到|起)|要是问|如果问|问到|(?:他们?|客户|对方)(?:要是|如果)?问)[^，。；\n?？]{0,6}[，,]?(?:就|只|可以)?(?:说|答|讲|回)(?!明)|(?:对外|口径|原因|理由|会上|明天)[^，。；\n]{0,6}(?:只|就|统一)(?:说|讲|答)(?!明)|对外统一|(?:^|[，,。；\s])(?:就|只)说(?!明|服|好)\S|不要?认也不要?否认|不承认也不否认|不予?评论|统一口径|口径(?:是|[:：])|\bif (?:they |anyone |anybody |somebody |he |she |we are |you are |you['’]re )?ask(?:s|ed)?\b[^.;\n]{0,20}?\b(?:say|tell|answer|reply)\b|\bline to take\b|\b(?:our|the) (?:agreed |official )?line is\b|\bwe (?:can|will|should)? ?(?:only |just )?say (?!yes\b|no\b(?= to)|so\b|that again\b)|\bneither confirm nor deny\b|\bno comment\b/iu
/** Words of the one who tells what another said are no line of ours: 客户就说太贵了, "they just say". */
const ofOthers =
  /(?:他|她|客户|对方|甲方|[总工姐哥]|人家|老板)(?:们)?(?:就|只)说|\b(?:he|she|they|customer|client) (?:just|only) says?\b|[?？]\s*$/iu
export const isLineToTake = (sentence: string): boolean => matches(line, sentence) && !ofOthers.test(sentence)

/** 函没到之前不对外宣布: what is to stay with us for a time. */
const heldBack =
  /(?:不|先不|暂不|不要|别|不能)(?:对外|往外|公开)?(?:宣布|公布|官宣|发布)(?=[，,。；;！!\s]|$)|\b(?:do(?:es)?n['’]?t|do not|not|won['’]t|nobody) (?:get(?:s)? )?(?:announce[sd]?|made public|discuss(?:es|ed)? it)\b|\bembargo(?:ed)?\b/i
export const isHeldBack = (sentence: string): boolean => matches(heldBack, sentence)
