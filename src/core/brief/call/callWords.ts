/** A meeting of the customer's own, at which bids are judged or boards decide, is no call of ours. */
const notTheirOwn = '(?<!评标|定标|评审|开标|议标|招标|比选|专家|董事|党委|办公|例|股东|年|机)'

/** Words that move a call, with the call in the same sentence. */
export const moves = {
  han: new RegExp(
    [
      String.raw`(?:${notTheirOwn}会|会议|电话|通话|见面|面谈|面聊|洽谈|拜访|沟通|碰头|交流|时间|约)(?!员|计)[^，,。；;\n]{0,10}?(?:改|挪|推迟?|提前|调整?|换|延)(?:到|至|成|在|为)?`,
      String.raw`(?:改|挪|推|提前|调|换|延)(?:到|至|成)[^，,。；;\n]{0,14}(?:开会|见面|通话|碰|拜访|过来|聊)`,
      // 24号那个会院长要去市里，改到25号上午9:30: why it moves stands between.
      String.raw`(?:${notTheirOwn}(?<![我你您他她们就才都还不只机])会(?!员|计)|会议|电话会|见面|面谈|拜访|沟通|碰头|交流)[^。；;？?\n]{1,30}[，, ](?:那|就|先|所以|要|得|想|只能|时间)?(?:改期|延期|顺延|提前|推迟|推后|调整|改|挪|推|换|延|调)(?:到|至|成|在)?(?=\s*(?:(?:下?周|下?星期|下?礼拜|明天|后天|\d{1,2}\s*[号日月./])[^，,。；;\n]{0,14}?)?(?:上午|下午|早上|晚上|中午)?(?:[\d一二三四五六七八九十两]\s*点|\d[:：]\d\d))`,
    ].join('|'),
  ),
  latin:
    /\b(?:call|meeting|visit|session|demo|review)\b[^.;\n]{0,20}\b(?:moves?|moved|is moving|changes?|shifts?)\b[^.;\n]{0,40}\bto\b|\bmake it\b(?= (?:on )?(?:mon|tue|wed|thu|fri|the \d|\d))|\b(?:move|moving|moved|shift|push|bring|put|reschedule|rescheduled|change|make|do)\b[^.;\n]{0,30}\b(?:call|meeting|visit|session|catch[- ]?up|demo|review|appointment|slot|it)\b[^.;\n]{0,24}\b(?:to|for|on|until|instead|forward|back)\b/i,
} as const

/** Words of an appointment that is new, of which a time of day tells that it is one. */
export const agrees = {
  han: new RegExp(`${notTheirOwn}(?:会议|面谈|开会|见面|通话|电话|过来|拜访|碰(?:头|一下|面)|见)|[周号日]见`),
  latin: /\b(?:call|meet|meeting|speak|talk|see you|teams|zoom|visit|catch[- ]?up)\b/i,
} as const

/** That a call is spoken of. */
export const ofCall = {
  han: new RegExp(
    `${notTheirOwn}(?:会(?![员计把将要让给用先再在]|不会|来)|(?<=[的个場场次]|視訊|视频)[会會](?!员|計|计|員)|会议|會議|通话|电话会|见面|面谈|面聊|碰头|碰面|拜访|沟通会|交流会)`,
  ),
  latin: /\b(?:call|meeting|visit|session|demo|catch[- ]?up|appointment|invite)\b/i,
} as const

/** A slot that does not hold any longer. */
export const cancels = {
  han: /改|变|取消|推迟|延后|[来去赶]不了|来不及|开不了|开不成|不行|冲突|撞|没空|没时间|不方便|排不开|抽不开/,
  latin:
    /\b(?:does(?:n['’]?t| not)|do(?:n['’]?t| not)|won['’]?t|will not|can['’]?t|cannot|can no longer|no longer|not going to|unable to|is(?:n['’]?t| not))\b[^.;\n]{0,30}\b(?:works?|make|do|suit|possible|good|any ?more|join|attend|hold|happen)\b|\bclash(?:es)?\b|\b(?:have|has|need|needs) to (?:move|postpone|reschedule|cancel|shift|push)\b|\b(?:postponed?|cancel(?:led|ed)?|called) (?:off)?\b|\bneeds? (?:moving|rescheduling)\b|\bis (?:off|out|gone)\b/i,
} as const

/** "the 24th call, my boss is away": who cannot be there, in the very line that speaks of the call. */
const isAway =
  /\b(?:is|will be|am) (?:away|abroad|ill|sick|travell?ing|on leave|double[- ]booked|called away|tied up)\b|\b(?:has been|got) (?:called away|pulled into)\b/i
/** Whether words call a slot off; that somebody is away does so only beside the call. */
export function callsOff(words: string): boolean {
  if (cancels[scriptOf(words)].test(words)) return true
  const line = words.slice(words.lastIndexOf('\n') + 1)
  return isAway.test(line) && ofCall.latin.test(line)
}

/** Words with which another slot is proposed or told, behind one that does not hold. */
export const proposes = {
  han: /(?:改|挪|换|推|延|提前|顺延)(?:到|至|成|在|约|为|期到)?|(?:行不行|可以吗|行吗|行么|方便吗|怎么样|如何|好吗|成吗|吧)\s*[?？]?$/,
  latin:
    /\b(?:can|could|shall|might) we (?:do|make|say|meet|speak|talk|move|go|try|have|push|shift|take)\b|\b(?:how|what) about\b|\blet(?:['’]?s| us) (?:do|say|make|go|take|try|move)\b|\bwould\b[^.;\n]{0,40}\b(?:work|suit|be (?:ok|okay|fine|good|better|possible))\b|\bnew (?:time|slot|date)\b|\brescheduled?\b|\binstead\b|\bmoved?\b|\bis now\b|\b(?:suggest|propose)\b|\b(?:I|we) (?:can|could) (?:do|make)\b|\bavailable\b|\bfree\b|\bworks\b/i,
} as const

/** So far into a sentence a slot stands that needs no word before it: "Thursday 26 Nov, 09:30, Teams". */
export const slotAtOnce = 12

const floor = '[一二三四五六七八九十\\d]{1,2}\\s*(?:楼|层)'
const building =
  '(?:(?:总部|厂区|园区|院区|校区|基地|总厂|新厂|老厂)?[A-Za-z\\d一二三四五六七八九十东南西北]{1,3}(?:号楼|栋|座|幢))'
const room =
  '(?:[\\p{Script=Han}A-Za-z\\d]{0,6}?(?:会议室|会客室|接待室|洽谈室|贵宾室|培训室|多功能厅|展厅|厅|室)|\\d{2,4})'
/** 门诊楼7楼: a house by its name before the floor. */
const namedHouse =
  '(?:[^\\s，,。；;、：:（(到在于来去是为改换挪移定约还上下]{1,5}(?:楼|大厦|中心|院区)\\s*(?=(?:[一二三四五六七八九十]|\\d){1,2}\\s*(?:楼|层)))?'
const toPlace = '(?:地点|改|换|挪|移|定|约|还)?[到在于来去是为：:]+'
const meetingNumber =
  '(?:(?:\\s*(?:会议号码?|号|ID|id)?|[，,（(]\\s*(?:会议号码?|会议ID|ID|id|号))[：:\\s]*\\d{3}[- ]?\\d{3}[- ]?\\d{3,4})?'
const places = {
  han: new RegExp(
    [
      `(?:腾讯会议|钉钉会议|飞书会议|企微会议|Zoom|Teams)${meetingNumber}`,
      `${building}\\s*(?:${floor})?\\s*${room}?`,
      `${namedHouse}${floor}\\s*${room}?`,
      String.raw`[^，,。；;、：:\s（(]{0,12}?(?:会议室|办公室|会客室|接待室|洽谈室|展厅|多功能厅)`,
    ].join('|'),
    'u',
  ),
  latin:
    /\b(?:Microsoft Teams|MS Teams|Teams|Zoom|Google Meet|Webex)\b|\b(?:(?:\p{Lu}[\p{L}'’-]+|\d(?:st|nd|rd|th)|first|second|third|ground|top) )?(?:[Ff]loor )?(?:(?:[Mm]eeting )?[Rr]oom [A-Z\d][\w.-]*|[Bb]oard ?room|[Mm]eeting [Rr]oom|[Cc]onference [Rr]oom|[Ss]uite [A-Z\d][\w.-]*|(?:\p{Lu}[\p{L}'’-]+ ){1,2}(?:Room|Suite|Hall|House|Building|Hotel|Centre|Center))\b|\b(?:on site|in person|face to face|(?:at )?(?:our|your) (?:office|place|site|plant|yard|factory|warehouse|depot|head office|HQ))\b/u,
} as const

/** Words for a place that name none. */
const wide = /线上|视频会议|线下|面对面|(?<=[来到去在成]|^)现场(?![管施勘踏察检查测验调])/u
/** 不开腾讯会议了, "not on Teams", "no longer on Zoom": where it is held no more. */
const left = {
  han: /(?:不(?:再)?(?:开|用|走|去|在|上)|取消)(?<place>[^，,。；;、\n]{2,14}?)(?:了|[，,。；;、]|$)/gu,
  latin:
    /\b(?:not (?:on|in|at|by)|no (?:longer|more)(?: on| in| at)?|instead of(?: on| in| at)?|rather than(?: on| in| at)?|skip(?:ping)?|drop(?:ping)?) (?<place>(?:the )?[\p{L}\d][\p{L}\d ]{2,24}?)(?=[,.;:!?\n]| but| we| so|$)/giu,
} as const
/** The places that words say a call is not held at any more. */
export const placesLeft = (words: string): string[] =>
  [...words.matchAll(left.han), ...words.matchAll(left.latin)].flatMap(({ groups }) => {
    const place = places.han.exec(groups!.place!)?.[0] ?? places.latin.exec(groups!.place!)?.[0]
    return place ? [place] : []
  })

/** Where a call is held, by words near its time or by a sentence on its place; null where they tell none. */
export function placeIn(words: string): string | null {
  const near = words.slice(0, 90).replaceAll(left.han, ' ').replaceAll(left.latin, ' ').slice(0, 60)
  const han = (places.han.exec(near) ?? wide.exec(near))?.[0]
  const told = han?.replace(new RegExp(`^.*?${toPlace}(?=.)`, 'u'), '') ?? places.latin.exec(near)?.[0]
  return told?.trim() || null
}

/** Words that say where a call is held and not only name a place. */
export const tellsPlace = {
  han: /地点|地址|(?:改|换|挪|移|定)(?:到|在|成|至)|在[^，,。；;\n]{0,14}(?:室|厅|楼|层|栋)|线下|线上|现场|来我们|到我们|腾讯会议|飞书会议|钉钉会议/,
  latin:
    /\b(?:moved?|changed?|switch(?:ed)?|instead|held|meet|location|venue|room|place|Teams|Zoom|in person|on site)\b/i,
} as const

/** The paragraph of a text in which an offset lies. */
export function blockAround(text: string, at: number): { start: number; end: number } {
  const before = text.lastIndexOf('\n\n', at)
  const after = text.indexOf('\n\n', at)
  return { start: before < 0 ? 0 : before + 2, end: after < 0 ? text.length : after }
}

/** Sentences of a message, in which a full stop within a number or name ends none. */
export const callSentence = /[^。！？!?；;\n]+?(?:[。！？!?；;\n]|(?<=[a-z\d)][.])\s+(?=[A-Z])|$)/g

/** What a message says itself: what a mail quotes was written before. */
export const ownWords = (text: string): string =>
  text.split(/\n\s*(?:>|-{3,}|_{4,}|On .{0,80}wrote:|From:\s|发件人[:：])/)[0]!

export const scriptOf = (text: string): 'han' | 'latin' => (/\p{Script=Han}/u.test(text) ? 'han' : 'latin')
