import { z } from 'zod'
import { procedure } from './procedure.ts'

export const modelBundlesErrorCodes = [
  'bundle.notABundle',
  'bundle.newerFormat',
  'bundle.truncated',
  /** Its seal, signature or a checksum doesn't hold: damaged on the way, or changed. */
  'bundle.tampered',
  'bundle.wrongPassphrase',
  /** It was trained on another model than the one that is loaded here. */
  'bundle.otherBase',
  'bundle.alreadyHere',
] as const

const Passphrase = z.string().min(8).max(1000)

export const modelBundlesContract = {
  /** One signed file under a passphrase that carries an adapter with its provenance to another laptop; logged. */
  export: procedure
    .input(z.object({ adapterId: z.string(), passphrase: Passphrase }))
    .output(z.instanceof(Blob)),
  /**
   * Takes such a file in as a challenger, which this workspace has yet to compare and promote; logged. A signer who is
   * not known here is named with a fingerprint and nothing is taken in, until the same is given as `trust`.
   */
  import: procedure
    .input(
      z.object({
        file: z.instanceof(Blob),
        passphrase: z.string().max(1000),
        trust: z.string().nullable().default(null),
      }),
    )
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('imported'), adapterId: z.string(), name: z.string() }),
        z.object({
          outcome: z.literal('unknownSigner'),
          /** Groups of four letters, to be compared over another line. */
          fingerprint: z.string(),
          deviceName: z.string(),
          workspaceName: z.string(),
          name: z.string(),
        }),
      ]),
    ),
}
