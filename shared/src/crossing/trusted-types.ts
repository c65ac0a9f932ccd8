/** The option by which a rule about values that cross also believes their types, and the scope that it gives. */
import type { Check, CheckContext } from "../model/check.ts";
import type { ValueScope } from "./value-scope.ts";

export interface TrustOptions {
  /** Also judge values of which only the type is known. */
  readonly trustTypes: boolean;
}

/** A type can say less than the truth, so presets but the strict ones go by the code alone. */
export const trustedTypes: Pick<Check<TrustOptions>, "defaults" | "schema" | "strictOptions"> = {
  schema: [
    {
      type: "object",
      properties: {
        trustTypes: {
          type: "boolean",
          description: "Also judge values of which only the type is known. Needs type information.",
        },
      },
      additionalProperties: false,
    },
  ],
  defaults: { trustTypes: false },
  strictOptions: { trustTypes: true },
};

/** The types count where they are trusted. */
export function scopeOf({ module, graph, types, options }: CheckContext<TrustOptions>): ValueScope {
  return { module, graph, types: options.trustTypes ? types : undefined };
}
