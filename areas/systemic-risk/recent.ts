/** What was made lately, under a key that changes when its origin does; the oldest goes first. */
export class Recent<T> {
  private readonly most: number;
  private readonly entries = new Map<string, T>();

  constructor(most: number) {
    this.most = most;
  }

  get(key: string): T | undefined {
    const found = this.entries.get(key);
    return found === undefined ? undefined : this.put(key, found);
  }

  put(key: string, value: T): T {
    this.entries.delete(key);
    this.entries.set(key, value);
    for (const old of this.entries.keys()) if (this.entries.size > this.most) this.entries.delete(old);
    return value;
  }
}
