import type { Language } from './language.tsx'

/** Kinds of message that have no words of their own; the record keeps `[kind]` in their place. */
const kinds: Record<string, { zh: string; en: string }> = {
  voice: { zh: '语音消息', en: 'voice message' },
  audio: { zh: '语音消息', en: 'voice message' },
  image: { zh: '图片', en: 'picture' },
  picture: { zh: '图片', en: 'picture' },
  video: { zh: '视频', en: 'video' },
  file: { zh: '文件', en: 'file' },
  emotion: { zh: '表情', en: 'sticker' },
  sticker: { zh: '表情', en: 'sticker' },
  emoji: { zh: '表情', en: 'sticker' },
  revoke: { zh: '撤回了一条消息', en: 'recalled a message' },
  recall: { zh: '撤回了一条消息', en: 'recalled a message' },
  link: { zh: '链接', en: 'link' },
  location: { zh: '位置', en: 'location' },
  card: { zh: '名片', en: 'contact card' },
  call: { zh: '语音或视频通话', en: 'voice or video call' },
  meeting_voice_call: { zh: '语音通话', en: 'voice call' },
  voip_doc_share: { zh: '通话中共享的文档', en: 'document shared in a call' },
  weapp: { zh: '小程序', en: 'mini program' },
  chatrecord: { zh: '转发的聊天记录', en: 'forwarded chat' },
  redpacket: { zh: '红包', en: 'red packet' },
  external_redpacket: { zh: '红包', en: 'red packet' },
  todo: { zh: '待办', en: 'to-do' },
  vote: { zh: '投票', en: 'vote' },
  collect: { zh: '填表', en: 'form' },
  meeting: { zh: '会议邀请', en: 'meeting invitation' },
  calendar: { zh: '日程', en: 'calendar entry' },
  docmsg: { zh: '在线文档', en: 'online document' },
  mixed: { zh: '图文消息', en: 'mixed message' },
  quote: { zh: '引用的消息', en: 'quoted message' },
  music: { zh: '音乐', en: 'music' },
  news: { zh: '图文', en: 'article' },
  sphfeed: { zh: '视频号内容', en: 'channel post' },
  system: { zh: '系统消息', en: 'system message' },
  switch: { zh: '切换企业的记录', en: 'company switched' },
  text: { zh: '空消息', en: 'empty message' },
  unknown: { zh: '认不出种类的消息', en: 'message of an unknown kind' },
}

/** What a message says, for reading; one that has no words is told by its kind. */
export function wordMessage(text: string, language: Language): string {
  const kind = /^\[([a-z_]+)\]$/.exec(text.trim())?.[1]
  const known = kind && kinds[kind]
  return known ? `[${known[language]}]` : text
}
