/** "the sponsor decides in January whether the study restarts": a decision of something else than who is awarded the deal. */
export const isOfOtherMatter = (sentence: string): boolean =>
  (ofOther.test(sentence) && !ofDeal.test(sentence)) || signsOtherPaper(sentence)

/** "NDA: I will send it back signed by 24 November", 保密协议周五前签好: what is signed then is no contract and decides nothing. */
const signsOtherPaper = (sentence: string): boolean =>
  besideContract.test(sentence) && signing.test(sentence) && !contract.test(sentence)
const besideContract =
  /\b(?:NDAs?|non-disclosure|confidentiality (?:agreement|undertaking)|DPAs?|data[- ]processing (?:agreement|addendum|terms)|letters? of intent|visitor (?:form|agreement)|consent forms?|delivery notes?|receipts?|minutes|meeting notes|protocols?|drawings?|approval drawings?|data ?sheets?|timesheets?|work permits?|method statements?|supplier (?:form|questionnaire|code of conduct))\b|保密(?:协议|函|承诺)|数据处理协议|意向书|回执|签收单|送货单|会议纪要|纪要|图纸会签|确认图|承诺书|廉洁协议|安全协议/i
const signing = /\bsign(?:s|ed|ing|ature)?\b|签|盖章/i
const contract =
  /\b(?:contracts?|purchase orders?|POs?|frame(?:work)? agreement|MSAs?|award\w*|supply agreement|suppliers? (?:is|are|will))\b|合同|订单|定标|中标/i
const ofOther =
  /\b(?:decid\w+|decision|rul(?:es?|ing)|votes?|says?|know)\b[^.;\n]{0,40}\b(?:whether|if)\b[^.;\n]{2,}|(?:决定|定下?|研究|讨论|表决)[^，。；\n]{0,16}(?:是否|要不要|会不会|还[^，。；\n]{0,4}不|(?<han>[\p{Script=Han}])不\k<han>)[^，。；\n]{0,10}(?:重启|恢复|关停?|搬|停|延续|继续|合并|出售|卖|裁|扩|开业|复产|复工)/iu
const ofDeal =
  /\b(?:suppliers?|vendors?|bidders?|award\w*|orders?|contracts?|buy\w*|purchas\w*|quotes?|offers?|tenders?|bids?|you|your|us|ours?|go ahead|sign|invest\w*|budget|capex|proceed|this (?:deal|project|purchase)|renew\w*|replace\w*|upgrade)\b|供应商|合同|报价|立项|采购|预算|定标|你们|贵司|我们|签|续|换/i
