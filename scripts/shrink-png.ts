import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const mostColours = 256

interface Image {
  width: number
  height: number
  /** 0xRRGGBB of every pixel, row by row. */
  pixels: Uint32Array
}

/**
 * Makes a screenshot smaller: its 256 commonest colours become a palette, and every other pixel takes the nearest of them.
 * @param png of 8 bits a channel, RGB or RGBA, not interlaced, as Chromium makes them; transparency is dropped
 * @see https://www.w3.org/TR/png-3/
 */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png)
  const palette = commonest(pixels)
  const indexOf = new Map(palette.map((colour, index) => [colour, index]))
  const rows = Buffer.alloc(height * (width + 1))
  pixels.forEach((colour, at) => {
    const index = indexOf.get(colour) ?? nearest(palette, colour)
    indexOf.set(colour, index)
    // Each row begins with a byte for its filter, which is 0 for none: filters don't help a palette.
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = index
  })
  return Buffer.concat([
    signature,
    part('IHDR', header(width, height)),
    part('PLTE', Buffer.from(palette.flatMap(channels))),
    part('IDAT', deflateSync(rows, { level: 9 })),
    part('IEND', Buffer.alloc(0)),
  ])
}

function header(width: number, height: number): Buffer {
  const bytes = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0])
  bytes.writeUInt32BE(width, 0)
  bytes.writeUInt32BE(height, 4)
  return bytes
}

function part(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const bytes = Buffer.alloc(named.length + 8)
  bytes.writeUInt32BE(data.length, 0)
  named.copy(bytes, 4)
  bytes.writeUInt32BE(crc32(named), named.length + 4)
  return bytes
}

function decode(png: Buffer): Image {
  const data: Buffer[] = []
  for (let at = signature.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const isData = png.toString('latin1', at + 4, at + 8) === 'IDAT'
    if (isData) data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const [depth, colourType, , , interlace] = png.subarray(24, 29)
  if (depth !== 8 || (colourType !== 2 && colourType !== 6) || interlace !== 0)
    throw new Error(`Expected a PNG of 8 bits, RGB or RGBA, got depth ${depth}, colour type ${colourType}.`)
  const size = colourType === 2 ? 3 : 4
  const bytes = unfilter(inflateSync(Buffer.concat(data)), width * size, size)
  const pixels = new Uint32Array(width * height)
  for (let at = 0; at < pixels.length; at++) pixels[at] = bytes.readUIntBE(at * size, 3)
  return { width, height, pixels }
}

/** Undoes each row's filter, which gave every byte as the difference from one foretold. */
function unfilter(filtered: Buffer, rowBytes: number, size: number): Buffer {
  const rows = filtered.length / (rowBytes + 1)
  const bytes = Buffer.alloc(rows * rowBytes)
  for (let row = 0; row < rows; row++) {
    const filter = filtered[row * (rowBytes + 1)]!
    for (let column = 0; column < rowBytes; column++) {
      const at = row * rowBytes + column
      const left = column < size ? 0 : bytes[at - size]!
      const above = row === 0 ? 0 : bytes[at - rowBytes]!
      const corner = column < size || row === 0 ? 0 : bytes[at - rowBytes - size]!
      bytes[at] = filtered[row * (rowBytes + 1) + 1 + column]! + foretold(filter, left, above, corner)
    }
  }
  return bytes
}

function foretold(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  return filter === 4 ? paeth(left, above, corner) : 0
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((byte) => Math.abs(guess - byte)) as [
    number,
    number,
    number,
  ]
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

function commonest(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>()
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const sorted = [...counts].sort(([, one], [, other]) => other - one)
  return sorted.slice(0, mostColours).map(([colour]) => colour)
}

function nearest(palette: number[], colour: number): number {
  const wanted = channels(colour)
  const distances = palette.map((known) =>
    channels(known).reduce((sum, channel, at) => sum + (channel - wanted[at]!) ** 2, 0),
  )
  return distances.indexOf(Math.min(...distances))
}

const channels = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255]
