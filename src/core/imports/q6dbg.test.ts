import { it } from 'vitest'
import { customerRecord } from '../brief/customerRecord.ts'
import { openImportDesk } from './importFixture.ts'
const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const tables: Record<string, string> = {
  'a_报价V2.csv': lines('沐泽科技 报价单 V2,,,,', '客户：沐岭水务集团,,,日期：2026-11-10,', '序号,设备,数量,单价,金额', '1,主机,2,50000,100000', '2,培训,1,赠送,赠送', '3,备件包,1,0,0', '合计,,,,100000'),
  'b quote rev B.csv': lines('KESTREL LTD,,,,', 'Quotation KL-9 rev B,,,10 Nov 2026,', 'To: Corvan Research (Leeds),,,,', 'Item,Qty,Unit,Unit price GBP,Amount GBP', 'Analyser,1,unit,FOC,FOC', 'Test strips,3000,test,4.2,12600', 'Service visit,4,visit,300,1200', 'Total per year,,,,13800', 'Total over 3 years,,,,41400', 'Replaces rev A of 1 October.,,,,'),
  'c_报价.csv': lines('报价单（第二版）,,,,', '客户：沐岭水务集团 后勤处 王处,,,日期：2026-11-12,', '品名,规格,数量,单价（元）,小计（元）', '试剂A,每测试,5000,12,60000', '试剂B,每盒,200,300,60000', '分析仪,投放 2台,,0,0', '年合计,,,,120000', '两年总计,,,,240000', '备注：本报价代替V1,,,,'),
}
it('x', async () => {
  for (const [name, text] of Object.entries(tables)) {
    const now = Date.UTC(2026, 10, 22, 2)
    const desk = openImportDesk({ now })
    const r = await desk.drop(['商机.csv', lines('商机名称,客户,阶段', '药剂,沐岭水务集团,报价', 'Reagents,Corvan Research (Leeds),Proposal')], [name, text])
    console.log(name, JSON.stringify(r.files.map((f) => [f.kind, f.accepted, f.rejected])), desk.rows('select name from accounts').map((o: any) => o.name).join('|'))
    for (const { id, name: who } of desk.rows<{ id: string; name: string }>('SELECT id, name FROM accounts'))
      for (const p of customerRecord(desk.db, id, { asOf: now, lang: 'zh', zone: 'Asia/Shanghai' })) console.log('   =>', who, p.kind, p.words)
    desk.close()
  }
})
