import { randomBytes } from 'node:crypto'

const alphabet = '0123456789abcdefghijklmnopqrstuv'
/** 80 random bits: a collision stays unlikely far beyond any library's size. */
const idLength = 16

/** A new random id of 16 lower-case letters and digits. */
export function newId(): string {
  return Array.from(randomBytes(idLength), (byte) => alphabet[byte % alphabet.length]).join('')
}
