import type { IdKind, JobOperation } from "@calloff/runtime";
import { baseUrlVariable } from "@calloff/runtime/internal";
import { CliError, EXIT } from "./cli-error.ts";
import type { Io } from "./io.ts";
import { jobsOf, keyNamesOf, listProviders } from "./known-provider.ts";

/** Ids that the mocks take. */
const AN_ID: Readonly<Record<IdKind, string>> = {
  string: "abc",
  integer: "42",
  uuid: "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21",
};

/**
 * `calloff mock`: runs until it is interrupted.
 *
 * @returns the exit code
 * @throws CliError when the port cannot be had, or @calloff/mock is not installed
 */
export async function mockCommand(provider: string, port: string, io: Io): Promise<number> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new CliError(`--port ${port}: give a port from 0 to 65535.`);
  const server = await start(provider, Number(port));
  io.stdout.write(`${provider} is mocked at ${server.url} and accepts any key. Press Ctrl+C to stop.\n`);
  const known = listProviders().find(({ name }) => name === provider);
  const jobs = known === undefined ? [] : jobsOf(known);
  if (known !== undefined && jobs.length > 0) {
    const keys = keyNamesOf(known).map((key) => `${key}=any `);
    const variables = `${baseUrlVariable(provider)}=${server.url} ${keys.join("")}`;
    const references = jobs.map(({ name, cancel }) => `${name}:${idFor(cancel)}`);
    io.stdout.write(`  ${variables}\\\n    npx calloff cancel ${references.join(" ")}\n`);
  }
  await new Promise<void>((resolve) => {
    const listenNoMore = io.onInterrupt(() => {
      listenNoMore();
      resolve();
    });
  });
  await server.close();
  return EXIT.ok;
}

/** As it stands in a reference. */
function idFor({ id }: JobOperation): string {
  const parts = "parts" in id ? id.parts : [id];
  return parts.map(({ kind }) => AN_ID[kind]).join("/");
}

async function start(
  provider: string,
  port: number,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { startMock } = await import("@calloff/mock").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_MODULE_NOT_FOUND" || !error.message.includes("'@calloff/mock'")) throw error;
    throw new CliError("the mock server needs another package: npm install --save-dev @calloff/mock");
  });
  try {
    return await startMock(provider, { port, from: import.meta.url });
  } catch (error) {
    const { cause = error } = error as { readonly cause?: unknown };
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    throw new CliError(
      `--port ${port}: cannot listen there (${code}); use another port, or 0 for a free one.`,
    );
  }
}
