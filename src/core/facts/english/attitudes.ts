/**
 * How people tell in English where they stand without a word for it. Each is the source of a pattern that minds capitals.
 */

/** Who likes what we have or do, or is won over by it. */
export const likesUs = [
  String.raw`\b(?:likes|loves|rates|swears by|raves about|speaks (?:highly|well) of|(?:[Ii]|[Ww]e|[Tt]hey|all|both) (?:really |quite |all |both |do )?(?:like|love|rate)) (?:how |what )?(?:your|our|us|you)\b`,
  String.raw`\b(?:[Ii]|[Ww]e) (?:really |quite |all |both |do |still )?(?:like|love|rate|value) (?:having|the idea of|working with|dealing with|that)\b[^.;!?\n]{0,50}\b(?:your|you)\b`,
  String.raw`\b(?:is|are|was|were|['’]s|['’]re|['’]m|am) (?:really |very |quite |all |still )?(?:impressed|delighted|thrilled|taken|won over|sold)(?: (?:by|with|on))? (?:your|our|us|you)\b`,
  String.raw`\b(?:[Dd]rivers|[Oo]perators|[Uu]sers|[Nn]urses|[Tt]echnicians|[Cc]rew|[Tt]eam|[Ss]taff|[Gg]uys|[Ll]ads) (?:all |really |just )?loves? (?:the|it|them|your|our)\b`,
] as const

/** Who is with us in so many words. */
const onOurSide = [
  String.raw`\b(?:am|is|are|['’]m|['’]s|['’]re) (?:well |firmly |very much |still |fully )?in (?:your|our) corner\b`,
  String.raw`\b(?:is|are|was|['’]s|['’]re|['’]m|am) (?:really |fully |now |firmly |very much |quite |totally |all |definitely )*on (?:your|our) side\b`,
] as const

/** Who is for what is asked in so many words: "Rosa: strongly for it". */
const strongly = [
  String.raw`\b(?:strongly|firmly|fully|very much|totally|all|definitely|100 ?%) (?:for (?:it|us|this|you)|in favou?r)\b(?! (?:of (?:waiting|staying|the (?:other|old))))`,
] as const

/** Who is not won over, or thinks nothing of it. */
export const isNotWon = [
  String.raw`\b(?:not|n['’]t|never)(?: yet| fully| entirely| really| quite| at all)? (?:been )?(?:convinced|persuaded|won over|sold on)\b|\b[Uu]nconvinced\b`,
  String.raw`\b(?:does|do|did|would)(?:n['’]t| not|nt) (?:really |quite |even )?(?:believe in|see the point (?:of|in)|think much of|trust (?:you|us|your|our|this|the) )`,
  String.raw`\b(?:furious|fuming|livid|angry|fed up|disappointed) (?:with|at) (?:us|you|our|your)\b`,
] as const

/** What somebody tells that bears on where they stand, and takes no side by itself. */
export const saysWhere = [
  String.raw`\b(?:[Ii]|[Ww]e) (?:still |simply |just )?(?:can(?:not|['’]t)|won['’]t|will not|could(?:n['’]t| not)) (?:support|back|recommend) \p{Lu}[\p{L}&-]+ (?:while|until|till|unless|as long as)\b`,
  String.raw`\b(?:[Dd]o(?:es)?(?:n['’]t| not|nt)|no|little|zero) (?:really |particularly )?(?:want|wish|care|fancy|appetite|desire|intention)(?: of| for| to| at all to)? (?:start|starting|begin|beginning|chang(?:e|ing)|switch(?:ing)?|go(?:ing)? through|do(?:ing)?|mov(?:e|ing) away)(?: (?:it|this|that|all|over|again|from scratch|(?:the )?(?:supplier|vendor|partner|provider|system)s?|all that|all over))+`,
  String.raw`\b[Yy]ou (?:all )?know where [Ii] stand\b`,
  String.raw`\b(?:won['’]?t|will not|wont|would(?:n['’]t| not)|refuses? to|never) (?:have|allow|let|accept|see) [\w -]{1,30}? (?:anywhere near|near|touch|inside|on|in) (?:the|our|my|his|her|their|any)\b`,
  String.raw`\b(?:won['’]?t|will not|wont|cannot|can['’]?t) (?:score|sign|approve|support|back|recommend|vote for|sign off)(?: (?:it|this|that|us|you|anything|any \w+))?(?: on (?:it|this|anything))? (?:without|until|unless|before)\b`,
  String.raw`\b(?:furious|fuming|livid|angry|fed up) (?:about|over|that)\b|\b[Ss]till (?:very |a bit |quite )?(?:grumpy|cross|angry|annoyed|unhappy|upset|hostile|lukewarm|undecided|cautious|on the fence)\b`,
  String.raw`\b(?:died|broke(?: down)?|packed (?:up|in)|failed|gave out|stopped|quit|fell apart) on (?:him|her|them|me|us)\b(?! (?:on|in) time)`,
] as const

/** What somebody would rather have or does not like about it: a view, and no side. */
export const tellsWish = [
  String.raw`\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|\p{Lu}\p{Ll}+['’]s) (?:\w+ )?preference (?:is|remains|would be|was|has always been|still is|would still be)\b`,
  String.raw`\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]|[Ww]e|\p{Lu}\p{Ll}+)(?:['’]d| would)(?: still| much| far| really)? (?:rather|sooner|prefer)\b(?![^.;\n]{0,50}\b(?:\p{Lu}\p{Ll}+day|[ap]m|\d{1,2}[:.]\d\d|call|meeting|Teams|Zoom|e-?mail|lunch|tomorrow|afternoon|morning|week)\b)`,
  String.raw`\b\p{Lu}\p{Ll}+ (?:still |now |really |clearly |definitely |always )?(?:prefers|favou?rs|leans towards?|is leaning|is minded to)\b(?! (?:to (?:talk|speak|meet|call)|e-?mail|a call|mornings?|afternoons?))`,
  String.raw`\b(?:[Ii]|[Ww]e|[Hh]e|[Ss]he) (?:still |really |just )*(?:do|does)(?:n['’]?t| not) (?:really |much )?(?:like|fancy) (?:being|to be|having|the idea|a\b|an\b|the\b|that|another|\d|your)`,
] as const

/** Who takes no side: "I am neutral on the vendor". */
export const takesNoSide = [
  String.raw`\b(?:[Ii](?:['’]m| am)|[Ww]e(?:['’]re| are)|[Hh]e is|[Ss]he is|\p{Lu}\p{Ll}+ is) (?:personally |still |quite |completely |fairly )?(?:neutral|agnostic|impartial|on the fence)\b`,
  String.raw`\b[Ii] (?:have|['’]ve got) no (?:preference|favou?rite)s?\b(?! (?:for|as to|on) (?:the )?(?:date|day|time|slot))`,
] as const

/** Who knows another's, or wants no second one beside it, or may stop it. */
export const holdsToOther = [
  String.raw`\b(?:[Hh]e|[Ss]he|they|\p{Lu}\p{Ll}+) (?:does(?:n['’]t| not)|do(?:n['’]t| not)) want (?:two|another|a second|a new|different) (?:brands?|suppliers?|vendors?|makes?|systems?|sources?)\b`,
  String.raw`\b(?:[Hh]e|[Ss]he|\p{Lu}\p{Ll}+) (?:can|could|may|might|will) (?:still |easily |always )?(?:block|veto|stop|sink) (?:it|this|us|you|in|at|the (?:deal|award|order))\b`,
] as const

/** What has to be there before they award: "needs the certificate before award". */
const needsFirst = [
  String.raw`\b(?:needs?|wants?|must have|requires?|insists on) [^.;\n]{3,90} before (?:(?:the )?award\b|sign(?:ing|s)\b|approval\b|approving\b|(?:the )?(?:order|PO|contract)\b|(?:he|she|they|I|we) (?:can |will |would )?(?:signs?|approves?|says? yes|agrees?|awards?|orders?|votes?|buys?)\b)`,
] as const

/** What has to be first, or has to stay away, or nothing comes of it. */
export const onCondition = [
  String.raw`\b(?:won['’]?t|will not|wont|can['’]?t|cannot|wouldn['’]t|would not|not going to|refuses to) (?:sign|approve|pass|clear|accept|support|back|recommend|release|qualify|score|award)(?: off)?(?: on| to)? (?:an? |any )?(?:suppliers?|vendors?|bidders?|contractors?|partners?|firms?|company|companies|anyone|anybody|us|you|providers?) (?:with|while|that (?:still )?has|who (?:still )?has|that have|whose) (?:an? |any |the )?(?:\w+ )?(?:open|outstanding|unresolved|unpaid|pending|overdue|unanswered|missing|live|late|failed|is|are|still)\b`,
  String.raw`\b(?:is |['’]s |are )?(?:fine|happy|okay|OK|relaxed|no (?:objections?|issues?|problem))(?: with (?:us|it|that|you))?,? (?:as long as|so long as|provided)\b`,
  String.raw`\b(?:won['’]?t|will not|wont|refuses to|is not going to|isn['’]t going to|can['’]?t|cannot) (?:OK|okay|ok|sign|approve|release|pass|accept|agree|let|clear|support|back)\b[^.;\n]{0,60}\b(?:unless|until|till|without|before)\b`,
  String.raw`\b(?:and|or|then) (?:we|I|they)(?:['’](?:re|m)| are| am) (?:done|out|off|gone|finished|leaving)\b(?! (?:of|to|on|with|by|for|the)\b)|\bor (?:we|I|they) walk\b`,
  String.raw`\b(?:only|not) (?:sign|approve|support|agree|renew|OK|go along)[^.;\n]{0,30}\b(?:if|unless|once|until)\b`,
  ...needsFirst,
] as const

/** Who speaks up for us: "I'll be recommending you", "my vote goes to you". */
export const recommendsUs = [
  String.raw`(?<![\p{L}])(?:[Ii]|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|\p{Lu}\p{Ll}+)(?:['’](?:ll|d|m|re|ve|s)| will| would| am| are| is| have| has)?(?: be| been| going to| definitely| probably| already| still| happily| strongly| now)* (?:recommend(?:ing|ed|s)?|endors(?:e|es|ing|ed)|champion(?:s|ing)?|vot(?:e|es|ing|ed) for|back(?:s|ing|ed)?|root(?:s|ing)? for) (?:you|us|(?:your|our) (?:bid|offer|proposal|firm|company))(?=\s*(?:$|[,.;:!)"”]|and\b|but\b|because\b|for\b|to (?:the|my|our|his|her|their|\p{Lu})|on\b|as\b|over\b))`,
  String.raw`\b[Mm]y (?:recommendation|vote|pick|choice) (?:is|goes|stays|will be|would be|remains)(?: still| firmly)? (?:you\b|with you\b|to you\b|for you\b)`,
  String.raw`\b[Yy]ou(?:['’]d be|['’]re| are| would be| remain) (?:still )?(?:my|our) (?:pick|choice|recommendation|preferred (?:bidder|supplier|vendor|partner))\b`,
  String.raw`\b[Yy]ou(?: have|['’]ve got| get) my recommendation\b`,
] as const

const changeAsked = String.raw`(?:(?:a|an|any|the|this|that|such a|your) )?(?:change|changing|switch|switching|move|swap|replacement|replacing|project|proposal|investment|purchase|plan|option|solution|idea|offer|roll-?out|award|supplier|it\b(?! (?:team|department|staff|system))|this\b)`
/** Who will not speak for us: "I won't back you", "I can not support a change on this evidence", "still does not support it". */
export const recommendsNot = [
  String.raw`(?<![\p{L}])(?:[Ii]|[Ww]e|[Hh]e|[Ss]he|\p{Lu}\p{Ll}+)(?:['’]m|['’]re| am| is| are)?(?: still| simply| just)? (?:can(?:not| not|['’]t)|(?:does|do|would|could)(?:n['’]t| not)|won['’]t|will not|not able to|unable to)(?: yet| really)? (?:support|back|endorse|recommend|vote for) ${changeAsked}`,
  String.raw`\b(?:does(?:n['’]t| not)|do(?:n['’]t| not)|is not|isn['’]t) (?:yet )?(?:support(?:ing)?|back(?:ing)?|behind)(?: (?:it|this))?(?=\s*(?:[.,;:–—-]|$))`,
  String.raw`\b(?:will|would|['’]ll|['’]d|going to|have to|must) vote against (?:it|this|you|us|the\b|any\b)`,
  String.raw`\b(?:won['’]?t|will not|wont|can(?:not|['’]?t)|not going to|n['’]t|not)(?: be)? (?:recommend(?:ing)?|back(?:ing)?|support(?:ing)?|endors(?:e|ing)|vot(?:e|ing) for) (?:you|us)\b`,
] as const

const money = String.raw`(?:\w+ )?(?:price|cost|total|bottom line|number|money|figure|budget|sum|invoice value)s?\b`
/** Who minds nothing but what it costs. */
export const mindsPrice = [
  String.raw`(?<![\p{L}])(?:[Hh]e|[Ss]he|[Tt]hey|\p{Lu}\p{Ll}+)(?: is|['’]s)?(?: really| basically| mostly)? (?:only|just|purely) (?:looks?|looking|cares?|interested|compares?|goes|judges?) (?:at|about|in|by|on|to) (?:the |our |your |their )?${money}`,
  String.raw`\b(?:[Pp]rice|[Cc]ost|[Tt]he total|[Mm]oney) is all (?:that )?(?:he|she|they|\p{Lu}\p{Ll}+) (?:cares?|looks?|minds?|sees?)\b`,
] as const

const union = (sources: readonly string[], flags = 'u') =>
  new RegExp(sources.map((one) => `(?:${one})`).join('|'), flags)

/** Any of these, as a cue. */
export const tellsAttitude = union([
  ...likesUs,
  ...isNotWon,
  ...saysWhere,
  ...tellsWish,
  ...onCondition,
  ...onOurSide,
  ...strongly,
  ...recommendsUs,
  ...recommendsNot,
  ...mindsPrice,
  ...takesNoSide,
  ...holdsToOther,
])
export const tellsNoSide = union(takesNoSide)
export const tellsHoldToOther = union(holdsToOther)
export const tellsLiking = union([...likesUs, ...onOurSide, ...strongly, ...recommendsUs])
export const tellsRefusal = union(recommendsNot)
export const tellsPriceAlone = union(mindsPrice)
export const tellsOwnWish = union(tellsWish)
/** I still don't like being tied: of what is offered, and not of us. */
export const tellsDislike = union(tellsWish.slice(-1))
export const tellsOwnCondition = union(onCondition)
export const tellsDoubt = union(isNotWon)
