import { resolve } from "node:path";
import { mutantsOf } from "@calloff/contract/internal";
import { loadPackages } from "../../clients/subjects.ts";
import { findWorkspace } from "../../workspace/workspace.ts";

const root = resolve(import.meta.dirname, "../../../../..");

/** The mutants of every provider. The files beside this one judge them by kind, so that several run at a time. */
export const mutants: ReturnType<typeof mutantsOf> = (await loadPackages(findWorkspace(root))).flatMap(
  mutantsOf,
);
