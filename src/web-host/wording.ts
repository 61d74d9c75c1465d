/** What the terminal says to a person, in the language of the terminal. */
const wordings = {
  zh: {
    ready: (url: string) =>
      `沙盘已就绪（只在本机）：\n\n  ${url}\n\n链接只能用一次；按回车取得新链接，Ctrl+C 退出。`,
    another: (url: string) => `新链接：\n\n  ${url}\n`,
    refused: (code: string) => `沙盘无法启动：${code}`,
    noWorkspace: (directory: string) =>
      `这个文件夹里没有工作区：${directory}\n\n可以先把它建起来（口令写在一个文件里，至少 8 个字符）：\n\n  SANDTABLE_PASSPHRASE_FILE=口令文件 npm run -s sandtable -- workspace init --workspace "${directory}" --owner 你的姓名\n\n或者不带 --workspace 启动，在页面上建立。`,
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
    noWorkspace: (directory: string) =>
      `There is no workspace in this folder: ${directory}\n\nMake it first (the passphrase in a file, 8 characters or more):\n\n  SANDTABLE_PASSPHRASE_FILE=FILE npm run -s sandtable -- workspace init --workspace "${directory}" --owner YOUR-NAME\n\nOr start without --workspace and make one on the screen.`,
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
