import { matches } from '../cues/mayMatch.ts'
/** What a line of our own tells: with which figure we begin, how far we go, what we may give, and what we don't. */
export const lineParts = ['opening', 'floor', 'give', 'refusal'] as const
export type LinePart = (typeof lineParts)[number]

const anyMoney = String.raw`(?:[£€$¥￥]\s?\d|(?:RMB|CNY|USD|EUR|GBP|NTD?|HKD)\s?\$?\s?\d|\d)`

/** With which figure we begin: 第一口1188, 开口价…955, "first figure on Tuesday 8.09m", "open at 410". */
const opening = new RegExp(
  [
    String.raw`(?:第一口|首口|头一口|开口价?|起步价|首报|先报|先开|起报|报价起点|开价(?:就)?[是按从])[^。；\n?？]{0,24}\d`,
    String.raw`\d[\d.,]*\s*[万千元kw]?\s*(?:起步|开始谈|起谈)(?![?？])`,
    String.raw`(?:从|按)\s*\d[\d.,]*\s*[万千元kw]?\s*(?:开始)?(?:谈起|报起|往下谈)`,
    String.raw`\b(?:first|opening) (?:figure|move|number|offer|price|bid|position|shot)\b[^.;\n?]{0,40}?${anyMoney}`,
    String.raw`\b(?:we(?:['’]ll| will| should| can|)|you(?:['’]ll| can| may|)|let['’]s|to) (?:open|start|go in|kick off|lead|begin)(?: off)?(?: (?:with|at|on|from))(?: (?:the|our|a))?\s?${anyMoney}`,
    String.raw`(?:^|[-•*:.]\s*)(?:open|start|anchor|go in|lead) (?:with|at|on|from)\s?${anyMoney}`,
  ].join('|'),
  'iu',
)
/** How far we go: 底线1165, 整单最低177.5万, 1,835萬是底, "walk-away 7.98m", "floor 2.76m on 3 yrs". */
const floor = new RegExp(
  [
    String.raw`(?:底价|底线|保底价?|保本价?|红线)[^。；\n?？\d]{0,12}\d`,
    String.raw`(?<![到彻年月心海湖])底(?:就)?[是为：:]\s*\d`,
    String.raw`\d[\d.,]*\s*[万千元kw]?(?:[/／]\p{Script=Han})?\s*(?:就)?是底(?!价|线)`,
    String.raw`(?:整单|总价|单价|成交价?|我们|我方|价格?|给)?最低(?:价|给|到|做|不低于|只能)?[^。；，\n?？\d]{0,4}\d[\d.,]*\s*(?:[万千元kw%％折]|$|[，。；])`,
    String.raw`(?:我|我们|公司)?(?:只|最多|顶多)?给到(?:底线)?\s*\d[\d.,]*\s*[万千元]`,
    String.raw`(?:不能|不得|不许|不可|别)(?:再)?(?:低于|破|少于)\s*\d`,
    String.raw`\b(?:walk[- ]?away|bottom line|rock bottom|reserve price|our (?:limit|minimum|lowest)|floor price)\b[^.;\n?]{0,24}?${anyMoney}`,
    String.raw`(?<!\b(?:ground|first|second|third|top|shop|dance|factory|\dth|\dst|\dnd|\drd) )\bfloor(?: (?:is|of|at|for|on))?(?: \w+){0,3}\s?[:=]?\s?(?:[£€$¥]\s?\d|(?:RMB|CNY|USD|EUR|GBP)\s?\d|\d[\d.,]*\s?(?:m|k|mn|million|%|per|a|\/|pa|p\.a)\b)`,
    String.raw`\b(?:no lower than|not (?:go )?(?:below|under)|nothing (?:below|under)|don['’]?t go (?:below|under)|never (?:below|under))\s?${anyMoney}`,
  ].join('|'),
  'iu',
)
/** What we may give, on its condition: 最多让到1%/周, 送，但要拿来换…, "can settle 7.5%", "max 180k on 5 yrs". */
const give =
  /最多(?:可以?)?(?:让|给|送|到|做|付|免|\d)|(?:可以?|能|可)(?:以)?(?:让|松|放)[到宽一]|可到\s*\d|让到\s*\d|可以(?:再)?(?:从[^，。；\n]{1,8})?(?:给|多给|送|多送|接受|答应|拉|免)|可以多送|多送一|(?<=[：:]\s*)送[，,。]|不另收|(?:都|怎么拆都)(?:可以|行|好说|好谈)|(?:\d\s*(?:[万元%％折天]|个月|年)?|[一两三四五六七八九十半](?:年|个月))\s*(?:也|都)?(?:可以|能给)(?=[，,。；\s]|$)|我们认(?:[，,。；\s]|$)|我批|免费给|授权(?:半价|打折)|\b(?:we|you) (?:can|could|may) (?:go|give|do|offer|settle|accept|agree|live with|move|stretch|concede|take)\b|\bcan (?:settle|stretch|go to|live with|give)\b|\bhappy to (?:write|give|offer|accept|concede|include|do|waive|agree)\b|\b(?:max(?:imum)?|up to|no more than|at most)\s?(?:of\s)?[£€$¥]?\d|(?:[:–-]|\d\/\d\d?)\s*yes\b|\b(?:ok|okay|fine|acceptable|agreed)\s*(?:[.;,]|$)|\bon site,? yes\b|\bgive (?:is|lies) in\b|\bis the (?:least|most) we\b/iu
/** What we don't give: 不能答应, 预付30%不能少, 免谈, 一毛不加, "hard line", "not 3 months", "hosts stay at 22". */
const refusal =
  /(?<!还)没(?:有)?批(?!发)|(?<!会)不批(?=[，,。；\s]|$)|\b(?:was|were|is|are)(?:n['’]t| never| not) (?:agreed|approved|promised|authori[sz]ed)\b|不能(?:再)?(?:答应|少|让|动|松|低于|接受|给)|不(?:许|准|得)松口|谁也不(?:许|准|能)|免谈|没得谈|一(?:毛|分|厘)钱?也?不(?:加|让|降|给)|(?<=\d[^，。；\n]{0,6})不(?:行|动|接受)(?=[，,。；\s了]|$)|(?:价格?|价)(?:先)?(?:别|不要|不能)?(?:最后才动|不动)|别(?:一上来)?(?:掉价|降价|让价)|叫他?们?去找|坚决不|\bhard line\b|\bnon[- ]?starter\b|\bdeal[- ]?breaker\b|\bno go\b|\bnot (?:for us|below|under|less than|\d+ (?:months?|days?|years?))\b|\bdo(?: not|n['’]t) (?:get there|give|offer|agree|accept|concede|go|cut|touch)\b|\b(?:stays?|remains?)(?: (?:at|as|in|put)\b|\s*(?:[.;,]|$))|(?:^|[.;:•*-]\s*)no (?:\w+[- ]){1,4}(?:talk|with|prices?|discounts?|cuts?|below|less)\b|(?:^|\.\s+)no \p{Lu}\w+/iu

const patterns: Record<LinePart, RegExp> = { opening, floor, give, refusal }
/** 对方的底价, "their floor", 客户要: whose figure it is when it is not ours. */
const ofThem =
  /(?:对方|客户|甲方|他们?|她们?|对手|友商|竞品|人家|\p{Script=Han}{1,2}(?:总|工|经理|主任))的?(?:心理)?(?:底价|底线|底)|(?:猜|估计|听说|据说)[^，。；\n]{0,10}(?:底|最低)|\b(?:their|his|her|the (?:customer|client|buyer)['’]?s?|competitor['’]?s?) (?:floor|walk[- ]?away|bottom line|opening|first|limit)\b/iu

/** The parts of our own line that words of ours tell, written in simplified letters; none where they ask or are of others. */
export function partsTold(words: string): LinePart[] {
  if (!/\d|[一二两三四五六七八九十](?:年|个月|折|成|次|家|台|万)|[A-Za-z]{3}|送|免/.test(words)) return []
  if (matches(ofThem, words)) return []
  return lineParts.filter((part) => matches(patterns[part], words))
}
/** Whether words of ours tell with what we begin or where we stop: what stands beside them is settled among us as well. */
export const tellsOurEnd = (words: string): boolean =>
  partsTold(words).some((part) => part === 'opening' || part === 'floor')
