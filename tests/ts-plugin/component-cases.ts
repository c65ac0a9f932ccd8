/** Components in all the ways of writing one, with what their types say of their props. */

/** `view`: `name` or `name?`, then its kind, for every prop of the export (default: `C`). */
export interface ComponentCase {
  readonly name: string;
  readonly code: string;
  readonly exported?: string;
  readonly view: readonly string[] | undefined;
  /** The text of the declaration of `onX`; `null`: none in the project's source. */
  readonly declared?: string | null;
}

export const componentCases: readonly ComponentCase[] = [
  {
    name: "a type literal",
    code: "export function C({ onX }: { onX: () => void; title: string }) { return null; }",
    view: ["onX function", "title other"],
    declared: "onX",
  },
  {
    name: "an interface",
    code: "interface P { onX: () => void }\nexport function C(p: P) { return null; }",
    view: ["onX function"],
    declared: "onX",
  },
  {
    name: "an interface that extends another",
    code: "interface B { onX: () => void }\ninterface P extends B { id: number }\nexport function C(p: P) { return null; }",
    view: ["id other", "onX function"],
  },
  {
    name: "an intersection",
    code: "type A = { onX: () => void };\nexport function C(p: A & { id: number }) { return null; }",
    view: ["onX function", "id other"],
  },
  {
    name: "a union, of which only one member has the prop",
    code: "type A = { kind: 'a'; onX: () => void } | { kind: 'b' };\nexport function C(p: A) { return null; }",
    view: ["kind other", "onX function"],
  },
  {
    name: "Partial",
    code: "export function C(p: Partial<{ onX: () => void }>) { return null; }",
    view: ["onX? function"],
    declared: "onX",
  },
  {
    name: "Pick",
    code: "type A = { onX: () => void; id: number };\nexport function C(p: Pick<A, 'onX'>) { return null; }",
    view: ["onX function"],
    declared: "onX",
  },
  {
    name: "a mapped type",
    code: "export function C(p: { [K in 'onX' | 'onY']: () => void }) { return null; }",
    view: ["onX function", "onY function"],
  },
  {
    name: "Record of names",
    code: "export function C(p: Record<'onX', () => void>) { return null; }",
    view: ["onX function"],
    declared: null,
  },
  {
    name: "a generic with a constraint",
    code: "export function C<P extends { onX: () => void }>(p: P) { return null; }",
    view: ["onX function"],
    declared: "onX",
  },
  {
    name: "a generic beside a literal",
    code: "export function C<T>(p: { value: T; onX: (value: T) => void }) { return null; }",
    view: ["value unknown", "onX function"],
  },
  {
    name: "a prop that is a constrained type parameter",
    code: "export function C<F extends () => void>(p: { onX: F }) { return null; }",
    view: ["onX function"],
  },
  {
    name: "FC",
    code: "import type { FC } from 'react';\nexport const C: FC<{ onX: () => void }> = ({ onX }) => null;",
    view: ["onX function"],
    declared: "onX",
  },
  {
    name: "PropsWithChildren",
    code: "import type { PropsWithChildren } from 'react';\nexport function C(p: PropsWithChildren<{ onX: () => void }>) { return null; }",
    view: ["onX function", "children? other"],
  },
  {
    name: "memo",
    code: "import { memo } from 'react';\nexport const C = memo(function C(p: { onX: () => void }) { return null; });",
    view: ["onX function"],
    declared: "onX",
  },
  {
    name: "memo of a name",
    code: "import { memo } from 'react';\nfunction Inner(p: { onX: () => void }) { return null; }\nexport const C = memo(Inner);",
    view: ["onX function"],
    declared: "onX",
  },
  {
    name: "forwardRef",
    code: "import { forwardRef } from 'react';\nexport const C = forwardRef<HTMLElement, { onX: () => void }>((p, ref) => null);",
    view: ["onX function", "ref? mixed", "key? other"],
    declared: "onX",
  },
  {
    name: "a class",
    code: "import { Component } from 'react';\nexport class C extends Component<{ onX: () => void }> { override render() { return null; } }",
    view: ["onX function"],
    declared: "onX",
  },
  {
    name: "a class expression without a name",
    code: "import { Component } from 'react';\nexport const C = class extends Component<{ onX: () => void }> {};",
    view: ["onX function"],
  },
  {
    name: "export default of a name",
    code: "function C(p: { onX: () => void }) { return null; }\nexport default C;",
    exported: "default",
    view: ["onX function"],
  },
  {
    name: "export default of an arrow",
    code: "export default ({ onX }: { onX: () => void }) => null;",
    exported: "default",
    view: ["onX function"],
  },
  {
    name: "export default of a call",
    code: "import { memo } from 'react';\nexport default memo((p: { onX: () => void }) => null);",
    exported: "default",
    view: ["onX function"],
  },
  {
    name: "an export list",
    code: "const C = (p: { onX: () => void }) => null;\nexport { C };",
    view: ["onX function"],
  },
  {
    name: "an export list with a new name",
    code: "const Inner = (p: { onX: () => void }) => null;\nexport { Inner as C };",
    view: ["onX function"],
  },
  {
    name: "a function expression",
    code: "export const C = function (p: { onX: () => void }) { return null; };",
    view: ["onX function"],
  },
  {
    name: "a method signature",
    code: "export function C(p: { onX(): void }) { return null; }",
    view: ["onX function"],
    declared: "onX",
  },
  {
    name: "overloads",
    code: "export function C(p: { onX: () => void }): null;\nexport function C(p: { onY: () => void }): null;\nexport function C(p: any) { return null; }",
    view: ["onX function", "onY function"],
  },
  {
    name: "satisfies",
    code: "import type { FC } from 'react';\nexport const C = ((p: { onX: () => void }) => null) satisfies FC<{ onX: () => void }>;",
    view: ["onX function"],
  },
  {
    name: "a quoted name",
    code: "export function C(p: { 'on-x': () => void }) { return null; }",
    view: ["on-x function"],
  },
  {
    name: "optional, nullish and void members",
    code: "export function C(p: { onX?: (() => void) | null | undefined }) { return null; }",
    view: ["onX? function"],
  },
  {
    name: "a function or a string",
    code: "export function C(p: { onX: (() => void) | string }) { return null; }",
    view: ["onX mixed"],
  },
  {
    name: "the global Function",
    code: "export function C(p: { onX: Function }) { return null; }",
    view: ["onX function"],
  },
  {
    name: "a callable interface",
    code: "interface F { (): void }\nexport function C(p: { onX: F }) { return null; }",
    view: ["onX function"],
  },
  {
    name: "typeof a function",
    code: "declare function f(): void;\nexport function C(p: { onX: typeof f }) { return null; }",
    view: ["onX function"],
  },
  {
    name: "a state setter",
    code: "import type { Dispatch, SetStateAction } from 'react';\nexport function C(p: { onX: Dispatch<SetStateAction<number>> }) { return null; }",
    view: ["onX function"],
  },
  {
    name: "a component type",
    code: "import type { ComponentType } from 'react';\nexport function C(p: { onX: ComponentType }) { return null; }",
    view: ["onX mixed"],
  },
  {
    name: "a class instance",
    code: "class K { a = 1 }\nexport function C(p: { onX: K }) { return null; }",
    view: ["onX class"],
  },
  {
    name: "a constructor",
    code: "export function C(p: { onX: new () => object }) { return null; }",
    view: ["onX class"],
  },
  {
    name: "built-in objects",
    code: "export function C(p: { onX: Date; map: Map<string, number>; list: readonly string[] }) { return null; }",
    view: ["onX other", "map other", "list other"],
  },
  {
    name: "React nodes",
    code: "import type { ReactNode } from 'react';\nexport function C(p: { children: ReactNode }) { return null; }",
    view: ["children other"],
  },
  {
    name: "any and unknown",
    code: "export function C(p: { onX: any; onY: unknown }) { return null; }",
    view: ["onX unknown", "onY unknown"],
  },
  {
    name: "the props of a host element",
    code: "export function C(p: Pick<React.ComponentProps<'button'>, 'onClick'> & { onX(): void }) { return null; }\nimport type React from 'react';",
    view: ["onClick? function", "onX function"],
  },
  {
    name: "a nested function component",
    code: "export function C(p: { onX: () => void }) { function Inner(q: { onY: () => void }) { return null; } return <Inner onY={p.onX} />; }",
    view: ["onX function"],
  },
  { name: "props typed any", code: "export function C(p: any) { return null; }", view: undefined },
  { name: "no parameter", code: "export function C() { return null; }", view: undefined },
  { name: "a string", code: "export const C = 'x';", view: undefined },
  { name: "a name nobody declares", code: "export { C };", view: undefined },
];
