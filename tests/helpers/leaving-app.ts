/** An app in which what another file does, and the version of Next.js, decide what is found in an action. */

/** Calls a helper inside `try`, a finding where the helper navigates, and leaves out what `revalidateTag` takes since Next.js 16. */
export const catchingAction = `"use server";
import { revalidateTag } from "next/cache";
import { leave } from "@/lib/leave";

export async function save() {
  try {
    leave();
  } catch {
    revalidateTag("posts");
  }
}
`;

export const manifestOf = (next: string): string => `{ "dependencies": { "next": "${next}" } }`;
