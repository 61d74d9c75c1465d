import { allMatches } from '../cues/mayMatch.ts'
import type { ProposedFact } from '../proposedFact.ts'
import { someRival } from '../rivals/aboutRival.ts'
import { holdsPromise, type Speaker } from '../whoSays/stance.ts'

const announcedAsks =
  /(?:(?:要求|需求|请求|考虑|意见如下|几点|条件|须澄清或补正的事项|requirements?|requests?|conditions?|(?:from )?(?:my|our) side|consider|(?:the )?following|(?:a few |some |my |our )?(?:points|comments|terms))[^\n:：]{0,12}[:：][ \t]*\n|\b(?:if|unless|answer|confirm|sign|need|want)\b[^\n:：]{0,60}\b(?:these|the following)\b[^\n:：]{0,40}[:：][ \t]*\n|\b(?:your|a) (?:position|view|answers?|response|thoughts|feedback|comments?) on[ \t]*[:：]?[ \t]*\n|(?:\b(?:two|three|four|five|six|some|several|\d) (?:\w+ )?(?:things|points|items|questions|changes|asks)|[两三四五六几]\s*(?:点|件事|个问题|条|个要求))[^\n:：]{0,80}[:：][ \t]*\n)(?<list>(?:[ \t]*\n)?(?:[ \t]*(?:\d{1,2}\s*[、.．)）]|[一二三四五六七八九十]{1,2}\s*[、.．]|[（(](?:\d{1,2}|[a-h]|[一二三四五六七八九十])[)）])[^\n]+(?:\n|$)){1,12})/giu
const listedLine =
  /^[ \t]*(?:\d{1,2}\s*[、.．)）]|[一二三四五六七八九十]{1,2}\s*[、.．]|[（(](?:\d{1,2}|[a-h]|[一二三四五六七八九十])[)）])[ \t]*(?<ask>\S[^\n]{3,200}?)[。；;\s]*$/gmu

/** 福斯特克现在是198万, "Marchetti are at £365k": a price under somebody's name. */
export const someonesPrice =
  /^\p{Script=Han}{2,6}?(?:现在|目前|那边|这边|上周|昨天)?(?:是|报|给|只要|才|开)了?\s*\d[\d.]*\s*[万千元]|^\p{Lu}\p{L}{2,}(?: \p{Lu}\p{L}+)? (?:is|are|has|have|came|come|comes|quoted|offers?|offered|stands?)\b[^.;\n]{0,20}[£$€¥]\s?\d/u
const demanding =
  /请|要求|必须|需要|希望|能不能|能否|(?<![a-z])(please|must|needs?|want|require|match|can you)(?![a-z])/i

/** What is asked for in a numbered list under a heading that says so: each line is one wish. */
export function listedAsks(text: string, by: Speaker, rivals: RegExp | null): ProposedFact[] {
  return allMatches(announcedAsks, text).flatMap((block) => {
    const list = block.groups!.list!
    const listAt = block.index + block[0].length - list.length
    return [...list.matchAll(listedLine)].flatMap((line): ProposedFact[] => {
      const ask = line.groups!.ask!
      // Among their points may be what they promise themselves.
      if (holdsPromise(ask, by) && by === 'customer' && /^(我|i\b|we\b)/i.test(ask)) return []
      // What a rival offers is held up to us, and asks for nothing.
      if (
        !demanding.test(ask) &&
        /\d/.test(ask) &&
        (someRival.test(ask) || rivals?.test(ask) || someonesPrice.test(ask))
      )
        return []
      const start = listAt + line.index + line[0].indexOf(ask)
      return [
        {
          kind: 'customerAsk',
          subject: 'list',
          start,
          end: start + ask.length,
          text: ask,
          figures: [],
          speaker: by,
          stance: 'asked',
          saidBy: null,
        },
      ]
    })
  })
}

/** Whether a text has a numbered list under a heading that asks for something. */
export const announcesAsks = (text: string): boolean => text.includes('\n') && text.search(announcedAsks) >= 0
