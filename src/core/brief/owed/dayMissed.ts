const dayMs = 86_400_000
const dayOfMonth = '(?<day>\\d{1,2})'
/** 13号就该给, 说好18号的, "was due the 13th": the day on which something was to come, told when it was gone. */
const missed = [
  new RegExp(`${dayOfMonth}\\s*[号日][^，,。；;\\n]{0,3}(?:就该|就应|该给|该交|该到|应该给|到期的)`, 'u'),
  new RegExp(`(?:本来|本该|早该)(?:说)?(?:是|在)?\\s*${dayOfMonth}\\s*[号日](?!开|的会)`, 'u'),
  new RegExp(
    `\\b(?:was|were) (?:due|promised|meant|supposed)[^.;,\\n\\d]{0,20}(?:the )?${dayOfMonth}(?:st|nd|rd|th)\\b`,
    'iu',
  ),
  new RegExp(
    `\\bshould have (?:been|gone|come|had)[^.;,\\n\\d]{0,24}(?:the )?${dayOfMonth}(?:st|nd|rd|th)\\b`,
    'iu',
  ),
]
/** 说好17号, 答应25号: of what was agreed only a day that this month has behind it was missed. */
const agreed = new RegExp(
  `(?:说好|答应(?:人家|他们?|她|客户|过)?|原定)(?:了|的|是)?\\s*${dayOfMonth}\\s*[号日](?!开|的会)`,
  'u',
)
/** "I know we said the 18th": the same in English. */
const agreedInEnglish =
  /\b(?:we|i|you|they)(?:['’]d| had)? (?:said|promised|agreed|told (?:you|them))[^.;,\n\d]{0,16}(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)\b(?! of)/iu
const monthBack = 31

/** The day (`YYYY-MM-DD`) that words told at `at` (UTC ms) say was missed; null where they say nothing of the kind. */
export function dayMissed(words: string, at: number): string | null {
  const since = Number((agreed.exec(words) ?? agreedInEnglish.exec(words))?.groups?.day)
  if (since >= 1 && since < new Date(at).getUTCDate())
    return `${new Date(at).toISOString().slice(0, 8)}${String(since).padStart(2, '0')}`
  for (const pattern of missed) {
    const day = Number(pattern.exec(words)?.groups?.day)
    if (!(day >= 1 && day <= 31)) continue
    for (let back = 0; back < monthBack; back += 1) {
      const on = new Date(at - back * dayMs)
      if (on.getUTCDate() === day) return on.toISOString().slice(0, 10)
    }
  }
  return null
}
