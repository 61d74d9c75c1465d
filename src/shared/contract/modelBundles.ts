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
  /** No file at the path, or a folder without a single bundle in it. */
  'bundle.notFound',
  'bundle.noFolder',
  /** The model's file was written to while it was packed. */
  'bundle.changedMeanwhile',
  /** No model of this machine is chosen that could be packed. */
  'bundle.noModel',
] as const

const Passphrase = z.string().min(8).max(1000)

/** A signer who is not known here, with what is to be compared over another line. */
const UnknownSigner = z.object({
  outcome: z.literal('unknownSigner'),
  /** Groups of four letters. */
  fingerprint: z.string(),
  deviceName: z.string(),
  workspaceName: z.string(),
  name: z.string(),
})

/** What whoever packs a model states of it; it travels signed. */
const Stated = z.string().trim().min(1).max(300)

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
        UnknownSigner,
      ]),
    ),
  /**
   * Writes the model that is chosen on this machine into a folder of it, such as a stick's, as one signed file under a
   * passphrase; logged. Models are of any size, so that neither file passes through a screen.
   */
  exportBase: procedure
    .input(
      z.object({ folder: z.string().min(1), passphrase: Passphrase, licence: Stated, provenance: Stated }),
    )
    .output(z.object({ path: z.string(), name: z.string(), sizeBytes: z.int() })),
  /**
   * Takes a model from such a file, or from the only one in a folder, into the models of this machine, where it can be
   * chosen; whole and verified or not at all; logged. Of an unknown signer as above.
   */
  importBase: procedure
    .input(
      z.object({
        path: z.string().min(1),
        passphrase: z.string().max(1000),
        trust: z.string().nullable().default(null),
      }),
    )
    .output(
      z.discriminatedUnion('outcome', [
        z.object({
          outcome: z.literal('imported'),
          path: z.string(),
          name: z.string(),
          licence: z.string(),
          provenance: z.string(),
        }),
        UnknownSigner.extend({ licence: z.string(), provenance: z.string() }),
      ]),
    ),
}
