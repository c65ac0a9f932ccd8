class Data {
  name = "a";
  count = 1;
}
class WithMethod {
  name = "a";
  greet(): string {
    return this.name;
  }
}
class WithPrivate {
  constructor(private readonly token: string) {
    WithPrivate.known.add(this.token);
  }
  private static readonly known = new Set<string>();
}
class WithHash {
  #token = "t";
  reads(): boolean {
    return this.#token === "t";
  }
}
class WithProtected {
  protected inner = 1;
}
class WithAccessor {
  get name(): string {
    return "a";
  }
}
class WithStatic {
  static create(): WithStatic {
    return new WithStatic();
  }
  name = "a";
}
class Child extends WithMethod {
  extra = true;
}
class Money {
  constructor(private readonly cents: number) {}
  toJSON(): number {
    return this.cents;
  }
}
class Bag {
  private readonly items = [1, 2];
  [Symbol.iterator](): Iterator<number> {
    return this.items.values();
  }
}
class Feed {
  private readonly items = [1, 2];
  async *[Symbol.asyncIterator](): AsyncGenerator<number> {
    yield* this.items;
  }
}
class Box<Value> {
  constructor(private readonly held: Value) {}
  open(): Value {
    return this.held;
  }
}
abstract class Shape {
  abstract area(): number;
}
class Square extends Shape {
  area(): number {
    return 1;
  }
}
class AppError extends Error {
  code = "E_APP";
}
class JsonError extends Error {
  toJSON(): { message: string } {
    return { message: this.message };
  }
}
class List extends Array<number> {
  total(): number {
    return this.length;
  }
}
class Registry extends Map<string, number> {
  total(): number {
    return this.size;
  }
}
class Tags extends Set<string> {
  total(): number {
    return this.size;
  }
}
class Day extends Date {
  label(): string {
    return "day";
  }
}
class Bytes extends Uint8Array {
  label(): string {
    return "bytes";
  }
}

export const dataClass = (): Data => new Data();
export const classWithMethod = (): WithMethod => new WithMethod();
export const classWithPrivate = (): WithPrivate => new WithPrivate("t");
export const classWithHash = (): WithHash => new WithHash();
export const classWithProtected = (): WithProtected => new WithProtected();
export const classWithAccessor = (): WithAccessor => new WithAccessor();
export const classWithStatic = (): WithStatic => WithStatic.create();
export const derivedClass = (): Child => new Child();
export const genericClass = (): Box<string> => new Box("a");
export const abstractClass = (): Shape => new Square();
export const classWithJson = (): Money => new Money(1);
export const iterableClass = (): Bag => new Bag();
export const asyncIterableClass = (): Feed => new Feed();
export const instanceInObject = (): { user: WithMethod } => ({ user: new WithMethod() });
export const instanceInArray = (): WithMethod[] => [new WithMethod()];
export const instanceInMap = (): Map<string, WithMethod> => new Map([["a", new WithMethod()]]);
export const instanceInSet = (): Set<WithPrivate> => new Set([new WithPrivate("t")]);
export const instanceInTuple = (): [string, WithHash] => ["a", new WithHash()];
export const instanceInRecord = (): Record<string, WithMethod> => ({ a: new WithMethod() });
export const instanceOrNull = (): WithMethod | null => new WithMethod();
export const jsonInObject = (): { price: Money } => ({ price: new Money(1) });
export const jsonInArray = (): Money[] => [new Money(1)];
export const jsonInMap = (): Map<string, Money> => new Map([["a", new Money(1)]]);
export const error = (): Error => new Error("mistake");
export const typeError = (): TypeError => new TypeError("mistake");
export const aggregateError = (): AggregateError => new AggregateError([new Error("one")], "mistake");
export const ownError = (): AppError => new AppError("mistake");
export const errorWithJson = (): JsonError => new JsonError("mistake");
export const errorInObject = (): { ok: false; error: Error } => ({ ok: false, error: new Error("mistake") });
export const errorOrNull = (): { error: AppError | null } => ({ error: new AppError("mistake") });
export const errorWithJsonInObject = (): { error: JsonError } => ({ error: new JsonError("mistake") });
export const domException = (): DOMException => new DOMException("mistake", "AbortError");
export const arrayClass = (): List => List.from([1, 2]) as List;
export const mapClass = (): Registry => new Registry([["a", 1]]);
export const setClass = (): Tags => new Tags(["a"]);
export const dateClass = (): Day => new Day(0);
export const bytesClass = (): Bytes => new Bytes([1, 2]);
