import { join } from "node:path";
import { readTables, type Tables } from "@calloff/contract/internal";
import { listSpecFolders } from "@calloff/openapi/internal";

/** What is known by hand of one kind of job. */
export interface JobTables extends Pick<Tables, "answers" | "moments" | "statuses"> {
  /** How references to such jobs begin: the provider's name, with the kind of job where it has several. */
  readonly name: string;
  readonly provider: string;
  readonly request: NonNullable<Tables["request"]>;
}

/** The tables of the packages' tests, for each kind of job that can be canceled. @param root the repository's */
export async function readJobTables(root: string): Promise<JobTables[]> {
  const providers = await listSpecFolders(join(root, "specs"));
  const tables = await Promise.all(
    providers.map(async (provider) =>
      tablesByKind(provider, await readTables(join(root, "packages", provider, "test"))),
    ),
  );
  return tables.flat();
}

/** Those of one provider. @param own what `readTables` gives */
export function tablesByKind(
  provider: string,
  { kinds, ...own }: Tables & { readonly kinds?: Readonly<Record<string, Partial<Tables>>> | undefined },
): JobTables[] {
  const named: [string, Partial<Tables>][] =
    kinds === undefined
      ? [[provider, own]]
      : Object.entries(kinds).map(([kind, tables]) => [`${provider}.${kind}`, tables]);
  return named.flatMap(([name, { request, answers, moments, statuses }]) =>
    request === undefined ? [] : [{ name, provider, request, answers, moments, statuses }],
  );
}
