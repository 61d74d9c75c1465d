/** Provinces and the like as they stand in the names of firms. */
export const provinces =
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门'.split(
    ' ',
  )

/** Cities with which names begin or end; none that is as often a brand or a word (瑞安, 永康, 德州, 东阳). */
export const cities =
  '广州 深圳 杭州 南京 苏州 无锡 常州 南通 徐州 扬州 镇江 盐城 泰州 淮安 宿迁 连云港 宁波 温州 嘉兴 湖州 绍兴 金华 台州 衢州 舟山 丽水 合肥 芜湖 蚌埠 福州 厦门 泉州 南昌 济南 青岛 烟台 潍坊 临沂 郑州 洛阳 武汉 长沙 佛山 东莞 珠海 惠州 成都 绵阳 贵阳 昆明 西安 兰州 西宁 太原 石家庄 唐山 保定 沈阳 大连 长春 哈尔滨 海口 三亚 南宁 桂林 拉萨 银川 乌鲁木齐 呼和浩特 昆山 江阴 张家港 义乌 台北 高雄 太仓 常熟 宜兴 溧阳 靖江 如皋 扬中 慈溪 余姚 海宁 桐乡 诸暨 嵊州 乐清 温岭 胶州 寿光 滕州 晋江 石狮 福清 增城'.split(
    ' ',
  )

/** Cities by which people call the one big works there (德阳 of 德阳重锻): they tell where a site is, and are left in a name. */
export const moreCities =
  '江门 肇庆 清远 汕头 湛江 柳州 株洲 湘潭 衡阳 岳阳 常德 九江 赣州 马鞍山 滁州 铜陵 漳州 莆田 威海 淄博 济宁 东营 枣庄 新乡 焦作 襄阳 宜昌 荆州 秦皇岛 廊坊 沧州 邯郸 包头 鄂尔多斯 鞍山 营口 齐齐哈尔 德阳 宜宾 泸州 遵义 宝鸡 咸阳 榆林'.split(
    ' ',
  )

/** More towns that may stand before a brand (六安禾丰纺织) and that are a brand or a word by themselves as often. */
export const townsBeforeBrands =
  '邢台 承德 张家口 衡水 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 乌海 赤峰 通辽 抚顺 本溪 丹东 锦州 阜新 辽阳 盘锦 铁岭 葫芦岛 四平 辽源 通化 松原 鸡西 鹤岗 大庆 佳木斯 牡丹江 绥化 淮南 淮北 安庆 黄山 阜阳 宿州 六安 亳州 池州 宣城 三明 南平 龙岩 宁德 景德镇 萍乡 新余 鹰潭 吉安 宜春 抚州 上饶 日照 泰安 莱芜 聊城 滨州 菏泽 开封 平顶山 安阳 鹤壁 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 黄石 十堰 鄂州 荆门 孝感 黄冈 咸宁 随州 仙桃 潜江 邵阳 益阳 郴州 永州 怀化 娄底 韶关 茂名 梅州 汕尾 河源 阳江 中山 潮州 揭阳 云浮 梧州 北海 钦州 贵港 玉林 百色 自贡 攀枝花 广元 遂宁 内江 乐山 南充 眉山 广安 达州 雅安 资阳 六盘水 安顺 毕节 铜仁 曲靖 玉溪 保山 昭通 大理 铜川 渭南 延安 汉中 安康 白银 天水 酒泉 克拉玛依 嘉善 海盐 平湖 长兴 安吉 德清 启东 海门 海安 东台 丹阳 句容 仪征 高邮 兴化 泰兴 沭阳 肥西 肥东 巢湖 宁国 天长 桐城 邹平 莱州 龙口 招远 荣成 文登 乳山 高密 诸城 青州 平度 莱西 即墨 章丘 禹州 长葛 巩义 新郑 荥阳 醴陵 浏阳 宁乡 四会 高要 鹤山 开平 台山 恩平 博罗 惠阳 博兴'.split(
    ' ',
  )

/** Districts and wider regions, which name where a site is but never begin a firm's name. */
export const districts =
  '浦东 嘉定 松江 青浦 奉贤 临港 闵行 萧山 余杭 滨江 北仑 镇海 鄞州 吴江 吴中 相城 江宁 江北 南沙 黄埔 番禺 顺德 南海 宝安 龙岗 龙华 光明 亦庄 大兴 顺义 滨海 西青 武清 两江 天府 双流 龙泉驿 华东 华南 华北 华中 西南 西北 东北 中国 大中华 亚太 欧洲 北美 东南亚 新加坡 越南 泰国 马来西亚 印尼 印度 日本 韩国 德国 英国 美国 墨西哥'.split(
    ' ',
  )

/** Places as English names have them; what is in Chinese is known by its spelling as well. */
export const latinPlaces: ReadonlySet<string> = new Set(
  'asia pacific apac emea europe european china chinese india japan korea taiwan singapore malaysia thailand vietnam indonesia philippines australia zealand america americas usa us uk uae gb eu germany deutschland france italy italia spain espana netherlands nederland belgium switzerland austria poland polska sweden norway denmark finland ireland scotland wales england canada mexico brazil turkey egypt africa nordic nordics benelux dach iberia beijing shanghai shenzhen guangzhou suzhou wuxi nanjing hangzhou ningbo tianjin chongqing chengdu wuhan xian qingdao dalian shenyang xiamen fuzhou dongguan foshan zhuhai huizhou kunshan taicang changshu jiangyin zhangjiagang changzhou nantong hefei jinan zhengzhou changsha hong kong hongkong macau taipei kaohsiung tokyo osaka nagoya seoul busan bangkok hanoi jakarta manila mumbai delhi bangalore chennai pune penang johor kuala lumpur dubai london manchester birmingham leeds glasgow edinburgh bristol cardiff belfast dublin cork galway limerick paris lyon marseille toulouse lille berlin hamburg munich munchen frankfurt stuttgart cologne dusseldorf leipzig dresden hannover bremen vienna wien graz linz zurich geneva basel bern amsterdam rotterdam eindhoven utrecht antwerp brussels ghent luxembourg milan milano rome roma turin torino madrid barcelona valencia bilbao lisbon porto oslo bergen stavanger trondheim stockholm gothenburg malmo copenhagen aarhus helsinki tampere warsaw krakow gdansk prague brno budapest bucharest athens istanbul ankara york boston chicago houston dallas detroit atlanta seattle toronto jiaxing shaoxing wenzhou taizhou yangzhou zhenjiang huzhou jinhua cixi yuyao quanzhou yantai weifang luoyang nanchang kunming guiyang taiyuan harbin changchun nanning haikou urumqi lanzhou zhongshan jiangmen montreal vancouver sydney melbourne brisbane perth auckland'.split(
    ' ',
  ),
)
