/** A list of criteria with their weights: offsets in the text. */
export interface Weights {
  start: number
  end: number
}

/** Between the items of a list: marks, ends of sentences and of lines; AS9100/AS9102 is one thing. */
const separator =
  /[、，,;；\n|·。]|(?<!\d{3})\/|(?<=[%％分)）]|\p{L}[\s:：]{0,2}\d{2})\.(?=\s)|\s(?:and|plus|sowie)\s|(?<=[\p{Script=Han})）]\s?\d{2}\s?[分%％]?)\s+(?=(?!分)\p{Script=Han})/gu
const bullet = /^[\s>*•·–-]*(?:\(?[a-z\d]{1,2}[.)）、]\s*)?/i
/** 综合单价 40 · bake stability 40% · 试机（过稿适性）: 30分 */
const labelFirst =
  /^(?<label>[^\d]{0,60}?\p{L}[^\d]{0,40}?)[\s:：=—–-]*(?<weight>\d{1,2})\s*(?:%|％|分(?!钟)|points?|pts?\.?|percent)?\s*(?:[（(]\s*(?:原(?:来|为|先)?|之前|was|from|formerly|before|up from|down from)[^()（）]{0,12}[)）])?\s*(?:(?:保持|都)?不变|unchanged|as before|stays?|stay the same)?[)）。.!！]*\s*$/iu
/** "GR&R below 10% = 40", "Part 11 software 25": what is weighed has a number of its own. */
const numberedLabel =
  /^(?<label>(?=[^\n]*\p{L})[^\n]{2,60}?(?:[\s:：]*[=:：—–]|\p{L}[)）]?)\s*)(?<weight>\d{1,2})\s*(?:%|％|分(?!钟)|points?|pts?\.?|percent)?\s*[。.!！]*\s*$/u
/** 40% price · 30 points for quality */
const weightFirst =
  /^(?<weight>\d{1,2})\s*(?:%|％|分(?!钟)|points?|pts?\.?|percent)\s*(?:for |on |is |goes to )?(?<label>[^\d]{0,60}\p{L}[^\d]{0,30})$/iu
/** A row of a table, with a tab or bars between its cells: what, and how much it weighs. Its label may hold anything. */
const row =
  /^\s*\|?\s*(?<label>[^\t|\n]{2,60}?)\s*[\t|]\s*(?<weight>\d{1,2})\s*(?:%|％|分|points?|pts?)?\s*\|?\s*$/iu
const longestLabel = 40
const fewest = 3
/** A mail breaks its lines where the page ends: "cold store" and "performance 25%" on the next one are one thing. */
const brokenLine = /(?<=\p{L}{2},?[ \t]?)\n(?=[ \t]*\p{Ll})/gu
const longEnough = 30
/** The same text with such ends of lines as spaces, so that offsets hold. */
const unbroken = (text: string): string =>
  text.replaceAll(brokenLine, (mark, at: number) =>
    at - (text.lastIndexOf('\n', at - 1) + 1) >= longEnough ? ' ' : mark,
  )
/** "We changed it. Now TCO 40%": the word that says since when is no part of what is weighed. */
const since = /^\s*(?:now|so now|it is now|they are now|new|today)[:,]?\s+(?=\p{L})/iu
const threeNumbers = /\d\D+\d+\D+\d/
/** A list that the sentence itself gives up: the old split, 7月版…作废. */
const givenUp =
  /(forget|instead of|no longer|not the|used to be|previously|was|were|old|replac\w+|drop\w*|旧|原来?|先前|之前|以前|上一?版|作废|取代|不再|不是)[^。；;.\n]*$/i

/** What comes in the place of an old list is the one that holds: "Table is replaced:", 旧表作废，改为：. */
const comesInstead =
  /\b(?:replaced|superseded|amended|changed|revised|updated|adjusted|corrected|modified)(?: (?:by|with|to|as follows|to read(?: as follows)?|now|thus))?(?: (?:the following|these|this|that below|the one below))?\s*[:：]?\s*$|\b(?:replaced|superseded) (?:by|with)\b[^.;\n\d]{0,30}$|(?:改|调整|变更|修改|修订|更正|替换)(?:为|成)(?:如下|以下)?\s*[:：]?\s*$|(?:作废|不算数?|不要了|不用了|取消|废了|别用了?)了?[，,；;]\s*[^，,。；;\n\d]{0,14}(?:定|新|现在|最终|为准|改|按|用|确认|如下|以下)[^，,。；;\n\d]{0,10}[:：，,]?\s*$|\b(?:forget|ignore|disregard|scrap|bin|void)\b[^.;:\n]{0,40}[,;:–—-]\s*(?:it is|it['’]s|they are|now|new|final|here|use|the (?:new|final|right) )[^.;\n\d]{0,24}$/i

/** How a price is paid also makes 100. */
const ofPayment =
  /首付|预付|定金|订金|到货|验收|尾款|质保金|质保期?满|发货|提货|交付后|投产后|合同(?:签|生效)|签(?:订|约|署|合同)|竣工|进度款|[初终]验|advance|deposit|down ?payment|\bon (order|delivery|acceptance|signature|shipment)|\b(?:signature|signing|kick-?off|hyper-?care|milestones?)\b|retention|up ?front|balance/i
/** The line of a list of payments says so before them: 付款：…, "Payment: …", "Billing milestones …". */
const leadsPayment =
  /(?:付款|支付|结算|货款|[账帐]期|回款|分期|阶段款|款项|开票)[^。；;\n\d]{0,12}$|\b(?:payment|payable|paid|pay|billing|billed|invoic\w+|instal?ments?|milestones?|stage payments?)\b[^.;\n\d]{0,24}$/i

/** What weights were before, in brackets behind one or all: (was 40/25/20/15). */
const formerly =
  /[（(]\s*(?:原(?:来|为|先|是)?|之前|以前|was|were|from|formerly|previously|before|up from|down from|instead of|earlier)(?![a-z])[^()（）\n\d]{0,30}\d[^()（）\n]{0,40}[)）][.。]?/giu
/** 服务（响应、驻场、备件）30 分: what a label is made up of, which parts no items. */
const madeUpOf = /[（(][^()（）\n\d]{1,40}[)）]/g
/** The same text with nothing in those brackets and no marks in a label's own, so that offsets hold. */
const withoutFormer = (text: string): string =>
  text
    .replaceAll(formerly, (bracket) => ' '.repeat(bracket.length))
    .replaceAll(madeUpOf, (bracket) => bracket.replaceAll(/[、，,;；/|·。]/g, ' '))
/** "Evaluation weights are now Price 35%": the list begins behind the verb. */
const announcing =
  /^[^\d:：]{0,40}?\b(?:weights?|weightings?|weighting|criteria|split|scoring|scores?|points|marks)\b[^\d:：]{0,24}?\b(?:is|are|will be|be|now|become)\b(?: now| as follows)?(?=\s)/i

/** Where the last sentence before a number ends; less than nothing where none does. */
const sentenceEnd = (words: string): number => /^.*\p{L}{2}\.(?=\s+\p{Lu})/su.exec(words)?.[0].length ?? -1

/** Where a bracket opens that is still open at a place: "(cost 40", and not "integration (CRM) 20". */
function openBefore(words: string, place: number): number {
  const at = words.lastIndexOf('(', place)
  return at >= 0 && words.slice(at, place).includes(')') ? -1 : at
}

interface Item {
  weight: number
  start: number
  end: number
  /** What stands before the label in its piece: "Scoring per Helen:". */
  before: string
}

function itemIn(piece: string, at: number): Item | null {
  const cells = row.exec(piece)?.groups
  if (cells) {
    const from = piece.indexOf(cells.label!)
    const end = piece.replace(/[\s|]+$/, '').length
    return { weight: Number(cells.weight), start: at + from, end: at + end, before: '' }
  }
  const skipped = bullet.exec(piece)![0].length
  // What announces a list stands before its first label: 评分改了：价格 35, "(cost 40".
  const body = piece.slice(skipped)
  const announced = Math.max(
    openBefore(body, body.search(/\d/)),
    body.search(/[:：](?=\s*\D)/),
    (announcing.exec(body)?.[0].length ?? 0) - 1,
    body.lastIndexOf('：', body.search(/\d/)),
    // "… after our last meeting. Now price 40%": the list begins behind the full stop.
    sentenceEnd(body.slice(0, Math.max(0, body.search(/\d/)))),
  )
  const opens = body.indexOf('（') >= 0 && body.indexOf('）') < 0 ? body.lastIndexOf('（') : -1
  const begun = skipped + Math.max(announced, opens, -1) + 1
  const from = begun + (since.exec(piece.slice(begun))?.[0].length ?? 0)
  const item = piece.slice(from)
  const found = labelFirst.exec(item) ?? weightFirst.exec(item) ?? numberedLabel.exec(item)
  if (!found?.groups || found.groups.label!.trim().length > longestLabel) return null
  const lead = /^\s*/.exec(item)![0].length
  const trail = (/[（(]/.test(item) ? /[。.!！\s]*$/ : /[)）。.!！\s]*$/).exec(item)![0].length
  return {
    weight: Number(found.groups.weight),
    start: at + from + lead,
    end: at + piece.length - trail,
    before: piece.slice(0, from),
  }
}

function* piecesOf(text: string): Generator<{ piece: string; start: number }> {
  for (const line of text.matchAll(/[^\n]+/g)) {
    if (row.test(line[0])) {
      yield { piece: line[0], start: line.index }
      continue
    }
    let start = line.index
    const until = start + line[0].length
    const marks = [...line[0].matchAll(separator)].map((mark) => ({
      at: line.index + mark.index,
      end: line.index + mark.index + mark[0].length,
      isWord: /\p{L}|\//u.test(mark[0]),
    }))
    for (const [index, { at, end, isWord }] of marks.entries()) {
      // "uptime and service response 40" is one thing, where no number parts its words.
      const whole = text.slice(start, marks[index + 1]?.at ?? until)
      if (isWord && !/\d[^.:：;!?(（]*$/.test(text.slice(start, at)) && itemIn(whole, start) !== null)
        continue
      yield { piece: text.slice(start, at), start }
      start = end
    }
    yield { piece: text.slice(start, until), start }
  }
}

/**
 * The lists of award criteria in a text, told by their arithmetic: three items or more, each a few words with a number,
 * whose numbers make 100. Where the text itself gives a list up for another it is left out. Pure; a rule of our own.
 */
export function weightsIn(written: string): Weights[] {
  // Three items have three numbers.
  if (!threeNumbers.test(written)) return []
  const text = unbroken(withoutFormer(written))
  const found: Weights[] = []
  let run: Item[] = []
  const close = () => {
    for (let from = 0; from + fewest <= run.length; from += 1) {
      let sum = 0
      for (let to = from; to < run.length && sum < 100; to += 1) {
        sum += run[to]!.weight
        if (sum !== 100 || to - from + 1 < fewest) continue
        const first = run[from]!
        const line = text.slice(text.lastIndexOf('\n', first.start) + 1, first.start)
        if (
          (!givenUp.test(line) || comesInstead.test(line)) &&
          !leadsPayment.test(line) &&
          !ofPayment.test(text.slice(first.start, run[to]!.end))
        )
          found.push({ start: first.start, end: run[to]!.end })
        from = to
        break
      }
    }
    run = []
  }
  for (const { piece, start } of piecesOf(text)) {
    if (piece.trim() === '') continue
    const item = itemIn(piece, start)
    if (item === null) {
      close()
      continue
    }
    // Another announcement begins another list.
    if (item.before.trim() !== '' && run.length > 0 && /[:：(（]/.test(item.before)) close()
    run.push(item)
  }
  close()
  return found
}

/** The items of a list as `weightsIn` found it, each with its weight. */
export function weightItems(written: string): { label: string; weight: number }[] {
  const list = unbroken(withoutFormer(written))
  return [...piecesOf(list)].flatMap(({ piece, start }) => {
    const item = piece.trim() === '' ? null : itemIn(piece, start)
    if (item === null) return []
    const words = list.slice(item.start, item.end)
    const label = words
      .replace(/[\s:：=—–|-]*\d{1,2}\s*(?:%|％|分|points?|pts?\.?|percent)?\s*$/iu, '')
      .replace(/^\d{1,2}\s*(?:%|％|分|points?|pts?\.?|percent)\s*(?:for |on |is |goes to )?/iu, '')
      .trim()
    return label === '' ? [] : [{ label, weight: item.weight }]
  })
}
