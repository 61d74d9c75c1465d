import type { FoundFigure } from '../figures.ts'

/** 20号的定标会开不了了, "the 27 Nov board is off": what was to be on that day is not. */
const offAfter =
  /^(?:上午|下午|晚上|那天)?(?:的|那个|那场)?[^，,。；;\n\d]{0,12}?(?:定不了|定不下来|评不了|批不了|开不了|开不成|办不了|办不成|搞不了|来不了了|取消|不开了|不办了|不搞了|黄了|泡汤|作罢|推迟|延期|延后|改期|往后(?:推|挪|延|放)|暂停|搁置)(?![^，。；\n]{0,4}(?:到|至|为|成)\s*\d)|^(?:st|nd|rd|th)?(?:['’]s)?,? (?:[a-z]+ ){0,5}?(?:is|are|was|were|has been|have been|got|gets)(?: now)? (?:off\b(?! (?:the|to|by))|cancel\w*|called off|postponed|scrapped|dead|dropped|deferred|not happening|no longer (?:on|happening|going))/i
const offBefore =
  /(?:\bcan['’]?t|\bcan ?not|\bwon['’]?t(?: be able to)?|\bnot able to|\bunable to) (?:\p{L}+ ){1,3}(?:on|by) (?:the )?$|(?:取消了?|不开|推迟了?|延期|停办)(?:原定|原来|本来)?(?:的|在|于)?\s*$|\b(?:cancel\w*|call(?:ed|ing)? off|scrap\w*|postpon\w*|defer\w*) (?:the |our |their )?(?:[a-z]+ ){0,4}(?:on|of|from|for)?\s*(?:the )?$/iu

/** Whether a sentence says that what stood for a day does not take place on it. */
export const calledOff = (sentence: string, { start, end, kind }: FoundFigure): boolean =>
  kind === 'date' && (offAfter.test(sentence.slice(end)) || offBefore.test(sentence.slice(0, start)))
