/** All that is known of what a function does; asked for by checks, hover and reports alike, found out once until the text of a file changes. */
import type { Effect, Fact } from "../model/facts.ts";
import { effectsOf } from "./effects-of.ts";
import type { FactsContext, FunctionPlace } from "./function-place.ts";
import { keptByModule } from "./kept-by-module.ts";
import { mutatesBy } from "./mutates.ts";
import { navigates } from "./navigates.ts";
import { revalidates } from "./revalidates.ts";

export interface FunctionFacts {
  /** In the order in which they are reached. */
  readonly effects: readonly Effect[];
  readonly mutates: Fact;
  readonly revalidates: Fact;
  readonly navigates: Fact;
}

/** Names what is kept here in the graph's `derived()`. */
const kept = {};

/** The facts of the function at `place`. */
export function factsOf(context: FactsContext, place: FunctionPlace): FunctionFacts {
  const ofModule = keptByModule<number, FunctionFacts>(context, kept, place.summary);
  const facts = ofModule.get(place.index) ?? findFacts(context, place);
  ofModule.set(place.index, facts);
  return facts;
}

function findFacts(context: FactsContext, place: FunctionPlace): FunctionFacts {
  const effects = effectsOf(context, place);
  return {
    effects: effects.effects,
    mutates: mutatesBy(effects),
    revalidates: revalidates(context, place),
    navigates: navigates(context, place),
  };
}
