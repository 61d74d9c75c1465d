import { matches } from '../cues/mayMatch.ts'

/** What happens to people and places, and is a secret where nobody is to know of it. */
const happening =
  '(?:retir|leav|left|mov|clos|quit|resign|sell|sold|merg|interview|pregnan|promot|relocat|divorc|redundan|replac|fir(?:ed|ing)|offer from|take over|taking over|buy|bought|step(?:s|ping)? down|go(?:es|ing)? to|join)\\w*'
const happeningHan =
  '(?:退休|要退|想退|退二线|离职|辞职|跳槽|换岗|换工作|调走|调去|调到|要走|怀孕|生孩子|离婚|卖掉|出售|收购|合并|搬|关停|关厂|裁|接任|升任|内定|换人|换帅|退出|停产)'
const opensQuestion = '谁什哪怎几?？'

// A look ahead comes first: what stands before is looked at only where the words follow, and not at every one.

/** Words that say of what stands beside them, whoever writes them, that others are not to know of it. */
const inSecret = [
  // "Lars is retiring next summer, nobody knows yet"; that nobody knows who signs is no secret.
  `\\b(?=no)(?<=${happening}\\b[^.;?\\n]{0,60}(?:,|;|[-–—(]| and| but) ?)(?:nobody|no ?one)(?: else)?(?: (?:here|there|outside))? knows(?: (?:about|of))?(?: (?:it|this|that))?(?: yet)?(?=[\\s.,;!)]*$|[.,;!)])`,
  // "nobody knows this yet, but …"
  '\\b(?:nobody|no ?one)(?: else)?(?: here)? knows(?: (?:about|of))?(?: (?:it|this|that))?(?: yet)?(?:, but\\b| *: | +[-–—] +)(?!(?:who|what|when|where|how|if|whether)\\b)',
  // "he told Ingrid only", "only I know"
  `\\b(?=he|she|they|only)(?<=${happening}\\b[^.;?\\n]{0,50})(?:(?:he|she|they)(?:['’]s| has| have)? (?:only )?told (?:me|us|\\p{Lu}\\p{L}+) (?:only|alone)|only (?:I|we|he|she|\\p{Lu}\\p{L}+) knows?)\\b`,
  `${happeningHan}[^。；\\n${opensQuestion}]{0,20}?(?:还没人|还没有人|没人|谁都?还?不|谁也不|大家都?还?不|别人都?还?不|目前只有[^，。；\\n]{1,4}?|就[我他她])知道`,
  `(?:还没有?人|谁都还?不|谁也不|大家(?:都|还)+不|别人(?:都|还)+不)知道[，,：:](?![^，,。；\\n]{0,6}[${opensQuestion}])`,
  '\\bnot for (?:repeating|sharing|passing on|quoting|circulation|forwarding|others|anybody else|anyone else|the room|the minutes)\\b',
  '\\bnot (?:yet )?(?:common|public) knowledge\\b',
  '\\b(?:told|tells|mentioned to|confided (?:in|to)) (?:me|us) (?:privately|in private|quietly|on the quiet)\\b',
  '\\b(?:privately|quietly) (?:told|tells|confided|admitted)\\b',
  '\\bon the quiet\\b(?=[,:–—-]| that\\b)',
  '私(?:下|底下)(?:里)?(?:先|单独)?(?:跟|和|对|给|同)?(?:你们?|您|我们?|咱们?)?(?:先)?(?:说|讲|透露|透|告诉|提醒|讲句|说句)',
  // 跟你透个底
  '(?:跟|和|给|向)(?:你们?|您)(?:交|透|露)(?:个|一下|点)(?:实)?底(?!价|线|层|部)',
  '(?:悄悄|偷偷)(?:地|的)?(?:跟|和|对|给|同|告诉)(?:你们?|您|我们?|咱们?)',
  // 送我们下楼时说, "on the way out she told me": said where nobody else stood by.
  '送(?:我们?|咱们?)(?:下楼|出(?:来|门|去)|到(?:门口|电梯|停车场|大堂|楼下))?(?:的?时候?|时)[^。；\\n]{0,6}(?:说|讲|提|透)',
  '(?:走廊|电梯|楼道|楼梯间|停车场|茶水间|抽烟)(?:里|上|口|间|时|的时候)?[^。；，\\n]{0,4}(?:说|讲|透)',
  '\\b(?:on (?:the|our|my|his|her) way (?:out|down)|walking (?:us|me) (?:out|down|to the (?:door|car|lift))|in the (?:corridor|hallway|lift|car park|stairwell)|over a (?:smoke|cigarette))\\b[^.;\\n]{0,30}\\b(?:said|told|mentioned|admitted|confided|says|let slip)\\b',
  // "please don't tell Ruth"
  "\\b(?:please|pls|but|just|so|and) (?:do ?n['’]?t|do not|never) (?:tell|let on to|say (?:it|this|so) to) (?-i:\\p{Lu})\\p{L}+",
  // 这话不能传
  '(?:这|此|该)(?:话|事|消息|数)?(?:不能|不可|不要|不得|别|切勿|勿)(?:外)?(?:传|泄)',
  '(?:不可|不得|不能|严禁|切勿|请勿)外(?:泄|传|露)|不(?:宜|便|能)(?:对外|公开)(?:说|讲)?(?=[，,。；;！!）)\\s]|$)|未对外|(?:严格|注意)保密',
  '(?:一个字|半个字|一字)(?:都|也)?(?:不要|别|不能|不许|莫)|只字(?:不|别|勿)提',
]
/** A word before a colon, or alone in brackets or in a sentence, that says so of what follows. */
const label =
  /^(?:[\s*\-•·>]|\[[ xX]?\])*[【[(（]?\s*(?:strictly |very |highly )?(?:secret|hush|confidential(?:ly)?|private|in private|internal only|on the quiet|not for (?:them|anyone|anybody|sharing|repeating)|between us|entre nous|not (?:yet )?public(?: yet)?|under embargo|embargoed(?: until [^:\n]{1,20})?|私下|私底下|悄悄话|保密|机密|绝密|未对外|不外传|别外传|(?:仅限|仅供|只限)?内部(?:信息|消息|掌握|参考|知道|资料)?)\s*(?:[】\])）]|[:：]|\s[-–—]\s)/iu
/** 内部: before what a heading announces is no secret, but 仅限内部 is. */
const headingOnly = /^(?:[\s*\-•·>]|\[[ xX]?\])*内部\s*[:：]/u
/** 让我直接上样品: what we are told to do is a hint for the work, and is done rather than kept. */
const advises = /[，,；;](?:让|叫|建议|劝)(?:我们?|咱们?)/u
const toldInSecret = new RegExp(inSecret.join('|'), 'iu')

/** What says that others are not to know, as the source of a pattern. */
export const secrecySource = toldInSecret.source

/** Whether a sentence says of what it tells that others are not to know of it. */
export const isToldInSecret = (sentence: string): boolean =>
  (matches(toldInSecret, sentence) && !advises.test(sentence)) ||
  (matches(label, sentence) && !headingOnly.test(sentence))

const some = '(?:customers?|clients?|the (?:customer|client|buyer)|nobody outside|outsiders)'
const whom = '(?:客户|甲方|对方|业主|买方|[^，,。;；\\n]{1,6}(?:总|工|经理|科长|主任))'
const never = "(?:do ?n['’]?t|do not|never|must not|mustn['’]t|let['’]s not|no need to)"
/** What we tell each other to be silent on in front of a customer. */
const amongUs = new RegExp(
  [
    `\\b(?=${some})(?<=${happening}\\b[^.;?\\n]{0,60})${some} (?:do ?n['’]?t|does ?n['’]?t|do not|does not) know\\b|(?=${some})(?<=[^,;?\\n]{12}[,;–—-] ?(?:and |but )?)${some} (?:do ?n['’]?t|does ?n['’]?t|do not|does not) know(?: (?:yet|it|this|that|about (?:it|this)))*(?=[\\s.!)]*$)|\\b${some} know nothing\\b`,
    // "don't raise the slip with them"; a purchase order or a ticket is raised otherwise
    `\\b${never} (?:raise|discuss|bring|touch on|go into|get into|volunteer|advertise|let slip|play|quote|feed|read|repeat)\\b(?! (?:an? |the |their |our )?(?:invoice|po|purchase order|ticket|order|case|credit)\\b)[^.;\\n]{0,60}?\\b(?:with|to|in front of|up|back|more|until|before|unless|on the call|at the meeting)\\b`,
    `\\b${never} volunteer\\b`,
    '\\b(?:nobody|no ?one) (?:is to|must|may|should|can) (?:ever )?(?:hear|know|learn|find out|see)\\b',
    "\\bmust ?(?:not|n['’]t) (?:get out|leak|leave (?:this|the))\\b",
    `${whom}(?:那边|那里|那头|面前|跟前)?(?:先|暂时|都|千万|一律|绝对)*(?:不要|别|不能|不许|不可以?|勿|甭)(?:主动|再)?(?:说(?!好|明|清)|提(?!前|供|交|醒|高|到)|讲(?!清|解)|露(?!面)|透)`,
    '(?:不要|别|勿|不能)在(?:会上|群里|电话里|现场|饭桌上|邮件里|通话里)(?:说|提|讲|聊)',
  ].join('|'),
  'iu',
)
/** Whether one of us tells the others to be silent on something before the customer. */
export const isSilenceAmongUs = (sentence: string): boolean => matches(amongUs, sentence)

/** "NOT for repeating to anybody", "Do not mention to anyone", 千万别外传: it asks for silence and names nothing itself. */
const namesNothing =
  /^(?:(?:so|and|but|please|pls|also)[, ]+)*(?:(?:do ?n['’]?t|do not|never|not to be|not for|must not be|strictly|please keep|keep|all) (?:mention|repeat|shar|discuss|quot|pass|confidential|private|quiet|tell|told|forward|circulat|disclos|breath|secret)\p{Ll}*(?: (?:on|back|a word|word|to|with|outside|any(?:one|body|where)|else|the|customer|client|team|them|him|her|please|at all|yet|further|elsewhere|for now|in|of|about))*|(?:千万|请|务必|大家|你们?)*(?:别|不要|勿|切勿|不得|不能|严禁)(?:对外|往外|向外|外)?(?:传|说|讲|泄露|透露|转发)(?:出去)?|(?:严格|注意|务必)?保密)[\s.!。！]*$/iu
/** Whether a sentence asks for silence on what stands before it, and tells nothing itself. */
export const isSilenceOnBefore = (sentence: string): boolean => matches(namesNothing, sentence.trim())
