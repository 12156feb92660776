import { deflateSync, inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { shrinkPng } from '../../../scripts/shrink-png.ts'

/** A picture of three by two pixels, RGB; each row with another filter. */
function smallPicture(): Buffer {
  const rows = [
    // Filter 1, "sub": each byte is the difference from the pixel to the left.
    [1, 255, 0, 0, 1, 255, 0, 0, 1, 9],
    // Filter 2, "up": nothing differs from the row above.
    [2, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ]
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(data.length, 0)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, data, Buffer.alloc(4)])
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

it('keeps the size and the colours of a picture that has few', () => {
  const shrunk = shrinkPng(smallPicture())
  expect([shrunk.readUInt32BE(16), shrunk.readUInt32BE(20), shrunk[25]]).toEqual([3, 2, 3])
  const palette = shrunk.subarray(shrunk.indexOf('PLTE') + 4, shrunk.indexOf('IDAT') - 8)
  const data = shrunk.indexOf('IDAT') + 4
  const rows = inflateSync(shrunk.subarray(data, data + shrunk.readUInt32BE(data - 8)))
  const colours = [...rows]
    .filter((_index, at) => at % 4 !== 0)
    .map((index) => palette.subarray(index * 3, index * 3 + 3))
  const row = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 9],
  ]
  expect(colours.map((colour) => [...colour])).toEqual([...row, ...row])
})

it('refuses what it can’t read', () => {
  expect(() => shrinkPng(shrinkPng(smallPicture()))).toThrow('Expected a PNG of 8 bits, RGB or RGBA')
})
