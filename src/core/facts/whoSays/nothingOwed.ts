/** "forty minutes of patience", 给你半小时: time and attention are given when one meets, and owed by nobody. */
const givesTime =
  /\b(?:i|we)(?:['’]ll| will| can| shall)? (?:have|give (?:you|u)|spare|do) (?:about |only |just |you )*(?:(?:an?|half an|\d+|\p{L}+(?:-\p{L}+)?) )(?:hours?|minutes?|mins?)\b|(?:有|给(?:你|您|你们)?|留(?:给)?|只有|抽)(?:你|您)?(?:个)?(?:\d+|[一二两三四五六十半]+)个?(?:小时|分钟|钟头|刻钟)/iu
/** A board or committee of theirs, which meets and is told of by somebody of their own house. */
const meetsInside =
  /\b(?:board|committee|exco|council|panel|cabinet|trustees|steering group|leadership team)\b[^.;\n]{0,24}\b(?:meets?|sits?|convenes?|is on|gathers?)\b|\b(?:bring|take|present|put|carry)s? (?:the|a|our|his|her|their|my) (?:recommendation|paper|business case|case|matter|proposal)\b|(?:上会|过会|办公会|董事会|委员会|评审会)[^，。；\n]{0,12}(?:汇报|上报|提交|报告|讲)/i
const toUs = /\b(?:you|your|u)\b|你|您|贵/i
/** 可以答应, "we may agree to": what we may promise has not been promised yet. */
const leave =
  /(?:可以|可|能|允许|不妨)(?:先|再)?(?:答应|承诺|保证|应下|写进)|\b(?:we|you|i) (?:can|may|could|are (?:free|allowed) to) (?:agree|promise|commit|offer|concede|accept)\b|\b(?:ok|okay|fine|allowed|free) to (?:promise|agree|offer|commit)\b/i

/** Whether what sounds like a promise of `speaker` is none: time that is given, a step in their own house, a leave to promise. */
export const owesNothing = (sentence: string, speaker: 'customer' | 'ours' | 'note' | 'team'): boolean =>
  givesTime.test(sentence) ||
  (speaker === 'customer' && meetsInside.test(sentence) && !toUs.test(sentence)) ||
  ((speaker === 'team' || speaker === 'note') && leave.test(sentence))
