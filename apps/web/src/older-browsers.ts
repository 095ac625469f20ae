// Methods that the code uses and Chromium 86 to 109 lack. Each is added only where it is missing.

type Test = (element: unknown, index: number, all: readonly unknown[]) => boolean;

function provide(owner: object, name: string, method: (...values: never[]) => unknown): void {
  if (!(name in owner))
    Object.defineProperty(owner, name, { value: method, writable: true, configurable: true });
}

function elementAt(this: ArrayLike<unknown>, index: number): unknown {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

function lastIndexThat(this: readonly unknown[], test: Test): number {
  for (let index = this.length - 1; index >= 0; index -= 1) {
    if (test(this[index], index, this)) return index;
  }
  return -1;
}

provide(Array.prototype, "at", elementAt);
provide(String.prototype, "at", elementAt);
provide(Array.prototype, "findLastIndex", lastIndexThat);
provide(Array.prototype, "findLast", function findLast(this: readonly unknown[], test: Test) {
  return this[lastIndexThat.call(this, test)];
});
provide(Array.prototype, "toReversed", function toReversed(this: readonly unknown[]) {
  const copy = [...this];
  copy.reverse();
  return copy;
});
provide(
  Array.prototype,
  "toSorted",
  function toSorted(this: readonly unknown[], compare?: (one: unknown, other: unknown) => number) {
    const copy = [...this];
    copy.sort(compare);
    return copy;
  },
);
provide(
  Array.prototype,
  "with",
  function replaced(this: readonly unknown[], index: number, element: unknown) {
    const copy = [...this];
    copy[index < 0 ? copy.length + index : index] = element;
    return copy;
  },
);
provide(Object, "hasOwn", (owner: object, name: PropertyKey) =>
  Object.prototype.hasOwnProperty.call(owner, name),
);
