interface Person {
  name: string;
  age?: number | undefined;
}
interface Employee extends Person {
  manager: Person | null;
}
interface TreeNode {
  label: string;
  children: TreeNode[];
}
interface Linked {
  next: Linked | undefined;
}
interface Page<Item> {
  items: Item[];
  total: number;
}
type Result<Value> = { ok: false; message: string } | { ok: true; value: Value };
type Json = Json[] | boolean | number | string | { [key: string]: Json } | null;

const person = (): Person => ({ name: "Ada" });
const circularList = (): Linked => {
  const list: Linked = { next: undefined };
  list.next = list;
  return list;
};
const twins = (): [Person, Person] => {
  const one = person();
  return [one, one];
};

export const emptyObject = (): Record<string, never> => ({});
export const object = (): { name: string; count: number } => ({ name: "a", count: 1 });
export const namedInterface = (): Person => person();
export const extendedInterface = (): Employee => ({ ...person(), manager: person() });
export const genericInterface = (): Page<Person> => ({ items: [person()], total: 1 });
export const nestedObject = (): { a: { b: { c: string[] } } } => ({ a: { b: { c: ["x"] } } });
export const optionalProperty = (): { a?: string } => ({});
export const undefinedProperty = (): { a: string | undefined } => ({ a: undefined });
export const readonlyObject = (): Readonly<Person> => Object.freeze(person());
export const sealedObject = (): Person => Object.seal(person());
export const partialObject = (): Partial<Employee> => ({ name: "a" });
export const pickedObject = (): Pick<Employee, "name"> => ({ name: "a" });
export const omittedObject = (): Omit<Employee, "manager"> => ({ name: "a" });
export const requiredObject = (): Required<{ a?: string }> => ({ a: "" });
export const record = (): Record<string, number> => ({ a: 1 });
export const keyedRecord = (): Record<"a" | "b", boolean> => ({ a: true, b: false });
export const indexSignature = (): { [key: string]: Date } => ({ a: new Date(0) });
export const mappedType = (): { [Key in keyof Person]: string } => ({ name: "a" });
export const intersection = (): Person & { email: string } => ({ ...person(), email: "a@b" });
export const discriminated = (): Result<Person> => ({ ok: true, value: person() });
export const failure = (): Result<Person> => ({ ok: false, message: "no" });
export const json = (): Json => ({ a: [1, null, { b: "x" }] });
export const getterObject = (): { readonly full: string } => ({
  get full() {
    return "x";
  },
});
export const proxiedObject = (): Person => new Proxy(person(), {});
export const clonedObject = (): Person => structuredClone(person());
export const spreadObject = (): { name: string } => ({ ...person() });
export const keyWithColon = (): Record<string, string> => ({ "a:b": "c" });
export const dollarKey = (): Record<string, string> => ({ $a: "$b" });
export const nullPrototype = (): Record<string, string> => Object.assign(Object.create(null), { a: "b" });
export const recursiveTree = (): TreeNode => ({ label: "a", children: [{ label: "b", children: [] }] });
export const circularObject = (): Linked => circularList();
export const sameObjectTwice = (): [Person, Person] => twins();
export const array = (): string[] => ["a", "b"];
export const emptyArray = (): never[] => [];
export const readonlyArray = (): readonly number[] => Object.freeze([1, 2]);
export const tuple = (): [string, number] => ["a", 1];
export const optionalTuple = (): [string, number?] => ["a"];
export const restTuple = (): [string, ...number[]] => ["a", 1, 2];
export const constTuple = (): readonly ["a", 1] => ["a", 1];
export const nestedArrays = (): number[][] => [[1], [2, 3]];
export const arrayOfObjects = (): Person[] => [person()];
export const arrayWithNull = (): (string | null)[] => ["a", null];
export const date = (): Date => new Date(86_400_000);
export const arrayOfDates = (): Date[] => [new Date(0)];
export const dateOrNull = (): Date | null => new Date(0);
export const map = (): Map<string, number> => new Map([["a", 1]]);
export const mapOfObjects = (): Map<number, Person> => new Map([[1, person()]]);
export const mapWithObjectKeys = (): Map<Person, Date> => new Map([[person(), new Date(0)]]);
export const readonlyMap = (): ReadonlyMap<string, string> => new Map([["a", "b"]]);
export const set = (): Set<string> => new Set(["a"]);
export const readonlySet = (): ReadonlySet<Date> => new Set([new Date(0)]);
export const objectOfMaps = (): { map: Map<string, Set<number>> } => ({ map: new Map([["a", new Set([1])]]) });
export const int8Array = (): Int8Array => new Int8Array([1, 2]);
export const uint8Array = (): Uint8Array => new Uint8Array([1, 2]);
export const uint8ClampedArray = (): Uint8ClampedArray => new Uint8ClampedArray([1, 2]);
export const int16Array = (): Int16Array => new Int16Array([1, 2]);
export const uint16Array = (): Uint16Array => new Uint16Array([1, 2]);
export const int32Array = (): Int32Array => new Int32Array([1, 2]);
export const uint32Array = (): Uint32Array => new Uint32Array([1, 2]);
export const float32Array = (): Float32Array => new Float32Array([1, 2]);
export const float64Array = (): Float64Array => new Float64Array([1, 2]);
export const bigInt64Array = (): BigInt64Array => new BigInt64Array([1n]);
export const bigUint64Array = (): BigUint64Array => new BigUint64Array([1n]);
export const arrayBuffer = (): ArrayBuffer => new Uint8Array([1, 2]).buffer;
export const dataView = (): DataView => new DataView(new Uint8Array([1, 2]).buffer);
export const sharedArrayBuffer = (): SharedArrayBuffer => new SharedArrayBuffer(2);
export const bytesInObject = (): { avatar: Uint8Array } => ({ avatar: new Uint8Array([1]) });
export const formData = (): FormData => {
  const data = new FormData();
  data.append("a", "1");
  data.append("a", "2");
  return data;
};
export const blob = (): Blob => new Blob(["text"], { type: "text/plain" });
export const file = (): File => new File(["text"], "a.txt", { type: "text/plain" });
export const arrayOfFiles = (): File[] => [new File(["text"], "a.txt")];
export const fileInObject = (): { file: File } => ({ file: new File(["text"], "a.txt") });
export const plainWithJson = (): { secret: string; toJSON(): string } => ({ secret: "s", toJSON: () => "shown" });
