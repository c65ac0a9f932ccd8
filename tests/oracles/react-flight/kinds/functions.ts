import type { ComponentType, Dispatch, ReactElement, ReactNode, RefObject, SetStateAction } from "react";
import type { Environment } from "./environment.ts";

class Local {
  value = 1;
}

export const arrow = (): (() => void) => () => {};
export const declared = (): ((a: string) => string) =>
  function declared(a) {
    return a;
  };
export const asyncFunction = (): (() => Promise<void>) => async () => {};
export const globalFunction = (): Function => () => {};
export const classItself = (): typeof Local => Local;
export const builtinClass = (): DateConstructor => Date;
export const setter = (): Dispatch<SetStateAction<string>> => () => {};
export const functionInObject = (): { onClick: () => void } => ({ onClick: () => {} });
export const functionUnderOtherName = (): { format: (value: number) => string } => ({ format: String });
export const methodInObject = (): { run(): void } => ({ run() {} });
export const optionalFunction = (): { run?: () => void } => ({});
export const functionInArray = (): (() => void)[] => [() => {}];
export const functionInMap = (): Map<string, () => void> => new Map([["a", () => {}]]);
export const functionOrNull = (): (() => void) | null => () => {};
export const functionOrString = (): string | (() => string) => "a";
export const recordOfFunctions = (): Record<string, () => void> => ({ a: () => {} });
export const boundFunction = (): (() => void) => (() => {}).bind(null);
export const serverReference = ({ serverReference: make }: Environment): (() => Promise<unknown>) => make();
export const serverReferenceInObject = (environment: Environment): { saveAction: () => Promise<unknown> } => ({
  saveAction: environment.serverReference(),
});
export const clientReference = (environment: Environment): ComponentType =>
  environment.clientReference() as ComponentType;
export const element = ({ react }: Environment): ReactElement => react.createElement("b", null, "text") as ReactElement;
export const elementAsNode = ({ react }: Environment): ReactNode => react.createElement("b") as ReactNode;
export const fragment = ({ react }: Environment): ReactNode =>
  react.createElement(react.Fragment, null, "a") as ReactNode;
export const textAsNode = (): string => "text";
export const elementInObject = ({ react }: Environment): { icon: ReactElement } => ({
  icon: react.createElement("i") as ReactElement,
});
export const refOfText = (): RefObject<string> => ({ current: "a" });
export const refOfNull = (): RefObject<null> => ({ current: null });
