import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import type { Session } from '../session.ts'
import { readOptions } from './formats/registry.ts'
import { knownPeople } from './knownPeople.ts'
import type { ImportContext } from './runImport.ts'
import type { Uploads } from './uploads.ts'

/** What an import into this workspace works with. `lang` is the language in which it writes. */
export function importContext(session: Session, uploads: Uploads, lang: 'zh' | 'en'): ImportContext {
  const settings = readWorkspaceSettings(session.db)
  const ownPeople = [settings.actorName, ...settings.ownOwners]
  return {
    db: session.db,
    newId: session.newId,
    now: session.now,
    stamp: session.stamp,
    zone: settings.zone,
    currency: settings.currency,
    lang,
    ownPeople,
    uploads,
    options: readOptions({
      zone: settings.zone,
      yearHint: new Date(session.now()).getUTCFullYear(),
      now: session.now(),
      isKnownPerson: knownPeople(session.db, ownPeople),
    }),
  }
}
