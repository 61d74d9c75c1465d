import { matches } from '../mayMatch.ts'

const not = '(?:别|不要|不能|不可以?|千万别|切勿|勿|莫|不许|不准|甭)'
/** 别跟客户露, 别让客户去问现场, 别打听, 开会别提, 再低找我: what colleagues say of what stays among them. */
const kept = new RegExp(
  [
    // 别跟客户露, 更别跟X的人聊
    `${not}(?:去|再|先)?(?:跟|和|对|向|给|在)[^，,。；;\\n]{1,10}?(?:露(?!面|天|脸)|漏(?!水|油|液|气|装|发|报)|泄|透(?!明|析|气)|抖(?:出|搂)|聊(?!天)|扯(?!皮))`,
    // 别让客户去问现场
    `${not}(?:让|叫)(?:客户|甲方|对方|他们?|她们?|[^，,。；;\\n]{1,4}[总工])(?:自己)?(?:去)?(?:问|打听|查|翻|看见?|碰到|撞见)`,
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
/** From whom colleagues are told to keep something, as they call them; null where nobody is named. */
export const keptFromWhom = (text: string): string | null => keptFrom.exec(text)?.groups?.whom?.trim() ?? null
