/** Tokens while they are being made; its room doubles when it is used up. */
export class TokenList {
  private length = 0
  private ids: Int32Array
  private starts: Int32Array
  private ends: Int32Array

  constructor(room: number) {
    this.ids = new Int32Array(room)
    this.starts = new Int32Array(room)
    this.ends = new Int32Array(room)
  }

  add(id: number, start: number, end: number): void {
    if (this.length === this.ids.length) this.grow()
    this.ids[this.length] = id
    this.starts[this.length] = start
    this.ends[this.length] = end
    this.length += 1
  }

  /** Just the tokens, without the room to spare. */
  finish(): { ids: Int32Array; starts: Int32Array; ends: Int32Array } {
    return {
      ids: this.ids.slice(0, this.length),
      starts: this.starts.slice(0, this.length),
      ends: this.ends.slice(0, this.length),
    }
  }

  private grow(): void {
    const double = (old: Int32Array) => {
      const grown = new Int32Array(old.length * 2)
      grown.set(old)
      return grown
    }
    this.ids = double(this.ids)
    this.starts = double(this.starts)
    this.ends = double(this.ends)
  }
}
