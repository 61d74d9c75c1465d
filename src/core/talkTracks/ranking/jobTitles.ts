import type { StyleJob } from '../../../shared/styleRuleWords.ts'

/** Whether a title or department says that somebody does this job. */
export const jobTitles: Record<StyleJob, RegExp> = {
  procurement: /采购|招采|招标|procurement|purchas|sourcing|buyer|category manager/i,
  finance: /财务|会计|审计|\b(cfo|finance|financial|controller|account(ant|ing))\b/i,
  security:
    /(信息|网络|数据)安全|安全官|\b(ciso|infosec|(information|cyber|data|it) security|security officer)\b/i,
  informationTechnology: /信息(科|部|中心|化|技术)|\b(it|cio|information technology|information systems)\b/i,
  legal: /法务|合规|\b(legal|counsel|compliance|lawyer)\b/i,
  engineering:
    /工程师|总工|技术|设备|工艺|研发|\b(engineer(ing)?|technical|technology|process|r&d|maintenance|cto|architect)\b/i,
  quality: /质量|品质|品管|质检|检验|\b(quality|qa|qc)\b/i,
  operations:
    /生产|车间|运营|班组|厂务|仓储|物流|\b(production|plant|operations?|shift|warehouse|logistics)\b/i,
  clinical:
    /医生|医师|护士|临床|门诊|手术|外科|内科|儿科|妇产科|麻醉|放射|超声|影像|重症|急诊|\b(doctor|physician|nurse|nursing|surgeon|clinical|radiolog\w*|theatre|icu|ward)\b/i,
  management:
    /董事长|总裁|(?<!副)总经理(?!助理|秘书|办)|院长|厂长|老板|\b(ceo|managing director|general manager|president|owner|founder)\b/i,
}
