/**
 * Words of sales talk by what they are about, in both languages: 试用 and "pilot" are one class. Likeness to labelled
 * messages is measured in classes as well as in letters, so that a word that no labelled message holds still counts.
 * `*` stands for any ending of an English word.
 */
const classes = {
  price:
    '价 报价 价格 单价 价钱 多少钱 底价 实价 打折 优惠 便宜 降价 让利 返点 费用 年费 核价 比价 询价 开价 行情 多少米 银子 一口价 价目 差价 总价 到手价 批发价 出厂价 市场价 裸价 净价 特价 让点 再让 再降 砍价 压价 议价 还价 报一下 报个 几个点 预算价 参考价 大概多少 啥价 怎么卖 怎么收费 收费标准 租金 运费 每吨 单套 | price* pricing cost costs quot* figure figures number numbers discount* rebate rate rates fee fees charge charges cheaper conditions damage breakdown expensive afford budgetary list-price pricelist estimate estimates indication indicative tariff tariffs "how much" "what does it cost" "set us back" "price tag" "per seat" "per unit" "best price" fare rental lump lowest floor-price sharpen',
  quote:
    '报价 报价单 报价函 报价书 价格表 价目表 报价表 价单 报了个 报的价 给您报 给你报 正式报价 报价方案 报价明细 报价文件 商务报价 报价邮件 报价附件 二次报价 最终报价 清单报价 费用清单 | quote quotation quotations offer offers pricing quoted "price list" "our numbers" "your numbers" "price offer" "our offer" "my offer" pricelist proforma "pro forma" "cost estimate" "commercial offer"',
  proposal:
    '方案 建议书 规划书 计划书 设计稿 提案 测算表 白皮书 方案稿 解决方案 实施方案 整体方案 初步方案 改造方案 设计方案 建设方案 策划案 可研 可行性 规划方案 标前方案 技术文件 图纸 布局图 PPT ppt | proposal proposals concept deck "business case" "project plan" study "solution design" roadmap "statement of work" "technical proposal" "solution brief" presentation-deck slides "white paper" draft-plan concept-paper feasibility blueprint outline whitepaper',
  contract:
    '合同 协议 条款 文本 框架 电子签 合约 续约 续签 签约 主合同 补充协议 采购合同 服务协议 违约 责任条款 双签 签章 电子合同 | contract contracts agreement agreements msa sla terms t&c t&cs paperwork lease papers docusign clause clauses "terms and conditions" "purchase agreement" "order form" addendum appendix indemnity "framework agreement" "signed copy" countersigned',
  tender:
    '招标 投标 邀标 标书 挂网 磋商 比选 遴选 公开招 开标 竞价 应标 评标 竞标 中标 回标 公告 资格预审 单一来源 统一招 招投标 公开采购 集中采购 政府采购 采购公告 招采 投标书 投标文件 资审 入围 密封 报名 评委 流标 废标 唱标 议标 电子标 框采 集采 竞谈 单一 公示 采购意向 项目公告 代理机构 | tender* bid bids bidding bidder* rfp rfq rfi itt sealed auction lot shortlist* advertise "put out" "three bids" sourcing procure* "public procurement" "contract notice" "sealed bids" prequalif* "framework lot" "request for" "three quotes" "open competition" e-auction "expression of interest" award portal',
  trial:
    '试用 试点 样机 样品 打样 打个样 小样 试机 体验版 体验 测试账号 试水 试跑 试试 先用用 用用看 看看效果 送样 备用机 试产 借用 试一下 先试 先上一 试一试 试几天 试两周 先用一个 试着用 测一下 测试一下 跑一跑 演示机 借一套 借两台 试装 试运行 小批量 样件 样块 试剂盒 免费用 体验账号 先装一 先放一 验证一下 对比测试 比对 | trial* pilot pilots sample samples loan loaner test try sandbox evaluat* poc borrow "proof of concept" "have a play" "test drive" "free month" "on the bench" "try out" "hang on to" "play with" test-run "test run" "try it" "try one" "try it out" "free trial" "trial period" "trial version" "demo account" "test account" "evaluation unit" "for a week" "a couple of weeks" prototype "dry run" "small batch" swatch* "try before"',
  demo: '演示 展示 demo 演了 演的 讲解 跑给 切给 试切 实机 样机 看了实 远程看 演示会 产品介绍 现场跑 现场操作 走一遍 过一遍 演练 看了演示 路演 介绍会 讲了产品 操作了一遍 | demo demos demonstrat* presentation showed shown present* showing tour "took her through" "took him through" "took them through" dashboard "screen share" walked showcase* "live demo" "product demo" "online demo" webinar "hands-on session" "on screen" "saw the machine" "gave a demo" demoed demo\'d',
  send: '发 传 寄 递 提交 上传 附件 附上 发送 送 丢 呈上 送上 随信 抄送 邮箱 发您 发你 发给 递给 留给 快递 见附 群里 群文件 过去 报了 报过去 发到 发过去 发过来 转发 推送 邮寄 寄出 寄给 寄送 交给 提供给 奉上 附后 请查收 查收 请查阅 请审核 已发 已寄 已交 已传 回邮 | sent send attached enclosed email* emailed submit* upload* shared forward* handed inbox sharepoint dropped resent attach herewith mailed left "went out" delivered "in your" portal sending despatch* dispatch* deliver* provided supplied "for your review" "for your consideration" "in the attachment" "by courier" "by email" posted couriered handed-over pinged',
  done: '了 已 过 刚 刚刚 刚才 好了 完 昨天 上周 上午 今早 上次 那天 之前 昨晚 完成 | have has had just done yesterday already was were did went ran gave finished been took last',
  receive:
    '收到 收悉 看了 看到 看过 收着 拿到 看完 转给 打印 收到了 接到 查收了 已收 已阅 已收到 收妥 看了一遍 读了 研究了 拜读 转交 浏览 | got received receive reached arrived read saw thank thanks went reviewing printed receipt came arrives "came through" "came in" "looked at" reviewed studied checked opened noted',
  ask: '能不能 能否 可否 可不可以 请 烦请 麻烦 希望 想 要 让 问 要求 催 申请 给 呗 吧 发我 给我 拟 打听 需要 诚邀 邀请 烦 盼 提供 协助 请问 请教 求 帮忙 帮我 能给 可以给 望 盼复 恳请 敬请 索要 要一份 来一份 搞一份 弄一份 想了解 想看看 需要你们 | could can please pls kindly would like want wants need needs ask asked asks request* wanted may appreciate possible chance grateful "let us have" shoot "set me up" "after a" fishing hoping wish wishes "get me" "give me" "send me" "send us" seek seeking enquir* inquir* invit* "any chance" keen interested must',
  question:
    '吗 呢 啥 什么 多少 怎么 几 哪 谁 没有 ? ？ 咋 有没有 何时 | ? what how whats when where which who is any',
  draft:
    '拟 起草 出 版 模板 制式 公章 一式 法务 会签 文本 续 重发 拟好 编制 修改 重新出 出一版 先出 稿 盖章版 双方盖章 版本 终版 初稿 | draft* prepare prepares template legal lawyer* "clean version" originals signature renewal liability drafting revise revised clean copy countersign redraft amend amended wording',
  negative:
    "不 没 未 无 别 非 莫 不是 没有 从不 | not no never dont don't cannot can't cant wont won't doesnt doesn't isnt nothing nobody without unable unfortunately",
  expensive:
    '贵 太高 偏高 超预算 吃不消 超出 不划算 不合理 没法报 垫资 高于 承受不起 开口 地板价 太贵 好贵 贵了 死贵 价高 价格高 吃力 肉疼 钱太多 花不起 买不起 预算不够 没钱 没预算 资金紧张 超标 控制价 偏贵 差太多 性价比 | expensive steep high higher pricey dear dearer "over budget" disproportionate afford justify ouch much overpriced "too expensive" "no budget" "cant afford" cost-prohibitive prohibitive exceed* excessive "a lot of money" "budget is" fortune rip-off unaffordable',
  worry:
    '担心 担忧 顾虑 怕 风险 不放心 没底 没谱 不信 犹豫 保留意见 万一 睡不着 皱眉 卡住 跑路 黄了 吃过亏 绑死 断供 没把握 习惯了 不踏实 不靠谱 靠谱吗 安全吗 稳定吗 靠不靠谱 怕是 害怕 心虚 怀疑 质疑 不确定 不保险 后顾之忧 靠不住 悬 犯嘀咕 打鼓 慎重 顾忌 被坑 踩坑 坑 | worr* concern* doubt* risk* hesita* uneasy sceptical skeptical convinced reservation* reluctant "what if" nervous fear* feeling trust anxious anxiety dubious suspicious "not sure" unsure wary cautious hesitant unconvinced "bad feeling" "too risky" gamble unproven immature',
  resist:
    '接受不了 难以接受 没必要 不太行 不愿意 不看好 不敢 反对 嫌 难 不允许 太长 太多 太复杂 太封闭 学不会 用不到 再等等 再议 没人管 太吃 不适合 黄花菜 不接受 不习惯 没意思 算了 不要了 不需要 用不着 用不上 没兴趣 不考虑 不同意 不认可 不支持 不赞成 不买账 不感冒 抵触 排斥 拒绝 推脱 没有必要 麻烦 太麻烦 太慢了 太远 太大 太小 太晚 不现实 不适用 不方便 不划来 卡在 通不过 批不下来 搞不定 顶不住 伤筋动骨 | overkill balked objected objection "too far" "too small" "too long" "too complex" "no way" "why would" "non starter" "lock in" keen "dont love" dragging timing "hard sell" unacceptable acceptable disproportionate payback steep problem never swap kill benefit refus* reject* declin* oppos* disagree* against unwilling "not interested" "not for us" "no need" "dont need" "not ready" "too complicated" "too slow" "too big" "too late" complicated cumbersome bulky "stick with" "happy with" "the issue is" "not going to" "wont work" impractical unrealistic blocker showstopper',
  broken:
    '坏 故障 宕机 死机 停机 漏 断 卡 慢 错 报警 堵 掉 少了 缺 裂 破 松 失灵 罢工 没反应 开胶 退回来 不符 趴 毛病 报错 闪退 短路 生锈 变形 质量 报废 返工 损 失效 打不通 不通 开错 打不开 凿坏 拖拉 坏了 坏掉 出问题 出毛病 不好使 用不了 不工作 不转 不亮 没信号 黑屏 白屏 崩溃 崩了 丢数据 卡死 发热 冒烟 异响 漏油 漏水 漏气 破损 开裂 脱落 错发 漏发 发错 少发 不达标 不合格 次品 瑕疵 有问题 耽误 影响生产 停线 | broke broken break breaks fail* leak* crash* dead wrong late missing damaged cracked peel died faulty defect* stuck error* tripping incomplete hold mess falls slow failing rain malfunction* outage breakdown "doesnt work" "not working" "stopped working" unusable jam jams jammed overheating noisy rust* scratch* torn bent shortage mistake mistakes bug bugs glitch* freez* froze unreliable useless garbage poor worst',
  again:
    '又 第三 三回 几回 再次 三天两头 反复 老是 老 第二天 次 还 还是 都 一直 频繁 多次 五次 再一次 两次 三次 好几次 好多次 每次 每天都 天天 反反复复 屡次 接连 连续 已经是 这周 | again third fourth second times still keeps weeks repeated* every twice always ever repeatedly constantly "once more" "yet again" "so many times" "in a row" daily continually multiple several',
  angry:
    '投诉 抱怨 吐槽 骂 火 火大 不满 遗憾 发飙 指着 逗我 谁负责 会不会 什么质量 到底 摆设 迟缓 整改 说法 重视 函告 气死 气人 生气 发火 发脾气 忍不了 受不了 太差 差劲 糟糕 坑人 离谱了 无语 失望 抗议 索赔 赔偿 追责 退货 退款 差评 不像话 说不过去 怎么搞的 什么情况 严重 尽快解决 限期 给个说法 | complain* angry livid grumbl* furious disappoint* regret moan* unhappy told seriously expect "had it with" express raised upset annoy* unacceptable annoyed frustrat* terrible awful ridiculous unbelievable joke sick dissatisf* compensation refund claim escalat* protest displeas* unprofessional shame shambles appalling poor fuming cross',
  waiting:
    '没人理 没人 影子 打不通 迟迟 拖 延误 说好 半天 没来 未到 没到 都没 没动静 等了 还在等 一直没 一直等 没人管 没人接 没人回 不回 不理 联系不上 找不到人 推来推去 拖了 拖到 晚了 迟到 逾期 还没到 还没来 没消息 没下文 没回音 催了 | waiting nobody called "no reply" "no answer" "picks up" hotline late weeks open since delay* overdue promised ignored unanswered "no one" noone "no response" "no show" "getting nowhere" "chasing" slow "too long" "behind schedule" "when will" delayed',
  agree:
    '同意 行 可以 成交 定了 拍板 答应 承诺 保证 确认 批准 通过 中选 放心 没问题 一定 接受 就你们 就照 就按 松口 我来 好 拍胸脯 肯定 给你们 这单 说好 要了 走完审批 不比了 没异议 同意了 定下来 就定 就选 就用 就要 就买 选定 敲定 谈妥 说定 说话算数 包在我 我负责 我保证 我答应 我担保 应承 点头 拍定 采纳 认可 批了 批下来 审批通过 过会 上会通过 决定采用 确定采购 确定合作 合作愉快 开干 走起 | agree* deal approv* confirm* accept* yes ok okay promise* commit* selected awarded "going with" word "go ahead" pleased happy shook "put me down" "is ours" "lets do it" undertakes "got it" booked "his word" "he\'s in" "she\'s in" sure fine "sounds good" "count me in" "we will take" "well take" "ill take" "i will sign" signed-off "green light" greenlit "good to go" guarantee* pledge* assur* settled decided "we have decided" "chosen" "it is yours" committed endorse* authoris* authoriz*',
  buy: '下单 签 付款 打款 付 采购 买 订单 盖章 预付款 排产 签约 款 签字 先付 付掉 订货 订了 订购 购买 购置 采购单 首付款 尾款 定金 订金 打过去 汇款 转账 安排付款 走付款 下订 签单 签合同 签字盖章 上两台 拿下 落单 | order orders po sign signed pay payment purchase buy take instalment placed raised bank purchased procure* deposit downpayment invoice-me ordering "place the order" "the order" "purchase order" wire transfer paid buying',
  criterion:
    '看重 看 评分 权重 标准 首选 关键 底线 必须 优先 否决 重点 评审 打分 占 分 首先 认 要紧 主要看 就看 核心 指标 考虑 选 刷掉 资质 免谈 定标 最 硬性 前提 具备 看中 在意 关心 关注 主要是 最重要 最关键 首要 第一位 决定因素 考核 考量 打分表 评标办法 综合评分 得分 门槛 要求必须 必备 硬指标 不能少 说了算 取决于 优先考虑 优先选 择优 最低价 性能 可靠性 选型 入库条件 | criteri* weight* score* scoring scorecard important decid* whoever wins settles pick* choose choosing must deal-breaker breaker mandatory matters counts main "main thing" hangs everything consideration priority ranks "top of" evaluation selection points based first factor critical crucial essential key "most important" "matters most" requirement requirements compulsory obligatory prerequisite must-have "must have" "deal breaker" preference preferred rank ranking ranked "number one" emphasis assess* judged judge rated rating decisive "depends on" "hinges on" "boils down" foremost qualify',
  whoever:
    '谁 哪家 谁家 一律 凡 只要 只 不然 否则 不考虑 不予 进不来 不要 一条 三点 别的 谁先 谁快 谁能 谁有 谁好 哪个 哪家好 不行就 达不到 做不到 没有的 出局 淘汰 一票 唯一 | whoever whichever only otherwise excluded "no sale" "its a no" cheapest "or we" nothing unless "must be" "has to be" "have to be" disqualif* eliminat* rule-out "ruled out" "or else" "out of the race" "gets it" "will win" "wins it" solely purely',
  meet: '见面 碰 会议 拜访 过去 过来 上门 开会 到访 汇报 面谈 聊 通话 线上 技术澄清 交流会 勘测 联调 进场 召开 带上 来 见 看现场 到 吃饭 约见 约了 约在 碰头 会面 来访 现场 走访 到场 到厂 到院 参观 考察 培训 评审会 研讨 座谈 视频会 电话会 对接 联系 确认时间 过一下 沟通 | meet meeting call visit workshop see come popping site talk present session fixed scheduled appointment catch-up "catch up" conference zoom webex teams-call drop-by "drop by" "come over" "pop in" inspection training kickoff kick-off review-meeting lunch coffee visiting arrives',
  day: '明天 后天 下周 周一 周二 周三 周四 周五 周六 周日 礼拜 星期 月底 月初 本周 号 日 月 点 上午 下午 前 会后 大后天 今晚 明早 明晚 明日 次日 当天 周末前 年底 年前 月中 季度末 几点 点半 星期一 星期二 星期三 星期四 星期五 下星期 下下周 下个月 之前 以前 以内 日内 | monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri tomorrow tmrw week month morning afternoon oct october nov november dec december am pm noon jan january end tonight weekend fortnight end-of-week eow eod "next week" "next month" february march april june july august september quarter o\'clock oclock today',
  will: '会 将 我方 约 定 定于 赴 安排 待办 下一步 双方 给您 给他 给到 回头 提交 答复 反馈 补充 出 将于 将在 拟于 计划 预计 约好 约定 说好 定在 定了 定好 敲定 跟进 后续 准备去 打算 负责 由 输出 给您答复 给您回复 再联系 再聊 再碰 | will shall ill going to get back next follow-up followup agreed revert send sending bring suggest fixed plan plans planned planning due by scheduled schedule arrange* "to do" "action" owner "follow up" "following up" "get back" "touch base" "circle back" confirm provide present prepare let\'s lets "see you"',
  rival:
    '竞品 对手 别家 另一家 那边 那套 竞争 隔壁 备选 也投 也在 倾向 报了 友商 同行 别人家 另外一家 其他家 其他供应商 几家 那一家 厂家 老供应商 现供应商 原厂 国产的 进口的 牌子 品牌 | competitor* rival* incumbent undercut against "up against" provider "other vendor" prefers evaluating cheaper "in here" partner supplier competing competition other-vendor vendors bidder alternatives alternative shortlisted "another supplier" "other supplier" "your competitor" brand brands rep quoted pitching pitched switching',
  compare:
    '比你们 比我们 比 便宜 不如 强在哪 账期 一成 相比 对比 比较 比起 比您 比贵司 强 差不多 更便宜 更好 更快 低 少 多给 送 高 优势 区别 差别 | than compared versus vs cheaper different slower better under below half threw compare comparison comparing against cheaper-than beats beat faster better-than undercuts less more lower matched gave gives offers',
  use: '用的 在用 现有 现在用 服役 从 买的 用着 装的 采用 使用 沿用 一直用 正在用 用了 装了 上了 买了 签了 合作的 供货 供应商 老供应商 维保 维护 | use using uses current present currently runs install* provider boxes years existing supplier vendor incumbent "we have" installed contract-with equipped switch switched standardised relies',
  us: "我们 我司 我方 我部 我院 我 咱 咱们 本公司 | we us our ours i my me we're we'll we've",
  you: "你们 你 您 贵司 贵方 贵公司 贵院 贵厂 贵单位 | you your u ur yours you're",
  they: '他 她 他们 客户 甲方 业主 对方 那边 校方 院方 厂长 总 工 主任 处 科 老板 老 院长 | he she they his her their client customer boss board committee them him',
  postponed:
    '取消 放一放 暂 缓 先不 改天 别急 还没 再说 明年 不急 作废 失效 未遇 推迟 延期 延后 搁置 暂停 暂缓 先等等 等一等 以后再说 到时候再说 没立项 未立项 不着急 往后放 挂起 没定 没批 | cancelled canceled hold off "not yet" later next stuck sometime bumped void postpon* delayed shelved parked paused "on hold" "no rush" "next year" "some day" someday "put off" hold-off waiting-for undecided',
  courtesy:
    '谢谢 辛苦 周末 节日 放假 哈哈 早点休息 收到 好的 图片 发票 对账单 营业执照 地址 感谢 客气 恭喜 祝 新年 中秋 国庆 生日 吃饭 喝酒 打球 球赛 孩子 天气 路上 停车 快递 电话 加微信 朋友圈 转发 哈 呵呵 嗯 ok OK 群公告 自动回复 放假通知 | thanks thx weekend holiday holidays birthday congratulations lol haha invoice parking regards christmas football golf lunch cheers welcome enjoy dinner family kids weather traffic game photo picture newsletter unsubscribe address phone number-plate hehe hi hello vacation ooo "out of office" automated anniversary',
  party: '董事会 党委会 会议 研究 领导 | board committee council management director steering',
  share:
    '% 分 占 成 百分 权重 占比 比例 百分之 分值 满分 | % per percent points weight weighting weighted percentage',
  wish: '先 一台 两台 一套 一周 两周 一个月 半个月 免费 账号 | free first fortnight week weeks days month unit one login licence license account',
} as const

export type WordClass = keyof typeof classes
export const wordClasses = Object.keys(classes) as WordClass[]

/** An English phrase or single word after its first word, and the number of its class. */
interface Phrase {
  rest: readonly string[]
  of: number
}

/** Han words by their first letter, and where those of a letter's code stand; a single letter is a word too. */
const han: { word: string; of: number }[][] = [[]]
const hanAt = new Uint16Array(0x10000)
/** English words and the first words of phrases. */
const english = new Map<string, Phrase[]>()
/** Beginnings of English words, by their first letters. */
const stems = new Map<number, { stem: string; of: number }[]>()
const stemKey = (word: string): number =>
  word.charCodeAt(0) + (word.charCodeAt(1) << 7) + (word.charCodeAt(2) << 14)

function put<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

for (const [of, name] of wordClasses.entries()) {
  const [chinese, latin] = classes[name].split(' | ')
  for (const word of chinese!.split(' ')) {
    const code = word.charCodeAt(0)
    if (hanAt[code] === 0) hanAt[code] = han.push([]) - 1
    han[hanAt[code]!]!.push({ word, of })
  }
  for (const [, phrase, word] of latin!.matchAll(/"([^"]+)"|(\S+)/g)) {
    const [first, ...rest] = (phrase ?? word!).split(' ')
    if (first!.endsWith('*') && rest.length === 0)
      put(stems, stemKey(first!), { stem: first!.slice(0, -1), of })
    else put(english, first!, { rest, of })
  }
}

/** Every word of the classes, to be looked through. */
export const everyWord = (): { word: string; isHan: boolean; isStem: boolean }[] =>
  wordClasses.flatMap((name) => {
    const [chinese, latin] = classes[name].split(' | ')
    return [
      ...chinese!.split(' ').map((word) => ({ word, isHan: true, isStem: false })),
      ...[...latin!.matchAll(/"([^"]+)"|(\S+)/g)].map(([, phrase, word]) => ({
        word: phrase ?? word!.replace(/\*$/, ''),
        isHan: false,
        isStem: word?.endsWith('*') ?? false,
      })),
    ]
  })

/** The classes of which a clause holds words, by number and rising; `words` are its English words in lower case. */
export function classesIn(clause: string, words: readonly string[]): number[] {
  const found = new Uint8Array(wordClasses.length)
  for (let at = 0; at < clause.length; at += 1) {
    const place = hanAt[clause.charCodeAt(at)]!
    if (place === 0) continue
    const begun = han[place]!
    for (let each = 0; each < begun.length; each += 1) {
      const { word, of } = begun[each]!
      if (found[of] === 0 && (word.length === 1 || clause.startsWith(word, at))) found[of] = 1
    }
  }
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!
    const phrases = english.get(word)
    if (phrases !== undefined)
      for (let each = 0; each < phrases.length; each += 1) {
        const { rest, of } = phrases[each]!
        if (found[of] === 0 && follows(words, at + 1, rest)) found[of] = 1
      }
    const begun = stems.get(stemKey(word))
    if (begun !== undefined)
      for (let each = 0; each < begun.length; each += 1)
        if (word.startsWith(begun[each]!.stem)) found[begun[each]!.of] = 1
  }
  const numbers: number[] = []
  for (let of = 0; of < found.length; of += 1) if (found[of] === 1) numbers.push(of)
  return numbers
}

function follows(words: readonly string[], from: number, rest: readonly string[]): boolean {
  for (let at = 0; at < rest.length; at += 1) if (words[from + at] !== rest[at]) return false
  return true
}
