import { sensitiveParts } from '../../evidence/sensitiveClasses.ts'

/**
 * Somebody in particular. What we learn from is said by our own side to customers, where illness, children and patients
 * are the trade of whole industries: only whose it is makes it private.
 */
const somebody =
  '(?:他|她|(?:主任|院长|处长|科长|部长|局长|校长|厂长|书记|经理|总监|老师|老板|主管|护士长|工程师|采购|负责人|秘书|会计|领导)(?!们)|老爷子|老太太|\\p{Script=Han}[总工董姐哥])'
const clause = '[^，,。；;！!？?\\n]'

/** Those who belong to somebody. 家属 and 孩子 without an owner are patients as well, and so is 母亲 in 母婴. */
const kin =
  '(?:爱人|太太|夫人|老公|老婆|丈夫|妻子|媳妇|对象(?=[在是也])|男朋友|女朋友|未婚夫|未婚妻|前妻|前夫|母亲(?!节)|父亲(?!节)|爸爸|妈妈|老爷子|老太太|公公|婆婆|岳父|岳母|丈母娘|奶奶|爷爷|外公|外婆|姥姥|姥爷|儿子|女儿|闺女|孙子|孙女|哥哥|姐姐|弟弟|妹妹|侄子|外甥|小舅子|大舅子|表[哥弟姐妹])'

/** The listener, and not the ward, patients or firm that are theirs. */
const listener =
  '(?:您|你)(?!们|这|那|看|要|方|家|的?(?:科|院|单位|公司|厂|病房|门诊|患者|病人|设备|机|车间|客户|团队|产线))'
/** How somebody is, in words that illness has and machines hardly. */
const ailing =
  '(?:肝|肾|肺|胃|心脏|前列腺|甲状腺|乳腺|子宫|颈椎|腰椎|膝盖|腿脚|关节|视力|听力|眼睛|耳朵|嗓子|牙)(?:炎|病|癌|囊肿|结节|不好|不行|不太好|有(?:点)?(?:毛病|问题)|疼|痛|背|出血|衰竭|退化|受过?伤)|肝病|肾病|胃病|心脏病|皮肤病|妇科病|老毛病|(?:背|腿|胃|牙|膝盖)疼|腰(?:又)?(?:疼|痛)|胃痛|偏头痛|哮喘|癫痫|湿疹|帕金森|老年痴呆|阿尔茨海默|失忆|自闭|多动症|躁郁|强迫症|恐高|恐慌|安眠药|更年期|例假|月经|经期|痛经|避孕|堕胎|搭桥|心脏支架|放了支架|移植|轮椅|拐杖|瘫痪|截肢|失明|失聪|耳聋|口吃|结巴|复发|复查|化验结果|体检(?:结果|异常|报告)|晕倒|猝死|割腕|自杀|吊着水|打点滴|输液呢|崩溃|情绪(?:低落|不稳|失控)|精神(?:压力|不好|状态)|过劳'

const zh: readonly RegExp[] = [
  // Family: of the listener, of somebody, and whoever is called by nothing but the kinship.
  new RegExp(
    `(?:您|你|他|她|我|家|${somebody})(?:们)?(?:家里?)?的?(?:${kin}|(?:孩子|小孩|娃|宝宝)(?!气|们?用))`,
    'u',
  ),
  /(?:您|你|他|她|我)家?(?:爸|妈|爹|娘|哥|姐|弟|妹|舅|叔|姨|姑|婆婆|公公|先生(?=的|在|也|是|最近|身体))/u,
  /单亲|单身(?!公寓|宿舍)|失恋|恋爱|暗恋|相亲|没结婚|未婚|嫁(?!接)|娶/u,
  /(?:爱人|老婆|老公|前妻|前夫|女朋友|男朋友|未婚妻|未婚夫|老爷子|小舅子|丈母娘)/u,
  /家里(?:的)?(?:老人|老母|老父|孩子|小孩|出(?:了)?(?:点)?事|有(?:人)?(?:事|病))/u,
  /离(?:了)?婚|离异|分居|再婚|二婚|复婚|出轨|小三|婚外|闹(?:着)?离|包养|私生/u,
  // Health of somebody.
  new RegExp(`(?:${somebody}|${listener})${clause}{0,10}?(?:${ailing})`, 'u'),
  new RegExp(
    `${somebody}${clause}{0,10}?(?:做(?:了|完|过)?(?:个)?手术|动(?:了|过)?(?:个)?手术|开(?:了)?刀|化疗|放疗|透析|怀孕|怀上|流产|试管|备孕|产假|坐月子|住院(?![部楼日天号费率])|住进|ICU|抑郁|焦虑症|失眠|血[压糖脂](?:高|低|不稳)|高血压|糖尿病|痛风|中风|心梗|脑梗|骨折|癌|肿瘤(?!科|医院)|确诊|病了|病倒|病重|病假|生病|犯病|旧病|有病|过敏(?!原|科)|戒酒|酗酒|酒瘾|过世|去世|走路不便|残疾|艾滋|乙肝|精神病|看心理|吃药|身体(?:不|很差|欠))`,
    'u',
  ),
  /(?:您|你)的?(?:身体|身子|病|血压|腰|手术(?![室台量间])|伤|胃)(?:怎么样|好些|好点|好了|恢复|不|还|养|没事|要紧|刚|得|近来|最近)/u,
  /(?:过世|去世|病逝|丧事|守孝|住进ICU)/u,
  // What somebody believes, thinks and is.
  /信(?:仰)?(?:佛|教|基督|天主|伊斯兰|主)(?!程)|吃斋|念佛|佛教徒|基督徒|穆斯林|教徒|做礼拜|清真/u,
  new RegExp(`(?:是|${somebody})(?:个)?(?:回|藏|维吾尔|蒙古|满|壮|苗|彝|朝鲜|哈萨克|傣)族`, 'u'),
  /同性恋|出柜|性取向|双性恋|变性/u,
  new RegExp(`${somebody}${clause}{0,8}?(?:入党|退党|党派|政治面貌|政见|上访|站队)`, 'u'),
  // Law, money, identity and whereabouts.
  new RegExp(
    `${somebody}${clause}{0,8}?(?:坐过?牢|判(?:过|了)(?:刑|\\S年)|前科|案底|被(?:纪委|监委|公安|警察|检察|抓|查|举报|处分|双规|留置)|吸毒|嫖|赌|酒驾|醉驾|打官司|离婚案|吃官司|欠(?:了)?.{0,4}(?:债|钱)|炒股|亏了|缺钱|破产|借(?:了)?(?:不少)?钱|买房|卖房|彩票)`,
    'u',
  ),
  /赌债|房贷|网贷|高利贷|信用卡(?:欠|逾期)|手头(?:很|挺|比较|有点)?紧|工资(?:卡|只有|才)|受贿|收(?:了)?红包|拿回扣/u,
  /身份证(?:号|号码|复印)|护照号|社保号|银行卡号|车牌号|家庭(?:住址|地址)|的住址|的私人(?:电话|手机|号码)/u,
  /(?:家住|(?:您|你|他|她)家?住(?:在|的|滨|哪|.{0,6}(?:小区|路|苑|园|村|楼|号)))(?!院)/u,
  /(?:微信|手机|电话)号(?:是|：|:)?\s*\d/u,
]

const one =
  '(?:he|she|his|her|him|(?:the|your|my|their|our) (?:manager|director|boss|buyer|head|chief|engineer|nurse|doctor|secretary|owner|chairman|chairwoman|chair|assistant|colleague|accountant))'
const relatives =
  '(?:wife|husband|partner(?= (?:is|was|has|left|works))|son|sons|daughter|daughters|mother|father|mum|mom|dad|brother|sister|parents|kids?|children|child|baby(?! (?:scales?|monitors?|unit|beds?))|girlfriend|boyfriend|fiancée?|ex-wife|ex-husband|grandmother|grandfather|grandson|granddaughter|uncle|aunt|cousin|(?:little )?(?:boy|girl)(?! (?:friday))|toddler|twins|stepson|stepdaughter|fiance|spouse|nephew|niece|in-laws|family(?! of)(?= (?:is|was|has|lives|life|doctor|trouble|matters?|holiday)))'
const few = '[^.;!?\\n]{0,40}?'

const en: readonly RegExp[] = [
  new RegExp(
    `\\b(?:his|her|your|my|their|(?:\\p{Lu}\\p{L}+|manager|director|boss|buyer)['’]s) (?:\\p{Ll}+ )?${relatives}\\b(?!['’]s (?:ward|unit))`,
    'iu',
  ),
  /\b(?:divorced?|divorcing|separated from (?:his|her)|child custody|having an affair|affair with|remarried|single mother|single father|widow(?:ed|er)?)\b/iu,
  new RegExp(
    `\\b${one}\\b${few}\\b(?:in hospital|hospitali[sz]ed|diagnosed|chemo(?:therapy)?|cancer(?! (?:ward|unit|centre|center|team|care|clinic|patients?|screening))|pregnant|pregnancy|maternity leave|miscarriage|IVF|depress(?:ed|ion)|anxiety|burn ?out|burned out|stroke(?! of)|heart (?:attack|condition|trouble|surgery)|bad (?:heart|back|knee)|surgery|operation on|sick leave|off sick|migraines?|diabet(?:ic|es)|hepatitis|HIV|asthma|epilep(?:sy|tic)|alcoholi(?:c|sm)|rehab|drinks(?: too much| heavily)?(?=[,.]|$| and)|drinking (?:problem|again)|in therapy|a therapist|disabled|disability|passed away|terminally ill|dying|autis(?:m|tic)|ADHD|bypass(?! (?:valve|line|pipe))|pacemaker|stent|wheelchair|crutches|hearing (?:aid|problem|loss)|(?:is|goes|going) (?:deaf|blind)|blood pressure|sleeping pills|pills|antidepressants|medication|insomnia|sleeps badly|menopaus(?:e|al)|trying for a (?:baby|child)|fertility|tumou?r|dementia|Alzheimer|Parkinson|allerg(?:y|ic)|PTSD|breakdown(?! (?:of|service|cover))|in counselling|counsel(?:l)?or|suicid(?:e|al)|overweight|obese|ill(?:ness)?|sick(?! (?:line|pump|unit))|disease|break-?up|broken up|(?:his|her) ex|dating|lover|sober)\\b`,
    'iu',
  ),
  /\b(?:lost|buried|mourning|grieving for) (?:his|her|your) \p{Ll}+\b|\bfuneral\b|\bbereave(?:d|ment)\b/iu,
  /\b(?:your|my) (?:health|illness|surgery|pregnancy|diagnosis|migraines?|back pain|operation)\b(?! (?:service|board|trust|system|plan|room|theatre))/iu,
  /\b(?:(?:he|she)(?: is|['’]s| was)|as an?|is an?) (?:a |an )?(?:\p{Ll}+ )?(?:Muslim|Christian|Catholic|Jew|Jewish|Hindu|Buddhist|Sikh|Mormon|Jehovah['’]s Witness|atheist|Protestant)\b|\b(?:goes to (?:church|mosque|synagogue|temple)|prays|observes Ramadan|keeps kosher|religious beliefs?)\b/iu,
  /\b(?:is|was|being|came out as) (?:gay|lesbian|bisexual|transgender|trans|queer)\b|\bsexual orientation\b/iu,
  new RegExp(
    `\\b${one}\\b${few}\\b(?:votes? (?:for|Labour|Tory|Democrat|Republican)|party member|far[- ](?:right|left)|union (?:member|organi[sz]er)|trade unionist|asylum|immigration status|ethnic)`,
    'iu',
  ),
  new RegExp(
    `\\b${one}\\b${few}\\b(?:served time|in prison|in jail|was convicted|criminal record|arrested|investigated|under investigation|charged with|took (?:a )?bribes?|gambl(?:es|ing|er)|casino|betting|drugs|drunk|drink[- ]driv(?:ing|er)|undocumented|migrant|refugee|deported|visa (?:runs|ran|is|was|trouble|problem)|restraining order|sued by)\\b`,
    'iu',
  ),
  new RegExp(
    `\\b${one}\\b${few}\\b(?:owes (?:money|a lot)|in debt|broke(?=[,.]|$| and| since)|evicted|personal loan|bankrupt|mortgage|behind on (?:rent|payments)|salary is|earns (?:only|about|less))`,
    'iu',
  ),
  /\b(?:passport|national insurance|social security|identity card|ID card|driving licence|driver['’]s license) (?:number|no\.?)\b|\b(?:his|her|your) (?:date of birth|birthday|home|house|private (?:number|phone|address))\b|\b(?:you|he|she) lives? (?:in|at|on|near|around)\b/iu,
]

/**
 * Whether a sentence tells something private of somebody: health, family, faith, origin, politics, sexuality, debts, law,
 * identity or home. Coarser than what is proposed for words on file, because here a wrong find costs one sentence of learning.
 */
export const tellsPrivately = (text: string, lang: 'zh' | 'en'): boolean =>
  sensitiveParts(text).length > 0 || (lang === 'zh' ? zh : en).some((pattern) => pattern.test(text))
