import { checkByName } from "@server-actions/shared";
import type { JSONSchema, TSESLint } from "@typescript-eslint/utils";
import packageJson from "../package.json" with { type: "json" };

/** What the plugin's rules say about themselves beyond ESLint's own fields; read by eslint-doc-generator and the configs. */
export interface RuleDocs {
  readonly description: string;
  /** Whether the `recommended` preset holds it: the check's `preset` decides. */
  readonly recommended: boolean;
  /** Whether type information makes it see more. No rule needs it. */
  readonly typeInfo: boolean;
  readonly url?: string;
}

/** A rule of this plugin, as every supported host loads it. */
export type Rule = TSESLint.RuleModule<string, readonly unknown[], RuleDocs>;

/** A rule's title page. */
export interface RuleTitlePage<Options, MessageId extends string> {
  /** The check's name: also the name of the rule, of its docs page and of its file. */
  readonly name: string;
  readonly meta: {
    readonly type: "problem" | "suggestion";
    readonly docs: { readonly description: string; readonly typeInfo?: boolean };
    readonly fixable?: "code";
    readonly hasSuggestions?: boolean;
    readonly messages: Readonly<Record<MessageId, string>>;
    readonly schema: readonly JSONSchema.JSONSchema4[];
  };
  readonly defaultOptions: readonly [Options];
  readonly create: (context: RuleContext, options: readonly [Options]) => TSESLint.RuleListener;
}

export type RuleContext = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/**
 * Turns a title page into a rule: fills in the address of its docs page and the preset of its check, and gives `create` the options over
 * their defaults. Does by itself what `RuleCreator` of `@typescript-eslint/utils` does, because that package loads TypeScript at run time.
 */
export function createRule<Options, MessageId extends string>(page: RuleTitlePage<Options, MessageId>): Rule {
  const { docs, ...meta } = page.meta;
  const [defaults] = page.defaultOptions;
  const optionsOf = optionsOver(defaults);
  return {
    meta: {
      ...meta,
      docs: {
        description: docs.description,
        recommended: checkByName(page.name)?.preset === "recommended",
        typeInfo: docs.typeInfo ?? false,
        ...docsUrl(page.name),
      },
      // ESLint validates default options against the schema, so a rule without options has none.
      ...(meta.schema.length > 0 && { defaultOptions: [defaults] }),
    },
    // `context.options` lacks `meta.defaultOptions` before ESLint 9.15.
    defaultOptions: [defaults],
    create: (context) => page.create(context, optionsOf(context.options[0] as object | undefined)),
  };
}

/** The options over their defaults: a config gives all files the same object, and most configs none. */
function optionsOver<Options>(defaults: Options): (given: object | undefined) => readonly [Options] {
  const alone: readonly [Options] = [defaults];
  const known = new WeakMap<object, readonly [Options]>();
  return (given) => {
    if (given === undefined) return alone;
    const options = known.get(given) ?? [{ ...defaults, ...given }];
    known.set(given, options);
    return options;
  };
}

/** The page of this version's docs in the repository that package.json names. */
function docsUrl(name: string): { readonly url?: string } {
  const { repository, version } = packageJson as {
    readonly repository?: { readonly url: string };
    readonly version: string;
  };
  if (repository === undefined) return {};
  const home = repository.url.replace(/^git\+/u, "").replace(/\.git$/u, "");
  return { url: `${home}/blob/v${version}/docs/rules/${name}.md` };
}
