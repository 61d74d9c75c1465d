import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import type { ReadableDb } from '../db/open.ts'
import type { NewId } from '../newId.ts'
import type { Changes } from '../undo/changeSets.ts'
import { createPeople, type People } from './people.ts'
import { createLinking, type Linking, linkSettled } from './unlinked/linkSettled.ts'
import { settled } from './unlinked/settled.ts'
import { unlinkedNaming } from './unlinked/wholes.ts'

/**
 * Links what was unlinked and now clearly names one of these accounts, because it was merged, renamed or made; call it
 * in the change set of that, so that one undo takes all back. Costs little where nothing unlinked names them.
 */
export function linkNamed(
  { db, newId, now }: { db: ReadableDb; newId: NewId; now(): number },
  changes: Changes,
  accountIds: Iterable<string>,
): void {
  let people: People | null = null
  let linking: Linking | null = null
  for (const accountId of accountIds)
    for (const whole of unlinkedNaming(db, accountId)) {
      people ??= peopleOf(db)
      linking ??= createLinking({ db, newId, now })
      for (const item of [...settled(db, people, whole)])
        if (item.accountId === accountId) linkSettled(changes, linking, item)
    }
}

/** Who is known, with the team's own people as the workspace's settings tell them. */
export function peopleOf(db: ReadableDb): People {
  const { actorName, ownOwners } = readWorkspaceSettings(db)
  return createPeople(db, [actorName, ...ownOwners])
}
