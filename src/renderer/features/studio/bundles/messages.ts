import type { Messages } from '../../../i18n/language.tsx'

const zh = {
  carry: '带走',
  carryTitle: (name: string) => `把“${name}”带到别的电脑`,
  carryNote:
    '打成一个文件：用口令加密（话风记得学过的句子），用这台设备的密钥签名，带着出处和指纹。数字和客户名本来就不在里面。',
  passphrase: '口令',
  passphraseHint: '至少 8 个字，另外告诉对方；忘了就打不开',
  again: '再输一次',
  differ: '两次不一样',
  tooShort: '至少 8 个字',
  pack: '打包下载',
  packed: (size: string) => `已打包，${size}`,
  take: '带入',
  takeTitle: '带入别处训练的话风',
  takeNote: '验过封印、签名和校验和才收下；收下后先在这里比过，再决定用不用。',
  chooseFile: '选文件',
  open: '验明并带入',
  taken: (name: string) => `“${name}”已带入，还没有在这里比过`,
  unknownTitle: '签名的设备这里不认得',
  unknownNote: (device: string, workspace: string) =>
    `它自称“${device}”（工作区“${workspace}”）。请换一条路（电话、当面）向对方核对这串指纹，一致再收。`,
  trust: '指纹一致，收下',
}
type BundleWords = typeof zh
const en: BundleWords = {
  carry: 'Carry away',
  carryTitle: (name) => `Carry “${name}” to another laptop`,
  carryNote:
    'One file: sealed under a passphrase (a style remembers sentences it has learned), signed with this device’s key, with its provenance and fingerprints. Figures and customers’ names are not in it anyway.',
  passphrase: 'Passphrase',
  passphraseHint: 'At least 8 characters; tell it apart from the file, there is no way in without it',
  again: 'Once more',
  differ: 'The two differ',
  tooShort: 'At least 8 characters',
  pack: 'Pack and download',
  packed: (size) => `Packed, ${size}`,
  take: 'Take in',
  takeTitle: 'Take in a style trained elsewhere',
  takeNote:
    'Seal, signature and checksum are verified first; then it is compared here before anybody decides on using it.',
  chooseFile: 'Choose file',
  open: 'Verify and take in',
  taken: (name) => `“${name}” was taken in and is yet to be compared here`,
  unknownTitle: 'The device that signed it is not known here',
  unknownNote: (device, workspace) =>
    `It calls itself “${device}” (workspace “${workspace}”). Compare this fingerprint with the other side by another way, by telephone or in person, and take it in only if they agree.`,
  trust: 'The fingerprints agree, take it in',
}
export const bundleMessages: Messages<BundleWords> = { zh, en }
