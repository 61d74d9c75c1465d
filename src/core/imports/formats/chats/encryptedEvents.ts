import { type FormatReader, refusedBatch } from '../format.ts'
import { headValues, sniffJson } from '../tables/jsonValues.ts'
import { isFields, textOf } from './fields.ts'

/** Parts of an encrypted callback beside the secret itself: who signed it, when and for whom. */
const beside = new Set([
  'encrypt',
  'msg_signature',
  'signature',
  'timeStamp',
  'timestamp',
  'nonce',
  'ToUserName',
  'AgentID',
])

/**
 * Callbacks of DingTalk, Feishu and WeCom as they come over the line: one secret each, which the team's own key opens. There
 * is no such key here, and nothing of them is taken.
 */
export const encryptedEventsReader: FormatReader = {
  format: 'encryptedEvents',
  traits: { family: 'chat' },
  recognise(head) {
    const shape = sniffJson(head)
    if (shape === null || !head.text.includes('"encrypt"')) return 0
    const values = headValues(head, shape)
    const isEncrypted = (value: unknown): boolean =>
      isFields(value) && textOf(value.encrypt) !== '' && Object.keys(value).every((name) => beside.has(name))
    return values.length > 0 && values.every(isEncrypted) ? 0.98 : 0
  },
  async *read() {
    yield refusedBatch({ code: 'encryptedEvents' })
  },
}
