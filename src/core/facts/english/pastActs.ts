import { matches } from '../cues/mayMatch.ts'

/**
 * What somebody or something did: "the pump died on 22 Sept", "he started 1 Oct", "we visited them on the 3rd". Verbs that
 * set a day to come (moved, agreed, planned, due) are none of these.
 */
const past =
  'died|broke(?: down)?|failed|stopped|crashed|collapsed|packed (?:up|in)|blew|burst|leaked|tripped|jammed|seized|froze|caught fire|started|began|joined|left|quit|resigned|retired|came|went|got|took|gave|sent|received|arrived|landed|turned up|showed up|visited|met|saw|called|rang|phoned|wrote|mailed|emailed|heard|found|lost|won|fell|happened|occurred|ran|stood|sat|drove|walked|spoke|talked|told|asked|replied|answered|complained|paid|invoiced|bought|returned|picked (?:up|it|them)|dropped off|brought|installed|commissioned|finished|completed|ended|closed|opened|passed|tested|repaired|replaced|fixed|swapped|inspected|audited|measured|was (?:here|there|in|out|off|down|on site|at|furious|ill|away)|were (?:here|there|in|out|off|down|on site|at|away)|used to'
/** Its day stands behind it in the same breath: "died on him mid shift on 22 Sept", or before: "on 22 Sept it broke". */
const before = new RegExp(
  `\\b(?:${past})\\b(?![^,.;\\n]*\\b(?:will|to|until|till|for|instead|now|due)\\b)[^,.;\\n]{0,50}$`,
  'i',
)
const behind = new RegExp(
  `^,? (?:(?:in|at|during|after) [^,.;\\n]{2,30})?,?\\s?(?:(?:the|our|their|your|his|her|a|an|one of \\w+) )?(?:[\\w-]+ ){0,3}(?:${past})\\b`,
  'i',
)

/** Whether a day that lies behind is the one on which something was done or happened, and none that is to come. */
export function isDayOfPastAct(
  sentence: string,
  { start, end }: { start: number; end: number },
  day: string,
  written: string,
): boolean {
  if (day >= written) return false
  return matches(before, sentence.slice(0, start)) || matches(behind, sentence.slice(end))
}
