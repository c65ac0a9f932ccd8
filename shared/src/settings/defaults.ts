/** The shared settings, after validation and defaults: `settings["server-actions"]`, or the tsconfig plugin entry. */
export interface Settings {
  readonly auth: {
    readonly functions: readonly string[];
    readonly wrappers: readonly string[];
    readonly modules: readonly string[];
    readonly treatRowLevelSecurityAsAuth: boolean;
  };
  /** Names and globs of actions that are public on purpose. */
  readonly publicActions: readonly string[];
  /** Names of action clients or builder methods beyond the known libraries. */
  readonly builders: readonly string[];
  readonly validators: readonly string[];
  readonly mutations: readonly string[];
  readonly revalidators: readonly string[];
  /** Functions that leave by throwing, as `name` or `{ name, from }`. */
  readonly navigation: readonly { readonly name: string; readonly from: string | undefined }[];
  /** Props whose name matches are taken to receive Server Functions. */
  readonly actionPropName: RegExp;
  readonly tsconfig: string | undefined;
  readonly rootDirs: readonly string[];
  /** Whether messages hold the related places, in hosts that show none. */
  readonly explain: boolean;
  /** `undefined`: detected from the project. */
  readonly nextVersion: string | undefined;
  readonly reactVersion: string | undefined;
}

/** What an empty settings object means. `actionPropName` is the rule of Next's own plugin: `action`, or a name ending in `Action`. */
export const defaultSettings: Settings = {
  auth: { functions: [], wrappers: [], modules: [], treatRowLevelSecurityAsAuth: false },
  publicActions: [],
  builders: [],
  validators: [],
  mutations: [],
  revalidators: [],
  navigation: [],
  actionPropName: /^action$|.Action$/u,
  tsconfig: undefined,
  rootDirs: [],
  explain: false,
  nextVersion: undefined,
  reactVersion: undefined,
};
