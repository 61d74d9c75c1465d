/** "the sponsor decides in January whether the study restarts": a decision of something else than who is awarded the deal. */
export const isOfOtherMatter = (sentence: string): boolean => ofOther.test(sentence) && !ofDeal.test(sentence)
const ofOther =
  /\b(?:decid\w+|decision|rul(?:es?|ing)|votes?|says?|know)\b[^.;\n]{0,40}\b(?:whether|if)\b[^.;\n]{2,}|(?:决定|定下?|研究|讨论|表决)[^，。；\n]{0,16}(?:是否|要不要|会不会|还[^，。；\n]{0,4}不|(?<han>[\p{Script=Han}])不\k<han>)[^，。；\n]{0,10}(?:重启|恢复|关停?|搬|停|延续|继续|合并|出售|卖|裁|扩|开业|复产|复工)/iu
const ofDeal =
  /\b(?:suppliers?|vendors?|bidders?|award\w*|orders?|contracts?|buy\w*|purchas\w*|quotes?|offers?|tenders?|bids?|you|your|us|ours?|go ahead|sign|invest\w*|budget|capex|proceed|this (?:deal|project|purchase)|renew\w*|replace\w*|upgrade)\b|供应商|合同|报价|立项|采购|预算|定标|你们|贵司|我们|签|续|换/i
