/** The relay's client, for browsers and Node: all that the product imports of this package. */
export {
  type ClientOptions,
  type ClientState,
  createRelayClient,
  joinWorkspace,
  type RelayClient,
  RelayRefusal,
  type Socket,
} from './client.ts'
export {
  createDevice,
  createDeviceKey,
  type Device,
  type DeviceKey,
  type Membership,
  type PublicKey,
} from './device.ts'
export { openAbout, sealAbout } from './sealed/about.ts'
export type { SealedFault } from './sealed/logRecord.ts'
export {
  activeDevices,
  fingerprintOfDevice,
  type MemberDevice,
  type MemberRole,
  type MembershipState,
} from './sealed/membership.ts'
export {
  defaultPace,
  type SealedDocumentState,
  type SealedPace,
  type SealedPosition,
} from './sealed/sealedDocument.ts'
export {
  type KeyStore,
  openSealedWorkspace,
  type SealedStatus,
  type SealedWorkspace,
  type SealedWorkspaceState,
  type WaitingDevice,
} from './sealed/workspace.ts'
export type { Keeper, Position, SharedDocument, SharedState } from './sharedDocument.ts'
export {
  type StatementFault,
  type StatementPosition,
  statementsFromStart,
  type VerifiedStatement,
  verifyStatements,
} from './statements.ts'
export type { StatementEntry, Welcome } from './wire.ts'
export {
  badCertificate,
  codes,
  commentsOf,
  documentsOf,
  may,
  type PersonRole,
  personRoles,
  type Right,
  type Role,
  roles,
  versionsOf,
} from './words.ts'
