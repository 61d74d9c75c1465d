/** Smaller threads around the same quarter: a delivery, a lost tender, a first contact, and our own talk about prices. */
export const furtherZh = `
# 望潮中心装机协调群 | 陆衡 苏衍
-66 09:10 陆衡: 望潮中心的内镜系统中标通知到了，场地单我发给装机组
-66 09:25 苏衍: 电源和吊塔我先核一遍
-59 14:30 苏衍: 到货三套，箱单齐
-52 11:02 陆衡: 科室要求周末装，不影响门诊
-52 11:10 苏衍: 可以，周六周日各半天
-44 17:45 苏衍: 装机完成，用了9天，验收单明天送
-43 10:20 陆衡: 科主任签了，院里走付款
-12 09:30 陆衡: 回访一次，运行正常，报表导出要再教一遍

# 内部-交易台 | 钱越 罗宁 陆衡 沈知远
-53 18:10 沈知远: 浙江联动公告都看一下，新合同按省内最低价口径，谁有历史低价先报上来
-53 18:22 罗宁: 丹霖那单最低，不过是江苏的
-53 18:30 沈知远: 跨省不联动，只看浙江
-45 09:15 罗宁: 丹霖妇幼丢了，我们报129.6万，安澜125.2万，评分差在价格
-45 09:30 沈知远: 技术分第一，那就记成价格因素，别写成关系
-37 10:05 沈知远: 安澜在浙江的调价大家不要在客户面前评论，只摆口径
-37 10:11 钱越: 明州那边已经问了，我按同口径表答的
-22 16:40 钱越: 唐主任要85万一套，低于底价，我报审批
-22 16:55 沈知远: 先把三年维保的账算清，再说价格
-8 11:20 钱越: 甬江又催，客户要求今天给话
-8 11:31 沈知远: 没有批之前不要松口，写清楚是审批中
-7 15:02 沈知远: 越城这几天接触太密，注意每天的上限，合规会拦
-7 15:10 罗宁: 收到，我和钱越分一下

# 沧浦便携超声初谈 | 陆衡 苏衍
-34 10:20 陆衡: 沧浦想看便携超声，两台，急诊用
-34 10:41 苏衍: 急诊环境要先量一下网络
-27 15:15 陆衡: 科室说先借一台看看，登记表我走
-20 09:05 苏衍: 样机出库，急诊签收
-15 17:30 陆衡: 对方问了个大概价，我说等配置定了再报
-9 11:40 陆衡: 急诊反馈开机快，探头消毒不方便
-2 16:05 陆衡: 下周他们开设备会，我准备一页纸

# 丹霖妇幼投标复盘 | 罗宁 沈知远
-46 15:05 罗宁: 评标意见拿到了，技术86.4，价格分落后
-46 15:20 沈知远: 维保下次单列，别并进设备价
-46 15:32 罗宁: 科室其实倾向我们，预算卡住了
-46 15:40 沈知远: 写进复盘，客户侧信息只写公开的
-30 10:10 罗宁: 他们明年还有一批，提前做参数沟通

# 月港监护回访群 | 陆衡 苏衍
-73 09:50 陆衡: 月港三院监护仪一批四十台，半年回访
-73 10:15 苏衍: 导联线换过两根，其余正常
-73 10:30 陆衡: 护理部想要中央站的报表模板
-60 14:20 苏衍: 模板发了，培训半天
-18 11:11 陆衡: 他们明年要扩ICU，先记着
`
export const furtherEn = `
# deal-desk | Maya Lindqvist, Tom Adeyemi, Priya Nair
-52 09:05 Priya Nair: Eastwold asked for a fourth support year for free. I said no, it has to be in the contract or not at all.
-52 09:18 Maya Lindqvist: Right. Put the year in the price and show the discount.
-45 14:40 Tom Adeyemi: Orrisdale undercut us at Ironmere, publicly, the sheet is in the folder.
-45 14:52 Maya Lindqvist: No comments on them to customers. Same basis, same years, that is all we say.
-32 10:22 Priya Nair: Moorgate wants 18 percent. My band ends at 5.
-32 10:30 Maya Lindqvist: Then it goes up in writing, please do not promise anything.
-17 16:00 Tom Adeyemi: Ostermark: our sponsor left in spring and nobody has picked it up since.
-17 16:12 Maya Lindqvist: Start with the shift leads again, not with the plant manager.
-5 09:40 Priya Nair: Two of the reference plants agreed to calls next week.

# ostermark-pumps-renewal | Tom Adeyemi, Maya Lindqvist
-38 11:20 Tom Adeyemi: Licence audit is clean, 46 seats of 60 in daily use.
-38 11:35 Maya Lindqvist: Then we renew the 46 and say so, no padding.
-24 15:10 Tom Adeyemi: They want the historian connector in the same order.
-24 15:22 Maya Lindqvist: Fine, as its own line.
-11 09:30 Tom Adeyemi: Purchasing is waiting for a number by line and by year.
-10 17:05 Tom Adeyemi: Sent it, three lines, three years, nothing hidden.
-3 14:20 Tom Adeyemi: No answer yet, I will call on Monday.

# copperline-motors-lineview | Priya Nair, Tom Adeyemi
-35 10:15 Priya Nair: Copperline likes LineView on the paint line, they asked for two more.
-35 10:28 Tom Adeyemi: Network drop is the slow part there, not us.
-21 16:45 Priya Nair: Quote is out for two lines.
-9 11:10 Priya Nair: They put it into the next steering round.

# penhallow-brewing-intro | Tom Adeyemi, Priya Nair
-29 09:20 Tom Adeyemi: Penhallow: two lines, paper batch records, first meeting went well.
-29 09:35 Priya Nair: Keep it short, they asked for one page.
-14 15:55 Tom Adeyemi: Page is done, meeting again next week.
`
