/** Gives a person a file to keep. */
export function saveFile(fileName: string, content: Blob | string, type = 'application/json'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}

/** Gives a person the text file that the core wrote; nothing where it refused. */
export function saveText(file: { fileName: string; text: string } | null, type?: string): void {
  if (file) saveFile(file.fileName, file.text, type)
}

/** Asks a person for files; empty when they chose none. */
export function pickFiles(options: {
  accept?: string | undefined
  multiple?: boolean
  folder?: boolean
}): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    if (options.accept) input.accept = options.accept
    input.multiple = options.multiple ?? false
    input.webkitdirectory = options.folder ?? false
    input.addEventListener('change', () => resolve([...(input.files ?? [])]), { once: true })
    input.addEventListener('cancel', () => resolve([]), { once: true })
    input.click()
  })
}

/** Asks a person for one file; null when they chose none. */
export const pickFile = async (accept?: string): Promise<File | null> =>
  (await pickFiles({ accept }))[0] ?? null

/** The files in which identities, requests, approvals and anchors travel; mail programs may rename them to text. */
const statements = '.json,.txt,application/json'

/** The text of one such file; null when none was chosen. */
export const pickStatement = async (): Promise<string | null> =>
  (await (await pickFile(statements))?.text()) ?? null

/** The texts of several such files. */
export const pickStatements = async (): Promise<string[]> =>
  Promise.all((await pickFiles({ accept: statements, multiple: true })).map((file) => file.text()))
