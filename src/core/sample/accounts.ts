import type { BuyingRole } from '../../shared/vocabulary.ts'
import type { Calendar } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Lang, SampleAccount, SamplePerson } from './types.ts'

// Name, short name, city, province, level, owner. All invented.
const hospitals = `
明州大学附属第二医院|明州二院|明州|浙江|三级甲等|钱越
甬江总院|甬江总院|明州|浙江|三级甲等|钱越
越城人民医院|越城人民|越城|浙江|三级乙等|钱越
苏州湾中心医院|苏州湾中心|苏州湾|江苏|三级甲等|钱越
江澄市第二医院|江澄二院|江澄|江苏|三级乙等|罗宁
枫浦市中医院|枫浦中医|枫浦|浙江|三级乙等|罗宁
澜溪市第一人民医院|澜溪一院|澜溪|浙江|三级甲等|罗宁
望潮市中心医院|望潮中心|望潮|浙江|三级乙等|陆衡
青屿市人民医院|青屿人民|青屿|浙江|三级乙等|陆衡
锦帆医科大学附属医院|锦帆附院|锦帆|江苏|三级甲等|罗宁
白鹭洲总院|白鹭洲总院|锦帆|江苏|三级甲等|陆衡
丹霖市妇幼保健院|丹霖妇幼|丹霖|江苏|三级乙等|苏衍
江澄市肿瘤医院|江澄肿瘤|江澄|江苏|三级甲等|罗宁
芦汀县人民医院|芦汀人民|芦汀|安徽|二级甲等|苏衍
栖塘区中心医院|栖塘中心|栖塘|上海|三级乙等|陆衡
云渚市肿瘤医院|云渚肿瘤|云渚|安徽|三级甲等|苏衍
南汀市立医院|南汀市立|南汀|安徽|三级甲等|苏衍
沧浦医院|沧浦|沧浦|上海|三级甲等|陆衡
静湾医院|静湾|静湾|上海|三级甲等|陆衡
海霖市第一医院|海霖一院|海霖|江苏|三级乙等|罗宁
越溪医学院附属医院|越溪附院|越溪|浙江|三级甲等|钱越
兰渚市人民医院|兰渚人民|兰渚|浙江|三级乙等|钱越
柳汀医院|柳汀|柳汀|江苏|二级甲等|罗宁
月港市第三医院|月港三院|月港|浙江|三级乙等|陆衡
鹤汀市人民医院|鹤汀人民|鹤汀|安徽|三级乙等|苏衍
霁川县中心医院|霁川中心|霁川|安徽|二级甲等|苏衍
华东瑞和医疗器械有限公司|瑞和医疗|锦帆|江苏|经销商|罗宁`

const plants = `
Harrow Lake Castings|Harrow Lake|Harrow|Great Lakes|Tier 1|Maya Lindqvist
Brindle Valley Foods|Brindle Valley|Brindle|Midwest|Tier 1|Maya Lindqvist
Ostermark Pumps|Ostermark|Osterby|Great Lakes|Tier 2|Tom Adeyemi
Calder & Finch Packaging|Calder & Finch|Calder|Midwest|Tier 1|Maya Lindqvist
Tarn Ridge Bearings|Tarn Ridge|Tarnford|Appalachia|Tier 2|Tom Adeyemi
Silverfen Dairy|Silverfen|Fenwick Mills|Midwest|Tier 2|Priya Nair
Kettleburn Glass|Kettleburn|Kettleburn|Appalachia|Tier 1|Tom Adeyemi
Moorgate Coatings|Moorgate Coatings|Moor End|Gulf|Tier 3|Priya Nair
Eastwold Plastics|Eastwold|Eastwold|Gulf|Tier 2|Priya Nair
Larkspur Biologics|Larkspur|Larkspur Falls|Midwest|Tier 1|Maya Lindqvist
Ironmere Forge|Ironmere|Ironmere|Great Lakes|Tier 3|Tom Adeyemi
Quillon Wire & Cable|Quillon|Quillon|Gulf|Tier 2|Priya Nair
Penhallow Brewing|Penhallow|Penhallow|Appalachia|Tier 3|Tom Adeyemi
Sundew Paper Mills|Sundew|Sundew Bay|Great Lakes|Tier 2|Maya Lindqvist
Copperline Motors|Copperline|Copper Hollow|Midwest|Tier 1|Maya Lindqvist
Whitlow Tiles|Whitlow|Whitlow|Gulf|Tier 3|Priya Nair`

const linesOf = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|'))

export function sampleAccounts(calendar: Calendar): SampleAccount[] {
  const read = (lang: Lang, table: string, prefix: string, industry: string) =>
    linesOf(table).map(
      ([name, shortName, city, region, level, owner], at): SampleAccount => ({
        lang,
        name: name!,
        shortName: shortName!,
        code: `${prefix}${String(at + 1).padStart(3, '0')}`,
        industry: lang === 'zh' && level === '经销商' ? '医疗器械流通' : industry,
        region: region!,
        city: city!,
        level: level!,
        owner: owner!,
        createdAt: calendar.at(-1560 + at * 3),
      }),
    )
  return [...read('zh', hospitals, 'KH', '医疗'), ...read('en', plants, 'AC', 'Manufacturing')]
}

type Seat = readonly [department: string, title: string, role: BuyingRole]
/** Always there first, then some of the rest. */
const hospitalSeats: readonly Seat[] = [
  ['设备科', '主任', 'approver'],
  ['财务处', '处长', 'economicBuyer'],
  ['超声医学科', '主任', 'technicalEvaluator'],
  ['采购中心', '主任', 'gatekeeper'],
  ['信息科', '科长', 'technicalEvaluator'],
  ['麻醉科', '副主任医师', 'user'],
  ['院办', '副主任', 'influencer'],
  ['重症医学科', '护士长', 'user'],
  ['内镜中心', '主任', 'influencer'],
]
const plantSeats: readonly Seat[] = [
  ['Operations', 'Plant Manager', 'economicBuyer'],
  ['Production', 'Production Lead', 'user'],
  ['IT', 'OT Systems Lead', 'technicalEvaluator'],
  ['Purchasing', 'Purchasing Manager', 'gatekeeper'],
  ['Quality', 'Quality Manager', 'influencer'],
  ['Maintenance', 'Maintenance Supervisor', 'user'],
  ['Finance', 'Finance Director', 'approver'],
]

// Account, name, department, title, role, support: the people whom the story is about.
const named = `
明州大学附属第二医院|周岚|设备科|主任|approver|neutral
明州大学附属第二医院|陈砚|超声医学科|主任|technicalEvaluator|supporter
明州大学附属第二医院|林予安|麻醉科|主任|user|supporter
明州大学附属第二医院|许哲|信息科|科长|technicalEvaluator|neutral
明州大学附属第二医院|邵敏|财务处|处长|economicBuyer|neutral
明州大学附属第二医院|何其远|院办|副院长|influencer|neutral
明州大学附属第二医院|贺晴|手术室|护士长|champion|mentor
甬江总院|唐默|设备科|主任|approver|nonSupporter
甬江总院|宋知微|内镜中心|主任|champion|supporter
甬江总院|孟繁|采购中心|主任|gatekeeper|neutral
甬江总院|韦青|财务处|处长|economicBuyer|neutral
甬江总院|骆言|信息科|科长|technicalEvaluator|neutral
越城人民医院|顾清|采购中心|主任|gatekeeper|neutral
越城人民医院|方若|设备科|主任|approver|neutral
越城人民医院|俞白|重症医学科|护士长|user|supporter
越城人民医院|汤宁远|财务处|处长|economicBuyer|unknown
苏州湾中心医院|郑可|信息处|处长|influencer|neutral
苏州湾中心医院|梁以宁|影像科|主任|user|supporter
苏州湾中心医院|施岳|设备科|主任|approver|neutral
苏州湾中心医院|丁蔚|财务处|处长|economicBuyer|unknown
江澄市第二医院|尹澈|手术室|护士长|champion|mentor
江澄市第二医院|高远岑|设备科|主任|approver|neutral
江澄市第二医院|程斯|超声医学科|主任|technicalEvaluator|nonSupporter
枫浦市中医院|翟然|内镜中心|主任|user|nonSupporter
枫浦市中医院|柯敬|设备科|主任|approver|neutral
Harrow Lake Castings|Dana Whitcombe|Operations|Plant Manager|economicBuyer|neutral
Harrow Lake Castings|Luis Ferrante|Maintenance|Maintenance Supervisor|champion|mentor
Harrow Lake Castings|Ingrid Solberg|IT|OT Systems Lead|technicalEvaluator|neutral
Harrow Lake Castings|Gwen Abara|Purchasing|Purchasing Manager|gatekeeper|neutral
Harrow Lake Castings|Peter Vance|Finance|Finance Director|approver|neutral
Brindle Valley Foods|Ruth Okafor|Quality|Quality Manager|champion|supporter
Brindle Valley Foods|Sam Tierney|Operations|Plant Manager|economicBuyer|neutral
Brindle Valley Foods|Elise Marchetti|IT|OT Systems Lead|technicalEvaluator|nonSupporter
Brindle Valley Foods|Noah Brandt|Production|Production Lead|user|supporter`

const surnames = [
  ...'赵孙李吴王冯褚卫蒋沈韩杨朱秦尤许何吕张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎鲁韦昌马苗',
]
const givenNames =
  `文博 思齐 雨桐 景行 静姝 子衿 明远 书瑶 云舒 若彤 嘉树 清扬 亦凡 知夏 怀瑾 之恒 沐阳 听澜 映雪 修远 芷若 承宇 以南 望舒 砚秋 青禾 星野 予墨 念慈 长风 含章 叙白 从容 初晴 季同 允中 安歌 疏影 鹤鸣 南乔`.split(
    ' ',
  )
const firstNames =
  `Alice Brian Carla Derek Edith Frank Grace Henry Irene Jonas Karen Leo Marta Nils Olga Paul Quinn Rosa Stefan Tara Umar Vera Walter Yvonne Zach Anton Bella Colin Dora Erik`.split(
    ' ',
  )
const lastNames =
  `Aldous Barrow Carrick Dunmore Ellery Farrow Garrick Hollis Inskip Jarvis Keswick Lomax Merrow Norcott Orwin Pascoe Quigley Renfrew Stroud Thorley Underhay Varley Wexham Yardley Ashdown Brackley Copeland Denholm Eskdale Fairlie`.split(
    ' ',
  )

/** Champions who left, and the day (from today): what they carried is what the deals after them lack. */
export const departures: readonly { account: string; day: number }[] = [
  { account: '江澄市第二医院', day: -63 },
  { account: 'Ostermark Pumps', day: -210 },
  { account: '锦帆医科大学附属医院', day: -400 },
  { account: '澜溪市第一人民医院', day: -540 },
  { account: '南汀市立医院', day: -690 },
  { account: 'Kettleburn Glass', day: -480 },
]
const accountsWithDepartures = new Set(departures.map(({ account }) => account))

/** Pinyin is not at hand, so chat ids are numbers, as many firms give them. */
const chatId = (at: number) => `wx_${String(20_117 + at * 37)}`

/** The people of every account, the named ones first; a champion in about two thirds of them. */
export function samplePeople(
  accounts: readonly SampleAccount[],
  calendar: Calendar,
  chance: Chance,
): SamplePerson[] {
  const people: SamplePerson[] = []
  const taken = new Set<string>()
  const add = (
    account: SampleAccount,
    name: string,
    [department, title, role]: Seat,
    support: SamplePerson['support'],
    createdAt: number,
  ) => {
    taken.add(name)
    const domain = `${account.code.toLowerCase()}.example`
    people.push({
      lang: account.lang,
      account: account.name,
      name,
      department,
      title,
      role,
      support,
      wechat: account.lang === 'zh' ? chatId(people.length) : '',
      email:
        account.lang === 'zh'
          ? `c${people.length + 101}@${domain}`
          : `${name.toLowerCase().replace(' ', '.')}@${domain}`,
      createdAt,
      leftAt: null,
    })
  }
  for (const [accountName, name, department, title, role, support] of linesOf(named)) {
    const account = accounts.find((one) => one.name === accountName)!
    add(
      account,
      name!,
      [department!, title!, role as BuyingRole],
      support as SamplePerson['support'],
      calendar.at(-1450),
    )
  }
  const freshName = (lang: Lang): string => {
    for (;;) {
      const name =
        lang === 'zh'
          ? `${chance.pick(surnames)}${chance.pick(givenNames)}`
          : `${chance.pick(firstNames)} ${chance.pick(lastNames)}`
      if (!taken.has(name)) return name
    }
  }
  for (const account of accounts) {
    const seats = account.lang === 'zh' ? hospitalSeats : plantSeats
    const filled = new Set(people.filter((one) => one.account === account.name).map((one) => one.department))
    const wanted = account.level === '经销商' ? 2 : account.lang === 'zh' ? 6 : 5
    const hasChampion = people.some((one) => one.account === account.name && one.role === 'champion')
    const isNamedAccount = filled.size > 0
    for (const seat of seats) {
      if (filled.size >= wanted) break
      if (filled.has(seat[0]) || (filled.size >= 3 && !chance.happens(0.75))) continue
      filled.add(seat[0])
      const support = chance.weighted([
        ['supporter', 3],
        ['neutral', 5],
        ['nonSupporter', 2],
        ['unknown', 2],
      ] as const)
      add(account, freshName(account.lang), seat, support, calendar.at(chance.whole(-1470, -1400)))
    }
    const comesAnyway = accountsWithDepartures.has(account.name)
    if (hasChampion || (!comesAnyway && (isNamedAccount || !chance.happens(0.65)))) continue
    const seat: Seat =
      account.lang === 'zh'
        ? ['手术室', '护士长', 'champion']
        : ['Engineering', 'Process Engineer', 'champion']
    add(account, freshName(account.lang), seat, 'supporter', calendar.at(chance.whole(-1395, -750)))
  }
  return people
}
