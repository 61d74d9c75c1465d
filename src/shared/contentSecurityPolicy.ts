/** Stands in the built page where each answer puts a fresh nonce. */
export const noncePlaceholder = '__sandtable_nonce__'

/**
 * The Content-Security-Policy of both hosts: nothing from elsewhere, no inline script, no `eval`.
 *
 * Style elements need this answer's nonce (AG Grid makes its theme at run time and takes one). Style *attributes*
 * are allowed, because ECharts words its tooltips as HTML with them; an attribute can't load anything, since
 * `img-src` and `font-src` hold for it too.
 *
 * @param nonce fresh per answer, base64
 * @param lines origins of the core's line beyond `'self'`, such as `ws://127.0.0.1:4100`
 */
export function contentSecurityPolicy(nonce: string, lines: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...lines].join(' ')}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Headers that every answer of both hosts carries beside the policy. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
}
