/** What is paid when, as shares that make 100, with the words that stand for it. */
interface Shares {
  key: string
  start: number
  end: number
}

const share = /(?<![\d.])(\d{1,3})\s?[%％]/g
const inSlashes = /(?<![\d/.%])\d{1,2}(?:\s?\/\s?\d{1,2}){1,4}(?![\d/.%])/g
const whole = 100

/** Shares in a sentence that make 100 together; null where they do not, or there are none. */
function sharesIn(text: string): Shares | null {
  const found = [...text.matchAll(share)]
  const sum = found.reduce((total, [, one]) => total + Number(one), 0)
  if (found.length > 1 && sum === whole)
    return {
      key: found.map(([, one]) => one).join('/'),
      start: found[0]!.index,
      end: found.at(-1)!.index + found.at(-1)![0].length,
    }
  for (const { 0: words, index } of text.matchAll(inSlashes)) {
    const parts = words.split('/').map((one) => Number(one))
    if (parts.reduce((total, one) => total + one, 0) === whole)
      return { key: parts.join('/'), start: index, end: index + words.length }
  }
  return null
}

const ofPayment =
  /付|款|定金|订金|账期|验收|发货|质保金|\b(?:down|deposit|advance|prepa\w+|upfront|payment|pay|shipment|delivery|acceptance|order|balance|retention|invoice|commissioning|signature|completion)\b/i
/** Words by which we agree to other terms in the same breath. */
const agreeing =
  /(?:可以|同意|接受|确认|定为|改为|改成|调整为|按)(?:接受|同意|改为|改成|按照?|调整为|做到|付款)*|\b(?:(?:can|could|will|['’]ll|are able to|are happy to|would) (?:also )?)?(?:accept(?:ed)?|agree(?:d)?(?: (?:to|on|with))?|confirm(?:ed)?|go with|go along with|offer|do|move to|change(?:d)? (?:it )?to|(?:ok|okay|fine|happy) with|now (?:is|are|read))\b/iu
const unsure =
  /[?？]|吗|如果|要是|只要|除非|能否|是否|不(?:能|可以?|同意|接受)|\b(?:if|unless|provided|cannot|not|would you|could you|can you|instead)\b|n['’]t\b/i
const sentence = /[^。；;!！\n.]+(?:\.(?=\d)[^。；;!！\n.]+)*[?？]?/gu

/**
 * The terms of payment to which a message of ours to the customer agrees, in its words; null where it agrees to none, asks,
 * or makes a condition.
 */
export function termsAgreedIn(text: string): { words: string; key: string } | null {
  for (const [said] of text.matchAll(sentence)) {
    const shares = sharesIn(said)
    const agreed = agreeing.exec(said)
    if (shares === null || agreed === null || unsure.test(said) || !ofPayment.test(said)) continue
    if (agreed.index > shares.start) continue
    const words = said
      .slice(agreed.index + agreed[0].length)
      .replace(/^[\s:：,，]+|[\s,，]+$/gu, '')
      .replace(/^(?:付款|the |a |payment (?:of |terms (?:of )?)?)/iu, '')
    return { words, key: shares.key }
  }
  return null
}

/**
 * What a quote is told to be, with the terms of payment to which we agreed since in the place of those on its paper; `was` is
 * what the paper says. Null where it names no shares, or the same ones.
 */
export function withTermsAgreed(
  words: string,
  agreed: { words: string; key: string },
): { words: string; was: string } | null {
  const parts = words.split(' · ')
  const at = parts.findIndex((part) => {
    const shares = sharesIn(part)
    return shares !== null && shares.key !== agreed.key && (ofPayment.test(part) || shares.start === 0)
  })
  return at < 0 ? null : { words: parts.with(at, agreed.words).join(' · '), was: parts[at]! }
}
