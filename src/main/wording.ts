export type ShellLanguage = 'zh' | 'en'

const zh = {
  file: '文件',
  edit: '编辑',
  view: '显示',
  window: '窗口',
  exportPdf: '导出 PDF…',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  zoomIn: '放大',
  zoomOut: '缩小',
  actualSize: '实际大小',
  fullScreen: '全屏',
  minimize: '最小化',
  close: '关闭窗口',
  quit: '退出沙盘',
  about: '关于沙盘',
  hide: '隐藏沙盘',
  openLinkQuestion: '要在浏览器里打开这个外部网址吗？',
  openLink: '打开',
  cancel: '取消',
  cannotStart: '沙盘无法启动',
  keepsCrashing: '核心进程一再意外结束。数据没有丢失；请重新启动沙盘。',
}

const en: typeof zh = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  exportPdf: 'Export PDF…',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  actualSize: 'Actual Size',
  fullScreen: 'Full Screen',
  minimize: 'Minimize',
  close: 'Close Window',
  quit: 'Quit Sandtable',
  about: 'About Sandtable',
  hide: 'Hide Sandtable',
  openLinkQuestion: 'Open this external address in the browser?',
  openLink: 'Open',
  cancel: 'Cancel',
  cannotStart: 'Sandtable can’t start',
  keepsCrashing: 'The core process keeps ending unexpectedly. No data is lost; please start Sandtable again.',
}

export type ShellWording = typeof zh

/** The shell's own words: menu and system dialogs. */
export const shellWording = (language: ShellLanguage): ShellWording => (language === 'zh' ? zh : en)

/** The language until a screen tells its own. */
export const languageOfLocale = (locale: string): ShellLanguage => (locale.startsWith('zh') ? 'zh' : 'en')
