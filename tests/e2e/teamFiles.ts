import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { createGb18030Encoder, utf8, utf8WithMark, utf16WithMark } from '../../src/core/sample/encode.ts'

const day = 86_400_000

/**
 * A small team's own folder as it lies about on a shared drive: hospitals in Taizhou that buy endoscope cleaning
 * stations, in the encodings and with the slips that such files have. Dates count back from `now` (UTC ms).
 */
export function writeTeamFiles(folder: string, now: number): string {
  const place = join(folder, '台州内镜 交接')
  mkdirSync(place, { recursive: true })
  const date = (daysAgo: number, separator = '-') =>
    new Date(now - daysAgo * day).toISOString().slice(0, 10).replaceAll('-', separator)
  const put = (name: string, bytes: Uint8Array) => writeFileSync(join(place, name), bytes)

  const book = utils.book_new()
  const hospitals = [
    ['温岭市第一人民医院', '浙江', '温岭', '赵敏', '三乙'],
    ['临海市中医院', '浙江', '临海', '赵敏', '二甲'],
    ['玉环市人民医院', '浙江', '玉环', '赵敏', '二甲'],
    ['台州恩泽医疗中心', '浙江', '台州', '郭启明', '三甲'],
    ['天台县人民医院', '浙江', '天台', '郭启明', '二甲'],
    ['三门县人民医院', '浙江', '三门', '郭启明', ''],
  ]
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([['客户名称', '省份', '城市', '负责人', '等级'], ...hospitals]),
    '客户',
  )
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['姓名', '客户名称', '科室', '职务', '角色', '手机'],
      ['沈佳慧', '温岭市第一人民医院', '消化内镜中心', '护士长', '使用者', '13800001111'],
      ['罗世杰', '温岭市第一人民医院', '设备科', '科长', '审批人', '13800002222'],
      ['应海峰', '温岭市第一人民医院', '消化内科', '主任', '决策人', ''],
      ['项丽', '台州恩泽医疗中心', '采购中心', '采购专员', '影响者', '13800003333'],
    ]),
    '联系人',
  )
  put('客户台账（最新）.xlsx', new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })))

  put(
    '商机_导出.csv',
    createGb18030Encoder()(
      [
        '商机名称,客户名称,阶段,预计金额(万元),创建日期,预计成交日期,产品,数量,负责人,状态',
        `温岭一院内镜清洗工作站,温岭市第一人民医院,方案报价,"96.5",${date(62, '/')},${date(-40, '/')},内镜清洗工作站 EC-4,2,赵敏,进行中`,
        `恩泽内镜中心改造,台州恩泽医疗中心,需求确认,180,${date(35, '/')},${date(-90, '/')},内镜清洗工作站 EC-4,4,郭启明,进行中`,
        `玉环清洗工作站,玉环市人民医院,成交,46.8,${date(210, '/')},${date(120, '/')},内镜清洗工作站 EC-4,1,赵敏,赢单`,
        `临海中医院清洗消毒,临海市中医院,输单,47,${date(260, '/')},${date(170, '/')},内镜清洗工作站 EC-4,1,赵敏,输单`,
        `,天台县人民医院,线索,,${date(12, '/')},,,,郭启明,进行中`,
        '',
      ].join('\r\n'),
    ),
  )

  const orders = Array.from({ length: 24 }, (_, at) => {
    const hospital = hospitals[at % 6]![0]
    const price = 448_000 + ((at * 7919) % 23) * 1_300
    return `XS${String(2600 + at)}\t${hospital}\t内镜清洗工作站 EC-4\t${1 + (at % 3)}\t${price.toLocaleString('en-US')}.00\t${date(20 + at * 14)}`
  })
  put(
    '销售订单.txt',
    utf16WithMark(
      [
        '订单号\t客户名称\t产品名称\t数量\t单价（元）\t订单日期',
        ...orders,
        `XS2699\t温岭市一院\t内镜清洗工作站 EC-4\t一台\t待定\t${date(9)}`,
      ].join('\r\n'),
    ),
  )

  const said: [string, number, string][] = [
    ['罗世杰', 15, '你们清洗工作站的方案收到了，我们今年预算98万元，两台都要在里面'],
    ['赵敏', 15, '收到罗科长，我按预算把配置单重新排一遍'],
    ['沈佳慧', 11, '洗消一条镜子现在要38分钟，高峰期周转不过来'],
    ['沈佳慧', 11, '另外水质检测每次都是人工记录，检查的时候翻本子很麻烦'],
    ['罗世杰', 6, '另一家报了46万元一台，你们还能不能再看看价格？'],
    ['赵敏', 6, '我这边先把维保和耗材按同一口径算清楚再回复您'],
    ['罗世杰', 3, '好，下周院长办公会之前把对比表给我'],
  ]
  put(
    'wecom_chat_archive.json',
    utf8(
      JSON.stringify(
        said.map(([from, daysAgo, content], at) => ({
          msgid: `1780${at}_ec4`,
          action: 'send',
          from,
          tolist: from === '赵敏' ? ['罗世杰'] : ['赵敏'],
          roomid: 'wr温岭一院清洗工作站',
          msgtime: now - daysAgo * day + at * 60_000,
          msgtype: 'text',
          text: { content },
        })),
        null,
        1,
      ),
    ),
  )

  // Nobody is named: it waits until a person says whose it is.
  put('随手记.md', utf8(`# 预算\n\n日期：${date(5)}\n\n电话里说预算要到明年三月才批，先别催。\n`))

  put(
    `温岭一院 拜访 ${date(8)}.md`,
    utf8WithMark(
      [
        `# 温岭市第一人民医院 现场拜访`,
        '',
        `日期：${date(8)}  参加：赵敏、沈佳慧、应海峰`,
        '',
        '应海峰主任希望先看到同级医院的使用情况，再决定要不要试用。',
        '沈佳慧护士长说现有两台机器去年停机合计52小时，维修等了9天。',
        '设备科要求响应时间写进合同。',
      ].join('\n'),
    ),
  )
  return place
}
