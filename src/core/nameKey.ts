/**
 * The key under which two spellings are the same name without anybody being asked: full-width and half-width,
 * upper and lower case, runs of white space. Anything looser ("GTXPro", "GTX Pro") is a merge proposal.
 */
export const nameKeyOf = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
