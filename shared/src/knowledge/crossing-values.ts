/** What `new X()`, or a type named `X`, certainly is: for code that is judged without type information. */
import type { CrossingKind } from "./crossing-kinds.ts";

const errors = [
  "AggregateError",
  "DOMException",
  "Error",
  "EvalError",
  "RangeError",
  "ReferenceError",
  "SyntaxError",
  "TypeError",
  "URIError",
];

/** Classes that React refuses, of the language, of Node.js and of the browser. */
const refused = [
  "AbortController",
  "AbortSignal",
  "Animation",
  "AudioContext",
  "BroadcastChannel",
  "CanvasRenderingContext2D",
  "CustomEvent",
  "DOMParser",
  "DragEvent",
  "Element",
  "Event",
  "EventSource",
  "EventTarget",
  "FileReader",
  "FinalizationRegistry",
  "FocusEvent",
  "HTMLButtonElement",
  "HTMLDivElement",
  "HTMLElement",
  "HTMLImageElement",
  "HTMLInputElement",
  "HTMLSelectElement",
  "HTMLTextAreaElement",
  "Image",
  "InputEvent",
  "IntersectionObserver",
  "KeyboardEvent",
  "MediaRecorder",
  "MediaStream",
  "MessageChannel",
  "MessageEvent",
  "MessagePort",
  "MouseEvent",
  "MutationObserver",
  "Node",
  "PointerEvent",
  "RegExp",
  "Request",
  "ResizeObserver",
  "Response",
  "SharedArrayBuffer",
  "SubmitEvent",
  "TextDecoder",
  "TextEncoder",
  "TransformStream",
  "WeakMap",
  "WeakRef",
  "WeakSet",
  "WebSocket",
  "Window",
  "Worker",
  "WritableStream",
  "XMLHttpRequest",
];

/** By the name of a global class. `Map`, `Set` and `Promise` are data as far as what they hold is. */
export const globalClasses: ReadonlyMap<string, CrossingKind> = new Map<string, CrossingKind>([
  ...errors.map((name): [string, CrossingKind] => [name, "error"]),
  ...refused.map((name): [string, CrossingKind] => [name, "instance"]),
  ["Buffer", "buffer"],
  ["File", "file"],
  ["Headers", "iterable"],
  ["URL", "instanceWithJson"],
  ["URLSearchParams", "iterable"],
]);

/** Functions of global classes that make an instance: `Response.json()`. */
export const globalFactories: Readonly<Record<string, readonly string[]>> = {
  Buffer: ["alloc", "concat", "from"],
  Response: ["error", "json", "redirect"],
};

export interface PackageValue {
  readonly from: string;
  readonly name: string;
  readonly kind: CrossingKind;
  /** Functions of the class that make an instance, too. */
  readonly factories?: readonly string[];
  /** It is called, without `new`. */
  readonly called?: true;
}

const instances = (from: string, kind: CrossingKind, names: readonly string[]): PackageValue[] =>
  names.map((name) => ({ from, name, kind }));

/** Classes and factories of packages, read in their published code. */
export const packageValues: readonly PackageValue[] = [
  {
    from: "next/server",
    name: "NextResponse",
    kind: "instance",
    factories: ["error", "json", "next", "redirect", "rewrite"],
  },
  { from: "next/server", name: "NextRequest", kind: "instance" },
  ...[
    "Account",
    "Avatars",
    "Client",
    "Databases",
    "Functions",
    "Locale",
    "Messaging",
    "Storage",
    "TablesDB",
    "Teams",
    "Users",
  ].flatMap((name) => ["appwrite", "node-appwrite"].map((from): PackageValue => ({ from, name, kind: "instance" }))),
  { from: "stripe", name: "default", kind: "instance" },
  { from: "stripe", name: "Stripe", kind: "instance" },
  ...["Decimal", "default"].map((name): PackageValue => ({ from: "decimal.js", name, kind: "instanceWithJson" })),
  { from: "bignumber.js", name: "default", kind: "instanceWithJson" },
  { from: "bignumber.js", name: "BigNumber", kind: "instanceWithJson" },
  ...instances("bson", "instanceWithJson", ["Decimal128", "ObjectId"]),
  ...instances("mongodb", "instanceWithJson", ["Decimal128", "ObjectId"]),
  { from: "dayjs", name: "default", kind: "instanceWithJson", called: true },
  { from: "moment", name: "default", kind: "instanceWithJson", called: true },
  {
    from: "luxon",
    name: "DateTime",
    kind: "instanceWithJson",
    factories: ["fromISO", "fromJSDate", "fromMillis", "local", "now", "utc"],
  },
  { from: "luxon", name: "Duration", kind: "instanceWithJson", factories: ["fromISO", "fromMillis", "fromObject"] },
  { from: "zod", name: "ZodError", kind: "error" },
];

/** Types of packages that name an instance, and are no classes. */
export const packageTypes: readonly PackageValue[] = [
  ...[
    "AnimationEvent",
    "BaseSyntheticEvent",
    "ChangeEvent",
    "ClipboardEvent",
    "CompositionEvent",
    "DragEvent",
    "FocusEvent",
    "FormEvent",
    "InputEvent",
    "KeyboardEvent",
    "MouseEvent",
    "PointerEvent",
    "SubmitEvent",
    "SyntheticEvent",
    "ToggleEvent",
    "TouchEvent",
    "TransitionEvent",
    "UIEvent",
    "WheelEvent",
  ].map((name): PackageValue => ({ from: "react", name, kind: "instance" })),
  { from: "react", name: "Dispatch", kind: "function" },
  { from: "dayjs", name: "Dayjs", kind: "instanceWithJson" },
  { from: "moment", name: "Moment", kind: "instanceWithJson" },
];
