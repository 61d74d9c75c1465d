/** What a unit within a house is called that buys, uses or pays, and that is no house of its own: 采购中心, 设备科, 招标办. */
const hanUnit =
  /^(?:集团|总部|总公司|公司|医院|学校|院|厂|校)?(?:(?:招标?|招采|采购|物资|物流|供应链?|供应商?管理|仓储|设备|装备|资产|后勤|基建|工程|技术|工艺|质量|质检|品质|品管|品保|检验|生产|制造|运营|运维|运行|动力|能源|安全|安环|环保|信息|网络|数据|财务|审计|法务|法规|合规|行政|综合|人事|人力资源|研发|市场|营销|销售|商务|合同|计划|项目|教务|科研|实验|药剂|病理|器械|耗材|医学工程|医工|护理|院务|院办|总经理|董事长|党委|纪检|客服|售后|培训)(?:与|和|及|、)?){1,3}(?:管理)?(?:部门?|处|科室?|室|中心|办公室|办|组|课|股|团队|委员会)$/u
const latinUnit =
  /^(?:the )?(?:(?:central|group|global|regional|corporate|strategic|plant|site|local)\s+)?(?:procurement|purchasing|sourcing|buying|supply(?: chain)?|logistics|stores|facilities|estates?|engineering|maintenance|operations|production|quality(?: assurance)?|qa|qc|technical|laborator(?:y|ies)|lab|finance|treasury|accounts?(?: payable)?|ap|legal|compliance|contracts?|commercial|it|ict|hr|human resources|people|projects?|r\s?&\s?d|ehs|hse|sustainability|catering|fleet|marketing|admin(?:istration)?)(?:\s*(?:&|and)\s*(?:procurement|purchasing|sourcing|logistics|facilities|engineering|maintenance|operations|quality|finance|contracts?|supply(?: chain)?))?(?:\s+(?:department|dept\.?|team|office|centre|center|division|function|services))?$/i

/** Whether a word is what a unit within a house is called: whoever writes it beside a house means the house. */
export const isUnitName = (word: string): boolean => hanUnit.test(word.trim()) || latinUnit.test(word.trim())
