/** Countries whose clocks all show one time: their zone, domain, calling code, and how times by them are named. */
const countries: readonly (readonly [zone: string, domain: string, code: string, names: string])[] = [
  ['Europe/London', 'uk', '44', 'uk|british|england|scotland|英国|伦敦'],
  ['Europe/Dublin', 'ie', '353', 'irish|ireland|爱尔兰|都柏林'],
  [
    'Europe/Berlin',
    'de',
    '49',
    'german|germany|munich|hamburg|frankfurt|central european|德国|柏林|慕尼黑|汉堡|中欧',
  ],
  ['Europe/Paris', 'fr', '33', 'french|france|法国|巴黎'],
  ['Europe/Amsterdam', 'nl', '31', 'dutch|netherlands|荷兰|阿姆斯特丹'],
  ['Europe/Brussels', 'be', '32', 'belgian|belgium|比利时|布鲁塞尔'],
  ['Europe/Rome', 'it', '39', 'italian|italy|milan|意大利|米兰|罗马'],
  ['Europe/Madrid', 'es', '34', 'spanish|spain|barcelona|西班牙|马德里'],
  ['Europe/Vienna', 'at', '43', 'austrian|austria|奥地利|维也纳'],
  ['Europe/Zurich', 'ch', '41', 'swiss|switzerland|瑞士|苏黎世'],
  ['Europe/Stockholm', 'se', '46', 'swedish|sweden|瑞典'],
  ['Europe/Oslo', 'no', '47', 'norwegian|norway|挪威'],
  ['Europe/Copenhagen', 'dk', '45', 'danish|denmark|丹麦'],
  ['Europe/Helsinki', 'fi', '358', 'finnish|finland|芬兰'],
  ['Europe/Warsaw', 'pl', '48', 'polish|poland|波兰'],
  ['Europe/Prague', 'cz', '420', 'czech|捷克'],
  ['Europe/Budapest', 'hu', '36', 'hungarian|hungary|匈牙利'],
  ['Europe/Bucharest', 'ro', '40', 'romanian|romania|罗马尼亚'],
  ['Europe/Lisbon', 'pt', '351', 'portuguese|portugal|葡萄牙|里斯本'],
  ['Europe/Athens', 'gr', '30', 'greek|greece|希腊'],
  ['Europe/Istanbul', 'tr', '90', 'turkish|turkey|土耳其|伊斯坦布尔'],
  ['Asia/Jerusalem', 'il', '972', 'israeli?|以色列'],
  ['Asia/Dubai', 'ae', '971', 'gulf|uae|abu dhabi|emirates|迪拜|阿联酋'],
  ['Asia/Riyadh', 'sa', '966', 'saudi|ksa|沙特'],
  ['Asia/Qatar', 'qa', '974', 'doha|卡塔尔|多哈'],
  ['Asia/Kuwait', 'kw', '965', '科威特'],
  ['Africa/Cairo', 'eg', '20', 'egyptian?|埃及'],
  ['Africa/Johannesburg', 'za', '27', 'south african?|南非'],
  ['Africa/Nairobi', 'ke', '254', 'kenyan?|肯尼亚'],
  ['Africa/Lagos', 'ng', '234', 'nigerian?|尼日利亚'],
  ['Asia/Kolkata', 'in', '91', 'indian?|delhi|mumbai|印度'],
  ['Asia/Karachi', 'pk', '92', 'pakistani?|巴基斯坦'],
  ['Asia/Bangkok', 'th', '66', 'thai|thailand|泰国|曼谷'],
  ['Asia/Ho_Chi_Minh', 'vn', '84', 'vietnamese|vietnam|hanoi|saigon|越南'],
  ['Asia/Singapore', 'sg', '65', '新加坡'],
  ['Asia/Kuala_Lumpur', 'my', '60', 'malaysian?|kl|马来西亚|吉隆坡'],
  ['Asia/Manila', 'ph', '63', 'philippines?|菲律宾'],
  ['Asia/Hong_Kong', 'hk', '852', 'hk|香港'],
  ['Asia/Taipei', 'tw', '886', 'taiwan|台湾|台北'],
  ['Asia/Shanghai', 'cn', '86', 'china|chinese|beijing|shenzhen|guangzhou|北京|上海|中国|国内'],
  ['Asia/Tokyo', 'jp', '81', 'japan|japanese|日本|东京'],
  ['Asia/Seoul', 'kr', '82', 'korean?|韩国|首尔'],
  ['Pacific/Auckland', 'nz', '64', 'new zealand|nz|新西兰|奥克兰'],
]

/** Zones of parts of countries, and of words that are no country's. */
const parts: readonly (readonly [zone: string, names: string])[] = [
  ['Australia/Sydney', '悉尼|canberra|堪培拉'],
  ['Australia/Melbourne', '墨尔本'],
  ['Australia/Brisbane', '布里斯班'],
  ['Australia/Perth', '珀斯'],
  ['America/New_York', 'eastern|et|boston|美东|纽约'],
  ['America/Chicago', 'central|houston|dallas|texas|芝加哥|美中'],
  ['America/Denver', 'mountain|丹佛'],
  ['America/Los_Angeles', 'pacific|pt|seattle|san francisco|california|美西|洛杉矶|旧金山'],
  ['America/Toronto', '多伦多'],
  ['America/Vancouver', '温哥华'],
  ['America/Sao_Paulo', 'sao paulo|brasilia|圣保罗'],
]

/** Minutes ahead of UTC of zones that are written in capitals; of those that mean several (IST, CST) none. */
const abbreviations: Readonly<Record<string, number>> = {
  ...{ UTC: 0, GMT: 0, WET: 0, BST: 60, WEST: 60, CET: 60, CEST: 120, EET: 120, EEST: 180, MSK: 180 },
  ...{ SAST: 120, CAT: 120, EAT: 180, WAT: 60, GST: 240, PKT: 300, ICT: 420, WIB: 420 },
  ...{ HKT: 480, SGT: 480, MYT: 480, PHT: 480, AWST: 480, JST: 540, KST: 540, ACST: 570, ACDT: 630 },
  ...{ AEST: 600, AEDT: 660, NZST: 720, NZDT: 780, BRT: -180, EDT: -240, EST: -300, CDT: -300 },
  ...{ MDT: -360, MST: -420, PDT: -420, PST: -480 },
}

/** The capitals of zones, for a pattern, those of several zones among them. */
export const zoneCapitals = `(?:${[...Object.keys(abbreviations), 'IST', 'CST'].join('|')})`

/** A zone's IANA name, or minutes ahead of UTC. */
export type ToldZone = string | number

const namesOfZones = new Map<string, string>()
/** Lower-case names of countries and cities with their zones: those above, and the city of every zone there is. */
function zonesByName(): ReadonlyMap<string, string> {
  if (namesOfZones.size === 0) {
    for (const zone of Intl.supportedValuesOf('timeZone'))
      namesOfZones.set(zone.split('/').at(-1)!.replaceAll('_', ' ').toLowerCase(), zone)
    for (const [zone, names] of [...countries.map((one) => [one[0], one[3]] as const), ...parts])
      for (const name of names.split('|'))
        for (const form of name.endsWith('?') ? [name.slice(0, -2), name.slice(0, -1)] : [name])
          namesOfZones.set(form, zone)
  }
  return namesOfZones
}

/** The Han names of zones, for a pattern: 伦敦, 北京. */
export const hanZones = `(?:${[...countries.map((one) => one[3]), ...parts.map((one) => one[1])]
  .flatMap((names) => names.split('|'))
  .filter((name) => /\p{Script=Han}/u.test(name))
  .join('|')})`

/** The zone that a few words name: AEDT, GMT+8, UK, Irish, Singapore, 伦敦; null where they name none or several. */
export function zoneNamed(words: string): ToldZone | null {
  const ahead = /^(?:UTC|GMT)\s*(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>[0-5]\d))?$/.exec(
    words.trim(),
  )?.groups
  if (ahead) return (ahead.sign === '-' ? -1 : 1) * (Number(ahead.hours) * 60 + Number(ahead.minutes ?? 0))
  return abbreviations[words.trim()] ?? zonesByName().get(words.trim().toLowerCase()) ?? null
}

const directions = /^(?:central|eastern|mountain|pacific|local|et|pt|hk|kl|nz)$/i
/**
 * The zone of a place that stands alone, as in a signature or behind a time without "time": Singapore, UK, 伦敦. Words that
 * name a zone only before "time" (Central) and offsets are none.
 */
export function zoneOfPlace(words: string): string | null {
  const place = words.trim()
  if (place.length < 2 || directions.test(place)) return null
  if (!/^(?:\p{Lu}|\p{Script=Han})/u.test(place)) return null
  return zonesByName().get(place.toLowerCase()) ?? null
}

/** The zone of a country by the end of a mail address or site; null for `com`, and for countries of several zones. */
export function zoneOfDomain(address: string): string | null {
  const end = /\.(?<end>[a-z]{2})\s*\/?$/i.exec(address)?.groups?.end?.toLowerCase()
  return countries.find(([, domain]) => domain === end)?.[0] ?? null
}

/** The zone of a telephone number that is written with its country's code, the rest of it perhaps blacked out. */
export function zoneOfPhone(phone: string): string | null {
  const digits = /^\s*(?:\+|00)(?<digits>[\d\s().-]+)(?:[x*•…]+[\s\dx*-]*)?$/i
    .exec(phone)
    ?.groups?.digits?.replaceAll(/\D/g, '')
  return (digits && countries.find(([, , code]) => digits.startsWith(code))?.[0]) || null
}
