/** What a customer lists line by line as wanted of us: offsets of each line's words, without its mark. */
export interface ListedDemand {
  start: number
  end: number
  text: string
}

const listed =
  /^[ \t]*(?:[-*•·–][ \t]+|\d{1,2}[ \t]*(?:[、．)）]|\.(?!\d))[ \t]*|[（(]\d{1,2}[)）][ \t]*)(?<item>\S[^\n]{2,220}?)[。；;，,\s]*$/u
/** What stands above such a list: a few things, before they can go on; or what we are to do about it. */
const announces =
  /你们|贵司|贵方|您|请|麻烦|想办法|要求|意见|条件|如下|几[点条件个]|问题|需要|诉求|\b(?:(?:a )?(?:few|couple|some|several|two|three|four|five)(?: more| other)? (?:things|points|items|asks|changes|comments|requests|conditions)|few (?:things|points)|points|conditions|requests|requirements|changes|comments|before (?:i|we) can|(?:i|we)(?:['’]d| would)? (?:need|want|like|ask)|you (?:need|have) to|please)\b/i
/** Lists of something else: an agenda, who comes, what they do themselves, what others offer. */
const ofOthers =
  /议程|日程|参会|出席|附件|抄送|名单|我们(?:会|将|来)|竞品|对手|友商|\b(?:agenda|attendees|present|attached|attachments?|cc|our (?:next steps|actions|side)|we(?:['’]ll| will)|competitors?|(?:the )?others (?:offer|have))\b/i
/** What an addendum changes is told to every bidder, and asked of nobody: "Please note the following changes to the RFP". */
const ofAmendment =
  /\b(?:note|find|made|following|these) (?:the |of the |these |that the )?(?:following )?(?:changes|amendments|corrections|clarifications|revisions)\b[^\n]{0,40}\b(?:to|of|in)\b|\b(?:addendum|amendments?|corrigendum) (?:to|no\.?|\d)|(?:招标文件|采购文件|询价文件|澄清)[^，。\n]{0,16}(?:变更|修改|更正|调整|澄清)/i
const ownDeed =
  /^(?:我(?:们|方|司)?(?:会|将|来|这边|负责)|i(?:['’]ll| will| have)\b|we(?:['’]ll| will| have)\b)|^[^，,。]{0,12}(?:已经?|已于)(?:发|完成|提交)/i
const wantsSomething =
  /以内|以下|免费|不含|含税|要(?!点|求书)|请|必须|需|不能|不要|账期|提供|降|前[出给交发]|附|\b(?:need|needs|want|must|please|should|not|no|net \d+|within|free|include|instead|rather|in writing|before|by|extend|reduce|off|ddp|dap|cif|fob|how|who|when|can|could)\b/i

interface Line {
  start: number
  text: string
}

/**
 * The lines of a customer's own list of demands: of a run of two or more marked lines under words that announce one, where
 * those end with a colon or most of the lines say what is wanted. Every line counts, whatever words it is made of.
 */
export function listedDemands(text: string): ListedDemand[] {
  if (!text.includes('\n')) return []
  const lines: Line[] = [...text.matchAll(/[^\n]+/g)]
    .map(({ 0: words, index }) => ({ start: index, text: words }))
    .filter(({ text: words }) => words.trim() !== '')
  const found: ListedDemand[] = []
  for (let at = 1; at < lines.length; at += 1) {
    if (listed.test(lines[at - 1]!.text)) continue
    const run: ListedDemand[] = []
    for (let next = at; next < lines.length; next += 1) {
      const line = lines[next]!
      const item = listed.exec(line.text)?.groups?.item
      if (item === undefined) break
      const start = line.start + line.text.indexOf(item)
      run.push({ start, end: start + item.length, text: item })
    }
    const head = lines[at - 1]!.text.trim()
    if (run.length < 2 || !announces.test(head) || ofOthers.test(head) || ofAmendment.test(head)) continue
    const wanted = run.filter(({ text: item }) => wantsSomething.test(item)).length
    if (!/[:：]$/.test(head) && wanted * 2 < run.length) continue
    if (wanted === 0) continue
    found.push(...run.filter(({ text: item }) => !ownDeed.test(item)))
  }
  return found
}
