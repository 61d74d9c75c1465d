/** @y/websocket-server with y-leveldb, wired as its README describes. */
import http from 'node:http'
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'
import { LeveldbPersistence } from 'y-leveldb'
import * as Y from 'yjs'

const provider = new LeveldbPersistence(process.env.PEER_DATA)
setPersistence({
  provider,
  bindState: async (name, doc) => {
    const stored = await provider.getYDoc(name)
    provider.storeUpdate(name, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored))
    doc.on('update', (update) => provider.storeUpdate(name, update))
  },
  writeState: async () => {},
})
const sockets = new WebSocketServer({ noServer: true })
sockets.on('connection', setupWSConnection)
const server = http.createServer((_request, response) => response.end('ok'))
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request)),
)
server.listen(Number(process.env.PORT), process.env.HOST)
