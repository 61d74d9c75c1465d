/** 12/5前签, 15号才下单, "signed by 5 December": the day by which an order has to be there, on which goods hang. */
const orderedBehind =
  /^\s*(?:[（(][^（()）]{0,8}[)）])?\s*(?:之?前|以前|内|才|再)\s*(?:要|得|能|必须|须|就|先)?(?:把)?(?:合同|订单|预付款?|定金|订金|款)?(?:签|下单|下订|订[货购]|付(?!货)|打款|到款|到账|收到(?:预付|订金|定金|款)|预付|生效|批(?!次))/
const orderedBefore =
  /\b(?:sign(?:ed|ing)?|order(?:ed|s)?|PO|contract|deposit|prepayment|advance payment|approv(?:ed|al))\b[^.;,\n\d]{0,24}\b(?:by|before|no later than|latest)\s+(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?$/i
/** Whether the day that stands from `start` to `end` is one by which something is signed, ordered or paid. */
export const isOrderBy = (sentence: string, { start, end }: { start: number; end: number }): boolean =>
  orderedBehind.test(sentence.slice(end)) || orderedBefore.test(sentence.slice(0, start))

/** Whether words name such a day, whichever it is. */
export const namesOrderBy = (text: string): boolean =>
  [...text.matchAll(/\d(?=\D|$)/g)].some(({ index }) =>
    orderedBehind.test(text.slice(index + 1).replace(/^\s*[日号]/, '')),
  ) ||
  /\b(?:signed|ordered|order|PO|contract|deposit)\b[^.;,\n\d]{0,24}\b(?:by|before|no later than)\b/i.test(
    text,
  )

/**
 * What is told of a day on which goods come, with the day by which they have to be ordered before it, and the days of the
 * other parts behind it, up to the end of the sentence: 12/5前签，8周，1/30到 · 前5台1月20日，后5台3月10日.
 */
export function withItsTerms(
  sentence: string,
  said: { start: number; end: number },
  days: readonly { start: number; end: number }[],
): { start: number; end: number } {
  let { start, end } = said
  const firstOf = Math.max(
    ...['；', ';', '。', '\n'].map((mark) => sentence.lastIndexOf(mark, start - 1) + 1),
  )
  const order = days.find((day) => day.start >= firstOf && day.end <= start && isOrderBy(sentence, day))
  if (order !== undefined) {
    const clause = Math.max(
      ...['，', ',', '：', ':'].map((mark) => sentence.lastIndexOf(mark, order.start - 1) + 1),
    )
    start = Math.max(firstOf, clause)
  }
  if (isOfPart(sentence.slice(start, end)))
    for (const day of days) {
      if (day.start < end || /[。；;\n]/.test(sentence.slice(end, day.start))) continue
      if (!isOfPart(sentence.slice(end, day.end))) break
      end = day.end
    }
  while (/\s/.test(sentence[start] ?? '')) start += 1
  return { start, end }
}

/** 请能当场拍板的领导参加, "somebody who can decide": what a person is able to, and no deed of a day. */
const deciderNamed =
  /(?:能|可以?|有权|够格)[^，。；\n]{0,4}(?:拍板|做主|决定|定夺|定)的|\b(?:some(?:one|body)|any(?:one|body)|people|persons?|a (?:colleague|manager|director)) (?:who|that) (?:can|may|is able to) (?:decide|sign|approve|commit)\b/i

/** 先发我一份, "a draft by Monday so that I can look": a copy ahead of the offer, which is due on its own day. */
const advanceCopy =
  /先(?:发|给|传|寄)(?:我|我们|过来)?(?:一[份版个]|一下|看)|预审稿?|初稿|过目|先(?:给我|让我|帮我)?(?:看|过)一?[看眼遍下]|\b(?:advance copy|preview|sight of|(?:a |the |your )?drafts?\b(?! (?:contract|agreement|terms))|heads[- ]up version)\b/i

/** 董事会只是追认, "the board only ratifies": the day on which nothing is decided any more. */
export const ofRatification =
  /追认|追認|走个?(?:形式|過場|过场)|备个?案|\bratif(?:y|ies|ied|ication)\b|\brubber[- ]?stamp\w*|\b(?:only|just|merely) (?:notes?|noting|takes? note)\b|\bfor information only\b/i

/** 前5台1月20日，后5台3月10日, "first 200 by 4 May, the rest in June": a part of what is to come. */
const ofPart =
  /(?<![之以])(?:前|头|首批|第一批|后|剩下?|余下|其余|另外?)\s*(?:的)?\s*\d+\s*(?![天日月年号周点小分秒时岁])[\u4e00-\u9fff]|首批|第[一二三]批|分(?:两|二|三|2|3)批|\b(?:first|last|remaining|other|rest|balance)\b(?: of)?(?: the)? ?\d*\b|\bin (?:two|three|2|3) (?:drops?|batches|lots|deliveries|shipments)\b/i

export const namesDecider = (sentence: string): boolean => deciderNamed.test(sentence)
export const isAdvanceCopy = (sentence: string): boolean => advanceCopy.test(sentence)
export const isRatification = (words: string): boolean => ofRatification.test(words)
export const isOfPart = (words: string): boolean => ofPart.test(words)
