import { readPdf } from '../src/core/imports/formats/documents/pdfText.ts'
import { readingFiles } from './measures/readingFiles.ts'
const f = readingFiles[12]!()
const T = async (n: string, fn: () => unknown) => { await fn(); let b=1e9; for(let i=0;i<4;i++){const t=process.cpuUsage(); await fn(); const u=process.cpuUsage(t); b=Math.min(b,(u.user+u.system)/1000)} console.log(n.padEnd(40), b.toFixed(1)) }
const t=process.cpuUsage(); const { extractText, getDocumentProxy } = await import('unpdf'); await import('unpdf/pdfjs'); const u=process.cpuUsage(t); console.log('import', (u.user+u.system)/1000)
if (process.argv[2] !== 'own') await T('lib', async () => extractText(await getDocumentProxy(Uint8Array.from(f.bytes))))
await T('own', async () => { for await (const e of readPdf(Uint8Array.from(f.bytes), 5000)) e })
