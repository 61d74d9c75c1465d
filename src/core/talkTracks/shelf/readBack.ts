/**
 * What hurts when it is read back before others: threats, taunts, blame, what somebody would rather do. It was said in
 * anger or to one of us, and whoever said it does not want to hear it from us.
 */
const hurts =
  /骂|[破烂]玩意|丢(?:人|脸)|受够|忍(?:不|无)|糊弄|忽悠|敷衍|宁[可愿]|干脆|再也不|(?:不|没法)(?:会|想|愿|赞成|同意|支持|认可|相信|敢|打算|看好)|别(?:想|来|再)|(?:不|没得)谈|换(?:一家|别家|人|掉)|你们家|你们(?:这|那|再|还|总|老|又|每次)|气死|投诉你们|\b(?:furious|angry|fed up|sick of|rather (?:have|go|take|stay)|never again|ca(?:n['’]?t|nnot) (?:support|back|trust|recommend)|won['’]?t (?:support|vote|sign|back|touch)|let alone|a joke|ridiculous|embarrass\p{L}*|useless|rubbish|terrible|awful|disappoint\p{L}*|tells everybody|no way|refuse|sham\p{L}+|waste of|you people|you lot|we['’]re (?:done|out)|walk away)\b/iu

/** 问题不解决不谈二期: what the thing is stands before what is threatened. */
const threatBehind =
  /(?:(?:要是|如果)?(?:不|没|未)(?:解决|处理|修好|整改|答复|给|换)[^，,。；;]{0,4}|(?:再|还)(?:这样|出)[^，,。；;]{0,4})?(?:就|我们|我)?(?:不|别|免)(?:谈|签|买|上|续|付|批)[^，,。；;]*$/u
const least = { han: 4, other: 10 } as const
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)
const isLong = (text: string): boolean => text.length >= (isHan(text) ? least.han : least.other)
/** A clause that begins so hangs on another. */
const hangs =
  /^(?:which|who|that|because|but|and|so|or|if|unless|until|而且|但|所以|因为|要是|如果|否则|不然|那)/i

/**
 * What may be read back of what somebody said against us: the matter of it, without threat or taunt. Null where nothing
 * else was said.
 */
export function matterOf(text: string): string | null {
  if (!hurts.test(text) && !threatBehind.test(text)) return text
  for (const clause of text.split(/[，,；;。！!？?\n]\s*|\.\s+|\s[-–—]\s/u)) {
    const said = clause.replace(threatBehind, '').trim()
    if (isLong(said) && !hurts.test(said) && !hangs.test(said)) return said
  }
  return null
}

/** Who else gives it, what would happen otherwise, who of theirs says so: none of it is read back with a wish. */
const behindAsk =
  /[\s，,；;–—-]*(?:\bwhich is what\b|\b(?:as|like) (?:everybody|everyone|the others?|others|your competitors?)\b|\bbefore I change my mind\b|\bor (?:else|we['’](?:ll|re)|i['’](?:ll|m))\b|\botherwise\b|\bwithout (?:those|that|it|them) (?:he|she|they|we|i)\b|否则|不然|要不然|(?:别家|人家|其他家|别人|对手|友商)(?:都|也|就)?(?:给|做|有|能|可以)|(?<=[，,]\s*)\p{Script=Han}{1,3}(?:经理|总监?|工|部长|主任|科长|老师)(?:提|说|问|要求|定|讲)的$|(?<=[，,]\s*)(?:是不是|算不算)?[^，,]{0,10}(?:听|看|问|等)\p{Script=Han}{1,3}(?:总|经理|部长|主任)[^，,]{0,6}$).*$/isu

/** 晚了要罚我, "or it is my bonus": what is at stake for whoever asks was told us, and is nobody else's to hear. */
const ownStake =
  /[\s，,；;–—-]+(?:[^，,；;。.]{0,16}(?:罚|扣|骂|处分|问责|追究|开除|收拾)(?:到)?我(?!们)|[^，,；;。.]{0,12}我的?(?:奖金|绩效|考核|KPI|饭碗|位[子置]|脸)|(?:or|because|since|as|and|so|otherwise)?\s*[^,;.]{0,30}\b(?:my (?:bonus|job|neck|head|KPIs?|review|career)|(?:fine|sack|fire|kill|blame)s? me|I(?:['’]ll| will| would|['’]m| am)? (?:get |be |look )?(?:fined|sacked|fired|blamed|in trouble|stupid)))[^，,；;。.]*(?=$|[，,；;。.])/giu

/** A wish without what was added to press for it; as it is where little would be left. */
export function withoutPressure(text: string): string {
  const own = text.replace(behindAsk, '').replace(ownStake, '').trim()
  return isLong(own) ? own : text
}
