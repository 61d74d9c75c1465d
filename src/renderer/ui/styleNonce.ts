import { styleNonceSelector } from '../../shared/hostBridge.ts'

/** The nonce that style elements made at run time must carry under the page's policy; absent in development. */
export function styleNonce(): string | undefined {
  const element = document.querySelector<HTMLMetaElement>(styleNonceSelector)
  return element?.nonce || element?.content || undefined
}
