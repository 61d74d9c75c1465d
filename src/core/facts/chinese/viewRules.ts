import type { FactRule } from '../factRule.ts'
import { surnameClass } from '../personHead.ts'

/** Somebody as colleagues call them: 老顾, 郑总, 秦主席, and a whole name where no other letters lead into it. */
const person = `(?:(?<!\\p{Script=Han})[老小]${surnameClass}(?!\\p{Script=Han}(?:总|工))|${surnameClass}\\p{Script=Han}{0,2}?(?:总监|总|工|董|主席|部长|经理|主任|科长|处长|厂长|院长|校长|主管|书记|会计|老师|教授|姐|哥)|(?<!\\p{Script=Han})${surnameClass}\\p{Script=Han}{1,2}?)`
const says = `(?:看[了过]?[一两]?(?:眼|下|遍)?[，,]?)?(?:那边|这边|那里|个人|本人|自己|昨天|今天|刚才|刚|也|还是|还|一直|都|又|就|跟我|跟我们|对我|私下)*(?:说|讲|觉得|认为|表示|坚持|嫌|(?:的)?(?:意见|意思|态度|看法|想法)(?:是)?)(?:过|了)?\\s*[:：，,“"]?`

/** 郑总看了一眼说…, 老顾那边的意思是…, 秦主席意见：…: that somebody named says what follows. */
export const reportsView = new RegExp(`${person}${says}`, 'u')
/** 孙总：换了员工会有意见: minutes put what somebody said behind the name. */
const headsView = `(?:${person}${says}|(?:^|\\n)[ \\t]*(?:[-*•]|\\d{1,2}[.、)）])?[ \\t]*${person}[ \\t]*[:：])`

/** What tells where somebody stands on what is to be bought, without a word for or against. */
const verdict = [
  '(?:还是|仍然?|太|偏|有点|有些|嫌|过于?)(?:太|偏|有点)?(?:贵|高(?!兴|温|压|度|速|层|新))',
  '(?<=嫌[^，。；\\n]{0,6})贵',
  '不(?:能|会|太|大|肯|想|愿意?|打算|敢)?(?:同意|签(?!收|到)|批(?!次|量|发)|认可|放心|点头|松口|接受|答应|赞成|考虑|看好|认(?!识|为|真|证))',
  '能不[换动改](?:就|尽量)不',
  '(?:最好|尽量|还是)(?:别|不要?|不)(?:换|动|改|折腾)',
  '(?:走|进|上|重新?做?)比选|重新(?:招标|比价|询价)|找别家|换(?:一?家|供应商|掉你们)',
  '(?:没什么|没有?)(?:大)?(?:意见|问题)(?=$|[，,。；;！!\\s])',
  '(?:比较|很|挺|蛮|还)(?:满意|认可|放心|看好)',
  '(?:可以|能)接受',
  '有(?:些|点|一些)?(?:保留|顾虑|不同意见|抵触)',
  '不然|否则|除非|要不然|得先|才(?:肯|能|会|行)(?:签|批|同意|点头|续|换|定|谈)',
].join('|')

/** What has to be first, or nobody signs: 不然我不签, 间距不够我是不会签字的. */
const onCondition = [
  '(?:不然|否则|要不然|要不|除非)[^，。；\\n]{0,10}不(?:会|能|好|敢)?(?:同意|签(?!收|到)|批(?!次|量)|换|续|验收|点头|放行|认)',
  '我(?:这边|们|个人|部门)?(?:是|肯定|也|都|绝对)*(?:不会|没法|不能)(?:同意(?=[上用换签投放验试的]|$|[，,。；;！!\\s])[上用换签投放验试]?|签字?(?!收)|批(?!次|量)|点头|放行)(?:的|$|(?=[，,。；;！!\\s]))',
  '再(?:有|出|来|发生|停)(?:现)?[^，。；\\n]{0,3}[一两]?[次回][^，。；\\n]{0,14}?[，,]?\\s?(?:我们|我|他们)?(?:就|那就|马上|直接|只能)(?:换|停用|终止|解约|不续|不用|不签|找别|撤)',
  // 只要接口通了她没意见: of whoever is named before, or whose line it is.
  '只要[^，。；\\n]{2,24}?(?:[他她我]们?)?(?:就|也|都)?(?:没(?:有)?(?:什么)?(?:意见|问题)(?=$|[，,。；;！!\\s了])|不(?:会)?反对|就?(?:支持|同意|放行|点头|签))',
  // 再这样我们班组不认这个机器
  '再(?:这样|这么|如此|拖|晚)[^，。；\\n]{0,14}?(?:不认|不用|不要|不签|不续|换(?:掉|人|一?家|供应商)|停(?:用|掉)|退(?:货|掉|回))',
].join('|')

/** Who is angry, in so many words: 罗老师电话里很不高兴. */
const upset =
  '(?:很|非常|挺|有点|有些|特别|相当|十分|大为|极|都|老)(?:不高兴|不满意?(?!\\s*\\d)|不爽|恼火|生气|火大|窝火|上火|有意见|不耐烦)|(?:很|挺|特别)火(?=$|[，,。；;！!\\s])|发(?:了|过)?(?:好大的?|一通|大)?(?:火|脾气)'

const mayStand = ['stated', 'asked', 'promised', 'negated'] as const

/** Where somebody stands as somebody else tells it, and what one makes it depend on. */
export const viewRules: readonly FactRule[] = [
  {
    kind: 'attitude',
    apart: true,
    whole: true,
    cue: new RegExp(`${headsView}[^。；\\n]{0,36}?(?:${verdict})`, 'u'),
    figure: 'text',
    not: /[?？]|吗(?!\p{Script=Han})|说(?:了)?没有?说|还没(?:说|表态)/u,
    stances: mayStand,
    speakers: ['customer', 'note', 'team'],
  },
  {
    kind: 'attitude',
    apart: true,
    whole: true,
    cue: new RegExp(onCondition, 'u'),
    figure: 'text',
    not: /[?？]|吗(?!\p{Script=Han})|你们?不(?:签|批|验收)/u,
    stances: mayStand,
    speakers: ['customer', 'note', 'team'],
  },
  {
    kind: 'attitude',
    apart: true,
    whole: true,
    cue: new RegExp(`${person}[^，。；\\n]{0,10}?(?:${upset})`, 'u'),
    figure: 'text',
    not: /[?？]|吗(?!\p{Script=Han})|[没不](?:有)?(?:很|那么|太)?(?:生气|发火)/u,
    stances: mayStand,
    speakers: ['customer', 'note', 'team'],
  },
]
/** 很火: how somebody felt about a thing that happened, which is soon past. */
export const tellsUpset = new RegExp(upset, 'u')
/** Whether a clause tells somebody's view by a verdict alone, or what they make it depend on. */
export const tellsVerdict = new RegExp(`${verdict}|${upset}`, 'u')
export const tellsCondition = new RegExp(
  `${onCondition}|(?:不然|否则|除非|要不然)|(?:若|要是|如果)?不[^，。；\\n]{1,8}就(?:走|换|不|找|重新)|得先[^，。；\\n]{1,16}才|才(?:肯|能|会|行)(?:签|批|同意|点头|续|换|定|谈)`,
  'u',
)
