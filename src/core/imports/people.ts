import type { ReadableDb } from '../db/open.ts'
import { createAccountWords } from './people/accountWords.ts'
import { createDealOfMeeting } from './people/dealOfMeeting.ts'
import { createDealOf } from './people/dealSpokenOf.ts'
import { createDirectory } from './people/directory.ts'
import { createElsewhere } from './people/elsewhere.ts'
import { createGroundsIn } from './people/grounds.ts'
import { createHeadedBy } from './people/headedBy.ts'
import { createMeetings } from './people/meetings.ts'
import { createMessages } from './people/messages.ts'
import { createNotes } from './people/notes.ts'
import { createOwnMail } from './people/ownMail.ts'
import { createPersons } from './people/persons.ts'
import { createTalks } from './people/talks.ts'
import { createVoices } from './people/voices.ts'
import { createWithoutOthers } from './people/withoutOthers.ts'
import { createWriters } from './people/writers.ts'

export type { About } from './people/about.ts'
export { isAmongUs, isCalledTeam } from './people/rooms.ts'

/**
 * Finds out whom a message or note is about: its writer or receivers by chat id, e-mail or name, else by the domain
 * of their e-mail, else by the accounts and people that its title and text name. Only what is unique counts; where two
 * could be meant, the item stays unlinked and is found by search all the same.
 */
export function createPeople(db: ReadableDb, ownPeople: readonly string[]) {
  const directory = createDirectory(db, ownPeople)
  const groundsIn = createGroundsIn(directory)
  const dealOf = createDealOf(directory)
  const dealOfMeeting = createDealOfMeeting(directory, dealOf)
  const persons = createPersons(directory)
  const words = createAccountWords(directory)
  const ownMail = createOwnMail(directory)
  const talks = createTalks(directory, persons, ownMail)
  const writers = createWriters(directory, talks)
  return {
    meet: directory.meet,
    learnAddress: directory.learnAddress,
    accountOf: directory.accountOf,
    /** Whether a mail to people of an account, or about it, is by one of us. */
    isOurs: (name: string, accountId: string): boolean =>
      directory.isOurs(name, undefined, { accountId, isMail: true }),
    isAmongOurselves: ownMail.isAmongOurselves,
    hear: talks.hear,
    sidesInGroup: talks.sidesInGroup,
    isOfASide: writers.isOfASide,
    ...createMessages(directory, {
      ...words,
      ...ownMail,
      ...talks,
      ...writers,
      groundsIn,
      dealOf,
      elsewhereOf: createElsewhere(directory),
    }),
    ...createNotes(directory, { ...words, ...persons, groundsIn, dealOf }),
    ...createMeetings(directory, { ...words, ...persons, dealOf: dealOfMeeting }),
    ...words,
    ...persons,
    withoutOthers: createWithoutOthers(directory),
    voices: createVoices(directory, persons),
    groundsIn,
    dealOf,
    /** Whose a section of minutes is, by its heading. */
    headedBy: createHeadedBy(directory),
    dealOfMeeting,
  }
}

export type People = ReturnType<typeof createPeople>
