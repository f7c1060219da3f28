/** Keeps the last `limit` items, oldest first. */
export class BoundedLog<T> {
  readonly #limit: number
  #items: T[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  add(item: T): void {
    this.#items.push(item)
    // Dropping in blocks keeps `add` constant on average.
    if (this.#items.length > this.#limit * 1.25) this.#items = this.#items.slice(-this.#limit)
  }

  list(): readonly T[] {
    return this.#items
  }

  clear(): void {
    this.#items = []
  }
}
