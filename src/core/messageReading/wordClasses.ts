import { lexiconOf } from './lexicon.ts'

/**
 * Words of customers' messages by what they are about, in both languages: U盘 and "thumb drive" are one class. So a word
 * that no labelled message holds still counts. `*` stands for any ending of an English word; phrases stand in quotes.
 */
const classes = {
  price:
    '价 价格 报价 单价 总价 底价 降价 打折 折扣 优惠 便宜 贵 砍价 让利 让点 返点 返利 实价 到手价 挂网价 批发价 出厂价 还价 议价 压价 零头 抹零 一口价 涨价 加价 差价 溢价 毛利 几个点 万块 多少钱 咋这么贵 要价 开价 性价比 | price* pricing cost costs quote quoted quotation discount* rebate* expensive cheap cheaper pricey steep bargain "list price" "per unit" "per seat" margin markup "how much" figure number invoice knock haggle sharpen overpriced "ball park" ballpark "best price" "price tag"',
  running:
    '耗材 维保费 年费 运行费 电费 水费 气费 能耗 折旧 备件费 残值 全周期 总成本 总账 算账 算总账 隐性 后期 后续费用 五年 十年 三年 每年 年年 配件钱 保养 保养费 人工费 运维 运维费 许可费 续费 订阅费 摊 摊到 一年下来 用下来 养 养得起 养护 用电 油耗 寿命 更换周期 拥有成本 省钱 回本 投资回报 回收期 | lifetime "total cost" tco "running cost" "running costs" consumable* electricity energy kwh upkeep maintenance annual yearly "per year" "each year" "over five years" "over ten years" subscription renewal* licence license fees depreciat* residual payback roi "hidden cost" "hidden costs" ownership filters cartridges spares wages amortis* amortiz* lifespan lifecycle',
  breakdown:
    '停机 宕机 死机 故障 坏 坏了 又坏 跳闸 报警 报错 卡死 卡机 掉线 断线 停线 停产 失灵 重启 蓝屏 不稳 不稳定 稳不稳 稳定性 漏 漏油 漏水 松动 磨损 断裂 烧 烧了 老化 趴窝 罢工 掉链子 皮实 耐用 耐操 可靠 抖动 漂移 精度 跑偏 返修 返修率 无故障 连轴转 三班倒 夜里 半夜 | breakdown* "breaks down" "broke down" broke broken break fail* fault* crash* trip* outage downtime "down time" uptime stop* stoppage* jam* freeze* froze reboot* restart* leak* drift* seize* wear worn unreliable reliab* robust sturdy rugged "went down" "goes down" "packed up" glitch* error* alarm* mtbf vibrat* overheat* "24/7" nightshift "night shift" hiccup*',
  service:
    '售后 报修 维修 修 修不好 上门 工程师 响应 响应时间 客服 热线 电话没人接 没人接 打不通 工单 备件 配件 驻场 巡检 远程支持 驻点 服务商 代理商 服务站 师傅 派人 来人 等备件 等了 拖 推诿 踢皮球 找不到人 不回消息 没人管 售后站 网点 值班 答复 回复 跟进 工单号 保修 质保期 | service* support helpdesk "help desk" hotline ticket* engineer* technician* repair* respond* response* callout "call out" "call-out" onsite "on site" "on-site" spare* warranty dispatch* "nobody answers" "no answer" voicemail "pick up the phone" "picks up" escalat* sla field "field engineer" reply replied "chasing" chase* parts depot van visit* fix fixed',
  compliance:
    '合规 审计 飞检 检查 监管 法规 法务 资质 证书 认证 注册证 备案 许可证 国标 行标 标准 招标 投标 标书 围标 串标 集采 招采 公示 阳光采购 廉洁 廉政 反腐 反贿赂 纪委 巡视 巡察 内控 流程合规 红线 三家比价 单一来源 政采 药监 环评 安评 环保 排放 消防 特种设备 体系 ISO GMP 3C CE 验厂 审核 追溯 留痕 签字 盖章 鲜章 报审 质量体系 批文 检测报告 型式试验 出口管制 | complian* audit* regulat* certif* accredit* registration permit* standard* iso gmp fda ce "ce mark" ce-marked tender* bid bidding procurement policy policies conduct "code of conduct" bribery anti-bribery sanction* "due diligence" questionnaire inspector* inspection* authority legal licence* traceab* validat* "modern slavery" environment* emissions rohs reach gdp gxp declaration* approved conform* framework law',
  integration:
    '接口 对接 联调 打通 集成 系统 ERP MES HIS LIS PACS WMS SAP PLC SCADA OPC API 用友 金蝶 数据库 协议 通讯 通信 中间件 单点登录 老系统 字段 报文 格式 导出 导入 同步 手工录 重复录入 兼容 驱动 版本 网关 总线 Modbus 上位机 信息孤岛 二次开发 接得上 连不上 接不上 插件 数据格式 接线 串口 | interface* integrat* api apis connect* connector* protocol* erp mes sap plc scada opc his lis pacs wms crm oracle dynamics middleware gateway sync* export* import* csv xml json hl7 dicom modbus profinet fieldbus legacy compatib* format* field fields mapping retype* re-key* rekey* "talk to" "talks to" "plug into" plugin* firmware driver* version* database* webhook* endpoint* sso "single sign"',
  training:
    '培训 学 学会 学不会 教 教会 上手 不会用 用不来 不会操作 操作 说明书 手册 带教 带新人 新人 新员工 老师傅 年纪大 徒弟 考核 上岗 上岗证 讲课 视频教程 教材 界面 按钮 按哪 菜单 太复杂 好不好学 熟练 记不住 轮班培训 演练 师傅带 复训 会用 没人会 就他会 看不懂 英文界面 | train* learn* teach* taught course* manual* instruction* onboard* beginner* newcomer* apprentice* operator* "how to use" tutorial* video* workshop* classroom curriculum skill* "new starters" "new starter" joiner* leaver* turnover hands-on "hands on" refresher* superuser* "super user" button* menu* screen* confus* "figure out" "pick it up" agency temps competen* "sign-off" cheat coach* handbook',
  delivery:
    '交货 交付 到货 交期 货期 工期 延期 拖期 发货 物流 运输 卸货 吊装 安装 装机 调试 进场 施工 场地 地基 门 电梯 通道 排产 现货 备货 期货 船期 清关 海运 空运 投产 上线 竣工 赶工 验货 破损 包装 分批 到现场 装好 装完 开箱 就位 停产窗口 档期 排期 等货 缺货 交不出 交得出 | deliver* "lead time" "lead times" leadtime ship* shipment* arriv* install* commission* "go live" "go-live" schedule* delay* late deadline* crate* crane* forklift truck* lorry door* lift dock customs freight port stock "in stock" backorder* "back order" supply weeks slot foundation* site unload* rig* handover milestone* punctual "on time" postpon* slip* shutdown window',
  risk: '风险 万一 出事 出了事 出问题 谁负责 谁担 担责 担保 保证金 赔 赔偿 赔付 违约 违约金 责任 兜底 保险 退货 退款 退路 后果 背锅 签字 保底 底线 承诺 白纸黑字 不放心 担心 怕 不敢 冒险 赌 试错 倒闭 跑路 单点 应急 预案 备用 最坏 追责 免责 上限 质保金 履约 保函 小白鼠 吃螃蟹 第一个用 | risk* liab* guarantee* warrant* penalt* indemn* insur* damages "what if" "worst case" blame "on the hook" fault responsible accountable exit escrow bond contingency fallback "plan b" "goes wrong" "go wrong" bankrupt insolven* "guinea pig" clause* cap capped consequence* refund* recourse remedy remedies nervous afraid worr* scared gamble bet exposure safety "single point" neck head',
  clinical:
    '临床 病人 患者 病房 手术 手术室 门诊 急诊 ICU 护士 医生 主任 科室 检查 影像 图像 片子 诊断 剂量 麻醉 导管 针 伤口 疼 感染 消毒 监护 床旁 床边 婴儿 老人 儿科 产科 查房 病历 治疗 术中 术后 穿刺 呼吸机 化验 标本 伪影 误诊 漏诊 康复 透析 | clinic* patient* ward theatre surgery surgical surgeon* nurse* doctor* physician* consultant icu "a&e" emergency bedside diagnos* scan* image* images dose dosing sedation catheter* needle* wound* infection* sterile steril* monitor* neonat* paediatric* pediatric* elderly maternity rounds therap* treatment intraoperative postoperative ventilat* radiolog* oncolog* dialysis outpatient* inpatient* artefact* artifact*',
  productivity:
    '效率 产能 产量 节拍 节拍时间 换型 换线 换产 换模 报废 废品 次品 良率 合格率 一次合格 返工 排队 等待 积压 瓶颈 加班 人手 人手不够 人工 省人 自动化 提速 慢 太慢 速度 每小时 每班 班产 开机率 利用率 OEE 省时间 干完 忙不过来 堆 堆着 周转 翻台 一天 几个小时 做不完 来不及 单子 批量 | productiv* efficien* throughput output capacity "per hour" "per shift" "per day" bottleneck* changeover* "change over" "set-up" setup scrap reject* rework* yield oee queue* waiting wait backlog* overtime headcount labour labor manual automat* faster slow slower speed* cycle "cycle time" takt idle utilis* utiliz* pallets minute minutes hours shift* target* faster batch* line cans bottles orders',
  dataSecurity:
    '数据安全 安全 内网 外网 断网 隔离 网闸 U盘 拷贝 拷数据 上云 云 公有云 私有化 本地部署 本地化 加密 密钥 泄露 泄密 外泄 机密 涉密 保密 保密协议 脱敏 隐私 个人信息 权限 账号 密码 堡垒机 日志 审计日志 等保 信创 国密 漏洞 渗透 病毒 勒索 杀毒 白名单 端口 防火墙 VPN 远程连接 远程 出境 服务器放 存哪 存在哪 机房 信息安全 备份 运维账号 手机拍照 拍照 摄像头 终端 | security "data security" infosec cyber* encrypt* leak* breach* confidential* privacy gdpr "personal data" firewall vpn cloud on-prem on-premise* "on premise" "on premises" server* hosted hosting host "air-gapped" airgap* usb "usb stick" "thumb drive" password* login* account* access permission* log logs backup* "penetration test" pentest* "pen test" vulnerab* patch* ransomware malware virus antivirus whitelist* allowlist port ports remote remotely residency offshore tenant* nda secret* ciso dpo iso27001 "27001" soc2 "soc 2" mfa admin',
  budget:
    '预算 年底 年初 明年 今年 季度 财年 下半年 上半年 批复 批下来 审批 立项 拨款 资金 经费 专项 专项资金 付款 付款方式 分期 账期 首付 尾款 预付款 回款 结转 清零 用不完 花完 额度 资本性 费用化 董事会 上会 预算表 申报 财政 财务 冻结 没钱 等钱 钱没下来 钱下来 到账 现金流 压缩 砍预算 科目 | budget* fiscal "financial year" "year end" "year-end" quarter* q1 q2 q3 q4 capex opex funding funded grant* fund allocat* approv* "sign off" board freeze frozen spend "spending freeze" instalment* installment* "payment terms" deposit cashflow "cash flow" defer* "next year" "this year" january december march april july carry "carry over" unspent underspend forecast appropriat* lease leasing month-end "purchase order" treasury cfo',
  competition:
    '竞品 竞争对手 对手 友商 别家 另一家 另外一家 其他家 别的厂家 两家 三家 几家 比价 对比 比较 货比三家 人家 那家 隔壁 进口的 国产的 国产 进口 品牌 大牌 参数比 比你们 不如 更便宜 更好 也在谈 也在看 也报了 也来 来过 备选 打分 排名 第二名 替代 他们家 给的条件 送 演示过 PK | competitor* rival* "other vendor" "other vendors" "other supplier" "other suppliers" alternative* compar* versus vs against incumbent shortlist* "second quote" "three quotes" benchmark* "better than" "cheaper than" they theirs "someone else" "somebody else" "another company" "other company" "the other" "other lot" "other bidder" bidder* brand* undercut match "your competitor" "your competitors" differentiat* scor* ranked runner demoed pitch*',
  switching:
    '换 换掉 换系统 更换 替换 切换 迁移 搬数据 老系统 旧系统 老设备 旧设备 原来的 原系统 原供应商 老供应商 用惯 用习惯 习惯了 用了十年 用了八年 多年 历史数据 合同没到期 合同到期 锁定 绑定 解约 退出 过渡 并行 双轨 重新来 推倒重来 沉没成本 舍不得 停用 淘汰 现有 现在用的 停掉 模板 重做 折腾 | switch* migrat* replac* changeover "change supplier" "changing supplier" "change suppliers" legacy existing current incumbent old "old system" "years with" "locked in" "lock-in" lock contract terminate terminat* "notice period" notice transition parallel cutover "cut over" "cut-over" "rip out" ripping historic* archive* convert* conversion leav* moving move "used to" habit* familiar workaround* macros macro templates sunk upheaval disrupt* decommission* stuck',
  boss: '老板 老总 总经理 董事长 董事会 总裁 拍板 签字 我批 我定 投资 回报 利润 现金 战略 公司层面 集团 股东 | ceo cfo coo vp owner director board sign shareholder* invest* strategy profit ebitda margin group cash',
  technical:
    '技术 参数 指标 测试 接口 图纸 规格 选型 架构 部署 代码 日志 调试 配置 性能 压力测试 样机 精度 公差 型号 协议 | technical spec specs specification* datasheet* architecture test* bench deploy* configur* performance tolerance* drawing* protocol* prototype*',
  buying:
    '采购 采购部 供应商 供应商库 入库 准入 询价 比价 报名 资料 盖章 流程 走流程 模板 表格 系统里 门户 登记 预约 前台 秘书 助理 总监办公室 | procurement purchasing buyer portal vendor supplier register* onboarding form forms process po "purchase order" rfq rfp rfi template assistant diary calendar appointment reception secretary "on behalf"',
  useDaily:
    '我们天天 天天用 每天 夜班 早班 上夜班 车间 班组 操作工 一线 手感 护士 师傅 我们组 我们班 自己用 干活 | every day shift floor operator* nurse* "my team" "use it" daily crew bench lab "on the line" hands',
  approves:
    '法务 财务 委员会 评审会 审批 内审 合同条款 条款 会签 风控 风控部 审计 我们审 审核 意见 | legal counsel committee finance controller clause* contract* terms redline* "sign-off" approval* audit reviewed policy',
  advises:
    '建议 我觉得 顾问 专家 学会 同行 主任 教授 圈子 推荐 以前用过 我认识 我的经验 看法 | advise* recommend* consultant professor colleague* experience opinion network society "in my view" suggest* peers "I told"',
  guides:
    '悄悄 私下 别说是我 跟你说 提醒你 提个醒 内部 他们其实 先别 你先 你最好 听说 透露 消息 老板在意 关键是 别急 绕开 小心 | between "off the record" "heads up" heads-up quietly tip hint "don\'t quote" "you didn\'t hear" inside careful "word of advice" "if I were you" politics "real issue" actually',
  fights:
    '我来推 我去说 帮你们 我支持 我顶 我去争取 我来协调 我挺你们 我跟老板说 给我材料 给我数据 好说服 好汇报 拿去汇报 上会用 我站 | fight* push* pushing back champion* convince* ammunition "my boss" "give me" slide slides "make the case" "business case" behind "on your side" rooting "sell this" internally believe*',
  resists:
    '没必要 用不着 折腾 反对 不同意 不赞成 别来 别再来 不用了 现在挺好 好好的 凭什么 忽悠 吹 套路 花架子 噱头 浪费 瞎 烦 没兴趣 不需要 免谈 | "no need" pointless waste* against oppose* object* "not interested" nonsense "works fine" "do fine" hype gimmick* "stop calling" "over my" refuse* unnecessary toy snake-oil "leave it" why',
  qualify:
    '了解一下 先了解 初步 随便问问 看看 有没有 做不做 你们是做什么 介绍 官网 展会 名片 看到你们 | hello enquiry inquiry "looking into" initial "first time" "came across" website brochure exhibition "do you" stand introduction early',
  evaluate:
    '测试 试用 样机 验证 对比 测了 测下来 试了 试跑 样品 打样 数据 报告 演示 | trial* pilot* test* demo* evaluat* sample* poc "proof of concept" result* bench benchmark* assess* compare*',
  propose:
    '方案 报价单 建议书 技术协议 配置单 投标 标书 第二版 第几版 改一版 | proposal* quotation offer* tender* rfp bid version revised option* scope configuration',
  negotiate:
    '再降 让点 条件 最后 谈 条款 账期 最低 底线 折扣 合同 修改 违约 赔偿 成交 | negotiat* terms discount* clause* redline* final "last price" concession* counter* meet "meet us" contract cap halfway deal',
  close:
    '签 签字 盖章 合同 下单 付款 流程走完 走流程 最后一关 定了 中标 OA 用印 | sign signed signature* "purchase order" po order* award* approved "go ahead" contract countersign* docusign paperwork final',
  deliver:
    '到货 安装 装机 验收 调试 上线 进场 培训 试运行 发货 整改 尾款 | install* commission* acceptance "go live" "go-live" delivered arrived site handover training snag* rollout "roll-out" crate*',
  renew:
    '续 续约 续签 续费 到期 用了一年 用了两年 用了三年 去年 明年还 老客户 增购 加购 扩容 | renew* renewal extend* extension expir* "last year" "another year" "three years" "two years" existing add-on upgrade* "second unit" anniversary',
  later:
    '再说 以后 等等 过段时间 明年 先放 放一放 不急 缓缓 暂缓 暂停 还早 下半年 年后 忙完 没空 顾不上 排不上 时机 | later "not now" wait postpone* hold "on hold" park* busy "next year" "next quarter" revisit "after the" bandwidth timing pause* "not yet" defer*',
  notMine:
    '我说了不算 不归我 我做不了主 问领导 领导定 上面定 总部 集团定 得问 要请示 请示 汇报 不是我 我只是 | "not my call" "above my" "my pay" decision decide* "head office" hq headquarters boss "up to" ask check authority upstairs committee group',
  missing:
    '没有这个功能 不支持 缺 少了 做不到 达不到 没法 不能 没有 功能 要是能 能不能加 不带 不含 | missing lack* "doesn\'t support" "does not support" "can\'t" cannot without "no way to" feature* need needs unsupported limitation* only',
  mistrust:
    '不信 谁信 吹 忽悠 真的假的 靠谱 靠谱吗 案例 证明 口说无凭 没听过 小公司 新公司 上次骗 拿证据 | trust* believe* proof prove* evidence claim* promise* sceptic* skeptic* doubt* convinced heard reference* "never heard" startup show sure',
  trouble:
    '上次 之前 去年那次 投诉 出过 坑 被坑 吃过亏 教训 旧账 还没解决 老问题 又 再次 三次 | "last time" again "third time" previous* complaint* burned burnt "still waiting" unresolved lesson* history remember promised apolog* fiasco',
  good: '好 不错 满意 挺好 很好 谢谢 感谢 辛苦 赞 靠谱 期待 合作愉快 放心 省心 佩服 支持 没问题 可以 同意 认可 值 | good great excellent happy pleased thanks thank love loved impressed brilliant nice helpful well perfect glad appreciate delighted fine agreed yes better easier',
  bad: '差 太差 烦 不满 失望 生气 糟 糟糕 受不了 离谱 过分 坑 骂 投诉 气 无语 扯 麻烦 难用 恶心 别 不行 不可能 | bad poor awful terrible disappointed annoyed angry frustrat* fed unacceptable ridiculous useless joke unhappy worse worst hate nightmare rubbish sick mess no never refuse',
} as const

export const wordClasses = lexiconOf(Object.values(classes))
