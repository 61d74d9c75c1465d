const head = 'model: '

/** What stands for a cue where a model read the words: people's decisions on it are counted by the model's file. */
export const modelSubject = (sha256: string): string => `${head}${sha256.slice(0, 16)}`

/** The beginning of the checksum of the model that a subject names; null where none does. */
export const modelOfSubject = (subject: string): string | null =>
  subject.startsWith(head) ? subject.slice(head.length) : null
