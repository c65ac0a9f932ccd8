import type { TypeOracle } from "@server-actions/shared";

export interface DumbOracle {
  readonly oracle: TypeOracle;
  wasAsked(): boolean;
  /** Whether it was asked anything but how a type is written, which decides about repairs only. */
  hasDecided(): boolean;
}

/** Knows nothing, and remembers whether it was asked. */
export function createDumbOracle(): DumbOracle {
  let wasAsked = false;
  let hasDecided = false;
  const ask = (): undefined => {
    wasAsked = true;
    hasDecided = true;
  };
  const oracle: TypeOracle = {
    componentProps: ask,
    callable() {
      ask();
      return "unknown";
    },
    callbackParameter: ask,
    viewOf: ask,
    parameterAt: ask,
    writtenType() {
      wasAsked = true;
      return undefined;
    },
  };
  return { oracle, wasAsked: () => wasAsked, hasDecided: () => hasDecided };
}
