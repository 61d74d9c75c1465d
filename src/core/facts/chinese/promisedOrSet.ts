/** 27号中午前交稿，各家一样: what a customer sets whoever wants the order, and takes on nobody of theirs. */
const setToAll =
  /(?:前|之前|以前|截止|为止)[^，,。；;\n我]{0,8}(?:交(?:稿|标|卷|样|件|方案|来|齐|回|上来|过来)|提交|递交|上传|回传|报(?:价|送|上来|过来)|答(?:疑|题|复)|送样)/
const byThem = /我(?:们|这边|方|司)?(?:会|来|去|给|发|交|在|先|再|这边)?[^，,。；;\n]{0,10}(?:前|之前|以前)/
/** 新证最晚24号给我, 周五前寄过来: what is to reach whoever writes, unless somebody else is to give it to them. */
const toWriter =
  /(?<!(?:他们?|她们?|供应商|总部|财务|法务|设计院|研发|领导|人家|那边|厂家)(?:那边|会|说)?[^，,。；;\n]{0,8})(?:(?:给|发|传|寄|交|报|补|拿|送|转|提供|转发)(?:给|到)?(?:我(?!(?:们|这边)?(?:自己|来|去|先|再))|咱们?)|(?:发|传|寄|交|报|拿|补|送)过来)/u
const toReader = /(?:给|发|寄|交|转|传|送|报|提供)(?:给|到|过)?(?:你|您|贵)/
/** 入厂证我来办，身份证号发我: what somebody takes on stays theirs, whatever they need for it. */
const takenOn = /我(?:们|这边)?(?:来|去)(?:办(?!法)|弄|搞定?|协调|落实|安排|申请|走流程)/
/** Whether a sentence of a customer sets us a day for what we are to hand in. */
export const isSetToUs = (sentence: string): boolean =>
  !toReader.test(sentence) &&
  !takenOn.test(sentence) &&
  ((setToAll.test(sentence) && (!byThem.test(sentence) || /各家|大家|统一|一律|都一样/.test(sentence))) ||
    toWriter.test(sentence))

/** 最终报价27号交, "sealed bids are handed in on Friday": only whoever sells has an offer to give. */
const sellersPaper =
  /(?:报价(?:单|书|函)?|标书|投标(?:书|文件|函)|应标文件|议价函|报价文件)(?!模板|格式|表|清单|要求|邀请|须知|通知|说明|结果|对比|汇总)|\b(?:quotes?|quotations?|(?:final|best|sealed|revised|written|binding) offers?|bids?|BAFOs?)\b/i
const handedIn =
  /(?<![上下外发提])交(?![期付货换底代流给])|交(?:到|给采购|上来|过来)|递交|提交|上传|报(?:上来|过来|送)|送(?:达|到)|封标|\b(?:hand(?:ed)? in|submit(?:ted)?|lodged?|uploaded?|(?:be|is|are) (?:in|due|with us))\b/i
const byOthers =
  /我|咱|[给发寄转][^，,。；;]{0,2}(?:你|您|贵)|(?:其他|别|另外?)(?:的)?(?:几?家|供应商|厂家)|竞品|对手|友商|设计院|总包|\b(?:we|I|our|us to you|competitors?|others?)\b/iu
const aDay =
  /\d{1,2}\s*[号日月](?!机|线|楼|炉)|\d{1,2}[/.-]\d{1,2}(?!\d)|\d{1,2}[:：点]\d{0,2}|\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|周[一二三四五六日天]|明天|后天|今天|下周|月[底初]|\b(?:mon|tues|wednes|thurs|fri)day\b/i
/** Whether what is to be given by a day is an offer or a bid, which a customer waits for and never gives. */
export const isSellersToGive = (sentence: string): boolean => {
  const dated = sentence.split(/[，,;；。]/).filter((clause) => aDay.test(clause))
  return (
    dated.length > 0 &&
    dated.every((clause) => sellersPaper.test(clause) && handedIn.test(clause) && !byOthers.test(clause))
  )
}

/** 今天先付了10万 剩下的走下月流程: what has been paid is news, and the rest has no day. */
export const isPaymentNews = (sentence: string): boolean =>
  /(?:付|打|汇|转|结|划)(?:掉|出去?|过去|过来|给你们)?了\s*(?=[^，,。；;\n]{0,6}\d)/.test(sentence) &&
  !/\d{1,2}\s*[号日](?:之?前)?[^，,。；;\n]{0,6}(?:付|打|汇|转|结)/.test(sentence)

/** 剩下的25号一起给您行吗: the rest by a new day, put politely. */
export const givesRestBy = (sentence: string): boolean =>
  /(?:剩下|剩余|余下|其余|还差|差的|没做完)的?[^，,。；;\n]{0,8}(?:\d{1,2}\s*[号日]|周[一二三四五六日天]|明天|后天|月底)[^，,。；;\n]{0,8}(?:给|发|交|补|送)[^，,。；;\n?？]{0,6}(?:行吗|行不|可以吗|可以不|好吗|成吗|OK吗|行么)/i.test(
    sentence,
  )

/** 公告12月8号挂网，报名到14号; "the notice goes out on 8 December": what is set for everybody is promised to nobody. */
export const isNotice = (sentence: string): boolean =>
  sentence
    .split(/[，,;；]/)
    .filter((clause) => /\d/.test(clause))
    .every((clause) => ofTimetable.test(clause)) &&
  ofTimetable.test(sentence) &&
  !givenToUs.test(sentence)
const ofTimetable =
  /公告|挂网|公示|报名|领标|开标|截标|投标|标书费|保证金|评标|定标|\b(?:(?:tender|contract|award) notice|notice (?:goes|is|will)|registration|portal (?:opens|closes)|bid opening|bids? (?:are )?due|award(?:ed)? (?:on|by|is))\b/i
const givenToUs =
  /(?:给|发|交|寄|转|抄)[^，,。；;\n]{0,3}(?:你|您|贵)|我(?:们|这边)?(?:会|来|去)?(?:给|发|寄|提供|准备|整理|回复|答复)|\b(?:I|we)(?:['’]ll| will| shall| can)\b/iu
