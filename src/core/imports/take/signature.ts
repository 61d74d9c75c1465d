import { looksLikeJob, looksLikePerson } from '../recognition/cellShapes.ts'
import { ownWords } from './ownWords.ts'

/** Lines at the foot of a mail in which somebody signs. */
const linesOfFoot = 14
const longestLine = 120

/** A name as people say it: "Oakley, Judith (Procurement)" is Judith Oakley. Null where it is no person's whole name. */
export function personNamed(written: string): string | null {
  const bare = written
    .replace(/<[^<>]*>|[(（[【][^()（）[\]【】]*[)）\]】]/g, ' ')
    .split(/[|｜]/)[0]!
    .replace(/["“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const turned = /^([\p{L}’'-]+),\s*([\p{L}’' -]+)$/u.exec(bare)
  const name = turned === null ? bare : `${turned[2]!.trim()} ${turned[1]!}`
  return looksLikePerson(name) ? name : null
}

/** The lines with which a mail is signed, from the writer's name on; empty where the name does not stand at its foot. */
export function signatureOf(text: string, name: string): string[] {
  const lines = ownWords(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-linesOfFoot)
  const at = lines.findLastIndex((line) => line.length <= longestLine && line.startsWith(name))
  return at < 0 ? [] : lines.slice(at)
}

/**
 * What somebody is by the lines under their name (Procurement Manager | Hexham Foods Ltd), or behind it on the same line
 * (Helen Marsh, Finance Director); null where nothing there is a title.
 */
export function titleSigned(signature: readonly string[], name: string): string | null {
  const [first = '', ...below] = signature
  const parts = [first.slice(name.length), ...below.slice(0, 2)].flatMap((line) =>
    line.split(/[|｜·•,，;；/]|\s[-–—]\s|\s{2,}/),
  )
  for (const part of parts) {
    const words = part.trim()
    if (words.length > 2 && !/[\d@]/.test(words) && looksLikeJob(words) && !looksLikePerson(words))
      return words
  }
  return null
}
