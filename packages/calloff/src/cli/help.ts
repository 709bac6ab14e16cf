/** The text below the options of `calloff cancel`. */
export const CANCEL_HELP = `
A job reference is provider:id, such as pulse:abc123 or tensorpix:42. If the
provider has several kinds of job, write provider.kind:id. If an id has several
parts, join them with slashes: provider:first/second. To list the providers, run
calloff providers.

A file given with --from holds one reference per line, or one JSON object per
line: {"provider":"pulse","id":"abc123"} or {"reference":"pulse:abc123"}.

Keys are read from the environment (PULSE_API_KEY, …) or from the .env file in
--keys, never from arguments. PULSE_BASE_URL and the like set a provider's base
URL; --base-url overrides them. NO_COLOR and FORCE_COLOR are respected.

Exit code
  0    every job has stopped, or its vendor has accepted the cancel request;
       with --confirm: every job has stopped
  1    a job may still be running, or a reference was rejected; the summary
       lists both
  2    usage or configuration error; nothing was sent
  130  interrupted with Ctrl+C (SIGTERM: 143)

Examples
  $ calloff cancel pulse:abc123 tensorpix:42
  $ calloff cancel --from jobs.txt --dry-run
  $ calloff cancel --from jobs.txt --journal incident.ndjson --concurrency 16
After a crash, run the same command with --resume. It skips jobs that have a
result in the journal
  $ calloff cancel --from jobs.txt --journal incident.ndjson --resume
Straight from a database
  $ psql -At -c "select 'pulse:' || job from jobs" | calloff cancel --from -
`;

/** The text below the options of `calloff mcp`. */
export const MCP_HELP = `
Install the MCP SDK too: npm install calloff @modelcontextprotocol/server

Tools: cancel, status, explain and cancel_many. cancel_many is a dry run unless
dryRun is false. Keys and base URLs are read from the environment
(PULSE_API_KEY, PULSE_BASE_URL, …). An MCP client starts the server with
  $ npx -y -p calloff -p @modelcontextprotocol/server calloff mcp
`;

/** The text below the list of commands. */
export const HELP = `
Start here
  $ calloff cancel pulse:abc123     cancel one job; the key is in PULSE_API_KEY
  $ calloff cancel --help           cancel many jobs, and resume after a crash
  $ calloff explain pulse           what each of a vendor's answers means
  $ calloff mcp --help              an MCP server for AI agents

Try it without a key: run the mock in one terminal, and cancel in another
  $ calloff mock pulse
  $ PULSE_BASE_URL=http://127.0.0.1:4010 PULSE_API_KEY=any \\
      calloff cancel pulse:abc

Shell completion: add one line to your shell's startup file
  bash   source <(calloff complete bash)   (needs the package bash-completion)
  zsh    source <(calloff complete zsh)
  fish   calloff complete fish | source
`;
