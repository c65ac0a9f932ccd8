/** The ways to write a client component and the type of its props, each with what a page passes. One form is one small client module. */

export interface PropForm {
  /** What is special about it, as the table names it. */
  readonly name: string;
  /** `card.tsx` after its directive. */
  readonly card: string;
  /** How a page, or another client module, renders it: `VALUE` stands for what it passes. */
  readonly element?: string;
  /** How they import it. */
  readonly imports?: string;
  /** The ordinary value that they pass; an arrow function unless given. */
  readonly value?: string;
  /** Whether a Server Function can be passed as well. */
  readonly takesAction?: false;
  /** More files beside `card.tsx`. */
  readonly files?: Readonly<Record<string, string>>;
  /** No component: pages cannot render it, a client module calls it. */
  readonly call?: string;
}

const body = "{ return <button onClick={() => onPick()}>Pick</button>; }";

/** A function component with the props type `type`. */
const typed = (name: string, type: string, more = "", rest: Partial<PropForm> = {}): PropForm => ({
  name,
  card: `${more}export function Card({ onPick }: ${type}) ${body}`,
  ...rest,
});

/** A prop of another name or kind, which the component only names. */
const valued = (name: string, type: string, value: string, rest: Partial<PropForm> = {}): PropForm => ({
  name,
  card: `export function Card({ item }: { item: ${type} }) { return <p>{String(item)}</p>; }`,
  element: "<Card item={VALUE} />",
  value,
  takesAction: false,
  ...rest,
});

const named = (prop: string, key = prop): PropForm => ({
  name: `named \`${key}\``,
  card: `export function Card(props: { ${key}: () => void }) { return <button onClick={() => props.${prop}()}>Pick</button>; }`,
  element: `<Card ${prop}={VALUE} />`,
});

/** `code` declares `Card` in a way of its own. */
const written = (name: string, card: string, rest: Partial<PropForm> = {}): PropForm => ({ name, card, ...rest });

/** `how` a page gives the prop, to a plain `Card`; `files` stand between the two. */
const given = (name: string, how: Partial<PropForm>): PropForm => ({ ...typed(name, onPick), ...how });

const shellOf = (shell: string): Partial<PropForm> => ({
  element: "<Shell onPick={VALUE} />",
  imports: 'import { Shell } from "./shell";',
  files: { "shell.tsx": `import { Card } from "./card";\n${shell}\n` },
});
const createCard = (element: string, react: string): Partial<PropForm> => ({
  element,
  imports: `${react}\nimport { Card } from "./card";`,
});

const asDefault = { imports: 'import Card from "./card";' };
const onPick = "{ onPick: () => void }";
const cart = {
  "cart.ts": "export class Cart { items: string[] = []; add(item: string) { this.items.push(item); } }\n",
};

export const propForms: readonly PropForm[] = [
  typed("type literal", onPick),
  typed("type alias", "Props", `type Props = ${onPick};\n`),
  typed("type alias of another file", "Props", 'import type { Props } from "./props";\n', {
    files: { "props.ts": `export type Props = ${onPick};\n` },
  }),
  typed("generic type alias", "Props<string>", "type Props<T> = { onPick: (value?: T) => void };\n"),
  typed("optional prop", "{ onPick?: () => void }", "", {
    card: "export function Card({ onPick }: { onPick?: () => void }) { return <button onClick={() => onPick?.()}>Pick</button>; }",
  }),
  typed("function type in parentheses", "{ onPick: (() => void) }"),
  typed("alias of a function type", "{ onPick: Pick }", "type Pick = () => void;\n"),
  written(
    "`MouseEventHandler`",
    'import type { MouseEventHandler } from "react";\nexport function Card({ onPick }: { onPick: MouseEventHandler }) { return <button onClick={onPick}>Pick</button>; }',
  ),
  written(
    "`Dispatch<SetStateAction<string>>`",
    'import type { Dispatch, SetStateAction } from "react";\nexport function Card({ onPick }: { onPick: Dispatch<SetStateAction<string>> }) { return <button onClick={() => onPick("")}>Pick</button>; }',
  ),
  written(
    "render prop",
    'import type { ReactNode } from "react";\nexport function Card({ onPick }: { onPick: (count: number) => ReactNode }) { return <p>{onPick(1)}</p>; }',
    { value: "(count: number) => count" },
  ),
  written(
    "function as children",
    'import type { ReactNode } from "react";\nexport function Card({ children }: { children: (count: number) => ReactNode }) { return <p>{children(1)}</p>; }',
    { element: "<Card>{VALUE}</Card>", value: "(count: number) => count" },
  ),
  written(
    "arrow function typed `FC`",
    `import type { FC } from "react";\nexport const Card: FC<${onPick}> = ({ onPick }) => ${body};`,
  ),
  written("async component", `export async function Card({ onPick }: ${onPick}) ${body}`),
  typed("interface", "Props", "interface Props { onPick: () => void }\n"),
  typed("interface of another file", "Props", 'import type { Props } from "./props";\n', {
    files: { "props.ts": "export interface Props { onPick: () => void }\n" },
  }),
  typed(
    "interface that extends another",
    "Props",
    `interface Base ${onPick}\ninterface Props extends Base { id?: string }\n`,
  ),
  typed("intersection", `{ id?: string } & ${onPick}`),
  typed("union", `${onPick} | { onPick: () => void; id: string }`),
  typed("`Pick`", 'Pick<Props, "onPick">', "interface Props { onPick: () => void; id: string }\n"),
  typed("`Partial` and `Required`", "Required<Partial<Props>>", `interface Props ${onPick}\n`),
  typed("`Readonly`", `Readonly<${onPick}>`),
  typed("`PropsWithChildren`", `PropsWithChildren<${onPick}>`, 'import type { PropsWithChildren } from "react";\n'),
  typed(
    "`ComponentProps`",
    "ComponentProps<typeof Base>",
    `import type { ComponentProps } from "react";\nfunction Base({ onPick }: ${onPick}) ${body}\n`,
  ),
  typed("mapped type", '{ [Key in "onPick"]: () => void }'),
  written("type parameter", `export function Card<P extends ${onPick}>({ onPick }: P) ${body}`),
  written(
    "function or `null`",
    "export function Card({ onPick }: { onPick: (() => void) | null }) { return <button onClick={() => onPick?.()}>Pick</button>; }",
  ),
  written(
    "function or string",
    'export function Card({ onPick }: { onPick: (() => void) | string }) { return <p>{typeof onPick === "string" ? onPick : ""}</p>; }',
  ),
  typed("method signature", "{ onPick(): void }"),
  typed("`Function`", "{ onPick: Function }"),
  typed("callable interface", "{ onPick: Pick }", "interface Pick { (): void }\n"),
  typed("call signature in a literal", "{ onPick: { (): void } }"),
  typed("`typeof` a function", "{ onPick: typeof pick }", "const pick = () => {};\n"),
  written(
    "`ComponentType`",
    'import type { ComponentType } from "react";\nexport function Card({ icon: Icon }: { icon: ComponentType }) { return <Icon />; }',
    { element: "<Card icon={VALUE} />", value: "() => null", takesAction: false },
  ),
  typed("function with members", "{ onPick: (() => void) & { label?: string } }"),
  valued("array of functions", "(() => void)[]", "[() => {}]"),
  valued("record of functions", "Record<string, () => void>", "{ pick: () => {} }"),
  valued("function in an object", "{ id: string; pick: () => void }", '{ id: "1", pick: () => {} }'),
  valued("symbol", "symbol", 'Symbol("item")'),
  valued("`RegExp`", "RegExp", "/item/"),
  valued("`WeakMap`", "WeakMap<object, string>", "new WeakMap()"),
  valued("`Request`", "Request", 'new Request("https://shop.example")'),
  valued("`URL`", "URL", 'new URL("https://shop.example")'),
  valued("`Date`", "Date", "new Date(0)"),
  valued("`Map`", "Map<string, number>", "new Map()"),
  valued("promise", "Promise<number>", "Promise.resolve(1)"),
  valued("React element", 'import("react").ReactNode', "<p />"),
  valued("ref object", "{ current: null }", "{ current: null }"),
  {
    ...valued("class instance", "Cart", "new Cart()", { files: cart }),
    card: 'import type { Cart } from "./cart";\nexport function Card({ item }: { item: Cart }) { return <p>{String(item)}</p>; }',
    imports: 'import { Card } from "./card";\nimport { Cart } from "./cart";',
  },
  {
    ...valued("constructor type", "new () => object", "Cart", { files: cart }),
    imports: 'import { Card } from "./card";\nimport { Cart } from "./cart";',
  },
  typed("`any`", "any"),
  written("`export default X`", `function Card({ onPick }: ${onPick}) ${body}\nexport default Card;`, asDefault),
  written("`export default function`", `export default function Card({ onPick }: ${onPick}) ${body}`, asDefault),
  written("`export default` arrow function", `export default ({ onPick }: ${onPick}) => ${body};`, asDefault),
  written(
    "`export default memo(...)`",
    `import { memo } from "react";\nexport default memo(function Card({ onPick }: ${onPick}) ${body});`,
    asDefault,
  ),
  written("`export { X }`", `function Card({ onPick }: ${onPick}) ${body}\nexport { Card };`),
  written(
    "`export { X as default }`",
    `function Card({ onPick }: ${onPick}) ${body}\nexport { Card as default };`,
    asDefault,
  ),
  written("arrow function", `export const Card = ({ onPick }: ${onPick}) => ${body};`),
  written("function expression", `export const Card = function ({ onPick }: ${onPick}) ${body};`),
  written("`memo`", `import { memo } from "react";\nexport const Card = memo(({ onPick }: ${onPick}) => ${body});`),
  written(
    "`forwardRef`",
    `import { forwardRef } from "react";\nexport const Card = forwardRef<HTMLButtonElement, ${onPick}>(({ onPick }, ref) => { return <button ref={ref} onClick={() => onPick()}>Pick</button>; });`,
  ),
  written("`as`", `export const Card = (({ onPick }: ${onPick}) => ${body}) as (props: ${onPick}) => React.ReactNode;`),
  written(
    "`satisfies`",
    `export const Card = (({ onPick }: ${onPick}) => ${body}) satisfies (props: ${onPick}) => React.ReactNode;`,
  ),
  written(
    "class component",
    `import { Component } from "react";\nexport class Card extends Component<${onPick}> { override render() { return <button onClick={() => this.props.onPick()}>Pick</button>; } }`,
  ),
  written(
    "second overload",
    `export function Card(props: { id: string }): React.ReactNode;\nexport function Card(props: ${onPick}): React.ReactNode;\nexport function Card(props: { id?: string; onPick?: () => void }) { return <button onClick={() => props.onPick?.()}>{props.id}</button>; }`,
  ),
  given(
    "`createElement`",
    createCard("createElement(Card, { onPick: VALUE })", 'import { createElement } from "react";'),
  ),
  given(
    "`React.createElement`",
    createCard("React.createElement(Card, { onPick: VALUE })", 'import React from "react";'),
  ),
  given("spread literal", { element: "<Card {...{ onPick: VALUE }} />" }),
  given(
    "a component that spreads its props",
    shellOf(`export function Shell(props: ${onPick}) { return <Card {...props} />; }`),
  ),
  given(
    "a component that hands a prop on",
    shellOf(`export function Shell({ onPick: pick }: ${onPick}) { return <Card onPick={pick} />; }`),
  ),
  ...["jsx", "jsxs"].map((maker) =>
    given(
      `\`${maker}\` of \`react/jsx-runtime\``,
      createCard(`${maker}(Card, { onPick: VALUE })`, `import { ${maker} } from "react/jsx-runtime";`),
    ),
  ),
  given(
    "through a server component in `memo`",
    shellOf(`import { memo } from "react";\nexport const Shell = memo((props: ${onPick}) => <Card {...props} />);`),
  ),
  given(
    "through a server component in `forwardRef`",
    shellOf(
      `import { forwardRef } from "react";\nexport const Shell = forwardRef(function Inner(props: ${onPick}) { return <Card {...props} />; });`,
    ),
  ),
  given("member of an object prop, through a server component", {
    ...shellOf(`export function Shell({ row }: { row: ${onPick} }) { return <Card onPick={row.onPick} />; }`),
    element: "<Shell row={{ onPick: VALUE }} />",
  }),
  given("object prop, spread by a server component", {
    ...shellOf(`export function Shell(props: { row: ${onPick} }) { return <Card {...props.row} />; }`),
    element: "<Shell row={{ onPick: VALUE }} />",
  }),
  given(
    "three components that hand a prop on",
    shellOf(
      `export const Shell = (props: ${onPick}) => <Second {...props} />;\nconst Second = ({ onPick }: ${onPick}) => <Third pick={onPick} />;\nconst Third = ({ pick }: { pick: () => void }) => <Card onPick={pick} />;`,
    ),
  ),
  named("saveAction"),
  named("saveAction", '"saveAction"'),
  named("action"),
  named("onAction"),
  named("FOO_ACTION"),
  named("transaction"),
  named("actions"),
  named("Action"),
  {
    name: "action name, and a type no client can call",
    card: "export function Card(props: { pickAction: (item: symbol) => unknown }) { return <p>{typeof props.pickAction}</p>; }",
    element: "<Card pickAction={VALUE} />",
  },
  {
    name: "hook",
    card: 'import { useEffect } from "react";\nexport function useCard({ onPick }: { onPick: () => void }) { useEffect(() => onPick()); }',
    imports: 'import { useCard } from "./card";',
    call: "useCard({ onPick: VALUE });",
  },
  {
    name: "helper",
    card: "export function formatCard({ onPick }: { onPick: () => void }) { onPick(); }",
    imports: 'import { formatCard } from "./card";',
    call: "formatCard({ onPick: VALUE });",
  },
];
