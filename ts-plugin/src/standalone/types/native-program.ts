/**
 * A project of TypeScript 7 in the words of TypeScript 5 and 6, as far as the oracle asks them: one classifier judges the types of all three.
 * Each object of the API has one counterpart, which asks when it is asked: a question crosses to another process.
 */
import type ts from "typescript";
import type {
  NativeHandle,
  NativeNode,
  NativeProject,
  NativeSignature,
  NativeSymbol,
  NativeType,
} from "./native-api.ts";

export interface AdaptedProgram {
  readonly program: ts.Program;
  /** The counterpart of a node, as a place to ask the types at. */
  locationOf(node: NativeNode): ts.Node;
}

/** Of `ts.ObjectFlags`, `ts.TypeFlags` and `ts.SignatureKind`: the same numbers in TypeScript 6 and 7. */
const reference = 1 << 2;
const stringKey = 1 << 5;
const numberKey = 1 << 6;
const callSignature = 0;
const constructSignature = 1;

export function adaptProgram({ checker, program }: NativeProject): AdaptedProgram {
  const places = new WeakMap<object, NativeNode>();
  const typeOf = counterparts((native: NativeType) => ({
    flags: native.flags,
    objectFlags: native.objectFlags ?? 0,
    isUnion: () => native.isUnionType(),
    isIntersection: () => native.isIntersectionType(),
    get types() {
      return typesOf(native.getTypes?.());
    },
    get target() {
      return native.target === undefined ? undefined : optionalType(native.getTarget?.());
    },
    get symbol() {
      return optionalSymbol(native.getSymbol());
    },
    getSymbol: () => optionalSymbol(native.getSymbol()),
    get aliasSymbol() {
      return optionalSymbol(native.getAliasSymbol());
    },
    aliasTypeArguments: native.aliasTypeArguments?.length ? native.aliasTypeArguments : undefined,
    getProperties: () => checker.getPropertiesOfType(native).map(symbolOf.to),
    getProperty: (name: string) => optionalSymbol(checker.getPropertyOfType(native, name)),
    getCallSignatures: () => checker.getSignaturesOfType(native, callSignature).map(signatureOf.to),
    getConstructSignatures: () => checker.getSignaturesOfType(native, constructSignature).map(signatureOf.to),
    getStringIndexType: () => indexType(native, stringKey),
    getNumberIndexType: () => indexType(native, numberKey),
    getBaseTypes: () => (native.isClassOrInterface() ? typesOf(checker.getBaseTypes(native)) : undefined),
  }));
  const symbolOf = counterparts(({ name, flags, declarations = [] }: NativeSymbol) => ({
    name: plainPrivateName(name),
    flags,
    declarations: declarations.map(declarationOf.to),
  }));
  const signatureOf = counterparts((native: NativeSignature) => ({
    getReturnType: () => requiredType(checker.getReturnTypeOfSignature(native)),
    getParameters: () => native.getParameters().map(symbolOf.to),
  }));
  const declarationOf = counterparts((handle: NativeHandle) => ({
    getSourceFile: () => fileAt(handle.path),
    getStart: () => handle.resolve()?.getStart(),
    getEnd: () => handle.resolve()?.end,
    get name() {
      const name = handle.resolve()?.name;
      return name && { getStart: () => name.getStart(), getEnd: () => name.end };
    },
    get modifiers() {
      return [...(handle.resolve()?.modifiers ?? [])];
    },
  }));
  const files = new Map<string, object>();
  const fileAt = (path: string): object => {
    const isDeclarationFile = /\.d\.(?:[^./]+\.)?[cm]?ts$/u.test(path);
    const known = files.get(path) ?? {
      path,
      isDeclarationFile,
      // Only the name of a file of the project is shown.
      get fileName() {
        return isDeclarationFile ? path : (program.getSourceFile(path)?.fileName ?? path);
      },
    };
    files.set(path, known);
    return known;
  };

  const optionalType = (type: NativeType | undefined) => type && typeOf.to(type);
  const optionalSymbol = (symbol: NativeSymbol | undefined) => symbol && symbolOf.to(symbol);
  /** What TypeScript 6 answers where it has no type. */
  const requiredType = (type: NativeType | undefined) => typeOf.to(type ?? checker.getAnyType());
  const typesOf = (types: readonly NativeType[] | undefined) => (types ?? []).map(typeOf.to);
  const indexType = (native: NativeType, key: number) =>
    optionalType(checker.getIndexInfosOfType(native).find(({ keyType }) => keyType.flags & key)?.valueType);
  const placeOf = (node: object): NativeNode => places.get(node) ?? (node as NativeNode);

  const adaptedChecker = {
    getTypeAtLocation: (node: object) => requiredType(checker.getTypeAtLocation(placeOf(node))),
    getSymbolAtLocation: (node: object) => optionalSymbol(checker.getSymbolAtLocation(placeOf(node))),
    getTypeOfSymbol: (symbol: object) => requiredType(checker.getTypeOfSymbol(symbolOf.from(symbol))),
    getTypeOfSymbolAtLocation: (symbol: object, node: object) =>
      requiredType(checker.getTypeOfSymbolAtLocation(symbolOf.from(symbol), placeOf(node))),
    getNonNullableType: (type: object) => requiredType(checker.getNonNullableType(typeOf.from(type))),
    getApparentType: (type: object) => optionalType(checker.getApparentType(typeOf.from(type))) ?? type,
    getBaseConstraintOfType: (type: object) => optionalType(checker.getBaseConstraintOfType(typeOf.from(type))),
    getPropertiesOfType: (type: object) => checker.getPropertiesOfType(typeOf.from(type)).map(symbolOf.to),
    getPropertyOfType: (type: object, name: string) =>
      optionalSymbol(checker.getPropertyOfType(typeOf.from(type), name)),
    getTypeArguments(type: object) {
      const native = typeOf.from(type);
      return (native.objectFlags ?? 0) & reference ? typesOf(checker.getTypeArguments(native)) : [];
    },
    getFullyQualifiedName: (symbol: object) => qualifiedNameOf(symbolOf.from(symbol)),
    isArrayType: (type: object) => checker.isArrayType(typeOf.from(type)),
    isTupleType: (type: object) => checker.isTupleType(typeOf.from(type)),
    typeToString: (type: object) => checker.typeToString(typeOf.from(type)),
    getUndefinedType: () => typeOf.to(checker.getUndefinedType()),
    getNullType: () => typeOf.to(checker.getNullType()),
    getVoidType: () => typeOf.to(checker.getVoidType()),
    getNeverType: () => typeOf.to(checker.getNeverType()),
  };
  const metadataOf = (file: object) => program.getSourceFileMetadataByPath((file as { readonly path: string }).path);
  const adapted = {
    getTypeChecker: () => adaptedChecker,
    isSourceFileDefaultLibrary: (file: object) => metadataOf(file)?.isDefaultLibrary ?? false,
    isSourceFileFromExternalLibrary: (file: object) => metadataOf(file)?.isFromExternalLibrary ?? false,
  };
  return {
    program: adapted as unknown as ts.Program,
    locationOf(node) {
      const location = {
        name: node.name,
        // A class without a name has its symbol with its type alone.
        get symbol() {
          return optionalSymbol(checker.getTypeAtLocation(node)?.getSymbol());
        },
      };
      places.set(location, node);
      return location as unknown as ts.Node;
    },
  };
}

interface Counterparts<Native> {
  to(native: Native): object;
  from(adapted: object): Native;
}

/** One object for each of another kind, and the way back. */
function counterparts<Native extends object>(adapt: (native: Native) => object): Counterparts<Native> {
  const adapted = new WeakMap<Native, object>();
  const natives = new WeakMap<object, Native>();
  return {
    to(native) {
      const known = adapted.get(native);
      if (known) return known;
      const made = adapt(native);
      adapted.set(native, made);
      natives.set(made, native);
      return made;
    },
    from(made) {
      const native = natives.get(made);
      if (!native) throw new Error("This is no object of TypeScript 7.");
      return native;
    },
  };
}

function qualifiedNameOf(symbol: NativeSymbol): string {
  const parent = symbol.getParent();
  const name = symbol.name === "__global" ? "global" : symbol.name;
  return parent ? `${qualifiedNameOf(parent)}.${name}` : name;
}

/** `#name`, which TypeScript 7 gives the number of its class: `__#1@#name`. */
function plainPrivateName(name: string): string {
  return name.startsWith("__#") ? name.slice(name.indexOf("@") + 1) : name;
}
