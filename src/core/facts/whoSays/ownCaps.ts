/**
 * How far we would go, as people of one team tell each other: "45 days max", "60 days ok if they drop the retention",
 * "10% minimum", 首付不低于30就行, 价先别动.
 */
const caps =
  /\d[\d.,]*\s*(?:days?|weeks?|months?|%|k)?\s*(?:max(?:imum)?|minimum|(?<=[a-z%]\s*)min|at (?:most|least)|tops)(?![a-z])|\b(?:max(?:imum)?|min(?:imum)?|at most|no more than|not below|nothing (?:under|below))\s+(?:of\s+)?[£$€¥]?\d|\d[\d.,]*k?\s*(?:days?|weeks?|months?|%|retention)?\s*(?:(?:is|are|would be)\s+)?(?:ok|okay|fine|possible|doable)\b[^.;\n]{0,16}\bif\b|^\s*[£$€¥]?\d[\d.,]*k?\s+(?:only\s+)?if\b|\d[\d.,]*\s*(?:days?|weeks?|months?|%)?\s*(?:retention|deposit|discount)?\s+(?:flat\s+)?no(?=\s*(?:[.,;!]|$))|\bi can (?:do|go to|offer|live with|accept|sign)\b[^.;\n]{0,12}\d|(?:首付|预付|定金|账期|质保|质保金|价格?|折扣|让利|尾款)[^，。；\n]{0,6}(?:不低于|不高于|不超过|最多|最长|最低|最高|至少|不能(?:低于|超过|再低))|(?:最多|最低|最长)[^，。；\n]{0,4}(?:\d|[一二三四五六七八九十百])|价(?:格|钱)?(?:先)?(?:别|不要|不能)(?:动|降|松)|(?:\d|账期|首付|质保)[^，。；\n]{0,4}(?:可以|能)(?:谈|让|松|做|放)(?=[，。；,;\s]|$)|(?:每|多)[^，。；\n]{0,8}(?:我们|咱们)(?:的)?成本/im
/** What somebody of theirs asks, told to the team, is no cap of ours. */
const theirs =
  /[?？]|(?:客户|对方|甲方|他们?|她们?|[总工姐哥])(?:又|还|想|要|说|问|希望|要求)|\b(?:asks?|asked|asking|wants?|wanted|says?|said|needs?)\b/i

/** Whether a message among ourselves tells how far we would go. */
export const tellsOwnCap = (text: string): boolean => caps.test(text) && !theirs.test(text)

/** What whoever decides among us lets the others give: "I'm fine with the 900 if they pay first", "you may go to 4%", 可以送两次. */
const permits =
  /\b(?:i['’]?m|i am|we['’]?re|we are|boss(?: is|['’]s)?|(?:the )?(?:md|ceo|cfo|director)(?: is|['’]s)?) (?:fine|ok(?:ay)?|happy|good|comfortable|all right|alright) (?:with|to (?:give|offer|do|accept|pay|credit|waive))\b|\byou (?:can|could|may) (?:offer|give|go (?:up |down )?to|do|promise|credit|waive)\b|\bok(?:ay)? to (?:offer|give|credit|waive|go)\b|\bapproved to (?:offer|give|go)\b|\boffer (?:it|this|that|them|him|her)\b|(?<![不没])(?:可以|同意)(?:给|送|赔|免|退|补)(?!.{0,6}我)/i
/** On which condition, or how far and no further. */
const bounded =
  /\b(?:if|provided|as long as|so long as|only|on condition|once|unless|no more|nothing more|not? (?:a penny )?more|don['’]?t volunteer|and that['’]s it|max(?:imum)?|at most)\b|前提|条件|只要|如果|要是|除非|(?:别|不要|不能)(?:再|主动)?(?:多|加)|到此为止|就这么多|最多/i

/** A floor, or anything to be kept: what lies below it is not there to be offered, whatever else the message says. */
const kept =
  /底价|底线|保密|内部|知道就行|(?:别|不要|不能|不许)[^，,。；\n]{0,6}(?:说|讲|提|告诉|知道|外传|透露)|\bfloor\b|\bwalk[- ]?away\b|\b(?:don['’]?t|do not|never|not) (?:tell|say|mention|show|share|quote|repeat)\b|\bin confidence\b|\bbetween us\b|\bkeep (?:it|this|that)\b/i
const longestAllowance = 240

/** Whether a message among ourselves lets us offer something within bounds: a limit, and something to be offered. */
export const tellsAllowance = (text: string): boolean =>
  text.length <= longestAllowance &&
  /\d|[一二两三四五六七八九十]/.test(text) &&
  permits.test(text) &&
  bounded.test(text) &&
  !kept.test(text) &&
  !/[?？]|吗/.test(text)
