/** What the core says of somebody, found by id. */

export type ById<T> = Pick<ReadonlyMap<string, T>, "get" | "has">;

/** Where everybody stands in a list is found out once: a typed score changes what stands there, and not where. */
export class Index<T> {
  private list: readonly T[] = [];
  private places: ReadonlyMap<string, number> = new Map();

  constructor(private readonly idOf: (item: T) => string) {}

  of(list: readonly T[] = []): ById<T> {
    if (!this.isInPlace(list)) this.places = new Map(list.map((item, index) => [this.idOf(item), index]));
    this.list = list;
    const { places } = this;
    const placeOf = (id: string): number => places.get(id) ?? -1;
    return { get: (id) => list[placeOf(id)], has: (id) => places.has(id) };
  }

  private isInPlace(list: readonly T[]): boolean {
    const before = this.list;
    return list.length === before.length && list.every((item, index) => item === before[index] || (before[index] !== undefined && this.idOf(item) === this.idOf(before[index])));
  }
}
