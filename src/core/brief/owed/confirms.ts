/** Words with which somebody says that they heard it: 好的周总, "No problem, thanks". */
const heard =
  /^\s*(?:@\S+\s*)?(?:好的?|收到|没问题|可以|行[吧的]?(?=[，,。！!\s]|$)|嗯+|明白|了解|知道了|谢谢|感谢|辛苦|(?:noted|got it|sure|ok(?:ay)?|yes|great|perfect|thanks|thank you|no problem|understood|will do|works|fine|confirmed|see you)(?![\p{L}\d]))/iu

/** Whether what one of us answered on a call only says yes to it: it is no news to whoever reads the brief. */
export const onlyConfirms = (words: string): boolean => heard.test(words)
