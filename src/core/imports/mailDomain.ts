/** Mail providers that anybody may have an address with: their domains say nothing of where somebody works. */
const shared: ReadonlySet<string> = new Set(
  (
    'qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn aliyun.com 21cn.com tom.com ' +
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.cn yahoo.co.uk yahoo.com.hk ' +
    'yahoo.com.tw icloud.com me.com mac.com aol.com gmx.com gmx.de gmx.net web.de t-online.de mail.com mail.ru ' +
    'yandex.ru proton.me protonmail.com zoho.com fastmail.com hinet.net naver.com'
  ).split(' '),
)

export const isSharedDomain = (domain: string): boolean => shared.has(domain)

/**
 * The domain of an e-mail address or website, and those above it, the narrowest first: people of
 * "mail.renji.example" are of "renji.example" too. None where there is no domain.
 */
export function domainsOf(addressOrUrl: string): string[] {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/\s]*@)?(?:www\d?\.)?([^\s/:?#@]+\.[^\s/:?#@]+)/i
    .exec(addressOrUrl.trim())?.[1]
    ?.toLowerCase()
  if (host === undefined) return []
  const labels = host.split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}
