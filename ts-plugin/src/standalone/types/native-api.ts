/**
 * The part of TypeScript 7's API that is asked: `typescript/unstable/sync` of 7.0, `typescript/sync` of 7.1. Where the two differ, both
 * ways are optional here. Written down by hand: a project has one of them, and neither may be needed to build this.
 */
import type { PlacedNode } from "./node-at.ts";

export interface NativeModule {
  readonly API: new (options: NativeApiOptions) => NativeApi;
}

export interface NativeApiOptions {
  readonly cwd: string;
  readonly fs?: Readonly<Record<string, unknown>>;
}

export interface NativeApi {
  /** 7.1 */
  readonly createSnapshot?: (changes: SnapshotChanges) => NativeSnapshot;
  /** 7.0; private in 7.1 */
  readonly updateSnapshot?: (changes: SnapshotChanges) => NativeSnapshot;
  close(): void;
}

/** Files that are not what they were. */
export interface FileChanges {
  readonly changed?: readonly string[];
  readonly created?: readonly string[];
  readonly deleted?: readonly string[];
}

export interface SnapshotChanges {
  readonly openProjects?: readonly string[];
  readonly openFiles?: readonly string[];
  /** 7.0 */
  readonly fileChanges?: FileChanges;
  /** 7.1 */
  readonly fileNotifications?: FileChanges;
}

export interface NativeSnapshot {
  /** 7.1 */
  readonly update?: (changes: SnapshotChanges) => NativeSnapshot;
  getDefaultProjectForFile(file: string): NativeProject | undefined;
  dispose(): void;
}

export interface NativeProject {
  readonly program: NativeProgram;
  readonly checker: NativeChecker;
}

export interface NativeProgram {
  getSourceFile(file: string): NativeSourceFile | undefined;
  getSourceFileNames(): readonly string[];
  getSourceFileMetadataByPath(path: string): NativeMetadata | undefined;
}

export interface NativeMetadata {
  readonly isDefaultLibrary: boolean;
  readonly isFromExternalLibrary: boolean;
}

export interface NativeNode extends PlacedNode {
  readonly name?: NativeNode;
  readonly modifiers?: Iterable<NativeNode>;
  getText(): string;
}

export interface NativeSourceFile extends NativeNode {
  readonly fileName: string;
  readonly text: string;
}

export interface NativeType {
  readonly flags: number;
  readonly objectFlags?: number;
  /** A handle, where there is one. */
  readonly target?: unknown;
  readonly aliasTypeArguments?: readonly unknown[];
  getSymbol(): NativeSymbol | undefined;
  getAliasSymbol(): NativeSymbol | undefined;
  getTypes?(): readonly NativeType[] | undefined;
  getTarget?(): NativeType;
  isUnionType(): boolean;
  isIntersectionType(): boolean;
  isClassOrInterface(): boolean;
}

export interface NativeSymbol {
  readonly name: string;
  readonly flags: number;
  readonly declarations?: readonly NativeHandle[];
  getParent(): NativeSymbol | undefined;
}

export interface NativeHandle {
  /** The file's, in lower case where the disk does not tell the cases apart. */
  readonly path: string;
  resolve(): NativeNode | undefined;
}

export interface NativeSignature {
  getParameters(): readonly NativeSymbol[];
}

export interface NativeChecker {
  getTypeAtLocation(node: NativeNode): NativeType | undefined;
  getSymbolAtLocation(node: NativeNode): NativeSymbol | undefined;
  getTypeOfSymbol(symbol: NativeSymbol): NativeType | undefined;
  getTypeOfSymbolAtLocation(symbol: NativeSymbol, node: NativeNode): NativeType | undefined;
  getNonNullableType(type: NativeType): NativeType | undefined;
  getApparentType(type: NativeType): NativeType | undefined;
  getBaseConstraintOfType(type: NativeType): NativeType | undefined;
  getBaseTypes(type: NativeType): readonly NativeType[];
  getPropertiesOfType(type: NativeType): readonly NativeSymbol[];
  getPropertyOfType(type: NativeType, name: string): NativeSymbol | undefined;
  getSignaturesOfType(type: NativeType, kind: number): readonly NativeSignature[];
  getReturnTypeOfSignature(signature: NativeSignature): NativeType | undefined;
  getIndexInfosOfType(type: NativeType): readonly { readonly keyType: NativeType; readonly valueType: NativeType }[];
  getTypeArguments(type: NativeType): readonly NativeType[];
  isArrayType(type: NativeType): boolean;
  isTupleType(type: NativeType): boolean;
  typeToString(type: NativeType): string;
  getAnyType(): NativeType;
  getUndefinedType(): NativeType;
  getNullType(): NativeType;
  getVoidType(): NativeType;
  getNeverType(): NativeType;
}
