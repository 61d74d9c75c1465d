/** The names of what preload and main say to each other; both sides import them from here. */
export const channels = {
  requestCoreLine: 'core-line:request',
  coreLine: 'core-line',
  exportPdf: 'export-pdf',
  chooseFolder: 'choose-folder',
  showLanguage: 'show-language',
} as const
