import type { Contact } from '../contacts/store.ts'
import type { Fact } from '../facts/store.ts'
import { toSimplified } from '../imports/matching/simplified.ts'
import { spokenClauses } from './spokenClauses.ts'
import { whoIsCalled } from './whoIsCalled.ts'

/** That somebody decides is told to be wrong, or that they have no more than a part of it: 韩部长拍板是错的, 他只管技术推荐. */
const denies =
  /(?:拍板|说了算|做主|签字|决策人|来定)(?:的说法|这个|这事)?(?:是|就|都|其实)*(?:错的|不对|搞错|弄错|记错|错了|不准)|(?:不是|并非|轮不到)[^，。；]{1,5}(?:说了算|拍板|做主)|(?:只管|只负责)[^，。；]{1,8}(?:推荐|谈价|流程|建议|意见|对接)|(?:做不了主|没有?(?:拍板|签字|决定)权)|\b(?:does(?:n['’]t| not) (?:decide|have the (?:final )?say)|is(?:n['’]t| not) the (?:one who decides|decision[- ]maker)|(?:only|just) (?:recommends|advises|handles)|has no say)\b/iu

/** Of whom it was told that they do not decide, as of the newest word on it: when (UTC ms). Guesses deny nobody anything. */
export function deniedSay(
  facts: readonly Pick<Fact, 'text' | 'stance' | 'occurredAt'>[],
  contacts: readonly Pick<Contact, 'id' | 'name' | 'nickname'>[],
): Map<string, number> {
  const denied = new Map<string, number>()
  for (const { text, stance, occurredAt } of facts) {
    if (stance === 'thought') continue
    for (const { words } of spokenClauses(toSimplified(text))) {
      if (!denies.test(words)) continue
      const meant = whoIsCalled(words, contacts)
      if (meant) denied.set(meant.id, Math.max(occurredAt, denied.get(meant.id) ?? 0))
    }
  }
  return denied
}

/** Whether words that tell who decides name somebody of whom a newer word told that they do not. */
export function isDeniedSince(
  { text, occurredAt }: Pick<Fact, 'text' | 'occurredAt'>,
  denied: ReadonlyMap<string, number>,
  contacts: readonly Pick<Contact, 'id' | 'name' | 'nickname'>[],
): boolean {
  if (denied.size === 0 || denies.test(toSimplified(text))) return false
  return contacts.some(
    (one) =>
      (denied.get(one.id) ?? 0) > occurredAt &&
      spokenClauses(text).some(({ words }) => whoIsCalled(words, contacts)?.id === one.id),
  )
}
