import type { FactRule } from '../factKinds.ts'
import { number } from './words.ts'

const minutes = /^(秒|分钟|分|小时|个小时|钟头|个钟头|个钟)$/
const upToDays = /^(分钟|小时|个小时|钟头|个钟头|个钟|天|周)$/
const counted =
  /^(例|台|台次|人次|例次|人|件|单|批|份|箱|袋|包|辆|车|车次|吨|头|只|桌|卷|板|柜|票|趟|户|间|床|锅|炉|片|张)$/
/** 昨天停了一上午四个小时, 整整停了六个钟头: what may stand between a standstill and how long it took. */
const lasting =
  '(?:[下上]午|整整|差不多|大概|将近|足足|快|有|得有|约|近|一共|前后|我们?|你们?|了|一[下晚天])*'

/** How the customer works today, as people say it who do not speak in forms: classes of verbs and counted things. */
export const workRules: readonly FactRule[] = [
  {
    kind: 'downtimeHours',
    cue: new RegExp(
      `(?:停|趴|瘫|歇|宕|罢工|撂挑子|坏|断|黑屏)了${lasting}(?=${number})|停(?:转|摆|机|产|线|工)了?${lasting}(?=${number})|动不了|开不了机|起不来|歇菜|罢工|瘫痪|趴窝`,
    ),
    figure: { units: /^(小时|个小时|钟头|个钟头|个钟|天)$/ },
    not: /窗口|不停机|连续|[扣罚赔]|违约|计划停|停一(?:天|个?小时|下|次)|之内|以内|不超过|最多/,
    speakers: ['customer', 'note'],
  },
  {
    kind: 'repairHours',
    cue: new RegExp(
      `(?<![装维])修(?:[好完复]|一?[次趟回])?(?![改订正饰])[^，。；\\n]{0,6}?(?:要|得|花|用|等|拖|搞|平均|前后)|(?:平均|一般|每次)修(?=${number})|(?<![装维])修${lasting}(?=${number})|等(?:配件|备件|师傅|工程师|厂家|你们的?人)[^，。；\\n]{0,12}(?:来|到|下来|上来)|师傅[^，。；\\n]{0,10}(?:上来|下来|过来|赶来)|搞(?:归一|定|好)要`,
    ),
    figure: { units: upToDays },
    not: /验收|备份|演练|装修|响应|承诺|保证|之内|以内/,
    speakers: ['customer', 'note'],
  },
  {
    kind: 'waitingTime',
    cue: new RegExp(
      `排(?:队|号|到|了|个队)?${lasting}(?:要|得)?(?=${number}个?[多来]?(?:分|小时|钟))|等(?:了|候|待|位|叫号)?(?:要|得)?${lasting}(?=${number}个?[多来]?(?:分|小时|钟))|转(?:圈)?(?:要|得|了|上)?(?=${number}(?:秒|分))|等叫号|干等|加载(?:要|得|了)`,
    ),
    figure: { units: minutes },
    not: /如果|响应|到场|上门|修[好完复]|停[了机线]/,
    speakers: ['customer', 'note'],
  },
  {
    kind: 'changeoverTime',
    cue: /换(?:一)?(?:[一二两三四五六七八九十\d]*)(?:[次趟回盘套版模型线料色卷刀款]|个?(?:品种|规格|产品|模具|夹具|花色|型号))(?!性|的钱|了?(?:供应商|厂家))|(?:调机|改机|换模|换线|换色|换版|换料|清场)/,
    figure: { units: minutes },
    not: /换(?:人|货|班|药|证)/,
    speakers: ['customer', 'note'],
  },
  {
    kind: 'cycleTime',
    cue: /一(?:个|台|套|件|张|片|块|炉|锅|盘|车|批|柜|桶|卷|份|单|段|层|辆|板|箱|道|根|把|户|条|只|遍|趟)(?![多来半])[^，。；\n\d]{0,14}?(?:要|需要?|用|花|得|跑|平均|耗|差不多)|单[^，。；\n\d]{0,6}?(?:平均)?(?:耗时|用时|时长)|平均(?:耗时|用时)|每[台件张片炉锅车批柜份箱道辆][^，。；\n\d]{0,10}(?:要|需要?|用|花|得)/,
    figure: { units: minutes },
    not: /换|修|停|坏|等|排队|响应|培训|开会|原来|之前|以前|降到|缩短/,
    speakers: ['customer', 'note'],
  },
  {
    kind: 'caseVolume',
    cue: new RegExp(
      `(?:每|一|单)(?:天|日|年|个?月|周|个?星期|个?礼拜|班|晚|季度|顿饭?)(?:我们)?(?!光是|[^，。；\\n]{0,6}(?:拜访|报销|花|省|亏|吃掉))(?=[^，。；\\n\\d一二两三四五六七八九十]{0,9}${number}[.\\d]*\\s*[万千]?[多来几]?\\s*(?:例|台|人次|件|单|批|份|箱|袋|包|辆|车|吨|头|只|桌|卷|板|柜|票|趟|户|床|锅|炉|片))|[日月年](?:产|处理|吞吐|接待|出货|分拣)[^，。；\\n\\d]{0,3}(?=\\d)`,
    ),
    figure: { units: counted },
    not: /要是|如果|能做到|产能能|预计|打算|我们公司|上家|翻台|换/,
    speakers: ['customer', 'note'],
  },
  {
    kind: 'scrapRate',
    cue: /废(?:品|料|片|件|率|布|板|纸)|次品|坏品|残次|不良|返工|损耗|破损率|开裂率|死淘率/,
    figure: { units: /^(%|％|个百分点|个点|成)$/ },
    speakers: ['customer', 'note'],
  },
  {
    kind: 'openTickets',
    cue: /未(?:关闭?|处理|解决|完成|闭环|修复)|(?:挂|躺|压|积|堆|欠|攒|拖)(?:着|了)|没(?:处理|关|解决|闭环|修复?|改|回)(?!过)/,
    beside: /工单|单子|单(?:没|未)|bug|缺陷|问题|报修|故障|ticket/i,
    figure: { units: /^(个|单|条|张|件|起|项)$/ },
  },
  {
    kind: 'activeUsers',
    cue: /(?:天天|每天|经常|真正|实际|常)(?:天天|每天|在|都)*(?:登|用)|登录过|日活|月活|活跃|(?<![a-z])active(?![a-z])/i,
    figure: { units: /^(人|位|名|个|个用户|个账号|号)$/ },
    not: /希望|目标|承诺/,
  },
  {
    kind: 'usageRate',
    cue: /用的(?:人|家长|员工|老师|师傅)[^，。；\n]{0,6}(?:不到|只有|才|占)|使用率|打开率|登录率|激活率|开动率/,
    figure: { units: /^(%|％|个点|成)$/ },
  },
  {
    kind: 'interfaceSites',
    cue: /接入|接了|对接|连了|联了|打通|覆盖/,
    figure: { units: /^(家|点位|个点位|节点|网点|门店|站点|条线|院区)$/ },
    not: /报的|拜访|计划|打算|要求/,
  },
]
