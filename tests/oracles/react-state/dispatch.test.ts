/** What `useActionState` gives, and with what its dispatch function calls the action: asked of the installed React in the browser's half. */
import { createRequire } from "node:module";
import { act, createElement, useActionState } from "react";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

interface Root {
  render(element: unknown): void;
  unmount(): void;
}
type Dispatch = (...given: unknown[]) => unknown;

const load = createRequire(import.meta.url);
const nothing = () => undefined;
/** As much of a document as a component needs that renders nothing. */
const document = { nodeType: 9, addEventListener: nothing, removeEventListener: nothing };
const container = { nodeType: 1, nodeName: "DIV", tagName: "DIV", ownerDocument: document, addEventListener: nothing };

beforeAll(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("window", { document, event: undefined, HTMLIFrameElement: Map });
  vi.stubGlobal("document", document);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

it("gives a state, a function that passes the state and one value on, and whether it is pending", async () => {
  const { createRoot } = load("react-dom/client") as { createRoot: (at: object) => Root };
  const error = vi.spyOn(console, "error").mockReturnValue();
  const calls: unknown[][] = [];
  const results: unknown[][] = [];
  const action = (...given: unknown[]) => {
    calls.push(given);
    return "next";
  };
  const Form = () => {
    results.push(useActionState<unknown, unknown>(action, "first"));
    return null;
  };
  const root = createRoot(container);
  act(() => {
    root.render(createElement(Form));
  });
  const event = { type: "click" };
  await act(async () => {
    await (results[0]?.[1] as Dispatch)(event, "a second value");
  });
  act(() => {
    root.unmount();
  });
  error.mockRestore();

  expect(calls).toEqual([["first", event]]);
  expect(results[0]).toEqual(["first", expect.any(Function), false]);
  expect(results.at(-1)).toEqual(["next", results[0]?.[1], false]);
});
