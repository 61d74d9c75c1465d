import { toSimplified } from '../../imports/matching/simplified.ts'
import { matches } from '../cues/mayMatch.ts'

const not = '(?:别|不要|不能|不可以?|千万别|切勿|勿|莫|不许|不准|甭)'
/** 别跟客户露, 别让客户去问现场, 别打听, 开会别提, 再低找我: what colleagues say of what stays among them. */
const kept = new RegExp(
  [
    // 别跟客户露, 更别跟X的人聊
    `${not}(?:去|再|先)?(?:跟|和|对|向|给|在)[^，,。；;\\n]{1,10}?(?:露(?!面|天|脸)|漏(?!水|油|液|气|装|发|报)|泄|透(?!明|析|气)|抖(?:出|搂)|聊(?!天)|扯(?!皮))`,
    // 别让客户去问现场
    `${not}(?:让|叫)(?:客户|甲方|对方|他们?|她们?|[^，,。；;\\n]{1,4}[总工])(?:自己)?(?:去)?(?:问|打听|查|翻|看见?|碰到|撞见)`,
    // 对外保密, 先不对外公布
    '对(?:外|客户)(?:面)?(?:先|暂时?|一律|都)?(?:保密|不(?:要|能)?(?:公布|宣布|公开|透露))',
    '(?:先|暂时?)不(?:要)?(?:对外|跟客户|向客户|告诉客户|让客户)[^，,。；;\\n]{0,4}',
    '(?:客户|甲方|对方)(?:那边|那里|面前)?(?:先|暂时?)(?:不|别)(?:提(?!前|供|交|醒|高)|说|讲|露)',
    // 12月20号停机保养，还没通知客户
    '(?:停机|停产|停供|检修|限产|减产|关停|搬迁|涨价|调价|提价|上调)[^。；;\\n]{0,16}(?:还|尚|暂)?(?:没有?|未)(?:通知|告诉|告知|(?:跟|和|对|向)(?:客户|外面?|他们)(?:讲|说|公布))',
    // 谁也别讲, 都别提
    '(?:谁|大家|各位|你们)(?:也|都)?(?:别|不要|不许|不准)(?:往外)?(?:讲|说(?!好|明|清)|提(?!前|供|交|醒|高)|露)',
    // 真实原因别打听, 别主动说
    `${not}(?:去|再)?(?:打听|主动(?:说|提|讲|露)|往外|多嘴)`,
    // 参观的时候别提
    '(?:参观|见面|开会|会上|电话里|饭桌上|现场|当面|面前)[^，,。；;\\n]{0,6}(?:别|不要|先不|不许)(?:提(?!前|供|交|醒|高)|讲|露|聊(?!天))',
    // 底线18.8万，再低找我
    '(?:再低|低于[^，,。；;\\n]{1,10}|再降|再让|再往下|再便宜)(?:就|要|得|必须|先|都)?(?:来)?(?:找|问|报|请示|跟|过)(?:我|[^，,。；;\\n]{0,3}[总董])',
  ].join('|'),
  'u',
)

/** Whether a Chinese sentence among ourselves asks for silence. What the customer asks of us is told elsewhere. */
export const isHushedInChinese = (sentence: string): boolean => matches(kept, sentence)

/** 别在恒远那边提, 谁也别跟Alder讲: from whom something is to be kept. */
const keptFrom = new RegExp(
  `${not}(?:去|再|先)?(?:在|跟|和|对|向|给|让)(?<whom>[^，,。；;\\n]{1,24}?)(?:那边|那儿|那里|面前|的人|他们|家)?(?:提(?!前|供|交|醒|高)|说(?!好|明|清)|讲|聊(?!天)|露(?!面)|知道|透露|看到)`,
  'u',
)
/** 青湖面前提都别提, 工厂那边一个字不要讲: the same with whom it is kept from first. */
const whomFirst = new RegExp(
  `(?<=^|[，,。；;：:\\s])(?<whom>[^，,。；;：:\\n]{1,12}?)(?:面前|那边|那儿|那里|的人)(?:[提说讲](?:也|都)|一个字(?:也|都)?|先|千万)?${not}(?:提(?!前|供|交|醒|高)|说(?!好|明|清)|讲|露(?!面))`,
  'u',
)
/** From whom colleagues are told to keep something, as they call them; null where nobody is named. */
export function keptFromWhom(text: string): string | null {
  // Letter by letter, so that whom it names stands in the same place.
  const plain = toSimplified(text)
  const found = keptFrom.exec(plain) ?? whomFirst.exec(plain)
  const whom = found?.groups?.whom
  if (found === null || whom === undefined) return null
  const start = found.index + found[0].indexOf(whom)
  return text.slice(start, start + whom.length).trim()
}
