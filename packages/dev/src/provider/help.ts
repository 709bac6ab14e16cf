import { errorCodes, jobStates, outcomeStates } from "@calloff/openapi/internal";

export const HELP: string = `npm run provider -- add <name> --from <source> [--from <page> …] [options]
npm run provider -- remove <name> [--force] [--dry-run]

add makes a typed package of what a vendor publishes, tests it in a copy of this repository, and writes it only when
all of it holds. On a terminal it asks for what no document says; every answer can be given beforehand.

  --from    an OpenAPI 3.0 or 3.1 document, in JSON or YAML; a page of documentation that shows one; several pages;
            or the llms.txt of a site, all of whose pages are read. A file or a URL
  --url     where people find the source, if that is not --from; then once for each, in their order
  --except  leaves out pages of a site, by the beginning of their addresses
  --yes     asks nothing: what is not given has a default, or is left out, and the summary says so

  --name    the name in code, such as TensorPix for createTensorPix
  --server  the base URL, where the document has none that can be used
  --env     the environment variable of the key; scheme=VARIABLE where there are several
  --prefix  what stands before the key in its header, such as "Token "; scheme=prefix likewise
  --cancel  the operation that cancels a job, such as "DELETE /jobs/{id}"; none for typed fetch alone
  --meaning what one of its answers means: 200=canceled; once for each that HTTP does not explain
  --status  the operation that reads how a job is, such as "GET /jobs/{id}"; none for none
  --state-at  where in its answer the state stands, such as /status
  --state   what one of its values means: processing=running; once for each
  --answers a YAML file with all of that

  meanings  ${fill(outcomeStates)};
            errors: ${fill(errorCodes)}
  states    ${fill(jobStates)}

remove deletes specs/<name>, packages/<name> and its changesets, and takes it out of calloff, the lock file and
README.md. It refuses when that would lose what was edited by hand and is in no commit.

  --force   deletes that too
  --dry-run says what would be deleted, and deletes nothing

docs/adding-a-provider.md shows all of it.
`;

function fill(words: readonly string[]): string {
  return words.join(", ");
}
