import { allMatches } from './cues/mayMatch.ts'

/** Norms, marks and approvals by the names that they bear in any language. */
const names = [
  String.raw`(?:ISO|IEC|EN|GB\/T|YY\/T|IATF|AS|SA|OHSAS)\s?\d{4,5}(?:-\d+)?`,
  String.raw`SOC\s?[123](?:\s?Type\s?(?:II|I|1|2))?`,
  String.raw`FDA(?:\s510\(k\))?`,
  String.raw`CMMI(?:\s?[1-5]\s?级|\s?L(?:evel)?\s?[1-5])?`,
  String.raw`TISAX(?:\sAL\s?[1-3])?`,
  String.raw`CCRC(?:\s?[一二三]级)?`,
  String.raw`(?:DNV|BV|ABS)\s?型式认可`,
  'PCI[ -]DSS',
  'HACCP|BRCGS?|BSCI|FSSC\\s?22000',
  'ATEX|IECEx',
  'RoHS|NMPA|CNAS',
  // Short ones are words or parts of words as well, and stand beside others or before what says what they are.
  '(?:CE|UL|CSA|CCS|CMA|GMP|FSC|3C|CCC|DNV|KC|PSE|GRS)(?=\\s?(?:证|认证|marks?\\b|certif|船检|型式|防爆))\\s?证?',
].join('|')
const certificate = new RegExp(`(?<![A-Za-z])(?:${names})(?![A-Za-z])`, 'g')
/** Behind another and a mark or word that lists: ATEX、CE 还有CCS. */
const listed =
  /(?<=(?:[、,，/]|还有|和|以及|\band )\s?)(?:CE|UL|CSA|CCS|CMA|GMP|FSC|3C|CCC|DNV|KC|PSE|GRS)(?![A-Za-z\d])/g
/** Whether a sentence shows or asks for what it names, and does not only mention it. */
const shown =
  /证|认证|资质|都有|有的|齐|要有|必须|须|要求|不得行|过不|进不|没有|持有|通过|取得|评估|^要|certif|complian|accredit|approved|\bhold/i
const notWanted = /不用管|不要求|不卡|有没有都行|不需要|标准号|依据|按照?\s*(?:ISO|GB|EN|IEC)|接口|格式|编码/

/** Whether a text may name a certificate at all. */
const mayNameCertificate = (text: string): boolean =>
  /ISO|IEC|EN|GB|YY|IATF|AS|SA|SOC|FDA|CMMI|TISAX|CCRC|DNV|PCI|HACCP|BRC|BSCI|FSSC|ATEX|RoHS|NMPA|CNAS|CE|UL|CSA|CCS|CMA|GMP|FSC|3C|CCC/.test(
    text,
  )

/** Each certificate that a sentence shows or asks for by name, as offsets in it. */
export function certificatesIn(sentence: string): { start: number; end: number }[] {
  if (!mayNameCertificate(sentence) || !shown.test(sentence) || notWanted.test(sentence)) return []
  const found = [...allMatches(certificate, sentence)].map(({ index, 0: name }) => ({
    start: index,
    end: index + name.trimEnd().length,
  }))
  if (found.length === 0) return []
  for (const { index, 0: name } of allMatches(listed, sentence))
    if (found.every(({ start, end }) => index + name.length <= start || index >= end))
      found.push({ start: index, end: index + name.length })
  return found.sort((one, other) => one.start - other.start)
}
