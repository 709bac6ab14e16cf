/** Shown below the options of `calloff cancel`. */
export const CANCEL_HELP = `
References are written provider:id, such as pulse:abc123 or tensorpix:42;
calloff providers lists the providers. A file has one reference a line, or one
JSON object a line: {"provider":"pulse","id":"abc123"} or
{"reference":"pulse:abc123"}. A vendor's kinds of job stand behind its name, and
the parts of an id between slashes: vendor.kind:first/second.

Keys come from the environment (PULSE_API_KEY, …) or from the .env file named by
--keys, never from arguments. PULSE_BASE_URL and its like give another address
where --base-url does not. NO_COLOR and FORCE_COLOR are obeyed.

Exit status
  0    every job has stopped, or its vendor has accepted the cancel;
       with --confirm: every job has stopped
  1    something may still be running, or a reference names no job; those are
       listed last
  2    usage or configuration; nothing was sent
  130  interrupted

Examples
  $ calloff cancel pulse:abc123 tensorpix:42
  $ calloff cancel --from jobs.txt --dry-run
  $ calloff cancel --from jobs.txt --journal incident.ndjson --concurrency 16
After a crash, the same with --resume: no vendor is asked twice about a job
whose result is in the journal
  $ calloff cancel --from jobs.txt --journal incident.ndjson --resume
Straight from a database
  $ psql -At -c "select 'pulse:' || job from jobs" | calloff cancel --from -
`;

/** Shown below the options of `calloff mcp`. */
export const MCP_HELP = `
Needs a package beside it: npm install calloff @modelcontextprotocol/server

Tools: cancel, status, explain, and cancel_many, which sends nothing unless it
is told dryRun: false. Keys come from the environment (PULSE_API_KEY, …), and so
do other addresses (PULSE_BASE_URL, …). An MCP client starts it with
  $ npx -y -p calloff -p @modelcontextprotocol/server calloff mcp
`;

/** Shown below the list of commands. */
export const HELP = `
Start here
  $ calloff cancel pulse:abc123     one job; the key is in PULSE_API_KEY
  $ calloff cancel --help           many jobs, going on after a crash
  $ calloff explain pulse           what each of a vendor's answers means
  $ calloff mcp --help              a server for agents, by MCP

Without a key: in one terminal, then in another
  $ calloff mock pulse
  $ PULSE_BASE_URL=http://127.0.0.1:4010 PULSE_API_KEY=any \\
      calloff cancel pulse:abc

Completion: a line for your shell's start-up file
  bash   source <(calloff complete bash)   (needs the package bash-completion)
  zsh    source <(calloff complete zsh)
  fish   calloff complete fish | source
`;
