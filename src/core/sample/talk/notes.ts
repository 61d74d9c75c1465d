import type { Calendar } from '../calendar.ts'

type Note = { name: string; text: string }

/** `{d-20}` is an ISO day in a heading; other marks as in the chats. */
const filled = (calendar: Calendar, lang: 'zh' | 'en') => (note: Note) => ({
  name: note.name,
  text: calendar.dated(
    note.text
      .trimStart()
      .replace(/\{d([+-]\d+)\}/g, (_whole, day: string) => calendar.isoDay(calendar.at(Number(day)))),
    lang,
  ),
})

const zhNotes: Note[] = [
  {
    name: '拜访笔记-明州二院.md',
    text: `
---
客户: 明州大学附属第二医院
商机: 明州二院术中超声平台四台
记录人: 钱越
---

# 拜访笔记 明州大学附属第二医院

## {d-137} 明州二院术中超声平台四台：手术室初访
见设备科周岚、超声医学科陈砚。四间手术间共用四台，两台已过保。
现用的是七年前的台式机，备件要从外地调。
陈砚说手术量集中在周二、周四，一年1260例术中检查。

## {d-116} 明州二院术中超声平台四台：跟台观察
和麻醉科林予安跟了两台手术。穿刺引导前等待38分钟，主要在等机器到位。
林予安希望能把引导放在手术间内完成。

## {d-100} 明州二院术中超声平台四台：信息科接口会
许哲：PACS版本V7.2，DICOM 3.0。数据不出院，远程维护走堡垒机。
我方苏衍答复：同版本PACS已对接2家，两家的接口联调都在一周内完成。
数据存放在医院自有机房，我方不留副本。

## {d-80} 明州二院术中超声平台四台：试用跟踪
试用期间做了36例，存图完整，探头线偏短已更换。
住院医师反映培训4小时够用，护士吐槽耦合剂加热架难用。

## {d-62} 明州二院术中超声平台四台：参数与合规
注册证载明范围：术中及围手术期超声成像，不含治疗用途。
第三方检测报告给了设备科一份，编号见附件清单。
质量管理体系证书在有效期内，复印件已交。

## {d-45} 明州二院术中超声平台四台：财务处沟通
邵敏：医院账期60天，设备款不预付。后两台没批之前不签四台的合同。
先批的预算260万元，{+39}前必须用完。

## {d-36} 明州二院术中超声平台四台：竞品情况
安澜在浙江公开降价8%，维保只含一年，备件另计。
友商的方案没有写备机，响应时间按工作日算。
我们写的是4小时响应到场，备机48小时内到。

## {d-27} 明州二院术中超声平台四台：服务条款
整机质保3年，三年内备件全含；年维保费6.8万元一台，从第四年起算。
培训分三场，共16小时，手术室和超声科各派人。
装机28天（两台），含场地检测。

## {d-18} 明州二院术中超声平台四台：同行参访
越溪医学院附属医院和海霖市第一医院愿意接待参观。
两家换机前的季度记录是38小时，换机后是9小时，台账可以当面核对。

## {d-11} 明州二院术中超声平台四台：后面两台
周岚担心后两台涨价。答复：后两台单价写进合同，有效期到明年年底。
批复时间没有说法，要再问。

## {d-3} 明州二院术中超声平台四台：林予安
见林予安25分钟。参数里探头频率写临床需要的范围，不写死。
`,
  },
  {
    name: '会议纪要-明州二院设备委员会.md',
    text: `
---
客户: 明州大学附属第二医院
商机: 明州二院术中超声平台四台
---

# 设备委员会记录

## {d-48} 明州二院术中超声平台四台：第三次会议
出席：何其远、周岚、陈砚、邵敏、许哲。
会议决定：术中超声更新立项，预算分两期执行，先两台，其余另行报批。
会议要求设备科提供停机原因的分类统计，口径以台账为准。
邵敏提出：付款按账期60天，合同一期一签。
许哲提出安全要求：影像数据不出院，远程维护须留痕。
下次会议定在{+13}，由陈砚汇报科室使用情况。
`,
  },
  {
    name: '拜访笔记-甬江总院.md',
    text: `
---
客户: 甬江总院
商机: 甬江总院内镜系统更新
---

# 甬江总院 内镜系统更新

## {d-117} 甬江总院内镜系统更新：内镜中心
宋知微：现用的是两代前的主机，一套图像偏暗。一年做5400例。
上个月主机停机6小时，改期11个病人。

## {d-81} 甬江总院内镜系统更新：试用
试用下来操作没有问题，清洗流程多一步，培训安排两次，每次2小时。

## {d-50} 甬江总院内镜系统更新：价格
预算280万元，含安装，三套。迈川价格低，只保一年。
我方整机质保3年，三年总成本相差4.2万元一套，差在备件。

## {d-21} 甬江总院内镜系统更新：谈判小组
谈判小组5人，孟繁牵头。会上同意质保按3年比。
唐默的目标是每套85万元以内，低于公司底价，已送审批。

## {d-9} 甬江总院内镜系统更新：付款与验收
韦青：账期90天，验收后付七成。
验收标准：科室签字，加连续运行20天。交付{+44}前三套到货。
`,
  },
  {
    name: '拜访笔记-苏州湾中心医院.md',
    text: `
---
客户: 苏州湾中心医院
商机: 苏州湾中心医院影像归档扩容
---

# 苏州湾中心医院

## {d-60} 苏州湾中心医院影像归档扩容：影像科
梁以宁：一天做420例，归档空间剩11%，{+120}前要扩。
现用归档是五年前的架构，PACS版本6.4。

## {d-33} 苏州湾中心医院影像归档扩容：信息处
郑可担心迁移丢片，拿不准更换成本。数据不出院。
答应给迁移校验的做法，逐条比对，不作保证。
`,
  },
]

const zhOldNotes: Note[] = [
  {
    name: '销售日记-旧稿.txt',
    text: `
{d-402} 明州大学附属第二医院 初次介绍
给设备科介绍产品，写材料时用了“目前最先进的平台”一句，经理要求删掉，改为按注册证载明范围表述。
周岚主任没有表态，让留资料。

{d-371} 甬江总院 节后拜访
内镜中心主机三套，运行五年。采购要走院内招标。

{d-333} 越城人民医院 框架续签
上一年度监护框架供货及时，附件包有一次退换。顾清主任要求供货写进合同。

{d-298} 江澄市第二医院 护士长引荐
尹澈护士长愿意推动术中超声，先做科室调研。
`,
  },
  {
    name: '售后记录-枫浦市中医院.txt',
    text: `
{d-30} 枫浦市中医院 内镜偏色报修
现象：图像偏色，更换备用头后仍偏色。停机8小时，已协调备机。
科室投诉，翟然主任要求书面说明。

{d-24} 枫浦市中医院 主机返厂
主机返厂检测，备机到位。退货单TH0034登记。

{d-18} 枫浦市中医院 备机运行
备机运行正常，返厂检测结果{+4}出。
`,
  },
]

const enNotes: Note[] = [
  {
    name: 'notes-harrow-lake.md',
    text: `
---
account: Harrow Lake Castings
deal: Harrow Lake FlowDeck rollout, three lines
author: Maya Lindqvist
---

# Harrow Lake Castings

## {d-132} Harrow Lake FlowDeck rollout, three lines. Plant tour
Line 2 and 3 run three shifts. They currently use paper travellers and a spreadsheet per shift.
Dana wants to stop arguing about numbers, that is the whole point for her.

## {d-124} Harrow Lake FlowDeck rollout, three lines. Downtime
Line 2 was down 27 hours last quarter. Basis: stop to first good part, from the shift log.
Finance puts the cost of downtime on line 2 at $253,800 last quarter.

## {d-103} Harrow Lake FlowDeck rollout, three lines. IT
Ingrid: OPC UA server version 1.04, nothing may leave the plant network, on-prem only.
We have integrated with 1.04 at 4 plants, diagram delivered.

## {d-86} Harrow Lake FlowDeck rollout, three lines. Changeovers
Timed three changeovers: changeover takes 74 minutes on line 3, half of it paperwork.
Scrap rate is 3.8 percent on line 3, worse right after a changeover.

## {d-56} Harrow Lake FlowDeck rollout, three lines. Pilot
Pilot showed the batch card is found in under a minute. Operators keep using it.

## {d-40} Harrow Lake FlowDeck rollout, three lines. Competitor
Orrisdale announced a price cut of 7 percent in the region. Their offer has one support year, ours three.
Over five years the difference in total is $38,000 for three lines.

## {d-30} Harrow Lake FlowDeck rollout, three lines. Money
Budget is $410,000 this year and must be spent before {+36}.
Split into two phases: lines 1 and 2 now, line 3 in spring.
Payment terms are net 60 days, service fee $11,800 per year.

## {d-15} Harrow Lake FlowDeck rollout, three lines. Schedule
Installation takes 12 days for two lines. Servers must be delivered by {+50}.
Maintenance window is the week of {+64}.
Warranty on the terminals is 2 years.

## {d-8} Harrow Lake FlowDeck rollout, three lines. Training
Training is 6 hours per operator, two sessions at night for the night shift.
Dana is worried that the night shift gets the leftovers.

## {d-5} Harrow Lake FlowDeck rollout, three lines. Peers
Tarn Ridge Bearings and Copperline Motors would take a reference call.
Tarn Ridge showed us their own log: 22 hours in the quarter before, 8 hours after.
`,
  },
  {
    name: 'minutes-harrow-steering.md',
    text: `
---
account: Harrow Lake Castings
deal: Harrow Lake FlowDeck rollout, three lines
---

# Steering group

## {d-31} Harrow Lake FlowDeck rollout, three lines. Second meeting
Present: Dana Whitcombe, Ingrid Solberg, Luis Ferrante, Peter Vance.
The committee agreed on two phases, line 3 in spring.
Peter Vance asked for net 60 days and the service fee spelled out.
The committee decided that acceptance means 30 days without a lost record.
Next meeting on {+17}, they decide then.
`,
  },
  {
    name: 'notes-brindle-valley.md',
    text: `
---
account: Brindle Valley Foods
deal: Brindle Valley TraceBook two sites
---

# Brindle Valley Foods

## {d-85} Brindle Valley TraceBook two sites. Quality
Ruth: the last customer audit found 6 lots without a full trace.
The goal is to answer a recall inside the shift; the last drill took a response of 7 hours.

## {d-66} Brindle Valley TraceBook two sites. IT
Elise runs an ERP version 11, no ports open. Production data must not leave the site.

## {d-39} Brindle Valley TraceBook two sites. Trial
Trial showed lots traced during the shift. Label printer jams, technician sent.

## {d-20} Brindle Valley TraceBook two sites. Terms
85 operators to train, training runs 3 hours per group of ten. Warranty on terminals 2 years.
Steering group decides on {+26}. RFP for group purchasing issued on {+33}.
`,
  },
]

export const utf8Notes = (calendar: Calendar): Note[] => [
  ...zhNotes.map(filled(calendar, 'zh')),
  ...enNotes.map(filled(calendar, 'en')),
]
/** Typed years ago on another machine. */
export const gb18030Notes = (calendar: Calendar): Note[] => zhOldNotes.map(filled(calendar, 'zh'))
