/** Words that belong to some trades and not to others, with what shows that a customer's matter is of such a one. */
const trades: readonly { said: RegExp; shown: RegExp }[] = [
  {
    said: /备件|备品|零件|\bspare parts?\b|\bwhere parts are\b|\bparts (?:stock|depot)\b/i,
    shown:
      /备件|备品|零件|配件|设备|机(?:组|器|台|床|房|型|械)|仪器|系统|装置|维修|维保|\b(?:spares?|parts|equipment|machin\w+|instruments?|units?|systems?|repair\w*|maintenance|engineers?|technicians?|pumps?|trucks?|devices?|hardware|chillers?|scanners?)\b/i,
  },
  {
    said: /安装|装机|调试|\binstall\w*|\bcommission\w*/i,
    shown:
      /安装|装机|调试|上线|部署|进场|施工|设备|机(?:组|器|台|床|房|型|械)|仪器|\b(?:install\w*|commission\w*|deploy\w*|roll-?out|equipment|machin\w+|instruments?|go[- ]live|refit|fit-?out|kitchen|trolleys?)\b/i,
  },
  {
    said: /公开招标|中标公告|招标文件|\bpublic (?:rules|tender|procurement)\b|\bpublished awards?\b/i,
    shown:
      /招标|投标|中标|采购公告|政府采购|公开|评标|\b(?:tenders?|ITT|RF[PQ]|BAFO|public|framework agreement|bidders?|procurement portal|contract notice|council|ministry|NHS|authority|trust)\b/i,
  },
]

/** Whether a sentence speaks of what this customer's matter, as far as it is told, has nothing to do with. */
export const isOfOtherTrade = (sentence: string, matter: string): boolean =>
  trades.some(({ said, shown }) => said.test(sentence) && !shown.test(matter))
