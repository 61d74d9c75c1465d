/** What the terminal says to a person, in the language of the terminal. */
const wordings = {
  zh: {
    ready: (url: string) =>
      `沙盘已就绪（只在本机）：\n\n  ${url}\n\n链接只能用一次；按回车取得新链接，Ctrl+C 退出。`,
    another: (url: string) => `新链接：\n\n  ${url}\n`,
    refused: (code: string) => `沙盘无法启动：${code}`,
    crashed: '核心进程意外结束，正在重新启动。',
    givenUp: '核心进程一再意外结束，已停止重启。上面是它最后的输出。',
    badUse: (what: string) => `参数有误：${what}`,
    portTaken: (port: number) => `端口 ${port} 已被占用。`,
  },
  en: {
    ready: (url: string) =>
      `Sandtable is ready (on this machine only):\n\n  ${url}\n\nThe link works once; press Enter for a new one, Ctrl+C to quit.`,
    another: (url: string) => `A new link:\n\n  ${url}\n`,
    refused: (code: string) => `Sandtable can't start: ${code}`,
    crashed: 'The core process ended unexpectedly; starting it again.',
    givenUp: 'The core process keeps ending unexpectedly; not starting it again. Its last output is above.',
    badUse: (what: string) => `Bad arguments: ${what}`,
    portTaken: (port: number) => `Port ${port} is taken.`,
  },
}

export type Wording = (typeof wordings)['en']

/** Chinese where the locale of the terminal is Chinese, else English. */
export function terminalWording(environment: NodeJS.ProcessEnv): Wording {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale.startsWith('zh') ? wordings.zh : wordings.en
}
