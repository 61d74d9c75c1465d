import { surnameClass } from '../../facts/personHead.ts'
import { wordBoundaries } from '../../imports/matching/plainWords.ts'

/** Surnames of two letters, of which no other word begins. */
const longSurname = '(?:欧阳|司马|上官|诸葛|皇甫|尉迟|慕容|令狐|司徒|夏侯|公孙|端木|南宫|宇文|长孙|独孤)'

/** Letters that given names are made of and hardly any other word of business. */
const telling = new Set(
  '伟芳娜敏静丽磊娟涛艳娥霞婷雪琳莉雯倩婉莹娇妍婕媛嫣璐瑶瑾琪琦琼瑜颖颜萍莎莲菲萱蓉薇蕾薛岚岩峻峰嵘巍彬彪彤栋桐梓梅楠榕杰桦俊倪健伦佳俞侃凯刚勇勋博卓嘉坤垚墨奎妮姗娅婧宁宇宏宸寅岳峥帆帅庆康弘彦怡恒悦慧斌旭昊昌昕晓晖晨晟晗晴暄曦朗杨柏柯欣歆毅沛泽洁洋洪浩润涵淑淼清渊湘源滨潇瀚炜烨焕煜熙熠燕爽玉玥玲珊珍珏琛瑞瑛璇甜睿硕祺秀秋竹筠紫红纯绍维翔翠耀聪肖育航艺芝芬芸苗苑英茂茜荃荣莺菁菊萌蓓虹蓝蕙虎超轩辉达远迪遥邦郁鑫钊钧铁铭锋锐锦镇长隆雁雅雨霄霖青韬韵飞馨骁骏鸣鸿鹏鹤麒龙琴豪雄强军兵贵福志建国明华文春冬东海江山松林森云凤美兰桂香丹平刘义仁信诚忠孝礼贤良善德才胜利全民生光星月阳然若子一小思梦诗语心可依乐安琰骞翰野川舟驰辰逸泓沐迅凡尧圆亚珂蔚钰丹娣嘉咏颂承启仲伯叔季元兆宗绪绮璇灵巧珠宝珍莓杉栗帧铮镜钟鼎峤尔言之'.match(
    /\p{Script=Han}/gu,
  ),
)
/** Of those the ones that other words are made of as well: alone behind a surname they prove little. */
const common = new Set(
  '长达远和明平全生小一心可安子若全利建国文志清源思语光东海江山云美香信义强和健康瑞航育维高超能红青雨星月秋春冬乐爽硕甜紫玉铁镇隆才民善良德林森松洋洪泽润源滨润福贵军兵安庆茂荣恒永宁超达然阳华兰梅菊竹苗云飞鸣雄豪胜勇刚毅锋锐峰'.match(
    /\p{Script=Han}/gu,
  ),
)
/** Surnames that are words, or begin them, in any talk about business. */
const wordlike = new Set(
  '和常何万平高方关时成金白安任解于单包支江温水马牛石车应程易华明毛全段连张许项路余季柏史向章房路计强云水文元从左查顾钱申经党公曲管盛宁乐黄赖屈尤祝管封段班'.match(
    /\p{Script=Han}/gu,
  ),
)
/** Letters that hardly stand in a given name and often stand by themselves. */
const particle =
  /[的了着过吗呢吧啊是在有不没就都也还又要会能把被给跟与对向让请问说讲做用看去来到您你我他她它们这那哪谁几个二三四五六七八九十上下前后里外再更最很太只才先]/u

/** What stands before whoever is spoken of, and what such a one does or has. */
const before =
  /(?:^|[，,。；;：:！!？?、“"（(\s}]|请|让|给|找|问|问问|跟|和|与|是|由|叫|同事|同学|听|据|对|替|被|向|靠|连|说是|联系|见|见过|约|托|陪|带|您|告诉|麻烦|感谢|谢谢|抄送了?|科的?|部的?|处的?|院的?|公司的?|那边的?|们的?|司机|工程师|主任|经理|销售|客服|护士|医生|院长|处长|去年|今年|上次|上回|当时|昨天|前天|上周|上个月|以前|技术上?)$/u
const behind =
  /^(?:$|[，,。；;：:！!？?、”"）)\s{]|说|讲|提|问|答|告|反映|反对|坚持|抱怨|负责|走|来|去|跟|和|与|那边|那里|那儿|那天|上[周次回个]|上月|下[周次]|也|就|最|已|昨|前[天几]|今天|明天|会|还|曾|用|先|在|家|给|的|对|他|她|一直|一份|觉得|认为|担心|建议|带|帮|替|把|都|没|想|要|做|写|看|核|签|院长|主任|处长|科长|经理|总|老师|工|医生|教授|姐|哥|商量|确认|过|你们|咱们|我们|直接|亲自|从|刚|马上|随|聊|谈|吧|呢|吗|之前|之后|去年|今年|不)/u

const isHan = (letter: string | undefined): letter is string =>
  letter !== undefined && /\p{Script=Han}/u.test(letter)

/** What speaks for a name of `length` letters at `at`: how its letters stand in the dictionary, what they are, what is around. */
function weightAt(text: string, starts: ReadonlySet<number>, at: number, length: 2 | 3): number {
  const given = [...text.slice(at + 1, at + length)]
  if (given.length !== length - 1 || !given.every((letter) => isHan(letter) && !particle.test(letter)))
    return 0
  if (!starts.has(at) || !given.some((letter) => telling.has(letter))) return 0
  const tellings = given.filter((letter) => telling.has(letter) && !common.has(letter)).length
  const end = at + length
  const isApart = Array.from({ length: length + 1 }, (_, by) => at + by).every((place) => starts.has(place))
  const isWord = !starts.has(at + 1)
  const isBehind = behind.test(text.slice(end))
  // 陈敏也知道: the dictionary may take the last letter for the next word's, and what follows must then tell.
  if (!starts.has(end) && !isBehind) return 0
  return (
    (isApart ? 2 : isWord ? -1 : 1) +
    (given.every((letter) => telling.has(letter)) ? 1 : 0) +
    Math.min(tellings, 1) +
    (before.test(text.slice(0, at)) ? 1 : 0) +
    (isBehind ? 1 : 0) -
    (wordlike.has(text[at]!) ? 1 : 0)
  )
}

/** From this weight on it is taken for a name. */
const enough = 3

/** Surnames that records hardly hold and people bear all the same. */
const rarer = '曾肖谷艾麦阮沙游敖蔺辛甘尹晁冀闻粟'
const surname = new RegExp(
  `(?<![贵对双甲乙厂校几这那哪各每一两三多])(?!班组)(?:${surnameClass}|[${rarer}])`,
  'gu',
)
const withLongSurname = new RegExp(`${longSurname}(?!${particle.source})\\p{Script=Han}`, 'u')

/**
 * Whether a Chinese text holds what looks like a person's name: a surname and one or two letters that given names are made
 * of, which the dictionary takes for no word, where people are spoken of. Where this machine has no dictionary, only
 * surnames of two letters are found.
 */
export function holdsChineseName(text: string): boolean {
  if (withLongSurname.test(text)) return true
  const starts = wordBoundaries(text)
  if (starts === null) return false
  return [...text.matchAll(surname)].some(({ index }) =>
    ([3, 2] as const).some((length) => weightAt(text, starts, index, length) >= enough),
  )
}
