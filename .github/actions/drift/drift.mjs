// Made of packages/dev/src/drift-action.ts and what it imports. Edits are overwritten.
import { appendFileSync, closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { spawnSync } from "node:child_process";
import { devNull, tmpdir } from "node:os";
// packages/dev/src/pull-request/program.ts
const MAX_LINE = 1200;
/** What a program could not do, told to whoever reads its log: no stack, and nothing that a log would obey. */
var ProgramError = class extends Error {
	name = "ProgramError";
	constructor(message) {
		super(message.split("\n").map((line) => oneLine(line).slice(0, MAX_LINE)).join("\n"));
	}
};
const SHORT = {
	"\n": "\\n",
	"\r": "\\r",
	"	": " "
};
/** A text on one line. What a terminal or GitHub's runner would obey is spelled out. */
function oneLine(text) {
	return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
		const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
		return SHORT[character] ?? `\\u${code}`;
	});
}
/** @throws ProgramError when it is not set, or empty */
function environmentVariable(env, name) {
	const value = env[name];
	if (value === void 0 || value === "") throw new ProgramError(`the environment variable ${name} is missing.`);
	return value;
}
/** Runs a program: what it could not do is one message on stderr, and exit code 2. */
async function runProgram(program) {
	try {
		await program(process.argv.slice(2));
	} catch (error) {
		if (!(error instanceof ProgramError)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exitCode = 2;
	}
}
// packages/dev/src/pull-request/git.ts
/**
* Runs git, and gives what it prints on stdout.
*
* @throws ProgramError with what it said, when it fails
*/
function runGit(place, args) {
	const { status, stdout, stderr, error } = spawnSync("git", args, {
		...place,
		encoding: "utf8",
		maxBuffer: 2 ** 27
	});
	if (status === 0) return stdout;
	throw new ProgramError(`git ${args.join(" ")} failed: ${(error?.message ?? stderr).trim()}`);
}
// packages/dev/src/pull-request/calloff-config.ts
const FILES = ["calloff.json", ".config/calloff.json"];
/**
* Reads `calloff.json` as a commit has it: the working tree may have been changed by a job that ran other people's code.
*
* @throws ProgramError when there is none, or it cannot be used
*/
function readConfig(place, commit) {
	const found = runGit(place, [
		"ls-tree",
		"-z",
		"--name-only",
		commit,
		"--",
		...FILES
	]).split("\0");
	const file = FILES.find((each) => found.includes(each));
	if (file === void 0) throw new ProgramError(`There is no calloff.json at the root of ${commit.slice(0, 12)}. Run npx calloff-dev init, and commit it.`);
	const given = parse(runGit(place, [
		"cat-file",
		"blob",
		`${commit}:${file}`
	]), file);
	const folder = (key, usual) => {
		const value = given[key] ?? usual;
		if (isFolder(value)) return value.replace(/\/$/, "");
		throw new ProgramError(`${file}: ${key} must be a folder below the repository's root, such as "${usual}".`);
	};
	const layout = given["layout"] ?? "files";
	if (layout !== "files" && layout !== "packages") throw new ProgramError(`${file}: layout must be "files" or "packages".`);
	const composition = given["composition"] === void 0 ? void 0 : folder("composition", "packages/all");
	return {
		specs: folder("specs", "specs"),
		clients: folder("clients", "src/vendors"),
		layout,
		composition
	};
}
function parse(text, file) {
	try {
		const value = JSON.parse(text);
		if (typeof value === "object" && value !== null) return { ...value };
	} catch (error) {
		throw new ProgramError(`${file} is not JSON: ${error.message}`);
	}
	throw new ProgramError(`${file} must be a JSON object.`);
}
/** It becomes part of paths that a pull request may touch: no part of it leads upwards, or begins with a point. */
function isFolder(value) {
	return typeof value === "string" && /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*\/?$/.test(value);
}
// packages/dev/src/pull-request/clean-clone.ts
/**
* Does work in a bare clone of what is checked out, with a token for pushing. Settings, hooks, the index and the commit
* that is checked out stay behind: something that ran before could have changed them. The commit is the one that
* GitHub started the run for, and the origin is where GitHub says it is.
*
* @param place where the repository is checked out, with GitHub's own variables and the token in `GITHUB_TOKEN`
*/
async function inCleanClone({ cwd, env }, work) {
	const variable = (name) => environmentVariable(env, name);
	const [server, token, commit] = [
		"GITHUB_SERVER_URL",
		"GITHUB_TOKEN",
		"GITHUB_SHA"
	].map(variable);
	const folder = mkdtempSync(join(env["RUNNER_TEMP"] ?? tmpdir(), "calloff-clone-"));
	try {
		const home = join(folder, "home");
		mkdirSync(home);
		const own = Object.entries(env).filter(([name]) => !name.startsWith("GIT_"));
		const place = {
			cwd: join(folder, "clone"),
			env: {
				...Object.fromEntries(own),
				HOME: home,
				XDG_CONFIG_HOME: home,
				GIT_CONFIG_GLOBAL: devNull,
				GIT_CONFIG_NOSYSTEM: "1",
				GIT_TERMINAL_PROMPT: "0",
				...settings({
					"safe.directory": "*",
					[`http.${server}/.extraheader`]: `AUTHORIZATION: basic ${btoa(`x-access-token:${token}`)}`
				})
			}
		};
		const flags = [
			"--quiet",
			"--bare",
			"--shared",
			"--template="
		];
		runGit({
			...place,
			cwd
		}, [
			"clone",
			...flags,
			".",
			place.cwd
		]);
		runGit(place, [
			"remote",
			"set-url",
			"origin",
			`${server}/${variable("GITHUB_REPOSITORY")}`
		]);
		runGit(place, [
			"update-ref",
			"--no-deref",
			"HEAD",
			commit
		]);
		return await work(place);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
/** As git reads settings from its environment. */
function settings(values) {
	const pairs = Object.entries(values).flatMap(([key, value], at) => [[`GIT_CONFIG_KEY_${at}`, key], [`GIT_CONFIG_VALUE_${at}`, value]]);
	return {
		GIT_CONFIG_COUNT: String(pairs.length / 2),
		...Object.fromEntries(pairs)
	};
}
// packages/dev/src/pull-request/github.ts
/** GitHub has refused a call. */
var GitHubError = class extends ProgramError {
	/** As in 403, which is what a token gets that may not write. */
	status;
	constructor(call, status, said) {
		super(`GitHub refuses ${call}: ${status} ${said}`);
		this.status = status;
	}
};
/**
* Calls GitHub's REST API, with the token in `GITHUB_TOKEN`.
*
* @param path without a slash before it
* @returns what was answered; undefined where that is nothing
* @throws GitHubError for an answer that is not 2xx, and ProgramError where there is none
*/
async function callGitHub({ env }, method, path, body) {
	const { GITHUB_API_URL: api = "https://api.github.com", GITHUB_TOKEN: token = "" } = env;
	const response = await fetch(`${api}/${path}`, {
		method,
		headers: {
			accept: "application/vnd.github+json",
			authorization: `Bearer ${token}`,
			"user-agent": "calloff",
			"x-github-api-version": "2022-11-28"
		},
		redirect: "error",
		signal: AbortSignal.timeout(6e4),
		...body !== void 0 && { body: JSON.stringify(body) }
	}).catch((error) => {
		throw new ProgramError(`${method} ${api}/${path} failed: ${String(error.cause ?? error.message)}`);
	});
	const text = await response.text();
	if (!response.ok) throw new GitHubError(`${method} ${path}`, response.status, messageIn(text));
	return text.trim() === "" ? void 0 : JSON.parse(text);
}
function messageIn(text) {
	try {
		return String(JSON.parse(text).message);
	} catch {
		return text.slice(0, 200);
	}
}
/** @returns the number of the open pull request of a branch; undefined when there is none */
async function findPullRequest(place, { name }, branch) {
	const [owner] = name.split("/");
	const [found] = await callGitHub(place, "GET", `repos/${name}/pulls?${`state=open&head=${owner}:${branch}`}`);
	return found?.number;
}
/** @returns its number */
async function openPullRequest(place, { name, base }, branch, content) {
	const request = {
		...content,
		head: branch,
		base
	};
	return (await callGitHub(place, "POST", `repos/${name}/pulls`, request)).number;
}
// packages/dev/src/pull-request/drift/comment.ts
/** Nobody sees it; by it the comment is found again. */
const MARKER = "<!-- calloff: drift of vendored documents -->";
const PAGE = 100;
const TAKEN_BACK = "This pull request no longer changes a vendored document: what was reported here has been taken back.";
/**
* Keeps the one comment on a pull request that says what its vendored documents do to users' code.
*
* @param repository as in `owner/name`
* @param verdict in Markdown; undefined when it changes no vendored document
* @returns what was done, in one line
*/
async function publishComment(place, { repository, number }, verdict) {
	const issues = `repos/${repository}/issues`;
	const found = await findComment(place, `${issues}/${number}`);
	const body = `${MARKER}\n${verdict ?? TAKEN_BACK}`;
	if (found === void 0) {
		if (verdict === void 0) return `#${number}: no vendored document is changed`;
		await callGitHub(place, "POST", `${issues}/${number}/comments`, { body });
		return `#${number}: comment written`;
	}
	if (found.body === body) return `#${number}: the comment is as it should be`;
	await callGitHub(place, "PATCH", `${issues}/comments/${found.id}`, { body });
	return `#${number}: comment refreshed`;
}
/** A workflow's own, not one in which somebody has copied the marker. */
async function findComment(place, issue) {
	for (let page = 1;; page += 1) {
		const comments = await callGitHub(place, "GET", `${issue}/comments?per_page=${PAGE}&page=${page}`);
		const own = comments.find(({ body, user }) => user?.type === "Bot" && body.startsWith(MARKER));
		if (own !== void 0 || comments.length < PAGE) return own;
	}
}
// packages/dev/src/pull-request/drift/documents.ts
/** Whether a provider can have this name: a folder's, that means nothing else in a pattern or to a shell. */
function isProviderName(name) {
	return /^[a-z][a-z0-9-]*$/.test(name);
}
/** Finds the documents that a commit has, by provider, in the order of their names. */
function findDocuments(place, commit, { specs }) {
	const lines = runGit(place, [
		"ls-tree",
		"-r",
		"-z",
		commit,
		"--",
		`${specs}/`
	]).split("\0");
	const found = /* @__PURE__ */ new Map();
	for (const line of lines) {
		const [, id = "", path = ""] = /^\d+ blob (\w+)\t(.+)$/s.exec(line) ?? [];
		const [provider = "", file = "", ...deeper] = path.slice(specs.length + 1).split("/");
		if (deeper.length > 0 || !isProviderName(provider) || !/^openapi\.(yaml|json)$/.test(file)) continue;
		found.set(provider, {
			path,
			id
		});
	}
	return found;
}
/** Finds the documents that differ between two commits. */
function findChangedDocuments(place, [before, after], config) {
	const [older, newer] = [findDocuments(place, before, config), findDocuments(place, after, config)];
	return [.../* @__PURE__ */ new Set([...older.keys(), ...newer.keys()])].sort().map((provider) => ({
		provider,
		before: older.get(provider),
		after: newer.get(provider)
	})).filter((each) => each.before?.id !== each.after?.id);
}
/**
* Chooses the providers that are asked for, among those that are there.
*
* @param wanted names with white space or commas between them; all, when there are none
* @throws ProgramError when one of them is not there, or nothing is
*/
function chooseProviders(there, wanted) {
	const all = [...there];
	if (all.length === 0) throw new ProgramError("No vendored document found; add a vendor first.");
	const names = [...new Set(wanted.split(/[\s,]+/).filter(Boolean))];
	const unknown = names.find((name) => !all.includes(name));
	if (unknown !== void 0) throw new ProgramError(`vendors: ${unknown} is not vendored here. Vendored are: ${all.join(", ")}.`);
	return names.length === 0 ? all : names;
}
// packages/dev/src/pull-request/drift/verdict.ts
/** What makes a run fail: each takes in those before it. */
const FAIL_ON = [
	"never",
	"unknown",
	"major",
	"drift"
];
/** @returns why the run is to fail; undefined when it is not */
function failureIn(results, failOn) {
	const reasons = results.flatMap(({ provider, outcome, verdict }) => {
		if (outcome === "unknown") return failOn === "never" ? [] : [`${provider} could not be told`];
		if (outcome === "unchanged") return [];
		if (failOn === "drift") return [`${provider} has drifted (${verdict})`];
		return failOn === "major" && verdict === "major" ? [`${provider} has drifted (major)`] : [];
	});
	return reasons.length === 0 ? void 0 : `fail-on is ${failOn}: ${reasons.join("; ")}.`;
}
const MAX_LOG$1 = 2e3;
/** GitHub takes 65,536 characters. */
const MAX_LENGTH = 6e4;
/** A provider's report as a section of a page; where there is none, what the command said. */
function sectionOf({ provider, report, log }) {
	if (report === "") return `## ${provider}: could not be told\n\n${asCode(log, MAX_LOG$1)}\n`;
	const [first = "", ...rest] = report.split("\n");
	return `${first.replace(/^## (\w)/, (_, letter) => `## ${provider}: ${letter.toLowerCase()}`)}\n${rest.join("\n").replace(/^- .*? → .*?: (?=drift|unchanged|could not)/m, "- ")}\n`;
}
/** What a pull request does to vendored documents, in Markdown. */
function changesInWords(changes, results) {
	const text = changes.map(({ provider, before, after }) => {
		if (before === void 0) return `## ${provider}: new\n\nThere is nothing to compare its document with.\n`;
		if (after === void 0) return `## ${provider}: removed\n\nCode that uses its client no longer compiles.\n`;
		const result = results.get(provider);
		return result === void 0 ? "" : sectionOf(result);
	}).join("\n");
	return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}\n\n… The rest is in the run's summary.\n` : text;
}
/** The beginning of a text as code: four spaces make a block of every line, whatever stands in it. */
function asCode(text, max) {
	return (text.length > max ? `${text.slice(0, max)}…` : text).split("\n").map((line) => `    ${oneLine(line)}`).join("\n");
}
// packages/dev/src/pull-request/drift/issue.ts
/** By its title the issue is found again. */
const TITLE = "Drift could not be told";
/** GitHub takes 65,536 characters in all. */
const MAX_LOG = 4e3;
const MAX_BODY = 6e4;
/**
* Keeps the one issue about what could not be told: opens or refreshes it, and closes it when all could be told.
*
* @param repository as in `owner/name`
* @param run where people find the job's log
* @returns what was done, in one line
*/
async function publishIssue(place, repository, results, run) {
	const unknown = results.filter(({ outcome }) => outcome === "unknown");
	const open = await findIssue(place, repository);
	if (unknown.length === 0) return open === void 0 ? "all could be told" : close(place, repository, open);
	const names = unknown.map(({ provider }) => provider).join(", ");
	const content = {
		title: TITLE,
		body: bodyOf(unknown, run)
	};
	if (open !== void 0) {
		await callGitHub(place, "PATCH", `repos/${repository}/issues/${open}`, content);
		return `#${open} refreshed: ${names}`;
	}
	const { number } = await callGitHub(place, "POST", `repos/${repository}/issues`, content);
	return `#${number} opened: ${names}`;
}
async function findIssue(place, repository) {
	const { items } = await callGitHub(place, "GET", `search/issues?q=${encodeURIComponent(`repo:${repository} is:issue is:open in:title "${TITLE}"`)}`);
	return items.find(({ title }) => title === TITLE)?.number;
}
async function close(place, repository, number) {
	await callGitHub(place, "POST", `repos/${repository}/issues/${number}/comments`, { body: "All providers could be told again." });
	await callGitHub(place, "PATCH", `repos/${repository}/issues/${number}`, { state: "closed" });
	return `#${number} closed`;
}
function bodyOf(unknown, run) {
	const sections = unknown.map(({ provider, log }) => `### ${provider}\n\n${asCode(log, MAX_LOG)}`);
	return [`Whether these vendors' documents have changed could not be told, or somebody has to decide something first.
This issue is refreshed every day, and closed when all could be told. [The last run](${run}).`, ...sections].join("\n\n").slice(0, MAX_BODY);
}
// packages/dev/src/pull-request/drift/look.ts
/** Nothing that a vendor's text could reach may hold one. */
const TOKENS = /^(?:GITHUB_TOKEN|GH_TOKEN|DRIFT_TOKEN|ACTIONS_(?:RUNTIME|ID_TOKEN_REQUEST)_\w+)$/;
/**
* Refuses to look where a token lies about: `actions/checkout` leaves one in git's settings, if it is not told not to.
*
* @throws ProgramError
*/
function refuseStoredToken(place) {
	const settings = spawnSync("git", [
		"config",
		"--includes",
		"--name-only",
		"--list"
	], {
		...place,
		encoding: "utf8"
	});
	if (!/^http\..*\.extraheader$/m.test(settings.stdout)) return;
	throw new ProgramError("actions/checkout has left its token here, where texts of vendors are worked on: give it `persist-credentials: false`.");
}
/**
* Takes over what a vendor has changed, keeps that as a patch, and restores the tree: changes that were there before
* stay, and are not in the patch.
*/
function lookAtProvider(place, provider, look) {
	const folder = emptyFolder(look, provider);
	const index = {
		...place,
		env: {
			...place.env,
			GIT_INDEX_FILE: join(folder, "index")
		}
	};
	const tree = () => {
		runGit(index, ["add", "--all"]);
		return runGit(index, ["write-tree"]).trim();
	};
	copyFileSync(join(place.cwd, runGit(place, [
		"rev-parse",
		"--git-path",
		"index"
	]).trim()), join(folder, "index"));
	const before = tree();
	const status = run(place, [
		"drift",
		provider,
		"--write",
		"--format",
		"markdown",
		"--output",
		join(folder, "report.md")
	], {
		...look,
		folder
	});
	const after = tree();
	const patch = [
		"diff-tree",
		"-p",
		..."--binary --full-index --no-renames --no-ext-diff --no-textconv --no-color".split(" "),
		"--src-prefix=a/",
		"--dst-prefix=b/",
		before,
		after
	];
	writeFileSync(join(folder, "changes.patch"), runGit(place, patch));
	runGit(index, [
		"read-tree",
		"--reset",
		"-u",
		before
	]);
	rmSync(join(folder, "index"));
	writeFileSync(join(folder, "status"), `${status}\n`);
}
/** Compares the two documents of a provider that a pull request changes; what is new or gone has nothing to compare. */
function compareDocuments(place, { provider, before, after }, look) {
	const folder = emptyFolder(look, provider);
	if (before === void 0 || after === void 0) return;
	const write = (name, { path, id }) => {
		const file = join(folder, name + path.slice(path.lastIndexOf(".")));
		writeFileSync(file, runGit(place, [
			"cat-file",
			"blob",
			id
		]));
		return relative(place.cwd, file);
	};
	const files = [write("before", before), write("after", after)];
	const report = join(folder, "report.md");
	const status = run(place, [
		"drift",
		"--compare",
		...files,
		"--format",
		"markdown",
		"--output",
		report
	], {
		...look,
		folder
	});
	writeFileSync(join(folder, "status"), `${status}\n`);
}
function emptyFolder({ folder }, provider) {
	const own = join(folder, provider);
	rmSync(own, {
		recursive: true,
		force: true
	});
	mkdirSync(own, { recursive: true });
	return own;
}
/** @returns the exit code of the command, after what it printed was kept and shown */
function run({ cwd, env }, args, { command, folder, print }) {
	const log = join(folder, "log.txt");
	const output = openSync(log, "w");
	const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !TOKENS.test(name)));
	const { status } = spawnSync("bash", [
		"-c",
		`${command} "$@"`,
		"calloff-dev",
		...args
	], {
		cwd,
		env: clean,
		stdio: [
			"ignore",
			output,
			output
		]
	});
	closeSync(output);
	print(readFileSync(log, "utf8"));
	return status ?? 2;
}
// packages/dev/src/pull-request/drift/provider-result.ts
const OUTCOMES = /* @__PURE__ */ new Map([["0", "unchanged"], ["1", "drift"]]);
const NO_RESULT = "The job that looks at this provider ended without a result; its log says why.";
/** @param folder holds a folder for each provider, with `status`, `report.md`, `log.txt`, `changes.patch` */
function readResult(folder, provider) {
	const at = (name) => join(folder, provider, name);
	const read = (name) => existsSync(at(name)) ? readFileSync(at(name), "utf8") : "";
	const report = read("report.md").trim();
	const log = read("log.txt").replace(/^::.*\n?/gm, "").trim();
	const status = report === "" ? "" : read("status").trim();
	return {
		provider,
		outcome: OUTCOMES.get(status) ?? "unknown",
		verdict: verdictIn(report),
		report,
		log: log || NO_RESULT,
		patch: read("changes.patch") === "" ? void 0 : at("changes.patch")
	};
}
function verdictIn(report) {
	const [, verdict = "none"] = /^## Asks for a \*\*(major|minor|patch)\*\* release$/m.exec(report) ?? [];
	return verdict;
}
// packages/dev/src/pull-request/gate.ts
/**
* Applies a patch and checks the outcome, not the patch: what was renamed, copied or described in whichever way is
* judged by the files that it leads to. The patch comes from a job that ran a great deal of other people's code.
* Nothing is written but objects in git's store: no file, no index, no branch.
*
* @throws ProgramError, in one line, with the path that is refused and the reason
*/
function applyThroughGate(place, base, patch, gate) {
	const id = applyPatch(place, base, patch, gate);
	const changes = readChanges(place, base, id);
	if (changes.length === 0) throw refusal(gate, "it changes nothing");
	for (const change of changes) {
		const reason = refuse(place, change, gate);
		if (reason !== void 0) throw refusal(gate, `${oneLine(change.path)}: ${reason}`);
	}
	return {
		id,
		changes
	};
}
function refusal({ name }, reason) {
	return new ProgramError(`${name}: the patch is refused and nothing is pushed: ${reason}. Look at the job that made it.`);
}
/** In an index of its own, so that no link of the patch is ever followed. */
function applyPatch(place, base, patch, gate) {
	const folder = mkdtempSync(join(tmpdir(), "calloff-gate-"));
	try {
		const inIndex = {
			...place,
			env: {
				...place.env,
				GIT_INDEX_FILE: join(folder, "index")
			}
		};
		runGit(inIndex, ["read-tree", base]);
		try {
			runGit(inIndex, [
				"apply",
				"--cached",
				"--whitespace=nowarn",
				"--no-ignore-whitespace",
				patch
			]);
		} catch (error) {
			if (!(error instanceof ProgramError)) throw error;
			throw refusal(gate, oneLine(error.message));
		}
		return runGit(inIndex, ["write-tree"]).trim();
	} finally {
		rmSync(folder, { recursive: true });
	}
}
const PLAIN = "100644";
const KINDS = /* @__PURE__ */ new Map([
	["100755", "an executable file"],
	["120000", "a symbolic link"],
	["160000", "a submodule"]
]);
/** Why a change is refused; undefined when it is not. */
function refuse(place, { path, before, after }, gate) {
	const allowance = gate.allowed.find((each) => each.path.test(path));
	if (allowance === void 0) return "this pull request has no reason to touch it";
	for (const entry of [before, after]) {
		if (entry === void 0 || entry.mode === PLAIN) continue;
		return `it ${entry === before ? "is" : "would become"} ${KINDS.get(entry.mode) ?? "something unknown"} (mode ${entry.mode}), not a plain file`;
	}
	const done = before === void 0 ? "added" : after === void 0 ? "removed" : "changed";
	if (!allowance.may.includes(done)) return `it would be ${done}; here it may be ${allowance.may.join(" or ")}`;
	const [older = "", newer = ""] = [before, after].map((entry) => entry && runGit(place, [
		"cat-file",
		"blob",
		entry.id
	]));
	if (newer.includes("\0")) return "its content is not text, so nobody can review it";
	return allowance.refuse?.(older, newer);
}
/**
* Everything that differs between two trees, with its mode on both sides. A file that was moved is two changes: git
* tells only of its new place when it follows renames, which would hide what is gone from the old one.
*/
function readChanges(place, before, after) {
	const fields = runGit(place, [
		"diff-tree",
		..."-r -z --raw --no-abbrev --no-renames --no-relative --ignore-submodules=none".split(" "),
		before,
		after
	]).split("\0");
	const changes = [];
	for (let at = 0; at + 1 < fields.length; at += 2) changes.push(parseChange(fields[at], fields[at + 1]));
	return changes;
}
const HEADER = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [AMDT]$/;
function parseChange(header = "", path = "") {
	const [, oldMode = "", newMode = "", oldId = "", newId = ""] = HEADER.exec(header) ?? [];
	if (newId === "" || path === "") throw new ProgramError(`git diff-tree: cannot read its line ${header}`);
	return {
		path,
		before: entry(oldMode, oldId),
		after: entry(newMode, newId)
	};
}
function entry(mode, id) {
	return mode === "000000" ? void 0 : {
		mode,
		id
	};
}
// packages/dev/src/pull-request/bot-branch.ts
/** Whose commits may be replaced. GitHub shows them as its own. */
const BOT = {
	name: "github-actions[bot]",
	email: "41898282+github-actions[bot]@users.noreply.github.com"
};
/** @throws ProgramError when the clone does not reach back far enough to tell whose commits are on the branch */
function findBotBranch(place, name) {
	const git = (...args) => runGit(place, args);
	const [tip = ""] = git("ls-remote", "--heads", "origin", `refs/heads/${name}`).split("	", 1);
	if (tip === "") return {
		name,
		tip: void 0,
		isEdited: false
	};
	if (git("rev-parse", "--is-shallow-repository").trim() === "true") throw new ProgramError(`${name}: this clone has not the whole history, so it cannot be told who committed to the branch; check out with fetch-depth: 0.`);
	git("fetch", "--quiet", "origin", tip);
	return {
		name,
		tip,
		isEdited: git("log", "--format=%ce", `HEAD..${tip}`).split("\n").filter(Boolean).some((email) => email !== BOT.email)
	};
}
/**
* Commits a patch on top of what is checked out, and pushes it as the branch, in place of what is there. This is the
* one way by which a workflow pushes something, and it leads through the gate.
*
* @throws ProgramError when the gate refuses the patch; nothing is pushed then
*/
function pushThroughGate(place, { name, tip }, proposal) {
	const { patch, gate, message, isSame = (pushed, tree) => pushed === tree } = proposal;
	const git = (...args) => runGit(place, args).trim();
	const base = git("rev-parse", "HEAD");
	const tree = applyThroughGate(place, base, patch, gate);
	if (tip !== void 0 && git("rev-parse", `${tip}^`) === base) {
		if (isSame(git("rev-parse", `${tip}^{tree}`), tree.id)) return {
			...tree,
			isNew: false
		};
	}
	const commit = commitTree(place, base, tree.id, message);
	const ref = `refs/heads/${name}`;
	git("push", "--quiet", "--no-follow-tags", `--force-with-lease=${ref}:${tip ?? ""}`, "origin", `${commit}:${ref}`);
	return {
		...tree,
		isNew: true
	};
}
function commitTree(place, base, tree, message) {
	const env = {
		...place.env,
		GIT_AUTHOR_NAME: BOT.name,
		GIT_AUTHOR_EMAIL: BOT.email,
		GIT_COMMITTER_NAME: BOT.name,
		GIT_COMMITTER_EMAIL: BOT.email
	};
	return runGit({
		...place,
		env
	}, [
		"commit-tree",
		tree,
		"-p",
		base,
		"-m",
		message
	]).trim();
}
function deleteBranch(place, { name }) {
	runGit(place, [
		"push",
		"--quiet",
		"origin",
		"--delete",
		`refs/heads/${name}`
	]);
}
// packages/dev/src/pull-request/drift/drift-gate.ts
/**
* What `npx calloff-dev drift <provider> --write` does to files. No manifest: a document that takes its provider out of
* the dependencies of the package that composes all clients, because it names no server any more, needs a person.
*
* @throws ProgramError when it is no name that a provider can have
*/
function driftGate(provider, config) {
	if (!isProviderName(provider)) throw new ProgramError(`${provider} is not a provider's name.`);
	const specs = inPattern(`${config.specs}/${provider}`);
	const client = inPattern(`${config.clients}/${provider}`);
	return {
		name: provider,
		allowed: [
			{
				path: new RegExp(`^${specs}/openapi\\.(yaml|json)$`),
				may: [
					"added",
					"changed",
					"removed"
				]
			},
			{
				path: new RegExp(`^${specs}/source\\.yaml$`),
				may: ["changed"]
			},
			changed(`${inPattern(config.specs)}/README\\.md`),
			...config.layout === "files" ? [changed(`${client}/(descriptor|index|schema)\\.ts`)] : [
				changed(`${client}/src/(descriptor\\.ts|index\\.ts|openapi\\.json|schema\\.ts)`),
				changed(`${client}/index\\.api\\.md`),
				changed("README\\.md"),
				...changeset(provider),
				...composition(config)
			]
		]
	};
}
function changed(pattern) {
	return {
		path: new RegExp(`^${pattern}$`),
		may: ["changed"]
	};
}
function changeset(provider) {
	return [{
		path: new RegExp(`^\\.changeset/drift-${provider}-[0-9a-f]{8}\\.md$`),
		may: [
			"added",
			"changed",
			"removed"
		]
	}];
}
function composition({ composition: folder }) {
	if (folder === void 0) return [];
	return [changed(`${inPattern(folder)}/(index\\.api\\.md|src/providers\\.ts|src/cli/facts\\.ts)`)];
}
/** A folder's name may have points in it. */
function inPattern(path) {
	return path.replaceAll(".", "\\.");
}
// packages/dev/src/pull-request/drift/pull-request.ts
const PROVED = {
	files: "The client was generated from the new document, and compiles.",
	packages: "The contract tests of this provider passed with these files."
};
/** What a person who looks at the pull request has to know. */
function footer({ layout }) {
	return `
---
${PROVED[layout]} Commits of your own on this branch are kept: from the first on, it is yours, and is no longer
refreshed. Should no checks have started, close and reopen the pull request.
`;
}
/**
* Publishes the pull request of each provider, whatever becomes of the others'.
*
* @param print is given a line for each of them that went well
* @returns what went wrong with the others, a line for each
*/
async function publishPullRequests(place, target, results, print) {
	const problems = [];
	for (const result of results) try {
		print(await publishPullRequest(place, target, result));
	} catch (error) {
		const { message } = error;
		problems.push(error instanceof ProgramError ? message : `${result.provider}: ${message}`);
	}
	return problems;
}
/**
* Opens the pull request of a provider's drift, or refreshes it; closes it when the vendor has gone back.
*
* @returns what was done, in one line
* @throws ProgramError when the gate refuses the patch
*/
async function publishPullRequest(place, target, result) {
	const { provider, outcome, patch, report } = result;
	const { config } = target;
	if (outcome === "unknown") return `${provider}: could not be told`;
	const branch = findBranch(place, provider);
	const open = await findPullRequest(place, target, branch.name);
	if (patch === void 0) return withdraw(place, target, {
		provider,
		branch,
		open
	});
	if (branch.isEdited) return `${provider}: ${branch.name} has commits of somebody else, and is left alone`;
	const pushed = pushPatch(place, branch, {
		provider,
		config,
		patch
	});
	const content = {
		title: `Follow ${provider}'s document: ${titleOf(place, result, config, pushed)}`,
		body: `${report}\n${footer(config)}`
	};
	if (open === void 0) return `${provider}: #${await openPullRequest(place, target, branch.name, content)} opened`;
	await callGitHub(place, "PATCH", `repos/${target.name}/pulls/${open}`, content);
	return `${provider}: #${open} ${pushed.isNew ? "refreshed" : "is as it should be"}`;
}
async function withdraw(place, { name }, standing) {
	const { provider, branch, open } = standing;
	if (open === void 0 || branch.isEdited) return `${provider}: nothing to do`;
	await callGitHub(place, "POST", `repos/${name}/issues/${open}/comments`, { body: "The vendor's document is again the one that is vendored." });
	await callGitHub(place, "PATCH", `repos/${name}/pulls/${open}`, { state: "closed" });
	deleteBranch(place, branch);
	return `${provider}: #${open} closed`;
}
/** Of packages, the release that the added changeset asks for; of an app's files, what the report says. */
function titleOf(place, { provider, verdict }, { layout }, { changes }) {
	if (layout === "files") return verdict === "none" ? "no change for code" : `${verdict} changes`;
	const changeset = changes.find(({ path, after }) => path.startsWith(".changeset/") && after !== void 0);
	const text = changeset?.after === void 0 ? "" : runGit(place, [
		"cat-file",
		"blob",
		changeset.after.id
	]);
	const [, bump] = new RegExp(`^"@[\\w.-]+/${provider}": (major|minor|patch)$`, "m").exec(text) ?? [];
	return bump === void 0 ? "no release" : `a ${bump} release`;
}
/** Finds the branch of the origin that holds the drift of one provider. */
function findBranch(place, provider) {
	return findBotBranch(place, `drift/${provider}`);
}
/**
* Pushes a patch as the branch of a provider's drift, unless the same document on the same base is there already.
*
* @throws ProgramError when the patch does something that drift does not, or does not apply; nothing is pushed then
*/
function pushPatch(place, branch, { provider, config, patch }) {
	const digest = (tree) => digestIn(place, `${tree}:${config.specs}/${provider}`);
	return pushThroughGate(place, branch, {
		patch,
		gate: driftGate(provider, config),
		message: `Follow ${provider}'s document`,
		isSame: (pushed, tree) => digest(pushed) === digest(tree)
	});
}
/** The digest of the vendored document, as the source.yaml of a folder in a tree has it. */
function digestIn(place, folder) {
	const source = runGit(place, [
		"cat-file",
		"blob",
		`${folder}/source.yaml`
	]);
	return /^ {2}sha256: ([0-9a-f]{64})$/m.exec(source)?.[1];
}
// packages/dev/src/pull-request/drift/pull-request-event.ts
/**
* Reads what a run is for.
*
* @returns undefined when it is for no pull request
* @throws ProgramError when its commits are not there
*/
function readPullRequestEvent(place) {
	const name = environmentVariable(place.env, "GITHUB_EVENT_NAME");
	if (name === "pull_request_target") throw new ProgramError("pull_request_target would run the code of anybody's pull request with rights to write: use pull_request.");
	if (name !== "pull_request") return void 0;
	const file = environmentVariable(place.env, "GITHUB_EVENT_PATH");
	const { number, pull_request: request } = JSON.parse(readFileSync(file, "utf8"));
	const head = environmentVariable(place.env, "GITHUB_SHA");
	return {
		number,
		isFork: request.head.repo?.full_name !== request.base.repo.full_name,
		head,
		base: mergeBase(place, request.base.sha, head)
	};
}
function mergeBase(place, base, head) {
	try {
		return runGit(place, [
			"merge-base",
			base,
			head
		]).trim();
	} catch {
		throw new ProgramError(`What the pull request starts from is not here: check out with \`fetch-depth: 0\` and without \`ref\`.`);
	}
}
// packages/dev/src/drift-action.ts
function readRun(env) {
	const place = {
		cwd: process.cwd(),
		env
	};
	const step = env["CALLOFF_STEP"] || "all";
	if (![
		"all",
		"look",
		"publish"
	].includes(step)) throw new ProgramError(`step: ${step} is unknown. Steps: all, look, publish.`);
	const failOn = env["CALLOFF_FAIL_ON"] || "unknown";
	if (!FAIL_ON.includes(failOn)) throw new ProgramError(`fail-on: ${failOn} is unknown. Known: ${FAIL_ON.join(", ")}.`);
	return {
		place,
		commit: environmentVariable(env, "GITHUB_SHA"),
		folder: join(environmentVariable(env, "RUNNER_TEMP"), "calloff-drift"),
		step,
		failOn,
		vendors: env["CALLOFF_VENDORS"] ?? "",
		event: readPullRequestEvent(place)
	};
}
/** Runs other people's code on vendors' texts: it is given no token. */
function look(run) {
	const { place, folder, event } = run;
	refuseStoredToken(place);
	rmSync(folder, {
		recursive: true,
		force: true
	});
	mkdirSync(folder, { recursive: true });
	const how = {
		command: place.env["CALLOFF_COMMAND"] || "npx --no calloff-dev",
		folder,
		print
	};
	if (event === void 0) {
		const providers = providersOf(run);
		for (const provider of providers) lookAtProvider(place, provider, how);
		summarize(place, providers.map((provider) => sectionOf(readResult(folder, provider))).join("\n"));
		if (run.step === "look") conclude(run, providers.map((provider) => readResult(folder, provider)));
		return;
	}
	const changes = changesOf(run, event);
	for (const change of changes) compareDocuments(place, change, how);
	const results = resultsOf(folder, changes);
	if (changes.length === 0) print("No vendored document is changed.\n");
	else summarize(place, changesInWords(changes, results));
	if (run.step === "look") conclude(run, [...results.values()]);
}
/** Pushes and writes, with the token, what the other step has found. */
async function publish(run) {
	await inCleanClone(run.place, (place) => {
		const inClone = {
			...run,
			place
		};
		return run.event === void 0 ? publishDrift(inClone) : publishVerdict(inClone, run.event);
	});
}
async function publishDrift(run) {
	const { place, commit, folder, vendors } = run;
	const variable = (name) => environmentVariable(place.env, name);
	const name = variable("GITHUB_REPOSITORY");
	if (variable("GITHUB_REF_TYPE") !== "branch") throw new ProgramError("A pull request goes to a branch: run this for a branch, not for a tag.");
	const target = {
		name,
		base: variable("GITHUB_REF_NAME"),
		config: readConfig(place, commit)
	};
	const results = providersOf(run).map((provider) => readResult(folder, provider));
	const problems = await publishPullRequests(place, target, results, printLine);
	if (place.env["CALLOFF_ISSUE"] === "true" && vendors === "") printLine(await publishIssue(place, name, results, `${variable("GITHUB_SERVER_URL")}/${name}/actions/runs/${variable("GITHUB_RUN_ID")}`));
	conclude(run, results);
	if (problems.length > 0) throw new ProgramError(problems.join("\n"));
}
async function publishVerdict(run, event) {
	const { place, folder } = run;
	const changes = changesOf(run, event);
	const results = resultsOf(folder, changes);
	const verdict = changes.length === 0 ? void 0 : changesInWords(changes, results);
	const target = {
		repository: environmentVariable(place.env, "GITHUB_REPOSITORY"),
		number: event.number
	};
	const noComment = (why) => {
		print(`No comment: ${why}\n`);
		if (changes.length > 0) summarize(place, `\nThis stands here and in no comment: ${why}\n`);
	};
	if (event.isFork) noComment("the pull request comes from a fork, and what runs for it may not write.");
	else await publishComment(place, target, verdict).then(printLine, (error) => {
		if (!(error instanceof GitHubError) || error.status !== 403) throw error;
		noComment("the token may not write to pull requests; the job needs `pull-requests: write`.");
	});
	conclude(run, [...results.values()]);
}
function providersOf({ place, commit, vendors }) {
	return chooseProviders(findDocuments(place, commit, readConfig(place, commit)).keys(), vendors);
}
function changesOf({ place, commit }, { base, head }) {
	return findChangedDocuments(place, [base, head], readConfig(place, commit));
}
/** Of those that had a document before, and have one now. */
function resultsOf(folder, changes) {
	const both = changes.filter(({ before, after }) => before !== void 0 && after !== void 0);
	return new Map(both.map(({ provider }) => [provider, readResult(folder, provider)]));
}
/** Sets the outputs, and fails where that is asked for. */
function conclude({ place, failOn }, results) {
	const of = (outcome) => results.flatMap((result) => result.outcome === outcome ? [result.provider] : []);
	const outputs = [`drifted=${of("drift").length > 0}`, `unknown=${of("unknown").join(" ")}`];
	const file = environmentVariable(place.env, "GITHUB_OUTPUT");
	appendFileSync(file, outputs.map((line) => `${line}\n`).join(""));
	const failure = failureIn(results, failOn);
	if (failure === void 0) return;
	print(`${failure}\n`);
	process.exitCode = 1;
}
function summarize({ env }, text) {
	appendFileSync(environmentVariable(env, "GITHUB_STEP_SUMMARY"), text);
}
function print(text) {
	process.stdout.write(text);
}
function printLine(line) {
	print(`${line}\n`);
}
await runProgram(async ([what]) => {
	const run = readRun(process.env);
	if (what === "look") look(run);
	else if (what === "publish") await publish(run);
	else throw new ProgramError("usage: drift look|publish");
});
export {};
