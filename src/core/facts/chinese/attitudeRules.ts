import type { FactRule } from '../factRule.ts'

const no =
  /[?？]|吗(?!\p{Script=Han})|听说|据说|他们家?(?:的)?返|我们(?:自己|厂|车间|产线|自家)的?[^，。；\n]{0,6}(?:率|返)|现在(?:这|那)家|人家(?:返|用)|没说(?:过)?|(?:不是|并非)(?:不)?(?:赞成|同意)/u
/** What is not accepted are terms, and not who offers them. */
const ofTerms = new RegExp(
  `${no.source}|(?:价格?|条款|账期|时间|日期|日子|结论|数据|数字|金额|罚款?|说法|解释|罚则|工期|交期)[^，。；\\n]{0,8}(?:我|我们)`,
  'u',
)
const mayStand = ['stated', 'asked', 'promised', 'negated'] as const
/** Who would stay: of whom it is meant tells who says it. */
const stays =
  /(?:倾向于?|主张|建议|希望|想|还是)(?:不换(?!人|货|机)|别换|不动|继续(?:用|跟|和|找|合作)|续(?:签|约|用))|不(?:太)?(?:想|主张|赞成|打算|愿意?)(?:再)?换(?!人|货|机)/

/** How people say where they stand without a word for it: what they would rather do, and what has to happen first. */
export const attitudeRules: readonly FactRule[] = [
  {
    kind: 'attitude',
    apart: true,
    whole: true,
    cue: new RegExp(
      [
        // 我是不赞成再放你们家的
        '(?:我|我们|我这边|他|她|[总工长部任监理])(?:个人|本人|这边|是|也|一直|还是|都|表示)*不(?:太|大|怎么)?(?:赞成|赞同|主张|同意)(?=[^，。；\\n换]{0,12}(?:你们|你家|贵司|我们|我方|续|继续|再))',
        // 要是还这样我宁可找别家
        '宁(?:可|愿|肯)(?:去|再|重新|花钱)?(?:找|用|选|换|请|给)(?!你们|你家|贵司|您|我们|我方)(?=[\\u4e00-\\u9fffA-Za-z])',
        // 不想再用你们的了
        '(?:不想|不打算|不愿意?|不敢|不会)再(?:用|找|选|放|交给|考虑|续|签|上)(?:你们|你家|贵司|贵公司|我们)',
        // 老问题不解决不谈新项目
        '(?:问题|毛病|故障|整改|投诉|缺陷|尾巴|遗留|账)[^，。；\\n]{0,6}(?:没|不)(?:先)?(?:解决|处理|整改|搞定|弄好|改好|闭环|落实|查清|说清|了结)[^，。；\\n]{0,4}[，,]?\\s?(?:就|我们|我|一律)?(?:不|别|免|甭|休)(?:要|想|用)?(?:谈|提|签|续|考虑|开口|往下)',
        // 这关没过我打分不会给高
        '我(?:这边|们)?[^，。；\\n]{0,4}(?:打分|评分|给分)(?:肯定|也|都)?(?:不会(?:给|打)?(?:得)?(?:太)?高|给不了高|高不了|上不去)',
        // 我支持继续做
        '我(?:这边|个人|们)?(?:是|也|还是|肯定|都)*(?:支持|赞成)(?:继续(?=做|用|合作|跟|和|$|[，。])|续[签约用]|沿用)',
        // 我觉得你们靠谱
        '我(?:是|还是|个人|们)?(?:觉得|认为|看)(?:还是)?(?:你们|你家|贵司)[^。；\\n]{0,24}?(?:靠谱|放心|踏实|更合适|更专业|更稳|更强|更好|有优势|占优)',
      ].join('|'),
    ),
    figure: 'text',
    not: no,
    stances: mayStand,
    speakers: ['customer', 'note', 'team'],
  },
  {
    kind: 'attitude',
    apart: true,
    whole: true,
    // 你们这套设备我现在是不赞成的
    cue: /(?:我|我们|我这边)(?:个人|本人|现在|目前|暂时|这边|其实|真的|说实话|是|也|一直|还是|都|还)*不(?:太|大|怎么|会)?(?:赞成|赞同|主张|认可|看好|支持)的?(?=$|[，,。；;！!\s])/,
    beside: /你们|你家|贵司|贵公司|贵方|您(?:们|家)|这(?:台|套|批|家|个(?:设备|机器|方案|系统|产品|供应商))/,
    figure: 'text',
    not: ofTerms,
    stances: mayStand,
    speakers: ['customer', 'note'],
  },
  {
    kind: 'attitude',
    apart: true,
    whole: true,
    // 我这边推荐的就是你们, 我会帮你们说话
    cue: /我(?:们|这边|个人|肯定|会|是|都|也|还是|一定|就|到时候?)*(?:推荐|首选|力推|力荐|投|选)(?:的(?:就|也|还)?是)?(?:你们|你家|贵司)(?![看问催查拿把出做来去的那这])|我[^，。；\n]{0,8}(?:帮|替)(?:你们|贵司)说(?:几句)?(?:好)?话|我(?:把)?(?:这?一?票|票)[^，。；\n]{0,4}(?:投|给)(?:你们|贵司)/,
    figure: 'text',
    not: no,
    stances: mayStand,
    speakers: ['customer', 'note'],
  },
  {
    kind: 'attitude',
    apart: true,
    whole: true,
    // 你们这个做法不停线，我是认可的
    cue: /我(?:这边|个人|本人|们)?(?:是|也|还是|都|比较|很|挺|一直|肯定)*(?<![不没])(?:认可|看好|认同)(?:的|你们|贵司|你家|这个?(?:方案|做法|思路|路子|设计))/,
    beside: /你们|你家|贵司|贵公司|贵方/,
    figure: 'text',
    not: /[?？]|吗(?!\p{Script=Han})|[不没未]太?(?:认可|看好|认同)|要是|如果|才(?:会|能)?认可|[价格报价][^，。；\n]{0,6}认可/u,
    stances: mayStand,
    speakers: ['customer'],
  },
  {
    kind: 'attitude',
    apart: true,
    whole: true,
    cue: stays,
    beside: /你们|你家|贵司|贵公司|贵方/,
    figure: 'text',
    not: no,
    stances: mayStand,
    speakers: ['customer'],
  },
  {
    kind: 'attitude',
    apart: true,
    whole: true,
    cue: stays,
    beside: /我们|我方|我司|咱们?家?/,
    figure: 'text',
    not: no,
    stances: mayStand,
    speakers: ['note', 'team'],
  },
  {
    kind: 'attitude',
    apart: true,
    whole: true,
    // 英语德语这两年返修率很低，一码归一码: praise beside blame.
    cue: /一码归一码|各归各|是两码事|是两回事/,
    beside:
      /(?:返修|返工|差错|故障|投诉|退货)率?(?:都|也|一直|很|挺|比较|最|算)*(?:低|少)|没(?:出过|掉过)|(?:挺|很|蛮|还)(?:好|稳|不错|满意|靠谱)/,
    figure: 'text',
    not: /[?？]|我们(?:自己|厂|车间)/,
    stances: ['stated', 'asked', 'promised', 'negated'],
    speakers: ['customer'],
  },
  {
    kind: 'attitude',
    apart: true,
    whole: true,
    // 跑了三千小时没坏过，这块我没意见; 我这边中立
    cue: /我(?:这边|们|个人|本人|部门)?(?:是|也|都|倒|真的?|完全|基本上?|就|现在)*(?:没(?:有)?(?:什么|啥|任何)?(?:大)?意见(?=$|[，,。；;！!\s])|(?:保持)?中立(?=$|[，,。；;！!\s的])|不站队|哪家都(?:行|可以|一样))/,
    figure: 'text',
    not: /[?？]|吗(?!\p{Script=Han})|只要|如果|要是|除非|时间|日期|几点|开会|会议|地点/u,
    stances: mayStand,
    speakers: ['customer'],
  },
  {
    kind: 'statedConcern',
    apart: true,
    whole: true,
    // 周末断水我不同意的，客房全满
    cue: /[^，。；\n]{2,}我(?:这边|个人|们|部门)?(?:是|肯定|也|都)*不(?:能|会)?(?:同意|接受|答应)的(?=$|[，,。；;！!\s])/,
    figure: 'text',
    not: /[?？]|吗(?!\p{Script=Han})|不是我不|如果|要是/u,
    stances: mayStand,
    speakers: ['customer'],
  },
  {
    kind: 'statedConcern',
    // 193800还是高
    cue: /\d[\d.,]*\s*(?:万|元|块|欧|镑)?(?:的?(?:价格?|报价))?(?:还是|仍然?|依然|还)(?:有点|有些|偏|太|略|嫌)*(?:高|贵)(?![于过出])/,
    figure: 'text',
    speakers: ['customer', 'note'],
  },
  {
    kind: 'customerAsk',
    // 付款我们希望月付, 付款条款我只接受45天以上
    cue: /(?:付款|账期|结算|租金|费用|货款|尾款|回款)[^，。；\n]{0,8}(?:希望|想|要求|要|最好|得)(?:能|按|改成?|走|是)*(?:月付|季付|年付|半年付|月结|分期|后付|按[月季年](?:付|结)?|到付|货到付款|票到付款)|(?:我|我们|我这边|财务)?(?:只|最多(?:只)?)(?:能)?(?:接受|认可?)(?=[^，。；\n]{0,8}\d)/,
    figure: 'text',
    not: /[?？]|你们只/,
    speakers: ['customer', 'note'],
  },
]
