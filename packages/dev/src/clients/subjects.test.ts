import { resolve } from "node:path";
import { listSpecFolders } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { findWorkspace } from "../workspace/workspace.ts";
import { loadPackages } from "./subjects.ts";

const workspace = findWorkspace(resolve(import.meta.dirname, "../../../.."));

test.each(["acme", "constructor"])(
  "refuses %s, which is not vendored, and names those that are",
  async (name) => {
    const known = await listSpecFolders(resolve(import.meta.dirname, "../../../../specs"));
    await expect(loadPackages(workspace, [name])).rejects.toThrow(
      `Unknown vendor ${name}. There are: ${known.join(", ")}.`,
    );
  },
);
