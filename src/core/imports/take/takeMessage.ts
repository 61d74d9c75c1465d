import { stepsIn } from '../../facts/actions/buyingStep.ts'
import { keptFor } from '../../facts/actions/promisesThem.ts'
import { wholeKeptQuiet } from '../../facts/quiet/keptQuiet.ts'
import { amongOurselves } from '../../facts/whoSays/amongOurselves.ts'
import { hushesAllOfIt } from '../../facts/whoSays/hushed.ts'
import { speakerOf } from '../../facts/whoSays/stance.ts'
import type { MessageItem } from '../formats/format.ts'
import { mailMessageType } from '../formats/mail/mail.ts'
import type { People } from '../people.ts'
import { type NotePart, partsHeaded, partsNamed } from './cutByAccount.ts'
import { makeContact, meetIntroduced, noteAddress, noteTitle } from './newPeople.ts'
import { ownWords, withoutQuotes } from './ownWords.ts'
import { keepQuoteOfMail } from './quoteInMail.ts'
import { personNamed, signatureOf, titleSigned } from './signature.ts'
import { type Taken, type Taking, writeEvidence, writeFacts } from './taking.ts'

/** What the file tells of a text in it. */
export interface OfFile {
  /** When it was last written, UTC ms: the time of a text that states none. */
  writtenAt?: number | null
  /** The account that its folder is called after: whose a text is that speaks of no other. */
  folder?: string | null
}

/**
 * A message becomes evidence; one with a known account is an activity too, and may state facts. A mail or message among
 * ourselves that goes through several customers (Alder - …, Birch - …) is taken as so many.
 */
export function takeMessage(taking: Taking, people: People, item: MessageItem, ofFile: OfFile = {}): Taken {
  const parts = ownParts(item, people)
  if (parts.length < 2) return takeWhole(taking, people, item, ofFile, null)
  const isHushed = hushesAllOfIt(item.text)
  const taken = parts.map(({ start, end, accountId }) =>
    takeWhole(taking, people, { ...item, text: item.text.slice(start, end) }, ofFile, {
      accountId,
      isHushed,
    }),
  )
  return taken.find((one) => one === 'accepted') ?? taken[0]!
}

function takeWhole(
  taking: Taking,
  people: People,
  item: MessageItem,
  { writtenAt = null, folder = null }: OfFile,
  part: { accountId: string | null; isHushed: boolean } | null,
): Taken {
  const { write, freshHash } = taking
  // A picture, a file or a recalled message has no words; that it was sent is a record all the same.
  const text = item.text.trim() || `[${item.messageType}]`
  const contentHash = freshHash(
    `message\n${item.conversationId ?? item.conversation}\n${item.messageId ?? ''}\n${item.sentAt ?? ''}\n${item.sender}\n${text}`,
  )
  if (contentHash === null) return 'duplicates'
  const whom =
    part === null
      ? people.of(item.spokenBy === undefined ? item : { ...item, sender: item.spokenBy }, folder)
      : people.ofPart(item, part.accountId)
  const { direction, grounds, stranger, ...found } =
    // Among ourselves a reply in a thread is of what the thread is of, whomever else it names: that is known at the end.
    part === null && item.threadAt !== undefined && whom.direction === 'internal'
      ? { ...whom, accountId: null, contactId: null, dealId: null, grounds: [] }
      : whom
  const linked =
    stranger === undefined || found.accountId === null
      ? found
      : { ...found, contactId: makeContact(write, people, stranger, found.accountId) }
  const byFile = writtenAt !== null && writtenAt < write.now ? writtenAt : null
  const occurredAt = item.sentAt ?? byFile ?? write.now
  const about = { ...linked, occurredAt, knownAt: Math.min(occurredAt, write.now) }
  const evidenceId = writeEvidence(
    taking,
    { ...about, grounds },
    {
      kind: 'message',
      locator: {
        line: item.at.line ?? null,
        conversation: item.conversation,
        ...(item.at.entry !== undefined && { entry: item.at.entry }),
        ...(item.at.order !== undefined && { order: item.at.order }),
        ...(item.at.textLine !== undefined && { textLine: item.at.textLine }),
        ...(item.threadAt !== undefined && { threadAt: item.threadAt }),
        ...(item.at.second !== undefined && { second: item.at.second }),
        ...(item.sentAt === null && { datedBy: byFile === null ? ('import' as const) : ('file' as const) }),
      },
      author: item.sender || null,
      title: item.conversation,
      text,
      contentHash,
      zone: item.zone === 'UTC' ? write.zone : item.zone,
      consent: taking.recording || taking.hasConsented(about.contactId) ? 'given' : 'unknown',
      sensitivity: 'personal',
    },
  )
  if (about.accountId === null || isLineOfTheChat(item)) return 'accepted'
  if (direction !== 'outbound') meetIntroduced(write, people, text, about.accountId)
  const isMail = item.messageType === mailMessageType
  if (isMail && direction === 'inbound' && about.contactId !== null) {
    const name = personNamed(item.sender)
    if (name !== null) noteTitle(write, about.contactId, titleSigned(signatureOf(text, name), name))
    if (item.quotedBy === undefined) noteAddress(write, people, about.contactId, item.senderId)
  }
  // What a message quotes was said before, and often by us.
  const words = isMail ? ownWords(text) : withoutQuotes(text)
  const steps = stepsIn(words, direction)
  const kind = steps[0]?.kind ?? 'message'
  write.batch.activity({
    ...about,
    id: write.newId('activity'),
    kind: isMail && kind === 'message' ? 'email' : kind,
    direction,
    ownerName: direction === 'outbound' ? item.sender : null,
    summary: text.slice(0, 2000),
    durationMs: null,
    zone: write.zone,
    evidenceId,
    importId: write.importId,
    deletedAt: null,
    notForLearning: taking.recording?.mayTrain === false ? 1 : null,
  })
  if (isMail && direction === 'outbound')
    keepQuoteOfMail(taking, {
      subject: item.conversation,
      words,
      accountId: about.accountId,
      occurredAt,
      evidenceId,
      sender: item.sender || null,
    })
  writeFacts(taking, evidenceId, people.withoutOthers(words, about.accountId, keptFor(direction)), about, {
    by: speakerOf(direction),
    undated: item.sentAt === null && byFile === null,
    acts: { direction, steps },
    // What an outsider writes of a customer is nobody's word, and none of ours among ourselves.
    ...(direction === 'internal' &&
      !about.isOutsiders && {
        mend: (found, said, occurredAt) =>
          amongOurselves(
            part?.isHushed
              ? [...found.filter(({ kind }) => kind !== 'keepQuiet'), wholeKeptQuiet(words)]
              : found,
            said,
            occurredAt,
          ),
      }),
  })
  return 'accepted'
}

/** Who joined and what was recalled is evidence, but nobody's touch with the customer. */
const isLineOfTheChat = ({ messageType }: MessageItem): boolean =>
  /^(system|recall|revoke|(channel|group)_(join|leave|topic|purpose|name|archive|unarchive))$/.test(
    messageType,
  )

/**
 * The parts of what one of us writes to others of us: of a mail of which lines begin with different customers' names, and of a
 * message in a room of ours that is called after none whose sentences name different ones.
 */
function ownParts(item: MessageItem, people: People): NotePart[] {
  if (item.messageType === mailMessageType)
    return people.isAmongOurselves(item) ? partsHeaded(item.text, (words) => people.onlyAccountIn(words)) : []
  if (!people.isInOwnRoom(item) || people.accountsCalledIn(item.text).size < 2) return []
  return partsNamed(item.text, (words) => people.accountToldIn(words))
}
