/** What a chat program says in its own words between messages, by the kind of message that it is. */
const patterns: readonly (readonly [RegExp, 'recall' | 'system'])[] = [
  [
    /^[“"「]?(?<who>.{1,30}?)[”"」]?\s?撤回了?一条(?:成员)?消息(?:并亲自.*)?(?:[，,。 ]?\s*重新编辑)?$/,
    'recall',
  ],
  [/^(?<who>.{1,40}?) (?:recalled|deleted|unsent|removed) (?:a|this) message\.?$/i, 'recall'],
  [/^this message was deleted\.?$/i, 'recall'],
  [/^[-—\s]*以下(?:为|是)新消息[-—\s]*$/, 'system'],
  [/^(?:以上是打招呼的内容|你已添加了.{1,40}，现在可以开始聊天了。?)$/, 'system'],
  [/^(?:你|我|[“"「].{1,30}[”"」])\s?拍了拍.{1,40}$/, 'system'],
  [/^(?:你|[“"「]?.{1,30}[”"」]?)\s?邀请.{1,60}加入了?群聊$/, 'system'],
  [/^[“"「]?.{1,30}[”"」]?\s?(?:修改群名为.{1,60}|加入了?群聊|退出了?群聊)$/, 'system'],
]

/** A line of the chat program itself, and whom it names; null where somebody said it. */
export function readSystemLine(line: string): { kind: 'recall' | 'system'; who: string } | null {
  if (line.length > 100) return null
  for (const [pattern, kind] of patterns) {
    const found = pattern.exec(line)
    if (found !== null) return { kind, who: found.groups?.who?.trim() ?? '' }
  }
  return null
}
