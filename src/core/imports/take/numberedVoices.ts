import type { MessageItem } from '../formats/format.ts'

/** As speech programs call voices that they cannot name. */
const numbered = /^(?:说话人|发言人|讲话人|发言者|speaker|spk|voice|participant)\s*[\dA-H]{1,2}$/i

/** What tells the two voices of a call apart. */
export interface KnownVoices {
  /** The only known person of a customer whom the recording's title names; null where none or several are. */
  customerIn(title: string): { name: string } | null
  /** Whether words call that person as one does to their face (曹总您好, "Hi Gareth"). */
  addresses(words: string, name: string): boolean
  /** Whether somebody of our own says in them who they are (我佳宁, "Tom here"). */
  introducesUs(words: string): boolean
}

/** As whom our own voice is taken. */
export const ourVoice = '我'

/**
 * Who speaks under the numbers of a recorded call of two, where its title names the customer's person: the voice that calls
 * them by name or says our own name is ours, the other is theirs. Null where that is not clear: nobody's words are given to
 * anybody by a guess.
 */
export function voicesOf(
  items: readonly Pick<MessageItem, 'sender' | 'text' | 'conversation'>[],
  known: KnownVoices,
): ReadonlyMap<string, string> | null {
  const labels = [...new Set(items.map(({ sender }) => sender))]
  if (labels.length !== 2 || !labels.every((label) => numbered.test(label))) return null
  const customer = known.customerIn(items[0]!.conversation)
  if (customer === null) return null
  const isOurs = (label: string): boolean =>
    items.some(
      ({ sender, text }) =>
        sender === label && (known.addresses(text, customer.name) || known.introducesUs(text)),
    )
  const ours = labels.filter(isOurs)
  if (ours.length !== 1) return null
  const theirs = labels.find((label) => label !== ours[0])!
  return new Map([
    [ours[0]!, ourVoice],
    [theirs, customer.name],
  ])
}
