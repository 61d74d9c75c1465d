import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'

/** For tests: a PNG with a QR code of this text, as a phone shows it. */
export async function codeOf(text: string): Promise<Uint8Array> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } })
  const { image, error } = await writeBarcode(text, { format: 'QRCode', scale: 4 })
  if (image === null) throw new Error(error)
  return new Uint8Array(await image.arrayBuffer())
}

const chunk = (kind: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

const mebibyte = 1024 ** 2

/** Zeros by the mebibyte as one zlib stream: each costs a kilobyte, however many there are. */
function manyZeros(mebibytes: number): Buffer {
  const one = deflateRawSync(Buffer.alloc(mebibyte), { finishFlush: constants.Z_FULL_FLUSH })
  const end = deflateRawSync(Buffer.alloc(0))
  // The sum at the end is left out: readers of pictures do not look at it.
  return Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    ...Array<Buffer>(mebibytes).fill(one),
    end,
    Buffer.alloc(4),
  ])
}

/** For tests: a grey PNG that states this size; black, or unpacking to as many `mebibytes` of zeros. */
export function greyPng(width: number, height: number, mebibytes = 0): Uint8Array {
  const points = mebibytes > 0 ? manyZeros(mebibytes) : deflateSync(Buffer.alloc((width + 1) * height))
  return pngOf(width, height, points)
}

function pngOf(width: number, height: number, points: Uint8Array): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', points), chunk('IEND', Buffer.alloc(0))])
}

/** The code of `MECARD:N:A;;`, a line of it each, dark points as bits. */
const smallCode = [
  ...[0x1fdb7f, 0x105841, 0x17505d, 0x17535d, 0x17545d, 0x104441, 0x1fd57f],
  ...[0x001300, 0x0d655f, 0x1997a2, 0x0f4876, 0x0c0eb3, 0x0e5c36, 0x0018a5],
  ...[0x1fd5ad, 0x1046d8, 0x1757ab, 0x174e8a, 0x175d89, 0x105afb, 0x1fc9a9],
]
/** Points of a side, with the margin that a code needs. */
const smallSide = 29

/** For tests: the points of the smallest picture of a code, a byte each; every line begins with one of its own, as in a PNG. */
export const smallCodePoints: Uint8Array = Uint8Array.from(
  { length: (smallSide + 1) * smallSide },
  (_, at) => {
    const [x, y] = [(at % (smallSide + 1)) - 5, Math.floor(at / (smallSide + 1)) - 4]
    if (x === -5) return 0
    return ((smallCode[y] ?? 0) >> (20 - x)) & 1 && x >= 0 && x < 21 ? 0 : 255
  },
)

/** For tests: a PNG of these points, each line of which begins with a byte of its own. */
export const pngOfPoints = (points: Uint8Array): Uint8Array =>
  pngOf(smallSide, smallSide, deflateSync(points, { level: 1 }))

/** For tests: a JPEG photograph, taken askew, of the code of `MECARD:N:Leeds,Dana;TEL:+442071838750;;`. */
export const askewCard = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAC0AMgDASIAAhEBAxEB/8QAGgABAAMBAQEAAAAAAAAAAAAAAAMEBQIBBv/EADcQAAEEAQIEAwYFBAEFAAAAAAEAAgMEEQUhEjFBUQYTYRQiMoGRoSNxscHRFeHw8TNCUmJjcv/EABYBAQEBAAAAAAAAAAAAAAAAAAABAv/EABYRAQEBAAAAAAAAAAAAAAAAAAARAf/aAAwDAQACEQMRAD8A3kRFlRERAREQEREBERAREQEREBERAREQEREBERAREQEREBERAREQEREBFLGPdXpY09FYIUUhi7FcmNw6ZQcohGOaKAiIgIiICIiAiIgIiICIiAiIgIiICIiAiIgmj+AKOzZhqRebO/gYCBnGVI34Qsbxa7GlsaOb5QPsVpGrBar2RmCeOT/5cCpl81qNLRK1lsEplrS8Idxxkkfv2Ty7lerJZoaw2xDE3ic1++B26/sg+kXhY09FlRapYGj17jqrp3yEh7Ygdhk79ew+qQeI9PlPDI58Du0jf4QaZi7Fcljh0XUM8NhnHDKyRvdrgVIpBX5Ip8Z5rwsaemEghRSGLsVwWOHRFeIiKAiIgIiICIiAiIgIiICIg5oJxyCw/E3vyafD/wB838D91urJ1eOjat16luOUyPB8t7DgN7/otIy/EmnXbF908Vd0kXCAC3c/Tmo6LH1/DWoukY5ji8Mw4YPT+VpHRLdUZoanKwDkyTcfx9lV1Nmuy0n1p4I52Egl8XPY55f2QW4tTh0nS9PbMx7hLFn3MbbA/uo7V99nEw0kXKbh7j+H3vXv1yq+rNnbf0uCvG180UQLWO5Ej/Snig1Cdz5aeoRxSg/iVubY3dR19eiC/V9g0+77DAwxyyjzOEZIPPr05Ly7rdKk9jXvMnESCY8O4SO+6wdU1bUInOq2GxssRkESxbOHXn815UoPg8QVWTSRzeZmXiacg8+f0QblDWWXr88MTQYWM42ybgnltj5n6KetqtWembZc6KIO4CZBjBXFik6KzFJp/kV3l34o4QC9u2eiq+LHcOlNaOb5Wj7E/sg14pop28UMrJG92uBUi+au6fpFSw2J1mWpOWhwc0kj/Nl1jU6td9irqkVyCMFzuPc4+/6oPoiAea5exuCcKtpVqS7p0ViVrWvfnIby5kK1J8BQQoiLKiIiAiIgIiICIiAvW/EPzXi9j+MIJ1mPvzDX46LQwxGLidkbg78vstNZOoaM6xbNyC5JXmxjI5YH0WkRR63BemkoSQSt8xzog5pBB5jn0U1im6rQgqVLwrOY4lrpCMv57fdLRg0fTJrNSNp4nB25JDiSAsT2tkz5TrUFnypHccOM4jz29OSCzJX1mDUYr00LLbom8IMZAyN+nzPRdt1TT2ixFZqT0pLIIlOOfP8Ak9FYq6lTp0Y4tPEltrXe8N+JgOTk7cuipWrVozHS9UswCORocZmt3HUduyCLUm6e+rShqSsmeZeFz/8ArI9evVa0EbdJtiLyo46JPE2aRwyHkcs/JYzZdDewQz15WOZ7nnxnZ+Ns/PnyK2qrNMs6Ua0cotRQguw4niHM+h6oM2Od1qpY1Kd5kfTlzBnYcxse/RTazO65V0ouaGmeQOLR8v5WborpLsMmkgtZHLmQyYyQRj19ArctzSbcMNS2Z4nVhwNkby2wM9e3ZBz4mo3JtQM0deR8QYAHNGf0XGnAw+G9Re4EEuDN/l/Kt169jb+l622XtHKc4+W/6LjVH61LRfWsU2va7H4kO/I55BBtaMzg0mqP/WD9d1al+FcVGeXUhZy4Y2j6BdS8ggjREWVEREBERAREQEREBdRfEuV3FzKolXy+p61anvew1fwnCYxcWch2TjcY2X1CybGnU5uK5RjjktMdxtLX7F2c774VR3pOm+z6WKtuNjyXEuafeHPZV2nUdOeDdngfQBw48O7RyAxjvjurVKtca6SzNORJKz/hJ92N3puVjXLLK0vm6gW2LjMMkrj4HN5g8ue6CZj5NRks/wBIjgrGMlj3YGJmnOOm3L7qKLwq99RrpJzFPvxNI4hz25KjafPpXmwQywuitN4vc3wN+q1PDktuGGxNcdOYGRB7ePJBG5yM+gQZVa5BDoVuq8kWJHgtaWnlt/dajGuq6ZDb0t9cOZCDZGcl2w+/PsorviCpNYLXUo7MGBhzhhw781PV0Wvp3FcvyBoZJlvCctwdsEY9UHsevVI6kNyWGJ1pxLZBGAHNG/ffoFneH9Ols3IrUkLX1suDi7BGcHp81cn07T4tQb7QDJHed+B5Q4Qzl68twvS6p4fsEw2pZgDwPrl3LIzxdj/dBiWuKpqr5GxcHBMXMY5uBgO227LTl8S2rLYoomCCXjGXtOQRyxgha+hWZNT0977gZJ+IWgFo5YH8rHuNrP1qrDBSNZzbHC84wHjiGCB9UH1yil5hSqKX4vkmjhERZUREQEREBERAREQFJF1Uali+E/mrg9e4MY555NBJXzWnz6Ey6yzE+WtI3PuPzwnIx6/qt7Un+Xptp3aJ36LAhkq0vDtSWzTZY8x7hggZAydwfkqjctPbd06wypJHK58ZaOFwI3C+Xs1rYq16k+nFjmPGZwM5GTsSPz79FaqV9H1KcMqGzUnwSAD/AL/UKxpJt2KuqVzO+csBiiLz1w4fwgt3NLowaW+r5orRSSAh798Hbv8Aksilf1SGlLNFLFNWrngw8dOmP9pFoz56joTfLZYt5a5OQ0jl17KvZ051pvtOk1pfZnDDml2/EDvtnPZBZsMfqlbzfY4acjG+aJCMCUY6bKCzK/VqnnCWR9wYa+CNpwWg88K4KkusQ04TC+BlQCOUP2cRgbjb0Va3VOjSmbTbhe8EskaGglg9fp2QS2Kz5Io6ticzXGs4qgiwBw9icen2XDqNai2ObVzLMbDdgM8UZGM5335qtpc9Sixl4vc+1G4jyeQLSMZzj1Kvalpuqai1swkjsRjLo2tcAWg9OiCa3LFQ8PRyaZNIGSTe687HrkcvRS1Ne9t1GrWhZmNzffMjfeDgCcjB9FRq3arq8Ok6hTkzG/hBa7k4k/l39V9DQ0ytQZwxM4iHFwc8AuGexQXFDJ8ZUygf8RU0eIiKKIiICIiAiIgIiIClj+BRKZnwBXBQ19/Bo1k92gfUgLKfUbqmjUq9WzB5kTcuY52+SF9HJGyVhZIxr2Hm1wyCs2x4e06bcRGJ3eN2PtyVRnaBpNujqZksxcLBGcOBBBOyk8PV/bNKtgvdH50p95vMbAqV2j6jXaRT1NxbjHBLuP3/AEXdJlnRdHA9mM8vmEuZGc7Hry9EGdPVv6Nfi9ls+c+0eEl7efLGSc91KyzqtLUX2rlOV0bm4c2E5aDtv17fdXBduVHvqyubYuSDzIGAYHD2J232Kp1367YtzuY/2cghwim5Ef8AjkeiDMtS6lbgbqMjiGxny+NpDSN+w/NXqWoSMu044q74ZZi1th8gz5vLff5/VbjcS0Gs1dkDHvdgtJAaT0xvzwFleJdRlqPbShDRG6IHO/E3c8j8kBtWtb8R3xPEHxRxj3eW+G77fNVbNapFpjtS0yazD7waG8WOv+dVYpadqtdrbtWxHI+djXPbJzORnGT/ACqWsarYmgdRs1mQyteHOLHbcu3z7oKV+zXsNhfDE9k+PxnuOeN22/6r6PwvqLrMHsr2OLoW58wuzxZKy9IkoyaTPSs2GwyyvyHObnA268uhWh4VrGvPeByQHNa12McQ33/RB9Cq55lTqBTQREUUREQEREBERAREQF6HuHVeIg7EvcLoSNPXCiRWicEHkvVXXQe4dUqJCxpcHFoLhyONwq9mjDasQTycXHA7iZg/52Uwl7hdB7T1VGJq2jXbkzpIrgczi42xSZAafTmpazLlufydW0+BzOE4lAB/n9lr816gxLYuU9EuCxKw8OBEWbcLcgALGhu6VYhYy/Wl84DDpmuyXep/wr7GaKOeMxysa9jubXDIKzv6Bp7bDJo43McxwdgOyD+YKDCMejVCLEcrrcZPAYXDDhnr07fdfTaZdgvVRJXa9rGHgw4YIwAo59G0+d3E6qxrs5yz3f0V4ADkOaA74T+SgUz/AICoVNBERRRERAREQEREBERAREQEREBERAREQM4XQe4dVyiCQS9wug9p6qFFaJ16q4JHJdCRw9UqO5PgUS6c/iGMLlFERFAREQEREBERAREQEREBERAREQEREBERAREQEREBERAREQEREBERAREQEREBERAREQEREBERAREQEREBERAREQEREBERAREQf//Z',
  'base64',
)
