/** What people say to each other beside the matter: greetings, thanks, wishes, the weather, where they are, "one moment". */
const phrases = [
  // Greetings, thanks and wishes
  String.raw`在(?:吗|么|的|不在)|[你您]好|(?:早上|上午|中午|下午|晚上)好|[早晚]安|早(?:上|啊|呀)?|哈喽|嗨|(?:多|感)?谢谢?|感谢|辛苦|麻烦|不?客气|不用谢|没(?:事|关系)(?:儿|的)?|(?:不好意思|抱歉)(?:刚看到)?|(?:生日|新年|新春|春节|元旦|中秋|国庆|端午|五一|节日|周末|假期)(?:快乐|愉快|安康)|恭喜(?:发财)?|祝(?:[您你]|大家)?|(?:身体)?健康|一路(?:平安|顺风)|注意身体|再见|拜拜`,
  // Answers that agree to nothing
  String.raw`好(?:的|嘞|滴|吧|呀|哒)?|嗯+|哦+|噢|收到|明白|了解|知道|可以|行|没问题|哈+|呵+|嘿+|笑死`,
  // The weather, the way, the phone, meals
  String.raw`(?:天气|外面)?(?:真|好|太|有点|很|挺)?(?:不错|热|冷|晒|凉快|下雨|下雪|刮风|闷)|天气|记得带伞|稍等|稍候|等(?:我)?(?:一?下|会儿?)|(?:正?在|先|还在)(?:开个?会|开车|路上|忙|吃饭|外面|高铁上|飞机上|出差|楼下|门口|停车)|[刚上下](?:了?)(?:高铁|飞机|车|飞机)|(?:落地|到(?:家|楼下|门口|站|公司|停车场)?)|楼下|路上|堵车|停车场?|(?:晚点|回头|一会儿?|待会儿?)(?:再)?(?:说|聊|联系|回(?:您|你)?|打给[您你])|晚[\d一二三五十半]+分钟|手机(?:没电|静音|关机)|(?:信号|网络?|声音|线路)(?:不好|不太好|差|有点小|太小|断断续续)|卡(?:住|顿)了?|掉线|断线|重新(?:进|连|登录?)(?:一下)?(?:会议?)?|听(?:得到|不到|不清|不见)|静音|电话(?:打不通|占线|没信号)|吃(?:了|饭|什么)|放假|调休|请假|加个?微信|[发点]错(?:群|人)?`,
  String.raw`\b(?:ok(?:ay)?|yes|yep|yeah|sure|thanks?|thank you|thx|cheers|no (?:worries|problem|prob)|(?:you['’]?re )?welcome|hi|hello|hey|good (?:morning|afternoon|evening|night)|morning|(?:happy|merry) (?:birthday|new year|holidays?|easter|christmas|xmas)|congrat\w*|have a (?:nice|good|great) (?:day|weekend|one|evening|trip|holiday)|sounds? good|great|perfect|got it|noted|understood|sorry|ha(?:ha)+|lol|bye)\b`,
  String.raw`\b(?:(?:nice|bad|lovely|great) weather|(?:hot|cold|raining|pouring|snowing)(?: here)?|hold on|one (?:moment|sec|second|minute)|give me (?:a|one) (?:sec|second|minute|moment)|brb|(?:talk|speak|see)(?: to)?(?: (?:you|ya))? (?:soon|later|then|around)|on mute|can you hear me|(?:breaking|cutting) up|(?:got )?disconnected|re-?(?:joining|connecting)|phone (?:died|is dead|is dying)|pocket dial|wrong (?:chat|group|number)|call you back|(?:stuck )?in (?:a meeting|traffic|the car|a call)|on my way|just (?:landed|arrived)|(?:running )?(?:a (?:bit|little) )?late|traffic(?: is)?(?: (?:bad|awful|terrible|heavy))?|(?:train|flight|plane|bus)(?: is| was)? (?:late|delayed)|bad line|downstairs|at the (?:gate|door|reception))\b`,
].join('|')
/** What may stand round them and says nothing by itself. */
const fillers = String.raw`(?:刚|有点|哎呀|一直)|您?那边|我?这边|[\p{Script=Han}]{0,3}(?:总|主任|老师|经理|工|姐|哥|院长|老板)|[今明昨]天|刚才?|[我你您他她咱]们?|[了的吗呢吧啊呀哈哦么先再就也都这那是]|\b(?:i|i['’]m|my|your|you['’]re|again|back|voice|running|please|ignore|oops|one|ten|we|you|it|it['’]s|is|are|am|a|the|so|and|much|a lot|then|now|today|tomorrow|here|there|all|very|just|to|at|in)\b|\d+ ?(?:min(?:ute)?s?)?|\bten minutes\b`

const isNothingElse = new RegExp(
  String.raw`^(?:(?:${phrases})|(?:${fillers})|[\s\p{P}\p{S}\p{M}\p{Cf}])*$`,
  'iu',
)
const hasPhrase = new RegExp(phrases, 'iu')
/** A message as long as this is about something. */
const longest = 60

/** Whether a message is nothing but small talk: what it is like tells no action. */
export const isSmallTalk = (text: string): boolean =>
  text.length <= longest && hasPhrase.test(text) && isNothingElse.test(text)
