/** A mailbox of an office, and nobody's name. */
export const ofOffice =
  /(?<![\p{L}])(?:accounts?|payables?|receivables?|invoices?|billing|info|sales|orders?|office|admin|support|service|help ?desk|purchasing|procurement|finance|enquiries|team|dept|department|no[-. ]?reply|noreply|notifications?|newsletter|mailer|postmaster|hr)(?![\p{L}])/iu

/** Who was invited, by names and addresses as a calendar lists them. */
export const guestsIn = (invited: string): { name: string; address: string | undefined }[] =>
  invited.split(/[;；,，、\n]/).map((guest) => ({
    name: guest.replace(/<[^<>]*>/g, '').trim(),
    address: /[^\s<>]+@[^\s<>]+/.exec(guest)?.[0],
  }))
