/**
 * What models call the fields that they read, for people: on screens, in a brief that leaves, in the report of data
 * health. Only what can be missing at all: counts always are there.
 */
export const featureWords: Record<'zh' | 'en', Record<string, string>> = {
  zh: {
    ageDays: '开启日期',
    stage: '阶段经过',
    daysInStage: '本阶段天数',
    product: '产品',
    region: '区域',
    source: '商机来源',
    inboundShare90: '客户发起占比',
    daysSinceActivity: '上次往来',
    daysSinceInbound: '客户上次主动联系',
    department: '科室',
    cell: '科室 × 角色',
  },
  en: {
    ageDays: 'Opening date',
    stage: 'Stages passed',
    daysInStage: 'Days in stage',
    product: 'Product',
    region: 'Region',
    source: 'Deal source',
    inboundShare90: 'Share begun by the customer',
    daysSinceActivity: 'Last contact',
    daysSinceInbound: 'Last contact by the customer',
    department: 'Department',
    cell: 'Department × role',
  },
}
