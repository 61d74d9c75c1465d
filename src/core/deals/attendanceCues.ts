import { isAddressedIn, isNamedIn } from '../contacts/calledInText.ts'
import type { Seat } from './committee.ts'

/** Whether a list of guests names somebody: by name or address, or as nobody else in the committee is called. */
export const namesGuest = (list: string, { contact }: Seat, committee: readonly Seat[]): boolean =>
  isNamedIn(list, contact) ||
  (contact.email !== null && list.toLowerCase().includes(contact.email.toLowerCase())) ||
  isAddressedIn(
    list,
    contact,
    committee.map((seat) => seat.contact),
  )

/** Nobody knows yet whether they come, which is no no: 贺总来不来看他时间, "if I can", "tentative". */
const notYet =
  /([来去到在])不\1|参不参加|能不能(?:来|去|到|参加|出席|赶)|会不会(?:来|去|到|参加)|是否(?:能|会)?(?:来|去|到|参加|出席)|看(?:[他她](?:的)?(?:时间|情况|安排|行程|日程)|时间|行程|日程|情况|安排)(?=$|[，,。；;\s再定])|尽量(?:来|参加|赶|到|上)|争取(?:来|去|参加|赶|到|上|抽)|\b(?:tentative(?:ly)?|diary permitting|(?:might|may) (?:or may not )?(?:be able to )?(?:come|join|attend|drop in|dial in|make it|be (?:there|on))|whether (?:he|she|they|\p{Lu}\p{Ll}+) (?:can|will|is|comes?|joins?|attends?|makes?))\b/iu
/** The same of anything, told of coming where the clause speaks of that, or where it is an answer in short. */
const unsure =
  /(?:没|未)(?:定|确定|确认|答复|最终定)(?!的)|不一定|[待另]定|说不[准好]|不好说|不确定|不晓得|不知道|有空(?:的话)?就|(?:如果|要是)(?:来得及|有空|有时间|能|走得开)|\b(?:if (?:I|he|she|they|we) (?:can|could|manage|get)|if (?:possible|(?:his|her|their|my) (?:diary|calendar|schedule) (?:allows|permits))|(?:not|n['’]t) (?:yet )?(?:sure|certain|clear|confirmed|decided|replied|know)|unsure|unclear|maybe|perhaps|possibly|depends|tbc|tbd|to be confirmed|(?:will|['’]ll) (?:try|let (?:you|us) know)|tries to|trying to|hopes? to|yet to (?:confirm|reply|say))\b/iu
const ofComing =
  /[来去到在上]|参加|出席|时间|\b(?:come|coming|join|joins|joining|attend|attending|be (?:there|on)|make it|on the call|there)\b/i
const longestUnsure = { han: 8, latin: 28 }
/** Whether a clause leaves open whether somebody comes. */
export const isUndecided = (words: string): boolean => {
  if (notYet.test(words)) return true
  if (!unsure.test(words)) return false
  const longest = /\p{Script=Han}/u.test(words) ? longestUnsure.han : longestUnsure.latin
  return ofComing.test(words) || words.trim().length <= longest
}

/** "Rob can't make it", 秦主任不来. */
export const staysAway =
  /\b(?:ca|wo)n['’]?t (?:be|make|come|join|attend|do|get|take part|now|any ?more|travel|fly|manage)\b|\b(?:ca|wo)n['’]?t(?=\s*(?:$|[.,;!)]))|\bisn['’]?t (?:coming|joining|attending|available|around|in|on|able|free|there|here|back)\b|\bdoesn['’]?t (?:come|join|attend|take part|need to (?:come|join|be|attend))\b|\b(?:no need for|need(?:s|n['’]?t)? not|needn['’]?t)\b|^\s*(?:and |just )?(?:not|without|minus|except(?: for)?) (?=\p{Lu})|\bwithout (?=\p{Lu}\p{L}+\s*(?:$|[.,;]))|\bwill not (?:join|attend|come|dial|take part|make it)\b|\b(?:will not|won['’]?t|not going to) be (?:on|there|in|with us|joining|around)\b(?! (?:time|budget|site|schedule|track))|\b(?:cannot|not (?:joining|attending|coming|available|on the call)|unable to|declined|apolog(?:ies|ises|izes)|drops? out)\b|不(?:[来來去]|[参參]加|能[来來]|出席|到[场場]|[参參][会會]|上[会會线線](?!议))|上不(?:去|了[会會线線]?)|[来去]不了|参加不了|不用(?:来|去|参加|到)|到不了|来不成|赶不(?:上|到|回来|过来)|走不开|[抽脱]不(?:开|出)身?|请假|缺席/iu
/** The same in what is said of a call, where who is elsewhere is not there: 黄工出差, "Ann is on leave". */
export const elsewhere =
  /出差|休假|不在(?![话乎意]|[^，,。；;\n]{1,8}(?:楼|室|厅|层|馆|栋|座))|(?:那天|当天|同时|时间上?|那个点)[^，,。；;\n]{0,6}(?:有|要|在)(?:别的)?(?:外?审|审核|培训|会|安排)|(?:在|去)(?:外审|培训|开别的会)|\b(?:is|are|am|will be) (?:in|at|tied up (?:in|with)|on) (?:an?|the|another) (?:\p{L}+ ){0,2}(?:audit|training|workshop|inspection|trade fair|fair|exhibition|court|clash|shutdown|other (?:call|meeting)|another (?:call|meeting))\b|\b(?:is|are|am|will be) (?:away|on leave|on holiday|out of (?:the )?office|travell?ing|on annual leave|busy|unavailable|off sick|absent|abroad|overseas|off(?! the)|out(?! of (?!town|the country)))\b|(?<=\b\p{Lu}\p{Ll}+ )(?:on (?:annual |sick |parental )?leave|on holiday|out of (?:the )?office|OOO|away)\b(?= (?:until|till|that|from|all|this)|\s*(?:$|[.,;)]))|\bwith \p{Lu}\p{L}+ (?:travell?ing|away|off|out|on leave|on holiday|abroad|absent|tied up)\b/iu
/** Through whom somebody who is not there has something said: that one may well come. */
export const byWayOf =
  /\b(?:through|via|by way of|represented by|deputi[sz]ed by)\s+(?:\p{Lu}[\p{L}'’-]+\s?){1,2}|(?:由|让|请|托|委托)\p{Script=Han}{2,4}?(?:代|转达|转告|带话)/gu

/** Words of whoever takes part in a call. */
export const takesPart =
  /\bcan\s*[.!]?\s*$|[参參]加|[参參][会會]|到[场場]|出席|列席|旁[听聽]|[听聽]一下|一起|先(?:[谈談聊碰开開]|[过過]一下)(?=\s*(?:$|[，,。；;]))|(?<!不)上[会會線线](?=\s*(?:$|[，,。；;]))|(?:会|會)在(?=\s*(?:$|[，,。；;]))|[进進][来來]|[都也会]来(?![不得])|我(?:也|都|会|肯定|一定)?[在去](?=\s*(?:$|[，,。；;！!]))|(?:准时|按时)(?:上线|到|参加|进)|(?<![发寄传送拿带转搬拉推提给调看想原本从将未近往历起下出上过进不没能回后用])来\s*(?:了|吧|哈|啊)?\s*$|(?:让|请|叫|派|由|换)[^，,。；;\n]{1,8}?(?:接(?:待|一下|你们|我们)|陪|来(?!说|看|定|讲)|去(?!看|问|找|谈|办|做|取|拿|买|跟|和|催|查|现场看)|参加|听|主持|对接|顶上)|线上(?=\s*$|接|参|听|来|进)|远程(?=\s*$|接|参|听|来|进|拨)|(?:接|拨|连)进来|[都全]在\s*$|(?<![发寄传拿送带转搬拉推提])过来|\b(?:join(?:s|ing)?|attend(?:s|ing)?|dial(?:s|ling|ing)? in|listen(?:s|ing)? in|sit(?:s|ting)? in|with|bring(?:s|ing)?|(?:is|are) (?:fine|ok|okay|good|in|on(?! (?:leave|holiday|site|annual)))|can (?:make|do) (?:it|that)|(?:confirmed|accepted)(?=\s*(?:$|[.;)]|for (?:the )?(?:call|meeting)|too\b|as well))|(?:take|takes|run|runs|lead|leads|chair|chairs|host|hosts) (?:it|(?:the|this) (?:call|meeting|session))|chairing|in the chair|steps? in|stands? in|will be (?:there|in|on(?! leave| holiday))|count (?:me|him|her|us) in|(?:I['’]m|I am) (?:in|there|on)(?= |$|[.,;!])(?! (?:leave|holiday|site|annual|a |an |the (?:road|plane|train|way))))(?:\b|(?=$|[.,;!]))/i

const alsoThanks = '[\\s，,。.!！~～🙏🤝👌👍]*(?:谢谢|thanks)?[\\s.!！]*$'
const before =
  '^\\s*(?:@\\S+\\s+)?(?:(?:好的?|嗯|行|收到|ok|yes|sure|thanks|great|perfect|fine)[\\s，,。.!！~～]*)?'
/** An answer to an invitation by which somebody says that they are there: 参加, 我也在, +1, "count me in". */
export const answersComing = new RegExp(
  `${before}(?:我(?:这边)?(?:也|都|会|准时|按时|能|可以)*(?:参加|在|去|来|到|上线)|(?:也|都|准时|按时|会)*(?:参加|到场|上线|出席)|[+＋]\\s?1|🙋|accepted|attending|joining|count me in|i(?:['’]m| am) in|i(?:['’]ll| will) (?:be there|be on|join|attend)|me too|i can (?:join|make it)|will (?:join|attend|be there|be on))${alsoThanks}`,
  'iu',
)
/** The whole of an answer that says yes to what stands right before it: OK, 👍, "works for me". 收到 only says that it was read. */
export const answersYes = new RegExp(
  `${before}(?:我(?:这边)?(?:也|都)?(?:ok|可以|行|没问题)|ok(?:ay)?|可以|行|没问题|👍|👌|✅|\\[(?:OK|强|赞|好的)\\]|confirmed|works for me|that works|see you (?:then|there))${alsoThanks}`,
  'iu',
)

/** For how much of a call somebody is there: "for the first 20 minutes", 最后20分钟. */
export const partOfCall =
  /(?:只|就|仅)?(?:参加|听|来)?(?:前|最后|后|头|开头)\s*(?:[\d一二三四五十]+\s*(?:分钟|个?小时)|半个?小时|一?半)|(?:for )?(?:only )?(?:the )?(?:first|last|opening|final) (?:\d+|five|ten|fifteen|twenty|thirty|half(?: an?)?)[\s-]?(?:min(?:ute)?s?|hours?)?(?: only)?|(?:for )?the (?:first|second) half(?: only)?/i

/** From when on or until when somebody is there: 10点以后才能进来, 后半段来, "joins from 10:30", "has to leave at 3". */
const hour = '(?:[\\d一二三四五六七八九十两]{1,3}\\s*(?:点半?|[:：]\\d{2})(?:\\d{1,2}分?)?)'
export const partByHour = new RegExp(
  [
    `${hour}\\s*(?:以后|之后|后|左右|钟)?\\s*(?:才|再)?(?:能|会|可以)?\\s*(?:进来|进会|加入|上线|过来|赶到|参加|接入|进)[^，,。；;\\n]{0,10}`,
    `${hour}\\s*(?:以后|之后|后|左右|钟)?\\s*(?:才|再)?(?:能|会|可以)?\\s*到(?:场|会)?(?=\\s*(?:$|[，,。；;、！!\\n）)]))`,
    `${hour}\\s*(?:之?前)?(?:就|得|要)(?:先)?(?:走|撤|离开|下线)`,
    `(?:到|至)\\s*${hour}\\s*(?:就|得|要)?(?:先)?(?:走|撤|离开|下线|为止)|(?:只能|只|最多|能)(?:待|听|开|参加|在)?到\\s*${hour}`,
    '只(?:能|会)?(?:待|听|开|参加|来)\\s*(?:[\\d一二三四五十]+\\s*(?:分钟|个?(?:小时|钟头))|半(?:个)?(?:小时|钟头)|一会儿?)|中途(?:得|要|会)?(?:先)?(?:走|离开|撤)',
    '\\b(?:leav(?:es?|ing)|drop(?:s|ping)?(?: off)?|go(?:es|ing)?) (?:early|at|by) ?(?:\\d{1,2}(?:[:.]\\d{2})?)?|\\b(?:only )?(?:until|till|up to) \\d{1,2}(?:[:.]\\d{2})?\\s?(?:am|pm)?(?= only|\\s*$|[.,;)])|\\bonly (?:has|have|stays?|staying|there|on) (?:for )?(?:\\d+|ten|fifteen|twenty|thirty|half(?: an)?)[ -]?(?:min(?:ute)?s?|hours?)',
    '后半(?:段|场|程|小时|部分)?(?:才|再)?(?:来|参加|进来|加入|过来)?|晚(?:点|些|一会儿?)(?:才|再)?(?:进来|加入|到|过来|上线)',
    '\\b(?:join(?:s|ing)?|dial(?:s|ling)? in|come(?:s)?|be there|with us)\\b[^.;,\\n]{0,20}\\b(?:from|at|after|around) \\d{1,2}(?:[:.]\\d{2})?\\s?(?:am|pm)?',
    '\\b(?:join(?:s|ing)?|dial(?:s|ling)? in) (?:us )?(?:a bit |a little )?late[r]?|\\b(?:has|have|needs?) to (?:leave|drop(?: off)?|go) (?:at|after|by) \\d{1,2}(?:[:.]\\d{2})?',
  ].join('|'),
  'i',
)
/** 前半小时我们先过技术: what is spoken of then, and nobody leaves after it. */
export const agenda =
  /(?:前|头|开头|先)[^，,。；;\n]{0,24}先?(?:过|聊|谈|对|讲|看)(?:一下|一遍)?(?!来|去)|\b(?:first|last) [^.;,\n]{0,20}\b(?:we|is|are|on|about|to go through|for the)\b[^.;,\n]{0,24}\b(?:technical|price|demo|scope|questions|go through|discuss|cover)\b/i

/** 我 or "me", who is neither "we" nor in words of wishing. */
export const oneself = /(?<![们])我(?![们方司国的])|\b(?:me|myself|I(?=(?:['’]ll| will| can|['’]m| am) ))\b/

/** Words between the names of a list. */
export const betweenNames =
  /\b(?:and|plus|from our side|on our side|as well|too|also|both|just|only|for|remote(?:ly)?|online|me|myself|I|the|will be)\b|[,，、&+和跟与及]|还有|我们?|咱们?|一起|[两三四五]个人?|都|(?:就|只有?|也|另外|加上|到时候?|当天|那天|届时)+|线上|远程|[(（][^()（）]{0,20}[)）]/gi

/** What opens a list of those who come: 人:, 参会的有:, "it'll be", "on the call:". */
export const headsList =
  /^\s*(?:(?:\d{1,2}[.、)]\s*)?(?:我们|咱们|这边|我们这边|院里|公司|当天|那天)?人[员数]?|[^:：，,]{0,10}(?:参会|与会|到会|出席|参加|到场|[来到]的|这边|我方|名单)(?:的|者|人员?|有|是)*)\s*[:：]|^[^:：]{0,30}\b(?:attendees|attending|present|participants|in the room|on the call|(?:our|my) (?:side|end))\b[^:：]{0,12}[:：]|\bit(?:['’]ll| will)(?: just| only| probably)* be (?=\p{Lu}\p{Ll}+(?: and|,)|me\b)/u
/** The same where the names follow at once: "it will just be", 就我和. */
const opensAtOnce =
  /^\s*(?:(?:and|so|then) )?(?:it(?:['’]ll| will|['’]s| is)(?: just| only| probably| now| then)*(?: be)?(?: just| only)?|(?:there|we)(?:['’]ll| will)(?: just| only)* be)(?= )|^\s*(?:就|只有)(?:是)?(?=我|\p{Script=Han}{2})/iu
export const opensList = new RegExp(`${headsList.source}|${opensAtOnce.source}`, 'iu')

/** How somebody takes part who is not in the room: 线上接进来, "remote". */
export const fromAfar =
  /(?:线上|远程|视频|电话)(?:接|拨|连|参|听|来|进)?(?:入|进来|加|会)?(?=\s*$|[，,。；;）)])|(?:接|拨|连)进来|\b(?:remote(?:ly)?|online|by (?:phone|video)|dial(?:s|ling|ing)? in|virtually)\b/iu

/** Who is there for somebody else: 院办小林替他听, "Callum stands in for Raj". What stands before it comes, what follows does not. */
export const standsIn =
  /(?:来|去)?(?:代替?|顶替|替|代表)(?=[他她]|\p{Script=Han}{2,4}?\s*(?:听|来|去|参加|出席|开会?|到|盯|主持|对接|$))|\b(?:(?:stands?|standing|steps?|stepping|sits?|sitting|fills?|filling|covers?|covering|deputi[sz]\p{L}+)(?: in)? for|in place of|instead of|on behalf of|replac(?:es|ing)|represent(?:s|ing))\s+(?=\p{L})/iu
/** The words by which whoever was spoken of before is called again. */
export const calledAgain = /^\s*(?:[他她]|\b(?:him|her|them)\b)/iu

/** Who tells of another: 钱院说左老师不用来, "Ann says Rob can't". */
export const teller =
  /^[^，,。；;\s]{1,5}说(?=\p{Script=Han}{2})|^\s*\p{Lu}\p{Ll}+ (?:said|says|told \p{L}+|tells \p{L}+|wrote)(?: that)? (?=\p{Lu})/u

/** One who comes from afar: 汪工线上接进来, "Rob dials in". What it says is not where the call is held. */
export const joinsFromAfar =
  /\p{Script=Han}{2,3}(?:线上|远程|视频|电话)(?:接|拨|连|参加|听|来|进)|(?:接|拨|连)进来|\b\p{Lu}\p{Ll}+ (?:joins|dials in|will join|will dial in) (?:remotely|online|by (?:phone|video))/u
/** One who comes for another. */
export const replaces =
  /(?:替|代替?|代表)[他她](?:听|来|去|参加|出席|开会?|到|盯|主持|$)|\b(?:stands?|standing|steps?|stepping|fills?|filling|covers?|covering|deputi[sz]\p{L}+)(?: in)? for \p{L}/u
