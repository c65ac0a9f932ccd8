/** The page that shows the last proof. */
import type { EndpointProof } from "./endpoint.ts";
import type { ExposureProof } from "./exposure.ts";
import type { Bundler } from "./next.ts";
import { fails, type Outcome, type Proof } from "./run.ts";

export interface Proofs {
  readonly versions: Readonly<Record<"next" | "node" | "react", string>>;
  readonly broken: readonly Proof[];
  readonly working: readonly Proof[];
  readonly exports: readonly Proof[];
  readonly endpoints: readonly EndpointProof[];
  readonly exposure: readonly ExposureProof[];
}

export function proofPage({ broken, endpoints, exports, exposure, versions, working }: Proofs): string {
  return `<!-- Written by \`npm run prove\`. -->

# Proof

What the rules about the contract say, against a real app: \`npm run prove\` builds it with Turbopack and with webpack, starts it, asks for each page and
submits its forms as a browser without JavaScript does. This is the result of the last run, on Next.js ${versions.next}, React ${versions.react} and Node.js
${versions.node}. A cell has the status of the page and of the submitted form, and what the action computed where that is wrong.

## Inline actions that compile and fail

[\`no-broken-closure\`](rules/no-broken-closure.md) reports each of them.

| The action uses | Turbopack | webpack | The server's log |
| --- | --- | --- | --- |
${broken.map((proof) => rowOf(proof, [...cells(proof), code(errorOf(proof))])).join("\n")}

## Actions that work

No rule reports any of them.

| Shape | Turbopack | webpack |
| --- | --- | --- |
${working.map((proof) => rowOf(proof, cells(proof))).join("\n")}

## Exports that a bundler refuses or loses

What [\`valid-action-exports\`](rules/valid-action-exports.md) reports, whichever bundler is used. Each is an app of its own.

| Exported | Reported | Turbopack | webpack | Error |
| --- | --- | --- | --- | --- |
${exports.map((proof) => rowOf(proof, [proof.reported.length > 0 ? "yes" : "no", ...cells(proof), code(errorOf(proof))])).join("\n")}

## A page with the directive

[\`no-use-server-on-component\`](rules/no-use-server-on-component.md) reports a page with \`"use server"\`. The proof calls the page's component by its id,
on the URL of another page, with props of its own.

| Bundler | Status | Rendered with the caller's props |
| --- | --- | --- |
${endpoints.map(({ bundler, isRendered, status }) => `| ${bundler} | ${status} | ${yesOrNo(isRendered)} |`).join("\n")}

## Exports that a request can call

Which exports of a \`"use server"\` file run when a request names their id: sent to a page that has nothing to do with them, and to each route that
Next.js lists for the id. [\`no-accidental-endpoint\`](rules/no-accidental-endpoint.md) reports none that neither bundler makes callable.

| The file is imported by | Export | Turbopack | webpack | Reported |
| --- | --- | --- | --- | --- |
${exposure.map(exposureRow).join("\n")}
`;
}

function exposureRow({ calledWith, isReported, name, title }: ExposureProof): string {
  const called = (["turbopack", "webpack"] as const).map((bundler) => yesOrNo(calledWith.includes(bundler)));
  return `| ${[title, code(name), ...called, yesOrNo(isReported)].join(" | ")} |`;
}

function yesOrNo(value: boolean): string {
  return value ? "yes" : "no";
}

function rowOf({ shape }: Proof, columns: readonly string[]): string {
  return `| ${[shape.title, ...columns].join(" | ")} |`;
}

function cells(proof: Proof): string[] {
  return (["turbopack", "webpack"] as const).map((bundler) => cellOf(proof, bundler));
}

function cellOf({ outcomes, shape }: Proof, bundler: Bundler): string {
  const outcome = outcomes[bundler];
  if (!outcome) return "not run";
  if (outcome.kind === "unbuilt") return "no build";
  const { recorded, render, submits } = outcome.usage;
  const statuses = [render, ...submits].join(", ");
  if (!fails(shape, outcome)) return statuses;
  const isSilent = render === 200 && submits.every((status) => status < 400);
  return isSilent
    ? `${statuses}, ${recorded.length === 0 ? "not called" : `${code(recorded.join(", "))} for ${code(wanted(shape.expected))}`}`
    : statuses;
}

function wanted(expected: readonly unknown[]): string {
  return expected.map((value) => JSON.stringify(value)).join(", ");
}

function errorOf({ outcomes }: Proof): string {
  const errors = [outcomes.turbopack, outcomes.webpack].map((outcome) => outcome && messageOf(outcome));
  return errors.find((error) => error !== undefined && error !== "") ?? "";
}

function messageOf(outcome: Outcome): string | undefined {
  return outcome.kind === "unbuilt" ? outcome.error : outcome.usage.error;
}

/** Cut at a sentence, as far as a table has room for it. */
function code(text: string): string {
  const [sentence = ""] = text.split(/(?<=\.) /u);
  const short = sentence.length > 110 ? `${sentence.slice(0, 109)}…` : sentence;
  return short === "" ? "" : `\`${short.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}
