import type { Ground } from '../../shared/contract/captures.ts'
import type { Language, Messages } from './language.tsx'

type Words = Record<Ground['code'], (text: string) => string> & { title: string; inTitle: string }

const zh: Words = {
  title: '为什么归到这里',
  inTitle: '（标题里）',
  senderName: (name) => `由联系人「${name}」发出`,
  senderId: (id) => `发件的账号 ${id} 是这位联系人的`,
  senderAddress: (address) => `从联系人的邮箱 ${address} 发出`,
  senderDomain: (domain) => `发件邮箱的域名 ${domain} 是这家客户的`,
  receiverName: (name) => `发给联系人「${name}」`,
  receiverId: (id) => `收件的账号 ${id} 是这位联系人的`,
  receiverAddress: (address) => `发到联系人的邮箱 ${address}`,
  receiverDomain: (domain) => `收件邮箱的域名 ${domain} 是这家客户的`,
  accountNamed: (name) => `文中写到客户名「${name}」`,
  shortName: (name) => `文中写到简称「${name}」`,
  onlyShortName: (name) => `文中写到「${name}」，已知客户里只有这家可以这样简称`,
  personNamed: (name) => `文中写到这家客户的「${name}」`,
  personAddressed: (name) => `按姓氏加称呼指的是「${name}」`,
  noteSays: (name) => `笔记的属性里写着「${name}」`,
  senderAlias: (name) => `你说过「${name}」就是这位联系人`,
  conversationAlias: (name) => `你说过会话「${name}」属于这家客户`,
  noteAlias: (name) => `你说过标题为「${name}」的笔记属于这里`,
  personAlias: (name) => `你说过笔记里的称呼指谁：${name}`,
  assigned: (name) => `${name} 手工归到这里`,
  roomNamed: (name) => `会话名里有「${name}」，整个会话归这家客户`,
  roomMembers: (names) => `会话里有这家客户的${names}，整个会话归这家客户`,
  folderNamed: () => '文件所在的文件夹以这家客户命名，文中没有说到别家',
  roomWords: (names) => `会话里说到「${names}」，没有说到别家，整个会话归这家客户`,
  topicBefore: (name) => `几分钟前刚说到「${name}」，这条接着说，中间没有提到别家`,
  diaryPeople: (names) => `文中的${names}是这家客户的，同一份日记也写到这家客户`,
  diaryDay: () => '同一天的其他几条都是这家客户的',
  sameMatter: (text) => `只有这家客户的记录里说到“${text}”`,
  talkGoesOn: () => '同一天这段对话前后都在说这家客户',
  dealNamed: (name) => `文中写到商机「${name}」`,
  productNamed: (name) => `文中写到这个商机的产品「${name}」`,
  onlyOpenDeal: (name) => `当时这家客户只有一个进行中的商机「${name}」`,
}
const en: Words = {
  title: 'Why it is here',
  inTitle: ' (in the title)',
  senderName: (name) => `written by the contact “${name}”`,
  senderId: (id) => `the sending account ${id} is this contact's`,
  senderAddress: (address) => `sent from the contact's address ${address}`,
  senderDomain: (domain) => `the sender's domain ${domain} is this account's`,
  receiverName: (name) => `written to the contact “${name}”`,
  receiverId: (id) => `the receiving account ${id} is this contact's`,
  receiverAddress: (address) => `sent to the contact's address ${address}`,
  receiverDomain: (domain) => `the receiver's domain ${domain} is this account's`,
  accountNamed: (name) => `the text names the account “${name}”`,
  shortName: (name) => `the text names it in short, “${name}”`,
  onlyShortName: (name) => `the text says “${name}”, and no other account known can be called so`,
  personNamed: (name) => `the text names “${name}” of this account`,
  personAddressed: (name) => `surname and title mean “${name}”`,
  noteSays: (name) => `the note's own properties say “${name}”`,
  senderAlias: (name) => `you said that “${name}” is this contact`,
  conversationAlias: (name) => `you said that the conversation “${name}” is this account's`,
  noteAlias: (name) => `you said that notes titled “${name}” belong here`,
  personAlias: (name) => `you said whom the note means: ${name}`,
  assigned: (name) => `given to it by ${name}`,
  roomNamed: (name) => `the room's name says “${name}”: all of it is this account's`,
  roomMembers: (names) =>
    `${names} of this account ${names.includes('、') ? 'speak' : 'speaks'} in the room: all of it is this account's`,
  folderNamed: () => 'its file lies in a folder that is named after the account, and it names no other',
  roomWords: (names) => `the room speaks of “${names}” and of no other account: all of it is this account's`,
  topicBefore: (name) => `follows, within minutes, on “${name}”, with no other account named between`,
  diaryPeople: (names) => `it names ${names} of this account, of which the same diary writes`,
  diaryDay: () => "the other entries of that day are this account's",
  sameMatter: (text) => `only this account's records speak of “${text}”`,
  talkGoesOn: () => 'the talk around it that day is about this account',
  dealNamed: (name) => `the text names the deal “${name}”`,
  productNamed: (name) => `the text names the deal's product “${name}”`,
  onlyOpenDeal: (name) => `the account's only open deal then was “${name}”`,
}
export const groundWords: Messages<Words> = { zh, en }

/** One ground of a match, in words. */
export const wordGround = (ground: Ground, language: Language): string =>
  groundWords[language][ground.code](ground.text ?? '') +
  (ground.inTitle ? groundWords[language].inTitle : '')
