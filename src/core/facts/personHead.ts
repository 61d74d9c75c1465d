/** Chinese surnames of one letter that people in business bear, in either script, as a class of a pattern. */
export const surnameClass =
  '[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗凤方俞任袁柳史唐费薛雷贺倪汤滕罗毕郝安常于傅齐康伍余顾孟黄穆萧尹姚邵汪毛明戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万管卢莫房裘缪解应宗丁邓洪包左石崔吉龚程邢裴陆荣翁甄曲封储靳段焦巴牧车侯全班仇宁甘厉武符刘景詹龙叶黎白蒲邰赖卓屠池乔闻党翟谭申冉桑牛燕尚温庄晏柴阎连易步廖聂佟覃邬娄岳鞠祁鲍涂趙錢孫吳鄭馮陳衛蔣瀋韓楊許呂張嚴華謝鄒竇雲蘇範魯韋馬鳳薛賀湯羅畢齊餘顧黃蕭龐項紀閔賈顏鐘鍾駱淩盧繆應鄧單龔陸榮儲寧厲劉龍葉賴喬聞黨譚連閻聶鄔婁嶽塗邊強歐遊簡粘]'

const titled =
  /^.{0,6}(总|董|工|博|主任|经理|院长|部长|科长|处长|厂长|所长|局长|校长|会长|组长|队长|店长|博士|教授|老师|总监|书记|护士长|主管|秘书|助理|专员|工程师|医生|大夫|先生|女士|小姐|老板|姐|哥)$/
const nicknamed = /^[老小]\p{Script=Han}$/u
const named = new RegExp(`^${surnameClass}\\p{Script=Han}{1,2}$`, 'u')
const side =
  /^(客户|对方|甲方|业主|院方|厂方|校方|用户|使用方|采购方?|招标方|他们?|她们?|.{0,8}(部门?|科室?|处|办|中心|委员会))$/
/** Words of forms and lists that look like a person's name or title, and are none. */
const noun =
  /(期|额|率|费|价|款|度|式|案|限|点|量|法|表|单|位|件|证|会|室|项|货|址|话|况|果|题|求|险|品|全|间|面|务|排|键|注|序|钱|装|施工|竣工|开工|员工|人工|加工|完工|汇总|共总|加总)$|^总$/

/** FAT, GoBD, ZUGFeRD: letters that stand for a matter. */
const acronym = /^[A-Z\d/-]{2,5}$|^(?=.*[A-Z]{2})(?=.*[a-z])[A-Za-z\d/-]{3,10}$/
/** A matter before a colon ("FAT in Ningbo:", "Payment:") says nothing. */
const latinNoun =
  /\b(in|at|of|for|on|to|by|with|from)\b|^(?:who|what|when|where|why|how|which)\b|^(next( steps?)?|notes?|payment|delivery|price|pricing|budget|terms?|scope|footprint|risks?|actions?|to[- ]?dos?|open|timing|dates?|status|summary|background|warranty|service|spares?|training|technical|commercial|competitors?|competition|decision|requirements?|requests?|ps|re|fw|subject|danish sds|summary)$/i

/** Whether what stands before a colon names somebody who may speak: a person, or a side of the customer. */
export const isPersonHead = (head: string): boolean =>
  (!/\p{Script=Han}/u.test(head) && !latinNoun.test(head.trim()) && !acronym.test(head.trim())) ||
  side.test(head) ||
  (!noun.test(head) && (titled.test(head) || nicknamed.test(head) || named.test(head)))
