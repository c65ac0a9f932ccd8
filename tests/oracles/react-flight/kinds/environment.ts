import type { ReactModule, ServerReference } from "../load-flight.ts";

/** What the side that sends has, for kinds of values that belong to it. */
export interface Environment {
  readonly react: ReactModule;
  serverReference(): ServerReference;
  clientReference(): object;
}
