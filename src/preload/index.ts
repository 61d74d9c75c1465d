import { contextBridge, ipcRenderer } from 'electron'
import { channels } from '../main/channels.ts'
import { coreLineMessage, type HostBridge } from '../shared/hostBridge.ts'

const bridge: HostBridge = {
  kind: 'electron',
  platform: process.platform,
  requestCoreLine: () => ipcRenderer.send(channels.requestCoreLine),
  exportPdf: (suggestedName) => ipcRenderer.invoke(channels.exportPdf, suggestedName),
  chooseFolder: () => ipcRenderer.invoke(channels.chooseFolder),
  showLanguage: (language) => ipcRenderer.send(channels.showLanguage, language),
}

// A port can't pass the context bridge; a message to our own window can carry it.
ipcRenderer.on(channels.coreLine, (event) => {
  window.postMessage(coreLineMessage, window.location.origin, event.ports)
})

contextBridge.exposeInMainWorld('sandtableHost', bridge)
