const form = /^(\d{1,10})\.([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{22,1800})$/

/** E10: epoch, device, salt and ciphertext of what is said about a room; null for anything else. */
export function readSealedAbout(
  text: string,
): { epoch: number; device: string; salt: string; ciphertext: string } | null {
  const [, epoch, device, salt, ciphertext] = form.exec(text) ?? []
  return ciphertext ? { epoch: Number(epoch), device: device!, salt: salt!, ciphertext } : null
}

export const isSealedAbout = (text: string): boolean => readSealedAbout(text) !== null
