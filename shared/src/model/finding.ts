import type { FileSpan, Span } from "./span.ts";

/** Replace `span` of the checked file by `text`. */
export interface Edit extends Span {
  readonly text: string;
  /** Several repairs of a file that each need this, such as an import, need it once. */
  readonly once?: true;
}

/** A change of another file: a new one, or edits of one that is there. */
export type FileEdit =
  { readonly file: string; readonly newText: string } | { readonly file: string; readonly edits: readonly Edit[] };

/** A repair the user may choose; `messageId` names its title in the check's `messages`. */
export interface Suggestion<MessageId extends string = string> {
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
  /** What it does, said of many: whoever wants it for one finding may want it for all of the file that offer it by the same words. */
  readonly together?: string;
  /** What has to change elsewhere with `edits`. Hosts that write one file only leave such a suggestion out. */
  readonly files?: readonly FileEdit[];
}

/** Another place that explains a finding, possibly in another file. */
export interface RelatedSpan extends FileSpan {
  readonly message: string;
}

/** What a check says of one place; the only thing that crosses back to a host. */
export interface Finding<MessageId extends string = string> {
  readonly span: Span;
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  /** Applied without asking: only where behaviour is preserved. */
  readonly fix?: readonly Edit[];
  readonly suggestions?: readonly Suggestion<MessageId>[];
  readonly related?: readonly RelatedSpan[];
}
