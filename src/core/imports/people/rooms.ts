import type { MessageItem } from '../formats/format.ts'
import { toSimplified } from '../matching/simplified.ts'

/** The talk that a message belongs to. */
export const roomOf = ({ conversation, conversationId }: MessageItem): string =>
  conversationId ?? conversation

/** What a talk's name says, also as words. */
export const talkAbout = (conversation: string): string =>
  // Slack's channel names have hyphens for spaces.
  `${conversation}\n${conversation.replaceAll(/[-_]+/g, ' ')}`

/** A room in which a team talks among itself about a customer, by its name; what a mail is about is no such name. */
export const isAmongUs = (conversation: string): boolean =>
  /内部|作战|战情|我方|(?<!\p{L})internal(?!\p{L})|(?<!\p{L})war[\s_-]?room(?!\p{L})/iu.test(
    toSimplified(conversation),
  )

/** A talk called after those of a seller who work on a deal: theirs, as long as nobody of a customer speaks in it. */
export const isCalledTeam = (conversation: string): boolean =>
  /(?<!\p{L})(?:core|deal|(?:key )?account|bid|tender|pursuit|capture|proposal|sales|pitch|KAM)[\s_-]?(?:team|room|squad|desk|group|crew|core|chat)(?!\p{L})|(?:投标|标书|攻坚|跟单|报价|大客户|销售|售前)(?:(?:小?组|团队|专班|班子|部)群?|群)(?=$|[\s\p{P}])/iu.test(
    toSimplified(conversation),
  )
