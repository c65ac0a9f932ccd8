import { type InvalidRuleCase, type RuleCase, runRule } from "../helpers/rule-tester.ts";

const files = {
  "app/button.tsx": `"use client";
export function Button(props) { return <button>{props.label}</button>; }
export const Icon = () => <i />;
`,
  "app/ui.ts": `export { Button as Press } from "./button";\n`,
  "app/panel.tsx": `export function Panel(props) { return <div>{props.title}</div>; }\n`,
  "app/actions.ts": `"use server";\nexport async function save() {}\n`,
};

/** A page with `line` in it. */
const page = (line: string, before = "") => `import { Button, Icon } from "./button";
import { Panel } from "./panel";
import { save } from "./actions";
${before}
export default function Page({ id, ...props }) {
  ${line}
}
`;

const shells = {
  "app/shell.tsx": `import { createElement } from "react";
import { Button as Client } from "./button";
import { Panel } from "./panel";
export function Shell(props) { return <Client {...props} />; }
export function Outer({ title, format, ...rest }) { return <main><Shell render={format} {...rest} />{title}</main>; }
export const Named = ({ format }) => createElement(Client, { render: format });
export const Third = (props) => <Second {...props} />;
const Second = (props) => <First {...props} />;
const First = (props) => <Shell {...props} />;
export const Fixed = (props) => <Client {...props} format="short" />;
export const Quiet = ({ format, ...rest }) => <Client {...rest}>{format(1)}</Client>;
export const Inside = ({ items }) => items.map(({ format }) => <Client format={format} />);
export const Served = (props) => <Panel {...props} />;
`,
  "app/wrapped.tsx": `import React, { forwardRef, memo as keep } from "react";
import { Button } from "./button";
import { Panel } from "./panel";
import { wrap } from "./wrap";
export const Kept = keep((props) => <Button {...props} />);
export const Referred = forwardRef(function Referred({ format }, ref) { return <Button render={format} ref={ref} />; });
const Inner = (props) => <Button {...props} />;
export const Both = React.memo(React.forwardRef(Inner));
export default keep(Inner);
export const Wrapped = wrap((props) => <Button {...props} />);
export const KeptPanel = keep((props) => <Panel {...props} />);
`,
  "app/rows.tsx": `import { Button } from "./button";
export const Row = ({ row }) => <Button format={row.format} label={row.id} />;
export const Spread = (props) => <Button {...props.row} />;
export const Deep = ({ data: { user }, ...rest }) => <Button {...rest} user={user} />;
export const Made = ({ format, row }) => <Button options={{ format, id: row.id }} />;
export const Passed = ({ row }) => <Row row={row} />;
export const Own = ({ row }) => <b title={row.id}>{row.format(1)}</b>;
`,
};
const shell = (line: string, before = "") =>
  page(line, `import { Shell, Outer, Named, Third, Fixed, Quiet, Inside, Served } from "./shell";\n${before}`);
const wrapped = (line: string) =>
  page(line, 'import Default, { Both, Kept, KeptPanel, Referred, Wrapped } from "./wrapped";');
const row = (line: string, before = "") =>
  page(line, `import { Deep, Made, Own, Passed, Row, Spread } from "./rows";\n${before}`);
const inPage = { filename: "app/page.tsx", files: { ...files, ...shells } };
const silent = (name: string, line: string, before = ""): RuleCase => ({ name, code: page(line, before), ...inPage });

interface Expected {
  readonly messageId: string;
  readonly text: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly repair?: string;
  readonly repaired?: string;
}

function reported(name: string, code: string, expected: Expected): InvalidRuleCase {
  const { messageId, text, data, repair = "convert", repaired } = expected;
  const start = code.lastIndexOf(text);
  const before = code.slice(0, start).split("\n");
  const column = (before.at(-1) ?? "").length + 1;
  const output = code.slice(0, start) + (repaired ?? "") + code.slice(start + text.length);
  return {
    name,
    code,
    ...inPage,
    errors: [
      {
        messageId,
        ...{ line: before.length, column, endLine: before.length, endColumn: column + text.length },
        ...(data && { data: { through: "", ...data } }),
        ...(repaired !== undefined && { suggestions: [{ messageId: repair, output }] }),
      },
    ],
  };
}

const typed = { parsers: ["typescript-typed"] as const, options: [{ trustTypes: true }] };
const typedFiles = {
  ...files,
  ...shells,
  "app/row.tsx": `"use client";
export function Row(props: object) { return <b>{String(props)}</b>; }
`,
  "app/lines.tsx": `import { Row } from "./row";
export function Line(props: { id: string; match?: RegExp }) { return <Row {...props} />; }
`,
  "lib/rows.ts": `export interface Product { id: string; price: Decimal; seen: Date; format?: () => string; note: string | Decimal }
export declare class Decimal { toJSON(): string; plus(n: Decimal): Decimal }
export declare class Cart { #items: string[]; id: string }
export declare function find(): Promise<Product>;
export declare const made: { format: () => string };
export declare const cart: Cart;
export declare const anything: any;
export declare const maybe: Product | null;
`,
};
/** A page that knows rows by their types. */
const typedPage = (line: string): RuleCase => ({
  name: line,
  code: `import { Line } from "./lines";
import { Row } from "./row";
import { anything, cart, find, made, maybe } from "../lib/rows";
export default async function Page() {
  const product = await find();
  return ${line};
}
export const used = [Line, Row, anything, cart, find, made, maybe];
`,
  filename: "app/page.tsx",
  files: typedFiles,
  ...typed,
});
const typedError = (
  line: string,
  messageId: string,
  text: string,
  data: Readonly<Record<string, string>>,
): InvalidRuleCase => {
  const ruleCase = typedPage(line);
  const { code } = ruleCase;
  const start = code.lastIndexOf(text, code.indexOf(";\n}\nexport const used"));
  const before = code.slice(0, start).split("\n");
  const column = (before.at(-1) ?? "").length + 1;
  const place = { line: before.length, column, endLine: before.length, endColumn: column + text.length };
  return { ...ruleCase, errors: [{ messageId, ...place, data: { through: "", place: "", ...data } }] };
};

const classes = {
  "lib/cart.ts": `export class Cart { items = []; add(item) { this.items.push(item); } }
export class Base {}
`,
  "lib/order.ts": 'import { Base } from "./cart";\nexport class Order extends Base {}\n',
};
const withClasses = <Case extends RuleCase>(ruleCase: Case): Case => ({ ...ruleCase, files: { ...files, ...classes } });

runRule("serializable-props", {
  valid: [
    typedPage("<Row {...product} price={product.price.toJSON()} />"),
    typedPage("<Row {...anything} />"),
    typedPage("<Row {...cart} />"),
    typedPage("<Row {...product} {...anything} />"),
    { ...typedPage("<Row {...product} key={1} />"), options: [{ trustTypes: false }] },
    withClasses(
      silent(
        "an instance of a class whose superclass stands in another file",
        "return <Button order={new Order()} />;",
        'import { Order } from "../lib/order";',
      ),
    ),
    silent("plain data", "return <Button label={id} at={new Date()} rows={[{ a: 1n }]} tags={new Set()} />;"),
    silent(
      "a Server Function, also in an object",
      "return <Button save={save} more={{ save }} bound={save.bind(null, id)} />;",
    ),
    silent("an inline Server Function", 'return <Button save={async () => { "use server"; }} />;'),
    silent("an element", "return <Button icon={<b />}><i /></Button>;"),
    silent("a component of a client module", "return <Button icon={Icon} />;"),
    silent("a component of a server module gets anything", "return <Panel format={() => id} match={/a/} />;"),
    silent("a value of unknown origin", "return <Button {...props} format={props.format} />;"),
    silent("a function for an action prop, which is another rule's", "return <Button saveAction={() => {}} />;"),
    silent("a value that a spread may replace", "return <Button match={/a/} {...props} />;"),
    {
      name: "components that use the prop themselves, replace it, or hand it on to the server alone",
      code: shell("return <><Quiet format={() => id} /><Fixed format={() => id} /><Served format={() => id} /></>;"),
      ...inPage,
    },
    { name: "more than three components between", code: shell("return <Third format={() => id} />;"), ...inPage },
    { name: "a wrapper that is not React's", code: wrapped("return <Wrapped format={() => id} />;"), ...inPage },
    {
      name: "a kept component that stays on the server",
      code: wrapped("return <KeptPanel format={() => id} />;"),
      ...inPage,
    },
    {
      name: "a member that is used on the server",
      code: row("return <Own row={{ id, format: () => id }} />;"),
      ...inPage,
    },
    {
      name: "a member that is not handed on",
      code: row("return <Row row={{ id, match: /a/ }} />;"),
      ...inPage,
    },
    {
      name: "a member that a computed key may replace",
      code: row("return <Row row={{ format: () => id, [id]: 1 }} />;"),
      ...inPage,
    },
    {
      name: "what a rest leaves out",
      code: row("return <Deep data={{ user: id, other: /a/ }} />;"),
      ...inPage,
    },
    {
      name: "a member of an object that is filled later",
      code: row("const made = { format: () => id }; made.format = id; return <Row row={made} />;"),
      ...inPage,
    },
    { name: "a prop that is an item's", code: shell("return <Inside items={[{ format() {} }]} />;"), ...inPage },
    silent(
      "`createElement` of another library",
      "return h(Button, { format() {} });",
      'import { createElement as h } from "preact";',
    ),
    silent(
      "`createElement` with what a later spread may replace",
      "return h(Button, { format() {}, ...props });",
      'import { createElement as h } from "react";',
    ),
    silent(
      "a constant that is filled later",
      "const shared = { format() {} }; shared.format = id; return <Button {...shared} />;",
    ),
    silent("a shadowed component", "const Button = props.as; return <Button match={/a/} />;"),
    {
      name: "a client module passes anything",
      code: `"use client";\nimport { Button } from "./button";\nexport function Form() {\n  return <Button format={() => {}} />;\n}\n`,
      files,
    },
    {
      name: "a module that only a client module imports",
      code: `import { Button } from "./button";\nexport function Part() {\n  return <Button format={() => {}} />;\n}\n`,
      filename: "app/part.tsx",
      files: {
        ...files,
        "app/page.tsx": `import { Form } from "./form";\nexport default () => <Form />;\n`,
        "app/form.tsx": `"use client";\nimport { Part } from "./part";\nexport const Form = () => <Part />;\n`,
      },
    },
    {
      name: "a component of a package",
      code: `import { Button } from "ui-kit";\nexport default function Page() {\n  return <Button format={() => {}} />;\n}\n`,
      ...inPage,
    },
    { name: "broken syntax before it", code: page("return <Button label={id} />;"), filename: "app/page.jsx", files },
  ],
  invalid: [
    typedError("<Row {...product} />", "changed", "product", {
      component: "Row",
      prop: "price",
      value: "an instance of `Decimal`",
      arrives: "`string`",
    }),
    typedError("<Line {...product} />", "changed", "product", {
      component: "Row",
      prop: "price",
      through: " through `Line`",
      value: "an instance of `Decimal`",
      arrives: "`string`",
    }),
    typedError("<Row id={1} {...made} />", "refusedFunction", "made", {
      component: "Row",
      prop: "format",
      value: "a function",
      arrives: "something else",
    }),
    typedError("<Row product={product} />", "changed", "product", {
      component: "Row",
      prop: "product",
      place: " in `price`",
      value: "an instance of `Decimal`",
      arrives: "`string`",
    }),
    {
      ...reported(
        "a decimal of Prisma's rows",
        page(
          "const rows = await db.product.findMany(); return <Button rows={rows} />;",
          'import { db } from "../lib/prisma";',
        ).replace("function Page", "async function Page"),
        {
          messageId: "changed",
          text: "rows",
          data: {
            prop: "rows",
            component: "Button",
            value: "an instance of `Decimal`",
            place: " in `[].price`",
            arrives: "`string`",
          },
        },
      ),
      files: {
        ...files,
        "package.json": "{}",
        "lib/prisma.ts": 'import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n',
        "schema.prisma": "model Product {\n  id Int @id\n  price Decimal\n}\n",
      },
    },
    reported("a function", page("return <Button format={(value) => id} />;"), {
      messageId: "refusedFunction",
      text: "(value) => id",
      data: { component: "Button", prop: "format", place: "" },
    }),
    reported(
      "an async function, which is meant to be called",
      page("return <Button load={async (key) => [key, id]} />;"),
      {
        messageId: "refusedFunction",
        text: "async (key) => [key, id]",
        repair: "addDirective",
        repaired: 'async (key) => { "use server"; return [key, id]; }',
      },
    ),
    reported("an async function that renders", page("return <Button render={async () => <b>{id}</b>} />;"), {
      messageId: "refusedFunction",
      text: "async () => <b>{id}</b>",
    }),
    reported("a function through a component that spreads its props", shell("return <Shell format={() => id} />;"), {
      messageId: "refusedFunction",
      text: "() => id",
      data: { component: "Button", prop: "format", place: "", through: " through `Shell`" },
    }),
    reported("through two, under another name, among the rest", shell("return <Outer match={/a/} title={id} />;"), {
      messageId: "refused",
      text: "/a/",
      data: {
        component: "Button",
        prop: "match",
        value: "an instance of `RegExp`",
        place: "",
        through: " through `Outer`",
      },
    }),
    ...["Kept", "Both", "Default", "Referred"].map((name) =>
      reported(
        `a function through a component in \`memo\` or \`forwardRef\`: ${name}`,
        wrapped(`return <${name} format={() => id} />;`),
        {
          messageId: "refusedFunction",
          text: "() => id",
          data: { component: "Button", prop: "format", place: "", through: ` through \`${name}\`` },
        },
      ),
    ),
    ...[
      ["a member of a prop", "return <Row row={{ id, format: () => id }} />;", "row.format", "Row"],
      [
        "a member among others that stay",
        "return <Row row={{ match: /a/, format: () => id }} />;",
        "row.format",
        "Row",
      ],
      ["a member of a prop that is spread", "return <Spread row={{ format: () => id }} />;", "row.format", "Spread"],
      ["a prop that is made a member", "return <Made format={() => id} row={{}} />;", "format", "Made"],
      ["a member of a member, by a pattern", "return <Deep data={{ user: { at: () => id } }} />;", "data.user", "Deep"],
      ["what a rest hands on", "return <Deep data={{}} format={() => id} />;", "format", "Deep"],
      ["a member through two components", "return <Passed row={{ format: () => id }} />;", "row.format", "Passed"],
      ["a member of a constant", "const made = { format: () => id }; return <Row row={made} />;", "row.format", "Row"],
    ].map(([name = "", line = "", prop = "", through = ""]) =>
      reported(name, row(line), {
        messageId: "refusedFunction",
        text: "() => id",
        data: {
          component: "Button",
          prop,
          place: prop === "data.user" ? " in `at`" : "",
          through: ` through \`${through}\``,
        },
      }),
    ),
    reported("through one that calls `createElement`", shell("return <Named format={() => id} />;"), {
      messageId: "refusedFunction",
      text: "() => id",
    }),
    reported(
      "through one of the same file",
      page("return <Own format={() => id} />;", "const Own = ({ format }) => <Button render={format} />;"),
      { messageId: "refusedFunction", text: "() => id" },
    ),
    reported(
      "`createElement`",
      page("return h(Button, { format: () => id });", 'import { createElement as h } from "react";'),
      {
        messageId: "refusedFunction",
        text: "() => id",
        data: { component: "Button", prop: "format", place: "", through: "" },
      },
    ),
    reported(
      "a child of `React.createElement`",
      page("return React.createElement(Button, null, (open) => open);", 'import React from "react";'),
      { messageId: "refusedFunction", text: "(open) => open" },
    ),
    reported(
      "what JSX is compiled to",
      page("return jsxs(Button, { children: [id, /a/] });", 'import { jsxs } from "react/jsx-runtime";'),
      { messageId: "refused", text: "[id, /a/]" },
    ),
    reported(
      "a constant that is spread",
      page("const shared = { label: id, format: () => id };\n  return <Button {...shared} />;"),
      { messageId: "refusedFunction", text: "() => id" },
    ),
    reported("a function by name", page("return <Button format={format} />;", "function format() {}"), {
      messageId: "refusedFunction",
      text: "format",
    }),
    reported("a function in an object", page("return <Button columns={[id]} options={{ render: () => id }} />;"), {
      messageId: "refusedFunction",
      text: "() => id",
      data: { component: "Button", prop: "options", place: " in `render`" },
    }),
    reported("an event handler", page("return <Button onClick={() => {}} />;"), {
      messageId: "refusedFunction",
      text: "() => {}",
    }),
    reported("a child that is a function", page("return <Button>{(open) => open}</Button>;"), {
      messageId: "refusedFunction",
      text: "(open) => open",
      data: { component: "Button", prop: "children", place: "" },
    }),
    reported("a pattern", page("return <Button match={/a/} />;"), {
      messageId: "refused",
      text: "/a/",
      data: { component: "Button", prop: "match", value: "an instance of `RegExp`", place: "" },
    }),
    withClasses(
      reported(
        "an instance of a class of another file",
        page("return <Button cart={new Basket()} />;", 'import { Cart as Basket } from "../lib/cart";'),
        { messageId: "refused", text: "new Basket()" },
      ),
    ),
    reported("an instance of a local class", page("return <Button user={new User()} />;", "class User {}"), {
      messageId: "refused",
      text: "new User()",
    }),
    reported("a class", page("return <Button model={User} />;", "class User {}"), {
      messageId: "refused",
      text: "User",
    }),
    reported("a URL", page("return <Button link={new URL(id)} />;"), {
      messageId: "changed",
      text: "new URL(id)",
      data: {
        component: "Button",
        prop: "link",
        value: "an instance of `URL`",
        place: "",
        arrives: "what `toJSON` returns",
      },
      repaired: "new URL(id).href",
    }),
    reported("an error", page('return <Button error={new Error("no")} />;'), {
      messageId: "gone",
      text: 'new Error("no")',
      repaired: 'new Error("no").message',
    }),
    reported("in a spread", page("return <Button {...{ match: /b/ }} />;"), { messageId: "refused", text: "/b/" }),
    reported("one arm of a condition", page("return <Button format={id ? undefined : () => id} />;"), {
      messageId: "refusedFunction",
      text: "() => id",
    }),
    reported(
      "a component through a barrel, under another name",
      `import { Press as Go } from "./ui";\nexport default function Page() {\n  return <Go format={() => {}} />;\n}\n`,
      { messageId: "refusedFunction", text: "() => {}", data: { component: "Go", prop: "format", place: "" } },
    ),
  ],
});
