import { evidenceOnly, field } from '../fields/fieldSpec.ts'
import { specification, unit } from '../fields/goods.ts'
import {
  approvalBelow,
  approver,
  currency,
  floorPrice,
  listPrice,
  minMargin,
  pricesInOthers,
  purchaseCost,
} from '../fields/prices.ts'
import { remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'

/** What we sell, each with a name or a number. */
export const products: RecordKind = {
  id: 'products',
  zh: '产品',
  en: 'Products',
  names: ['产品', '商品', '物料', '产品目录', 'product', 'products', 'catalog', 'catalogue', 'items'],
  required: [['name', 'code']],
  telling: ['series', 'category', 'specification', 'costPrice', 'brand', 'unit'],
  fields: [
    field(
      'name',
      'text',
      '产品名称',
      'Product name',
      '产品|名称|商品名称|品名|物料名称|货品名称|商品|product|name|item|item name|description|product description|品名/规格|设备名称|货品|存货名称|物料描述|产品|英文品名|goods|article|item description|equipment|课程|课程名称|服务|服务项目|服务名称|套餐|course|course name|service|service name|service item|programme|package',
    ),
    field(
      'code',
      'code',
      '产品编号',
      'Product code',
      '编号|产品编码|产品代码|物料编码|货号|商品编码|商品编号|sku|id|code|product id|item code|part number|part no|article number|料号|料件编号|存货编码|存货代码|物料编号|物料号|条码|条形码|型号编码|barcode|ean|upc|mpn|material number|article no',
    ),
    field(
      'series',
      'text',
      '系列',
      'Series',
      '产品系列|产品线|产品家族|family|product family|product line|line|range',
    ),
    evidenceOnly(
      field(
        'category',
        'text',
        '分类',
        'Category',
        '类别|产品类别|产品分类|品类|大类|category name|product group|product category|type|product type|sub classification|产品线分类|产品大类|产品小类|小类|中类|product line category|sub category|subcategory|item group|item category',
      ),
    ),
    specification('|model number|dosage|dosage form'),
    evidenceOnly(
      field(
        'brand',
        'text',
        '品牌',
        'Brand',
        '厂家|生产厂家|制造商|厂商|manufacturer|maker|vendor|supplier|供应商',
      ),
    ),
    unit(),
    listPrice(),
    field(
      'salesPrice',
      'money',
      '售价',
      'Sales price',
      '单价|价格|销售价|销售价格|含税价|price|sales price|unit price|selling price|单价(新台币)|报价|报价单价|供货价|供应价|出厂价|批发价|经销价|代理价|net price|dealer price|wholesale price|distributor price',
    ),
    purchaseCost(),
    floorPrice(),
    minMargin(),
    approvalBelow(),
    ...pricesInOthers(),
    evidenceOnly(approver()),
    currency(),
    evidenceOnly(field('status', 'text', '状态', 'Status', '产品状态|上架状态|是否启用|active|lifecycle')),
    field(
      'launchedAt',
      'date',
      '上市日期',
      'Launched',
      '上市时间|发布日期|release date|launch date|上线日期|投放日期|生效日期|launched|available from',
    ),
    evidenceOnly(
      field(
        'registration',
        'text',
        '注册证号',
        'Registration',
        '注册证|医疗器械注册证|注册证编号|批准文号|registration number|license number',
      ),
    ),
    remark(),
  ],
}
