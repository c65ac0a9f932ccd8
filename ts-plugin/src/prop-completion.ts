/** `name`: what is offered and inserted; `detail`: why. */
export interface PropCompletion {
  readonly name: string;
  readonly detail: string;
}

/** The props that Next.js takes for actions by their names. */
export function isActionName(name: string): boolean {
  return name === "action" || name.endsWith("Action");
}
