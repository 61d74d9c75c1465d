/**
 * Sentences as reps edit them into talk tracks, written by hand: those that name a person or organisation that no record
 * holds, those that tell something private of somebody, and those that do neither though they look it. By `development` and
 * `second` the rules were made; `measured` was written when they were finished, and no rule may be made from what it shows.
 */
export type PrivateKind = 'names' | 'sensitive' | 'clean'

const developmentZh: Record<PrivateKind, string> = {
  names: `
这套方案许琳上周已经替您过了一遍。
您要是不放心，给郑凯打个电话就清楚了。
上回是冯洁带我们去机房的，她记得最细。
何俊说你们那台老机器噪音大，是不是？
我请彭博把参数表再核一遍发给您。
贵科的曾敏也提过换耗材太勤。
袁野那边的意见我已经记下来了。
听董浩讲，你们今年预算缩了三成。
维修的事找蔡勇就行，他随叫随到。
合同初稿我抄送了丁宁一份。
去年培训是潘婷给你们做的吧？
唐磊答应周五前回话。
跟你们信息科的魏然对过接口了。
宋佳和我都觉得先试用一个月稳妥。
让高翔先报个底价，咱们再往下聊。
夏雪走之前交代过，这批货不能晚。
您和方芳商量完，告诉我一声就行。
任杰在会上反对过分期，我印象很深。
史强的顾虑是停机时间，您怎么看？
这一条是金鑫坚持要写进去的。
罗晓东昨天跑了一趟现场，说地基没问题。
您问问谢婉清，她那边有全套验收单。
顾明远院长签字之前还想看一眼清单。
欧阳倩把三家的报价都摆在一起比过。
诸葛明轩说价格可以再谈。
我同事韩子墨会带着工具过来。
上个月邹海燕跟我抱怨过交货慢。
白小雨去年用过同一款，反馈不错。
技术问题您直接联系江一帆。
这事儿老邵最有发言权。
昨天小贺还问我发票开了没有。
跟曹工确认过了，底座不用改。
孟姐说月底前一定给答复。
阿强那天也在，他可以作证。
仁济康复医院上个月刚签了两台。
汇川那边给的折扣比我们大。
宏远机械用了三年没坏过一次。
您隔壁的立德制药也是这么排产的。
我在鼎信科技看过他们的产线。
Kevin 下午会把表发您。`,
  sensitive: `
听说您母亲前阵子动了手术，恢复得怎么样？
主任刚做完化疗，咱们别催得太紧。
她怀孕五个月了，验收得赶在休产假之前。
他离婚以后情绪一直不好，先别提涨价。
您儿子今年高考，忙完了咱们再约。
科长信佛，请客千万别点荤菜。
他血压高，酒桌上别劝。
她爱人刚查出乳腺癌，这周不方便打扰。
您孩子上小学的事我可以帮忙打听。
处长最近在闹分居，话别说重了。
经理有抑郁症，压力大的时候会突然变卦。
他是回族，订餐要避开猪肉。
采购负责人欠了不少赌债，手头紧。
我把他的身份证号也记在本子上了。
您家住滨江那个小区吧，我顺路把样品送过去。
他老婆在卫健委上班，这层关系可以用。
她父亲刚过世，这个月不谈合同。
院长痛风犯了，走不了远路。
他坐过牢，背景您心里有数就好。
她做试管好几次都没成，别聊孩子的话题。
听说他女朋友就是你们的供应商。
书记被纪委叫去谈过话，签字会慢。
您太太的病好些了吗？
老爷子住进ICU了，他这几天都在医院陪着。
她每个月要还房贷一万多，奖金对她很重要。`,
  clean: `
和您同类的科室，通常先看三年的耗材账。
高峰期一天要跑多少台，您这边有记录吗？
常规保养每季度一次，费用包在里面。
方案里写明了备机，任何时候都不耽误开诊。
您看周四下午方便吗？我带清单过来。
金额不变，付款可以分两期。
时间紧的话，先装一台也行。
安装要占多大地方，图上都标了。
明年的预算还没定，可以先把需求报上去。
平均下来每台每天不到二十块。
成本这一块，我把明细一项一项列给您。
关于停机，我们写进合同：超过四小时赔付。
万一备件断货，我们有替代型号。
石膏房那边的电源也要一起看吗？
温度曲线我发一份原始数据给您。
水电、地基、通风，哪一项是您最担心的？
白天装机会影响门诊，我们安排在周末。
支持国产接口，不用另外买转换器。
您说的贵，是跟哪一家比？
毛利能留多少，我按三档算给您看。
包装、运费、关税都算进去了。
华东区有四个备件库，半天能到。
牛奶生产线和制药线的清洗要求不一样。
应急预案每年演练一次，记录都在。
龙头企业也是从一条线开始试的。
温和一点讲，这个价已经到底了。
易损件清单附在第三页。
马达的噪音降到了六十分贝以下。
车间里的粉尘大，滤芯要常换。
全部参数都经过第三方检测。
连续运行七十二小时没有报警。
段差控制在两毫米以内，验收照这个来。
江浙一带的客户都关心交期。
项目进度我每周五汇总发您一次。
程序升级不收费，远程就能做。
单价我不动，培训可以多送两场。
肿瘤科的排班紧，我们夜里来装。
住院部那几台先换，门诊的排在后面。
患者的等候时间缩短了一半。
糖尿病筛查这条线，你们一天做多少例？
孕妇体检区要求辐射更低，这台达标。
儿科的床位少，用小型号更合适。
骨科手术多，器械周转得快。
高血压门诊每天两百人，排队是老问题。
这台机器像个老病号，一个月坏三回。
咱们家的设备，质保是五年。
家里有备机吗？停机的时候能顶上。
老办法是人工登记，换了系统就不用了。
您孩子气的说法我可不敢当，还是看数据吧。
离线也能用，网络断了不影响记录。
死机率这一项，您可以让信息科随便测。
上个季度的故障单，您方便给我看一眼吗？
领导那边如果问起回报，这页可以直接用。
科室主任签完字，设备科再走流程，对吧？
咱们医院的流程我熟，材料我先备齐。
大医院都这么配，您这里可以减一档。
公司规定超过五十万要上会，材料我来写。
同行业的公司里，八成选了三年质保。
您这边谁负责验收，我直接跟他对。
用户反馈最多的是操作简单。
张数按月统计，超出的部分按张收费。
许多单位都先试用再定。
何必一次付清呢，分三期也行。
万分之二的误差，够您用了。
解决卡纸的问题，换个滚轮就行。
项目经理会全程跟到验收。`,
}

const developmentEn: Record<PrivateKind, string> = {
  names: `
Deborah walked the line with us last month and liked it.
I asked Marcus to send you the load figures.
Your colleague Fiona Blake already has the drawings.
Talk to Hamish, he ran the same pump for years.
Whitaker signed off the last order in two days.
As Leila said at the review, downtime is what hurts.
We did exactly this for Harcastle Foods in spring.
Nadia from purchasing thought the terms were fair.
Priyanka will bring the samples on Thursday.
Could you copy Olaf Brandt in on the reply?
Mr Pemberton wanted a second quote.
Dr. Okafor raised the same point.
BASF runs two of these at one site.
I can put you in touch with someone at Unilever.
It was Jorge who found the leak.
Ms Tran asked for the warranty in writing.
The buyer at Calloway Steel told me they are switching.
Big Dave in maintenance knows that valve.
Ask Yusuf whether the crane is free.
Sanjay's team measured eleven hours a week.
When Beth left, the file went quiet, so here it is again.
I promised Rosalind an answer by Friday.
Grünwald GmbH pays less for more.
Our fitter, Declan, can be there on Monday.
Siobhan and I went through the drawings twice.
O’Connor told us the floor was never levelled.
Your finance man Gupta worries about the deposit.
The people at Redmoor Dairy had the same doubts.
Hi Wanda, shall we look at the running costs first?
Thanks, Anneliese, the dates work for us.
Professor Lindqvist uses it in her lab.
Jim says the old unit drinks oil.
You might ring Carmen about access to the roof.
Let me check with Ian before I promise a date.
MAN Diesel asked for the same guarantee.
Frau Huber needs it before the audit.
The Thornbury plant has run it since January.
I know Keith would rather wait, but let us see the numbers.
Mehmet Yilmaz checked the foundations.
Nobody at Ostrander Brothers regretted the change.`,
  sensitive: `
I heard your mother is in hospital, how is she doing?
He has had chemo this spring, so let us not push him.
She is pregnant and leaves in March, so we should sign before.
Since his divorce he changes his mind every week.
Your son has his exams, so let us talk after that.
He is a Muslim, so keep the lunch alcohol free.
Her husband was diagnosed with cancer last week.
He drinks, so book the meeting for the morning.
She suffers from depression and may go quiet on us.
He owes money all over town, so cash terms will appeal.
His wife works at the ministry, which could help us.
She has just lost her father, so no contract talk this month.
The manager had a stroke and is off sick until summer.
I noted his passport number in my file.
You live in Elm Road, don't you, I could drop it off.
He served time for fraud years ago.
She is going through IVF, so avoid the topic of children.
He is gay and not out at work, so be tactful.
They say the director is being investigated by the police.
Your daughter starts school in September, congratulations.
My boss has a bad heart and cannot travel.
He votes for the far right, so stay off politics.
She is a Jehovah's Witness and takes no birthday gifts.
He was treated for alcoholism last year.
Her migraine is why she missed the call, I am told.`,
  clean: `
Which of the three lines stops most often?
The price holds until the end of March.
We fit it at the weekend, so no shift is lost.
I can send the TCO sheet before Friday.
Will Monday morning suit you?
May I ask what the last failure cost you?
Mark the three items that matter most and I will price those.
Grant us one hour on the floor and you will have real figures.
Rob the budget once and the spares suffer for years.
Frank answers help us both here.
The pilot runs four weeks, and you can stop it on any day.
What would have to be true for you to sign this quarter?
Your crew keeps the old unit until ours has run a month.
Bill it monthly or yearly, whichever your books prefer.
I have put the VAT on a line of its own.
Spare parts reach you from Germany in two days.
The English manual is in the folder, the Chinese one follows.
An ISO audit will ask for exactly this record.
Our IT people need one port opened, nothing else.
The CEO will ask what it saves, so here is one page on that.
FAT and SAT are both in the price.
Let us settle delivery first, then terms.
Hope is no plan, so here are the dates.
Summer is your busy season, so we come in April.
Rose by four per cent, the energy cost did, and this answers it.
You said the noise bothers the night shift.
The unit is off line for forty minutes at most.
Patients wait nine minutes less on average.
Cancer wards need quieter rooms, and this one measures 38 dB.
How many diabetic patients do you screen a day?
The maternity ward gets the smaller model.
Hospital admissions peak in January, so plan the swap before.
The old pump has a weak heart, if I may say so.
A sick line costs more than a spare one.
His team signs, hers pays, so both should see this.
Whoever tests it should own the result.
The manager can release it from his phone.
Your people keep their hands free.
My offer stands as written.
Her report asked for fewer stops, and that is what this does.
Does your board want the lease or the purchase?
She asked for the data sheet, it is attached.
We pay for every hour beyond four.
PLC, drives and sensors come from one supplier.
Excel opens the log files directly.
The UK team answers from eight to six.
Any OEM part fits, we lock nobody in.
Christmas week is covered as well.
Nothing in the contract keeps you from leaving.
Two in three customers add the second sensor later.
The warranty starts with your signature, not with delivery.
I will bring the drawings and a tape measure.
Asia and Europe get the same parts.
If the auditor comes on Tuesday, the record is ready.
Thank you for the tour, it answered most of my questions.
Of the four open points, two are ours.
Good question, and I would rather check than guess.
Children's wards need the quieter fan.
The family of pumps shares one seal.
Married to one supplier is not where you want to be.
The parent company may want a copy.
You lose half a day each time, as far as I can see.
QA gets its own login.
I will call you on Wednesday at ten.
CO2 and heat are both logged.`,
}

const secondZh: Record<PrivateKind, string> = {
  names: `
上个礼拜陪我来的林晓峰是我们的应用工程师。
听吕慧的口气，她更想要租的方案。
这个参数您可以和工艺科的邓超核一下。
赵敏芝老师课题组用的就是这台。
前任科长孔令军留下的那份记录还在吗？
莫言之说的那个问题，我们已经改好了。
装机那天于洋全程都在，细节他最熟。
您别急，我让徐莉莉今天就给您回电。
张薇和李萌都试过，手感没问题。
这份表是廖凡填的，您看看口径对不对。
熊磊跟我打过招呼，说您最看重交期。
去年投诉的那位申屠先生，后来续了约。
秦岚觉得备件放你们库里更省事。
关于培训，欧阳老师排了三个下午。
找陶主管拿钥匙就能进去看。
老谭以前也担心这个，用了半年不提了。
小骆会在现场等您。
上次胖子王也在，他说能谈。
凤姐拍板的事，一般不会变。
瑞康口腔那边已经换成我们的了。
天润乳业的灌装线跟您这条一模一样。
金盾安防给他们报过一次，比我们高。
市三院今年又追加了四台。
您表弟公司，就是恒达物流，也在用。
我跟 Linda 核对过数量了。
SIEMENS 的那套您也看过，接口不开放。
董小姐让我把样册留在前台。
何工和段工都签了字。
韦东奕那套算法我们也参考过。
贺总昨天点头了。`,
  sensitive: `
您先生的手术顺利吧？等他出院了我们再谈。
厂长前列腺不好，会议别开太长。
她婆婆瘫痪在床，晚上走不开。
科里那位主任是基督徒，周日别打电话。
他正跟老婆打官司争房子，心思不在项目上。
采购小姑娘刚失恋，说话要温柔点。
处长的儿子在国外读书，花销很大。
他有肝病，千万别灌酒。
总监是满族人，过年习惯不一样。
会计被公安带走过一次，这事您别往外说。
您上回说腰疼，我带了膏药过来。
他炒股亏了几十万，正缺钱。
经理的住址我问到了，在翠湖路那边。
她是单亲妈妈，下班要赶着接孩子。
老板娘查出来甲状腺结节，这周不来公司。
他耳朵背，电话里得大点声。
听说院长要二婚了，咱们随个份子？
护士长例假期间脾气大，改天再去。
他爸是退下来的老局长，面子要给。
工程师有自闭症，开会别点他的名。`,
  clean: `
三年的耗材合在一起，比整机还贵，您算过没有？
常温下放两年，性能不会掉。
高压泵每半年换一次密封圈就够。
方向定了，细节我们一项项来。
关键在于停机窗口有多长。
时段错开，白班不受影响。
毛坯进来先测一遍，再上机。
成熟的做法是先小批量，再铺开。
向您请教一下，去年哪个环节最费人工？
房间的承重够不够，我们带仪器来测。
章程里写得很清楚，超过百万才上会。
文件我按招标办的目录排好了。
于情于理，头一批都该给您最好的价。
花多少、省多少，一张纸就能讲明白。
江水倒灌的时候，这型号照样能转。
马力降一档，电费能省一成。
白内障手术排得满，设备不能停。
唐装车间的湿度要求高，这台带除湿。
温控精度到零点五度，报告附后。
石墨件磨得快，我们备了双份。
雷雨天自动断电，来电自己恢复。
万事开头难，第一周我们驻场。
孔径差一丝都不行，所以每件都检。
夏天机房热，要不要加一台冷机？
金属粉末会堵滤网，按月清一次。
严格按贵方流程走，一步不省。
家用的和商用的不是一个标准。
老人科的床边空间小，小型号转得开。
孩子们的体检车也能装下。
父母陪诊的椅子我们一并配齐。
糖化血红蛋白这一项，三分钟出结果。
怀孕母猪舍的温度单独控制。
癌症早筛这块，您今年的指标是多少？
病房的噪音标准是四十分贝，我们三十六。
手术室的净化等级要不要一起升？
教学演示用的屏幕可以外接。
信得过的话，先签一年。
死账坏账不归我们管，账期我可以谈。
母线槽和电缆都用国标。
离心机的转子终身保修。`,
}

const secondEn: Record<PrivateKind, string> = {
  names: `
Tamsin in the lab ran forty samples on it.
We owe that idea to Bartholomew.
My predecessor, Colin Ashby, quoted you in May.
Esther tells me the freezer is the real problem.
Ahmed and Lucy both tried the demo unit.
The offer from Halloran Pumps leaves out freight.
I saw it work at Sandvik last autumn.
Give Theo a call, he fitted the first one.
If Margaret agrees, we start in week nine.
Chloe's shift lost two batches that way.
It is what Mrs Delacroix asked for.
Kowalski drew the layout himself.
You met Gareth at the fair.
ThyssenKrupp wrote the same clause into its terms.
Rajesh wants to see the wiring first.
Between us, Lorna doubts the schedule.
NSK supplies the bearings, and IBM hosts the data.
The Millbrook site saved a full shift.
Wes from logistics has the pallet counts.
As agreed with Sister Agnes, training is on the ward.
Ingrid, your plant manager, asked about noise.
Will said the roof can carry it.
Grace wants two quotes, so here they are.
Dear Hugo, here are the three dates.
The committee listens to Abernathy.
Sgt. Miller checked the gates.
Zhang Wei will interpret for us.
Even Bruno signed in the end.
Kindly ask for Yvonne at the desk.
Fitzgerald & Sons run four of them.`,
  sensitive: `
Your husband's operation went well, I hope?
He is recovering from a bypass, so keep the meeting short.
Her little boy is autistic and she leaves at three.
The plant manager beat cancer twice.
She goes to Mass every Sunday, so do not ring then.
He is fighting over the house with his ex.
My contact there is an undocumented migrant.
The buyer lost a lot at the casino and needs the bonus.
He has a hearing problem, so speak up.
She told me she is trying for a baby.
The director's brother sits on the council.
He was in the army in Iraq and cannot stand loud noise.
Her blood pressure is up again, so no pressure from us.
The finance chief is Jewish, so not on Saturdays.
He was caught drink driving last winter.
Your little girl must be starting nursery by now.
She takes pills to sleep, so never before ten.
They say he beats the staff and his wife.
The head of purchasing is in the middle of a break-up.
He is in a wheelchair, so book the ground floor.`,
  clean: `
Two of the four valves are due for service anyway.
Once the frame is up, the rest takes a day.
Pick any week in autumn and we will be there.
Even at half load it pays for itself.
Should it fail, we swap it the same day.
Drew up the plan as you asked, with three options.
Chase the permit first, the rest can wait.
Sandy soil needs a deeper base, so we priced one.
Rich in detail it is not, but the summary fits one page.
Wade through the numbers with me and it takes ten minutes.
Norms changed last year, and this unit meets the new ones.
Autumn stock counts are the usual pinch, aren't they?
British and Dutch plugs are both in the box.
French labels cost nothing extra.
Standard terms apply, with one change in your favour.
The UPS carries the rack for an hour.
A PDF of the report goes to your inbox each night.
Our SLA says four hours, and we average two.
HVAC and lighting stay as they are.
SAP gets the figures through one interface.
PPE is on us during the fitting.
The ward has ten beds and one monitor too few.
Stroke patients are moved twice as fast with this bed.
The surgery list is full until June, so we fit it at night.
Pregnant cows stand in the other barn, where it must be warmer.
Depression in the market is no reason to wait, the rebate ends.
Your baby scales are ten years old, shall I price new ones?
Sister sites get the same discount.
The mother board is the only part with a long lead time.
Old age shows in the bearings, not in the motor.
Drinks machines run all night, so noise matters.
His order, her budget, my deadline: let us line them up.
The home page shows the alarms first.
Nursing staff get a card each.
Who lives with the noise should test it.
Debts are not my trade, but terms are, and thirty days works.
He signs on Fridays, so I will have the paper with him on Thursday.
She prefers a lease, and the figures agree with her.
The chief engineer asked for drawings, which are attached.
You drive the crane, you know best.`,
}

const measuredZh: Record<PrivateKind, string> = {
  names: `
毕晨曦刚接手这条线，麻烦您带带她。
样品我交给了传达室，转顾蕾。
您要的证书在我们质量部沈悦手里。
听说贵司换了采购，是葛建民？
梁永是这么跟我说的。
这笔账当初是傅小敏做的。
我们区的负责人换成了盛楠。
有空您和穆青聊聊，他们医院刚装完。
齐海波不同意加价。
上午和杭琳通过话，她要一份中文版。
司徒健的团队验过两轮。
老樊那个人嘴硬心软。
章姐让我带句好。
您也认识的，瑞丰厂的乔师傅。
明德中学用的就是这一版。
兴科电子上月退了单。
Jessica 的邮件我转给您。
程院士牵头写的那份指南。
尹小鱼管仓库，您找她。
要不要请柳博士来讲一课？`,
  sensitive: `
她刚流产，项目上的事先找副手。
您上次提到睡不好，我给您带了点茶。
科长有糖尿病，饭局订清淡点。
他正在办离婚手续，开会老走神。
老总的千金要结婚了，咱们表示一下。
采购经理是个同性恋，别开那种玩笑。
他每周日去教堂，电话打不通。
处长被停职调查，先别送合同。
她得过抑郁症，邮件语气软一点。
您岳母的事节哀。
他外面欠了一屁股债。
主任视网膜脱落，看不了小字。
她二胎快生了，得在那之前签。
工程师是维族，食堂要安排清真窗口。
院长的弟弟在开公司投标。
他家在城南老小区，骑车上下班。
他染上了赌，别给现金返点。
护士长更年期，火气大。
您闺女考上了？恭喜。
他右手有残疾，签字要等。`,
  clean: `
终身维护写进正文，不放附件。
季度结款也行，您定。
沈阳和成都都有仓库。
古法工艺也能用这条线。
常备件放您仓库，用了再结。
明早八点前我把对照表放您桌上。
方正的机柜，靠墙就能放。
石英管坏了当天换。
安静程度您站在旁边就听得出来。
金工车间先上，装配线等年底。
毛重和净重分两栏写。
于您而言，省的是夜班人手。
连轴转三班，轴承也扛得住。
张力调到二百牛以内。
何时停线，您说了算。
向下兼容老接口，不用重布线。
白纸黑字写着，逾期一天赔千分之三。
温馨提示贴在机身右侧。
童装产线换色快，十分钟一次。
产科夜里分娩多，备两台更稳。
透析中心的水质每月送检。
失眠门诊的床位要静音款。
孩子哭闹的时候，扫描也能一次成像。
轮椅患者从侧门进，通道够宽。
他负责技术，您负责商务，我两头跑。
主任要的论文我找了三篇。
院长关心的是周转率。
采购看价，工程师看参数，两页分开写。
经理说的那两点，第三页有答案。
她上回问的保修范围，已经写清楚了。`,
}

const measuredEn: Record<PrivateKind, string> = {
  names: `
Patricia mentioned a freeze on spending.
We hired Oskar to look after your region.
It took Naomi two hours to set up.
As your Mr Whitcombe put it, nobody buys twice.
The lab at Dunmore College has one on loan.
Farid can show you his wiring.
Your counterpart at Lindgate Mills pays monthly.
Sofia, Ben and I will be there at nine.
Leave the key with Agnieszka.
Dr Mbeki tested it on the night shift.
No one argues with Clement on safety.
Hannah's notes say thirty units.
I hear Torsten retires in June.
A word from Beatrice would help.
Kemp & Daughters had the same leak.
DHL brings it, and NKT supplies the cable.
Ulrike reckons the base is sound.
Have you met Father Dominic from the hospice?
Paulo was against it at first.
Victor said the crane is booked.`,
  sensitive: `
She had a miscarriage in May, so go through her deputy.
You said you sleep badly, so I brought you some tea.
He is diabetic, so pick the restaurant with care.
The director is getting divorced and misses meetings.
Her daughter is getting married, we should send something.
The buyer is a lesbian, so no jokes of that kind.
He is at church on Sundays and does not pick up.
The head of section was suspended over bribes.
My condolences on your mother-in-law.
He is up to his neck in debt.
The professor is going blind and needs large print.
She is due in August, so we sign in July.
Their fitter is a Kurd and has no papers.
Your boss has a brother who bids against us.
He lives on the estate behind the mill.
He bets on horses, so no cash rebates.
She is in the menopause and short with everyone.
Congratulations on your son's degree.
He lost two fingers and is slow to sign.
I am told he has Parkinson's.`,
  clean: `
The warranty for life is in the text, not the annex.
Quarterly invoices are fine, you choose.
Leeds and Lyon both hold stock.
Old recipes run on this line as well.
Crates come back empty on the same truck.
Fridays are quiet, so we fit it then.
Square cabinets stand flush with the wall.
Quartz tubes are swapped the same day.
Listen to it run and judge the noise yourself.
Assembly waits until the year ends.
Gross and net weights have a column each.
Bearings stand three shifts without a pause.
Tension stays under two hundred newtons.
Downward compatible means no new cables.
Late by a day costs us three per mille.
Children's clothes change colour ten times a shift.
Births come at night, so two units are safer.
Dialysis water is tested monthly.
Sleep clinics need the quiet model.
Crying babies are scanned in one pass.
Wheelchair access is by the side door.
He does the engineering, you the contract, I run between.
The director asked for papers, and here are three.
What the head cares about is throughput.
Buyers read prices, engineers read figures, so I wrote two pages.
Both points of the manager are answered on page three.
The cover she asked about is spelled out now.
Blind spots on the line are lit by the second lamp.
Divorce the two orders if that helps the budget.
A broken seal is no drama with a spare on site.`,
}

export interface LabelledLine {
  set: 'development' | 'second' | 'measured'
  lang: 'zh' | 'en'
  kind: PrivateKind
  text: string
}

const sets = [
  ['development', 'zh', developmentZh],
  ['development', 'en', developmentEn],
  ['second', 'zh', secondZh],
  ['second', 'en', secondEn],
  ['measured', 'zh', measuredZh],
  ['measured', 'en', measuredEn],
] as const

export const labelledLines: readonly LabelledLine[] = sets.flatMap(([set, lang, kinds]) =>
  Object.entries(kinds).flatMap(([kind, block]) =>
    block
      .trim()
      .split('\n')
      .map((text): LabelledLine => ({ set, lang, kind: kind as PrivateKind, text })),
  ),
)
