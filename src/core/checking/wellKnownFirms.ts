import { wordBoundaries, wordClassOf } from '../imports/matching/plainWords.ts'

// Firms and makes that a sentence about selling is likeliest to slip in: told by name alone, whatever stands beside.
const hanFirms =
  `西门子 美敦力 强生 飞利浦 通用电气 罗氏 雅培 贝克曼 赛默飞 丹纳赫 史赛克 波士顿科学 碧迪 贝朗 费森尤斯 德尔格 奥林巴斯 富士胶片 佳能 岛津 日立 东芝 希森美康 瓦里安 医科达 锐珂 豪洛捷 因美纳 安捷伦 沃特世 珀金埃尔默 赛多利斯 默克 辉瑞 诺华 阿斯利康 赛诺菲 拜耳 葛兰素史克 礼来 勃林格殷格翰 诺和诺德 吉利德 百特 施乐辉 捷迈 卡尔史托斯 蔡司 徕卡 爱尔康 迈瑞 联影 开立 安图 万孚 迈克生物 鱼跃 乐普 微创 威高 东软 万东 理邦 宝莱特 华大 达安 金域 迪安 艾德 复星 恒瑞 国药 华润 上药 九州通 扬子江 石药 齐鲁制药 云南白药 同仁堂 翔宇 澳华 海泰新光 惠泰 心脉 南微 健帆 三诺 康德莱 英科 稳健 振德 蓝帆 新华医疗 山东威高 卫宁 创业慧康 东华 嘉和美康 医渡 科大讯飞 讯飞 推想 数坤 深睿
华为 中兴 阿里巴巴 阿里云 腾讯 百度 京东 字节跳动 网易 美团 拼多多 快手 海尔 海信 格力 长虹 创维 康佳 大疆 商汤 旷视 依图 用友 金蝶 明源 广联达 泛微 致远互联 蓝凌 纷享销客 销售易 北森 深信服 奇安信 启明星辰 天融信 绿盟 新华三 锐捷 海康威视 海康 大华 宇视 科沃斯 石头科技 甲骨文 思爱普 赛富时 微软 谷歌 亚马逊 英特尔 英伟达 高通 思科 戴尔 惠普 达索 欧特克 参数技术 罗克韦尔 霍尼韦尔 艾默生 施耐德 欧姆龙 三菱 松下 索尼 三星 夏普 京瓷 村田 基恩士 发那科 安川 库卡 川崎 爱普生 那智 史陶比尔 倍福 菲尼克斯 魏德米勒 图尔克 皮尔磁 费斯托 博世 力士乐 大陆集团 采埃孚 舍弗勒 斯凯孚 恩斯克 阿特拉斯 英格索兰 丹佛斯 格兰富 威乐 赛莱默 康明斯 卡特彼勒 小松 沃尔沃 利勃海尔 通快 百超 德马吉 马扎克 大隈 牧野 哈斯 海德汉 雷尼绍 海克斯康 汇川 埃斯顿 新松 埃夫特 拓斯达 和利时 台达 正泰 德力西 良信 特变电工 许继 南瑞 平高 大族 华工科技 锐科 极智嘉 快仓 海柔 梅卡曼德 三一重工 中联重科 徐工 柳工 宁德时代 比亚迪 隆基 通威 晶科 天合 阳光电源 国轩 亿纬 奇瑞 长安汽车 上汽 一汽 东风汽车 广汽 北汽 蔚来 小鹏 特斯拉 丰田 本田 日产 宝马 奔驰 奥迪 福特 保时捷 中石油 中石化 中海油 国家电网 南方电网 中国移动 中国联通 中国电信 宝武 宝钢 鞍钢 首钢 万华 巴斯夫 陶氏 杜邦 赢创 科思创 阿克苏诺贝尔 利乐 克朗斯 西得乐 斯伯丁 伊利 蒙牛 光明乳业 农夫山泉 娃哈哈 可口可乐 百事 雀巢 达能 联合利华 宝洁 玛氏 亿滋 嘉吉 益海嘉里 双汇 海底捞 麦当劳 肯德基 百胜 星巴克 沃尔玛 家乐福 麦德龙 永辉 盒马 宜家 耐克 阿迪达斯 安踏 李宁 优衣库 欧莱雅 敦豪 联邦快递 马士基 万科 碧桂园 恒大 保利 绿地 中建 中铁 中交 招商银行 工商银行 建设银行 农业银行 中国银行 平安银行 中国平安 中国人寿 太平洋保险 埃森哲 德勤 普华永道 安永 毕马威 麦肯锡 通标 天祥 必维 莱茵 南德 劳氏 奥的斯 迅力 蒂森克虏伯 江森自控 开利 大金 特灵 麦克维尔 格兰仕 苏泊尔 九阳 空客 波音`.split(
    /\s+/,
  )

/** Names that are words first of all (苹果, 吉利): only where grammar shows a firm. */
export const hanFirmsThatAreWords: ReadonlySet<string> = new Set(
  '吉利 三一 曙光 约克 通力 苹果 小米 长城 方正 美的 中控 先导 方太 滴滴 紫光 同方 用友 远景 金风 明阳 天马 康师傅 立白 云米'.split(
    ' ',
  ),
)

const latinFirms = new Set(
  `siemens healthineers medtronic philips roche abbott danaher stryker olympus mindray sysmex hologic illumina agilent sartorius merck pfizer novartis astrazeneca sanofi bayer novo lilly baxter fresenius dräger draeger zeiss leica alcon zimmer biomet elekta varian carestream fujifilm canon shimadzu hitachi toshiba thermo fisher sap oracle salesforce microsoft google amazon aws ibm intel nvidia qualcomm cisco dell hp hpe lenovo huawei zte alibaba tencent baidu bytedance hubspot zoho servicenow workday netsuite infor ifs epicor odoo sage intuit atlassian slack zoom snowflake databricks palantir splunk datadog tableau qlik adobe autodesk dassault solidworks ptc ansys aveva wonderware ignition rockwell honeywell emerson schneider abb fanuc kuka yaskawa kawasaki epson omron keyence cognex sick beckhoff phoenix festo bosch rexroth mitsubishi panasonic sony samsung lg sharp kyocera murata denso continental zf schaeffler skf nsk timken caterpillar komatsu volvo liebherr deere cummins trumpf bystronic mazak okuma makino haas heidenhain renishaw hexagon faro danfoss grundfos wilo xylem atlas copco kaeser alstom tesla toyota honda nissan bmw mercedes audi volkswagen ford stellantis ferrari boeing airbus lockheed raytheon ge 3m basf dow dupont evonik covestro akzo linde shell bp exxon chevron totalenergies equinor vestas enercon nordex ørsted siemensgamesa tetra krones sidel nestlé nestle danone unilever procter mars mondelez cargill heineken carlsberg diageo coca-cola pepsico kellogg walmart tesco carrefour lidl aldi ikea costco target nike adidas zara uniqlo loreal dhl fedex ups maersk kuehne db schenker accenture deloitte pwc kpmg ey mckinsey bain bcg capgemini cognizant infosys wipro tcs otis kone schindler thyssenkrupp johnson carrier daikin trane sgs intertek tüv tuv lloyds bureauveritas sodexo iss ecolab diversey kärcher karcher hilti makita dewalt`.split(
    /\s+/,
  ),
)

const hanPattern = new RegExp([...hanFirms].sort((a, b) => b.length - a.length).join('|'), 'g')
// What everybody calls and sends by is no firm that is spoken of.
const meansOfTalking = /^(?:会议|邮箱|文档|地图|网盘|快递|健康|了|一下)/

/** Well-known Chinese firm names of a text; one that only falls on the letters of two words (加强生产) is none. */
export function findHanFirms(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let starts: ReadonlySet<number> | null | undefined
  for (const match of text.matchAll(hanPattern)) {
    const start = match.index
    const end = start + match[0].length
    if (meansOfTalking.test(text.slice(end, end + 2))) continue
    if (match[0].length < 3) {
      starts ??= wordBoundaries(text)
      if (starts === null || !starts.has(start) || !starts.has(end)) continue
    }
    found.push({ start, end })
  }
  return found
}

/** A well-known firm by its one Latin word: Siemens, SAP. `alone` where the word is one of the language too (Shell). */
export function latinFirm(word: string): 'sure' | 'word' | null {
  const small = word.toLowerCase()
  if (!latinFirms.has(small)) return null
  // SAP in capitals is no sap.
  const inCapitals = word.length > 1 && word === word.toUpperCase()
  return !inCapitals && wordClassOf(small) === 'plain' ? 'word' : 'sure'
}
