import type { FieldSpec } from '../recordKind.ts'
import { field } from './fieldSpec.ts'

/** What was sold, offered or kept: fields of products and how much of them. */

/** The product, by name, model or number. */
export const product = (words = ''): FieldSpec =>
  field(
    'product',
    'product',
    '产品',
    'Product',
    `产品名称|商品|商品名称|货品名称|物料名称|品名|物料|产品型号|型号|规格型号|产品编号|物料编码|货号|意向产品|sku|product name|product id|product code|item|item name|item description|item code|description|part number|part no|model|material|article|molecule/test type|产品/型号|设备|设备名称|设备型号|机型|货品|叫法|品名规格|品名型号|产品名|存货名称|存货编码|料号|料件|product/model|equipment|goods|article no|课程|课程名称|培训课程|服务|服务项目|服务名称|服务内容|班次|套餐|套餐名称|course|course name|course code|training course|service|service name|service item|programme|package|tour|treatment${words}`,
  )

/** The number by which a product is known, beside its name. */
export const productCode = (): FieldSpec =>
  field(
    'productCode',
    'code',
    '产品编号',
    'Product code',
    '产品编码|产品代码|物料编码|物料编号|商品编码|商品编号|货号|sku|product code|product id|item code|part number|料号|料件编号|存货编码|存货代码|型号编码|产品货号|物料号|sku code|article no|article number|material number|material no|part no|mpn',
  )

/** Model and size of a product. */
export const specification = (words = ''): FieldSpec =>
  field(
    'specification',
    'text',
    '规格型号',
    'Specification',
    `规格|型号|产品型号|产品规格|model|spec|version|规格/型号|型号规格|规格参数|配置|specs|configuration|size${words}`,
  )

/** How much or how many. */
export const quantity = (words = ''): FieldSpec =>
  field(
    'quantity',
    'quantity',
    '数量',
    'Quantity',
    `台数|套数|件数|订购数量|采购数量|销售数量|购买数量|报价数量|qty|units|line item quantity|order quantity|volume|number of units|seats|licenses|数目|件|台|套|订货数量|发货数量|出库数量|成交数量|订单数量|实发数量|qty ordered|quantity ordered|ordered qty|order qty|pcs|no of units|count|公斤|公斤数|千克|吨|吨数|公吨|重量|净重|年量|年用量|用量|预计用量|kg|kgs|kilos|qty kg|tonnes|tons|mt|weight|net weight|annual volume|annual quantity|est volume|estimated volume|est volume yr|est volume pa|est annual volume|estimated annual volume|est qty|estimated qty|estimated quantity|volume yr|volume pa|volume per year|预估数量|预估量|预计数量|预计量|年预估量|年预计量|预估年量|总数量|合计数量|数量合计|总量|全年数量|total t|total kg|total qty|total quantity|total tonnes|total volume|total units${words}`,
  )

/** How much of a service was sold: people, days, times. */
export const ofServices =
  '|人数|人次|学员数|参训人数|场次|场数|课时|课时数|天数|次数|间夜|delegates|pax|heads|head count|headcount|participants no|places|places booked|sessions|no of sessions|days|hours|nights|persons|no of persons|no of delegates|visits'

/** In what the goods are counted. */
export const unit = (): FieldSpec =>
  field('unit', 'text', '单位', 'Unit', '计量单位|销售单位|unit of measure|uom')
