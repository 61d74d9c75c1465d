import { readSealedAbout } from './aboutShape.ts'
import { base64, createOpener, createSealer, fromBase64, type Place, textBytes } from './seal.ts'
import type { SealedWorkspace } from './workspace.ts'

const bound = textBytes('about')
const utf8 = new TextDecoder()

const placeOf = (workspace: SealedWorkspace, room: string, epoch: number, device: string): Place => ({
  ...{ workspace: workspace.id, document: room, epoch, device, purpose: 'about' },
})

/**
 * Seals what is said about a room where the relay may not read it (E10), such as its name. Null while this device
 * holds no key of the workspace.
 */
export async function sealAbout(
  workspace: SealedWorkspace,
  room: string,
  text: string,
): Promise<string | null> {
  const { epoch } = workspace.state()
  const key = workspace.keyOf(epoch)
  if (!key) return null
  const sealer = await createSealer(key, placeOf(workspace, room, epoch, workspace.device))
  const ciphertext = await sealer.seal(sealer.next(), bound, textBytes(text))
  return [epoch, workspace.device, base64(sealer.salt), base64(ciphertext)].join('.')
}

/** Opens it again; null for what no member sealed for this room, and while its key is not here. */
export async function openAbout(
  workspace: SealedWorkspace,
  room: string,
  about: string,
): Promise<string | null> {
  const sealed = readSealedAbout(about)
  const key = sealed && workspace.keyOf(sealed.epoch)
  if (!sealed || !key) return null
  const { epoch, device } = sealed
  const plain = await createOpener()(key, placeOf(workspace, room, epoch, device), {
    ...{ salt: fromBase64(sealed.salt), index: 0, ciphertext: fromBase64(sealed.ciphertext), bound },
  })
  return plain && utf8.decode(plain)
}
