import { createRequire } from "node:module";
import { copyFile, cp, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, posix, resolve, sep } from "node:path";
import { build } from "vitepress";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { Application } from "typedoc";
import { JSONPathEnvironment, JSONPathError } from "json-p3";
import { LineCounter, isAlias, isMap, isNode, isScalar, isSeq, parseAllDocuments } from "yaml";
import { setTimeout } from "node:timers/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Ajv } from "ajv";
import "@redocly/openapi-core";
import "@redocly/openapi-core/lib/rules/oas3/index.js";
import "@calloff/runtime";

//#region src/failure.ts
/**
* What a command could not do, told to the person who ran it: what, where, what to do.
* The command line prints the message alone, without a stack, and ends with `status`.
*/
var Failure = class extends Error {
	name = "Failure";
	status;
	constructor(message, place, status = 2) {
		super(place === void 0 ? message : `${printPlace(place)}: ${message}`);
		this.status = status;
	}
};
function printPlace({ file, line, column }) {
	return [
		file,
		line,
		column
	].filter((part) => part !== void 0).join(":");
}

//#endregion
//#region src/write-files.ts
/**
* Writes all files or none: each is staged beside its place, then renamed into it. When a step fails,
* what was already renamed is put back, and folders made on the way are removed.
*/
async function writeFiles(files) {
	const suffix = `.${randomBytes(6).toString("hex")}`;
	const undo = [];
	try {
		for (const [path, content] of files) {
			const made = await mkdir(dirname(path), { recursive: true });
			if (made !== void 0) undo.push(() => rm(made, { recursive: true }));
			await writeFile(`${path}${suffix}.new`, content, { flag: "wx" });
		}
		for (const path of files.keys()) {
			const existed = await keepCopy(path, `${path}${suffix}.old`);
			await rename(`${path}${suffix}.new`, path);
			undo.push(() => existed ? rename(`${path}${suffix}.old`, path) : rm(path));
		}
	} catch (error) {
		for (const step of undo.reverse()) await step();
		throw error;
	} finally {
		for (const path of files.keys()) {
			await rm(`${path}${suffix}.new`, { force: true });
			await rm(`${path}${suffix}.old`, { force: true });
		}
	}
}
async function keepCopy(path, copy) {
	try {
		await copyFile(path, copy);
		return true;
	} catch (error) {
		if (error.code === "ENOENT") return false;
		throw error;
	}
}

//#endregion
//#region src/docs/repository.ts
/** Where the source is looked at. */
const REPOSITORY = "https://github.com/calloff/calloff";
/** A file of it, with its path behind this. */
const SOURCE = `${REPOSITORY}/blob/main`;

//#endregion
//#region src/docs/api-pages.ts
/**
* The reference of everything that users import, from its docstrings: a page for each entry point, by its path.
*
* @throws Failure when the sources cannot be read
*/
async function apiPages(packages) {
	const entries = await findEntryPoints(packages);
	const folder = await mkdtemp(join(tmpdir(), "calloff-api-"));
	try {
		await renderReference(entries, folder);
		const pages = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".md")).map(async (file) => {
			const text = await readFile(join(folder, file), "utf8");
			return [`api/${file.split(sep).join("/")}`, text];
		});
		return new Map(await Promise.all(pages));
	} finally {
		await rm(folder, { recursive: true });
	}
}
/** What the packages' manifests export as code. */
async function findEntryPoints(packages) {
	const found = (await readdir(packages)).sort().map(async (folder) => {
		const { name, private: isPrivate, exports = {} } = await readManifest(join(packages, folder));
		if (isPrivate === true) return [];
		return Object.keys(exports).flatMap((path) => {
			const source = join(packages, folder, "src", `${path === "." ? "index" : path.slice(2)}.ts`);
			return existsSync(source) ? [{
				name: `${name}${path.slice(1)}`,
				source
			}] : [];
		});
	});
	return (await Promise.all(found)).flat();
}
async function readManifest(folder) {
	return JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
}
async function renderReference(entries, folder) {
	const options = {
		entryPoints: entries.map(({ source }) => source),
		plugin: ["typedoc-plugin-markdown"],
		tsconfig: join("scripts", "tsconfig.json"),
		compilerOptions: { paths: Object.fromEntries(entries.map(({ name, source }) => [name, [resolve(source)]])) },
		skipErrorChecking: true,
		outputs: [{
			name: "markdown",
			path: folder
		}],
		readme: "none",
		name: "API",
		disableSources: true,
		sort: ["kind", "source-order"],
		excludeExternals: true,
		logLevel: "Error",
		outputFileStrategy: "modules",
		entryFileName: "index",
		excludeScopesInPaths: true,
		hideBreadcrumbs: true,
		hidePageHeader: true,
		parametersFormat: "table",
		interfacePropertiesFormat: "table",
		typeAliasPropertiesFormat: "table",
		useCodeBlocks: true,
		tableColumnSettings: {
			hideInherited: true,
			hideModifiers: true,
			hideOverrides: true,
			hideSources: true
		},
		useHTMLEncodedBrackets: true,
		sanitizeComments: true,
		pageTitleTemplates: {
			index: () => "API",
			module: ({ rawName }) => rawName
		}
	};
	const app = await Application.bootstrapWithPlugins(options);
	const project = await app.convert();
	if (project === void 0) throw new Failure("The sources of the API could not be read; npm test says why.");
	for (const reflection of project.children ?? []) {
		const { packageName, packagePath = "" } = project.getSymbolIdFromReflection(reflection) ?? {};
		const [, path] = /^src\/(.+)\.ts$/.exec(packagePath) ?? [];
		if (path !== void 0) reflection.name = path === "index" ? `${packageName}` : `${packageName}/${path}`;
	}
	await app.generateOutputs(project);
}

//#endregion
//#region src/document/json.ts
function isJsonObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** RFC 6901, for people to read and for tools to follow. */
function toPointer(path) {
	return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

//#endregion
//#region src/overlay/origins.ts
function childOf({ from, path }, key) {
	return {
		from,
		path: [...path, key]
	};
}
/**
* Remembers where each value of a document under construction was written. Objects and lists are known
* by identity, so that they may move; everything enters through `copy`, `set` or `append`.
*/
var Origins = class {
	#ofContainers = /* @__PURE__ */ new WeakMap();
	#ofPlainValues = /* @__PURE__ */ new WeakMap();
	copy(value, origin) {
		if (typeof value !== "object" || value === null) return value;
		const copied = Array.isArray(value) ? value.map((item, index) => this.copy(item, childOf(origin, index))) : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.copy(item, childOf(origin, key))]));
		this.#ofContainers.set(copied, origin);
		return copied;
	}
	set(object, key, value, origin) {
		const plain = this.#ofPlainValues.get(object) ?? /* @__PURE__ */ new Map();
		this.#ofPlainValues.set(object, plain.set(key, origin));
		const descriptor = {
			value: this.copy(value, origin),
			writable: true,
			enumerable: true,
			configurable: true
		};
		Object.defineProperty(object, key, descriptor);
	}
	append(list, value, origin) {
		list.push(this.copy(value, origin));
	}
	/**
	* The origin of the value at `path` in `root`, or of its nearest ancestor that exists. A plain value in
	* a list counts as standing where the list stands: its index says nothing once others were removed.
	*/
	find(root, path) {
		let origin = this.#ofContainers.get(root) ?? {
			from: "document",
			path: []
		};
		let holder = root;
		for (const key of path) {
			const held = childValue(holder, key);
			if (held === void 0) break;
			if (typeof held === "object" && held !== null) origin = this.#ofContainers.get(held) ?? origin;
			else if (isJsonObject(holder)) {
				const name = String(key);
				origin = this.#ofPlainValues.get(holder)?.get(name) ?? childOf(origin, name);
			}
			holder = held;
		}
		return origin;
	}
};
function childValue(holder, key) {
	if (Array.isArray(holder)) return holder[Number(key)];
	return isJsonObject(holder) && Object.hasOwn(holder, key) ? holder[key] : void 0;
}

//#endregion
//#region src/overlay/apply-overlay.ts
/** json-p3 stops `..` at 50 levels unless told otherwise; documents may be ten times as deep. */
const jsonPath = new JSONPathEnvironment({ maxRecursionDepth: 1e3 });
/**
* Applies an overlay as Overlay 1.0.0 says, "Overlay Object": the actions in order, each to the result of
* the one before. Neither argument is changed, and the result shares nothing with them.
*
* Stricter than the specification in one thing: an action whose target matches nothing is an error,
* because what it was written to correct has moved.
*
* @param locate the overlay's, for the places in failures; without it they name the target alone
* @param origins learns where each value of the result was written
* @throws Failure when a target is not RFC 9535, matches nothing, or selects what its action cannot change
*/
function applyOverlay(document, overlay, locate, origins = new Origins()) {
	const result = origins.copy(document, {
		from: "document",
		path: []
	});
	for (const [index, action] of overlay.actions.entries()) {
		const step = {
			action,
			origin: {
				from: "overlay",
				path: ["actions", index]
			},
			fail: (message, { path }) => new Failure(message, locate?.(path))
		};
		const nodes = select(result, step);
		if (action.remove === true) remove(result, nodes, step);
		else if (action.update !== void 0) update(nodes, action.update, step, origins);
	}
	return result;
}
function select(document, { action: { target }, origin, fail }) {
	try {
		const locations = jsonPath.query(target, document).locations();
		if (locations.length > 0) return locations.map((location) => ({
			location,
			value: valueAt$1(document, location)
		}));
	} catch (error) {
		if (!(error instanceof JSONPathError)) throw error;
		throw fail(`the target ${target} is not a JSONPath of RFC 9535: ${error.message}.`, childOf(origin, "target"));
	}
	throw fail(`the target ${target} matches nothing: the vendor has moved what this action corrects, or an earlier action has. Compare it with the document, then correct the target or drop the action.`, childOf(origin, "target"));
}
/**
* Overlay 1.0.0 lets a target select objects and lists only; 1.1.0 lets `remove` take plain values too,
* as tools did before it. There is nothing else the author of such an action could mean, so it works here.
*/
function remove(document, nodes, step) {
	const doomed = /* @__PURE__ */ new Map();
	for (const { location } of nodes) {
		const key = location.at(-1);
		if (key === void 0) throw step.fail(`the target ${step.action.target} selects the whole document, which nothing contains to remove it from.`, childOf(step.origin, "target"));
		const holder = valueAt$1(document, location.slice(0, -1));
		doomed.set(holder, (doomed.get(holder) ?? /* @__PURE__ */ new Set()).add(key));
	}
	for (const [holder, keys] of doomed) if (Array.isArray(holder)) {
		for (let index = holder.length - 1; index >= 0; index -= 1) if (keys.has(index)) holder.splice(index, 1);
	} else if (isJsonObject(holder)) for (const key of keys) delete holder[key];
}
function valueAt$1(document, location) {
	return location.reduce((holder, key) => childValue(holder, key) ?? null, document);
}
function update(nodes, value, step, origins) {
	const origin = childOf(step.origin, "update");
	const changed = /* @__PURE__ */ new Set();
	for (const node of nodes) {
		if (changed.has(node.value)) continue;
		changed.add(node.value);
		if (Array.isArray(node.value)) origins.append(node.value, value, origin);
		else if (!isJsonObject(node.value)) throw step.fail(`the target ${step.action.target} selects ${JSON.stringify(node.value)} at ${toPointer(node.location)}, but an update changes objects and lists only. Select the object that holds it and name the property in update.`, childOf(step.origin, "target"));
		else if (isJsonObject(value)) merge(node.value, value, {
			step,
			origins,
			origin,
			location: node.location
		});
		else throw step.fail(`the target ${step.action.target} selects an object, so update must be an object, not ${kindOf(value)}.`, origin);
	}
}
/**
* "Action Object": "the properties in the update object are recursively merged with the properties in the
* target object with the same names; new properties are added", and they "MUST be compatible with the
* target object". Overlay 1.1.0 spells the same out: lists are concatenated, plain values replaced.
*/
function merge(target, update, { step, origins, ...at }) {
	for (const [key, value] of Object.entries(update)) {
		const old = childValue(target, key);
		const origin = childOf(at.origin, key);
		const location = [...at.location, key];
		if (isJsonObject(old) && isJsonObject(value)) merge(old, value, {
			step,
			origins,
			origin,
			location
		});
		else if (Array.isArray(old) && Array.isArray(value)) for (const [index, item] of value.entries()) origins.append(old, item, childOf(origin, index));
		else if (old === void 0 || kindOf(old) === kindOf(value)) origins.set(target, key, value, origin);
		else throw step.fail(`${kindOf(value)} cannot be merged into ${kindOf(old)}, which the document has at ${toPointer(location)}. To replace it, remove it in an action before this one.`, origin);
	}
}
function kindOf(value) {
	if (Array.isArray(value)) return "a list";
	return isJsonObject(value) ? "an object" : "a plain value";
}

//#endregion
//#region src/document/resolve-reference.ts
/** Follows a reference that begins with `#`, and those it leads to, within the document. */
function resolveReference(root, reference) {
	const seen = /* @__PURE__ */ new Set();
	for (let next = reference; !seen.has(next);) {
		seen.add(next);
		const keys = parseFragment(next);
		const value = keys && valueAt(root, keys);
		if (value === void 0) return { fault: "leads nowhere" };
		const further = isJsonObject(value) && Object.hasOwn(value, "$ref") ? value["$ref"] : void 0;
		if (typeof further !== "string" || !/^#(?:\/|$)/.test(further)) return { value };
		next = further;
	}
	return { fault: "leads back to itself" };
}
/** The keys of a JSON Pointer in a URL fragment (RFC 6901, section 6); undefined when it is not one. */
function parseFragment(reference) {
	try {
		const [start, ...keys] = decodeURIComponent(reference.slice(1)).split("/");
		return start === "" ? keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")) : void 0;
	} catch {
		return;
	}
}
function valueAt(root, keys) {
	let value = root;
	for (const key of keys) if (Array.isArray(value)) value = /^(?:0|[1-9]\d*)$/.test(key) ? value[Number(key)] : void 0;
	else value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : void 0;
	return value;
}

//#endregion
//#region src/codegen/reference.ts
/**
* The object that a value stands for: itself, or what its `$ref` leads to.
*
* @throws Failure when it leads nowhere, in a circle, or to something that is no object
*/
function dereference(document, value) {
	const reference = isJsonObject(value) ? value["$ref"] : void 0;
	if (typeof reference !== "string") return requireObject(value);
	const resolved = resolveReference(document, reference);
	if (resolved.fault !== void 0) throw new Failure(`the reference ${reference} ${resolved.fault}.`);
	return requireObject(resolved.value);
}
function requireObject(value) {
	if (isJsonObject(value)) return value;
	throw new Failure("expected an object, or a reference to one, in the document.");
}

//#endregion
//#region src/codegen/operations.ts
const METHODS = [
	"get",
	"put",
	"post",
	"delete",
	"options",
	"head",
	"patch",
	"trace"
];
function listOperations(document) {
	const paths = isJsonObject(document["paths"]) ? document["paths"] : {};
	return Object.entries(paths).flatMap(([path, value]) => {
		const pathItem = dereference(document, value);
		return METHODS.flatMap((method) => {
			const operation = pathItem[method];
			return isJsonObject(operation) ? [{
				path,
				method,
				pathItem,
				operation
			}] : [];
		});
	});
}

//#endregion
//#region src/overlay/operation-origins.ts
/**
* Holds an overlay to say of every operation that it adds, and of no other, that it is ours: types, reports and
* users tell by that mark what the vendor has not documented in the page that is vendored.
*
* @throws Failure naming the operation and its line in the overlay
*/
function checkOperationOrigins(document, origins, locate) {
	for (const { path, method, operation } of listOperations(document)) {
		const origin = origins.find(document, [
			"paths",
			path,
			method
		]);
		const isMarked = operation["x-calloff-origin"] !== void 0;
		if (origin.from === "overlay" === isMarked) continue;
		const name = `${method.toUpperCase()} ${path}`;
		if (!isMarked) throw new Failure(`${name} is not in the vendor's document: give it x-calloff-origin: { from: overlay, source: … }.`, locate(origin.path));
		const mark = origins.find(document, [
			"paths",
			path,
			method,
			"x-calloff-origin"
		]);
		throw new Failure(`${name} is in the vendor's document: take x-calloff-origin away.`, locate(mark.path));
	}
}

//#endregion
//#region src/document/find-json-problem.ts
const SPACE = /[ \t\r\n]*/y;
const MARK$1 = /[{}[\]:,]/y;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;
const STRING = /"[^"\\\p{Cc}]*(?:(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})|[\u007F-\u009F])[^"\\\p{Cc}]*)*"/uy;
const EXPECTED = {
	value: "a value",
	key: "a key in double quotes",
	colon: "a colon",
	comma: "a comma or the closing bracket",
	first: "a key in double quotes, a value or the closing bracket",
	end: "the end of the text"
};
/**
* The first place where `text` breaks the rules of RFC 8259, or repeats a key within an object.
* `JSON.parse` names no place for half of its errors, and silently keeps the last of two equal keys.
*/
function findJsonProblem(text) {
	/** The keys seen in each open object; undefined for an open array. */
	const open = [];
	let expected = "value";
	let offset = 0;
	const take = (pattern) => {
		pattern.lastIndex = offset;
		return pattern.exec(text)?.[0];
	};
	for (;;) {
		offset += take(SPACE)?.length ?? 0;
		if (offset === text.length) return expected === "end" ? void 0 : {
			offset,
			message: `it ends where ${EXPECTED[expected]} should be`
		};
		const token = take(MARK$1) ?? take(STRING) ?? take(LITERAL);
		const keys = open.at(-1);
		const next = token === void 0 ? void 0 : follow$1(token, expected, open);
		if (token === void 0 || next === void 0) return {
			offset,
			message: `${EXPECTED[expected]} should be here`
		};
		if (next === "colon" && keys !== void 0) {
			const key = JSON.parse(token);
			if (keys.has(key)) return {
				offset,
				message: `the key ${token} is there twice`
			};
			keys.add(key);
		}
		expected = next;
		offset += token.length;
	}
}
/** What may follow `token`; undefined when it must not stand here. Opens and closes brackets on the way. */
function follow$1(token, expected, open) {
	const inObject = open.at(-1) !== void 0;
	const wantsValue = expected === "value" || expected === "first" && !inObject;
	switch (token) {
		case "{":
		case "[":
			if (!wantsValue) return void 0;
			open.push(token === "{" ? /* @__PURE__ */ new Set() : void 0);
			return "first";
		case "}":
		case "]":
			if (open.length === 0 || inObject !== (token === "}")) return void 0;
			if (expected !== "comma" && expected !== "first") return void 0;
			open.pop();
			return open.length === 0 ? "end" : "comma";
		case ":": return expected === "colon" ? "value" : void 0;
		case ",":
			if (expected !== "comma") return void 0;
			return inObject ? "key" : "value";
		default:
			if (wantsValue) return open.length === 0 ? "end" : "comma";
			if (!inObject || !token.startsWith("\"")) return void 0;
			return expected === "key" || expected === "first" ? "colon" : void 0;
	}
}

//#endregion
//#region src/document/read-yaml.ts
/** Aliases multiply what they repeat; a document that uses this many nodes through them is an attack or a mistake. */
const MAX_ALIASED_NODES = 1e4;
const JSON_TAG = /^tag:yaml\.org,2002:(?:map|seq|str|null|bool|int|float)$/;
/**
* Reads one YAML 1.2 document that says no more than JSON could. Merge keys (`<<`) are applied, because
* every other reader of such a document applies them.
*
* @throws Failure when it is broken, or holds what JSON cannot say, or repeats itself through aliases
*/
function readYaml(text, at) {
	const documents = parseAllDocuments(text, {
		version: "1.2",
		merge: true,
		uniqueKeys: false,
		prettyErrors: false
	});
	const [document, second] = documents;
	if (document === void 0 || "empty" in documents) throw new Failure("the document is empty.", at(0));
	const [error] = [...document.errors, ...document.warnings];
	if (error?.code === "RESOURCE_EXHAUSTION") throw new Failure("nested too deep.", at(error.pos[0]));
	if (error !== void 0) throw new Failure(`broken YAML: ${error.message}.`, at(error.pos[0]));
	if (second !== void 0) throw new Failure("several YAML documents in one file; keep one.", at(second.range[0]));
	if (document.directives.yaml.version !== "1.2") throw new Failure(`YAML ${document.directives.yaml.version}; OpenAPI is written in YAML 1.2.`, at(0));
	checkNodes(document.contents, at);
	return {
		root: document.contents,
		value: toValue(() => document.toJS({ maxAliasCount: -1 }), at)
	};
}
function toValue(toJS, at) {
	try {
		return toJS();
	} catch (error) {
		throw new Failure(`broken YAML: ${error instanceof Error ? error.message : error}.`, at(0));
	}
}
/**
* Refuses, before anything is expanded: aliases that stand for too much, for themselves or for nothing,
* keys that are there twice, and values that JSON does not have.
*/
function checkNodes(root, at) {
	const sizes = /* @__PURE__ */ new Map();
	let aliased = 0;
	const fail = (node, message) => {
		throw new Failure(message, at(isNode(node) ? node.range?.[0] ?? 0 : 0));
	};
	const sizeOf = (node) => {
		let size = 1;
		if (isNode(node) && node.tag !== void 0 && !JSON_TAG.test(node.tag)) fail(node, `!!${node.tag.slice(node.tag.lastIndexOf(":") + 1)} is not a type in JSON.`);
		if (isAlias(node)) {
			size = sizes.get(node.source) ?? fail(node, `*${node.source} has no anchor that ends before it.`);
			aliased += size;
			if (aliased > MAX_ALIASED_NODES) fail(node, `its aliases stand for more than ${MAX_ALIASED_NODES} nodes (a "YAML bomb"); write the values out.`);
		} else if (isMap(node)) {
			checkKeys(node.items, fail);
			for (const pair of node.items) size += 1 + sizeOf(pair.value);
		} else if (isSeq(node)) for (const item of node.items) size += sizeOf(item);
		else if (isScalar(node) && typeof node.value === "number" && !Number.isFinite(node.value)) fail(node, `${node.source} is not a number in JSON.`);
		if (isNode(node) && "anchor" in node && typeof node.anchor === "string") sizes.set(node.anchor, size);
		return size;
	};
	sizeOf(root);
}
/** `200` and `'200'` are two keys in YAML and one in JSON. */
function checkKeys(items, fail) {
	const seen = /* @__PURE__ */ new Set();
	for (const { key } of items) {
		if (!isScalar(key)) fail(key, "broken YAML: a key must be a plain value, not a list, a mapping or an alias.");
		const name = String(key.value);
		if (seen.has(name)) fail(key, `broken YAML: the key ${JSON.stringify(name)} is there twice.`);
		seen.add(name);
	}
}

//#endregion
//#region src/document/repeats-a-key.ts
/**
* Whether an object in `text` has a key twice, of which `JSON.parse` kept the last: there are then more keys in the
* text than in the value. Much faster than looking for the place, which `findJsonProblem` does.
*
* @param value what `JSON.parse` made of `text`
*/
function repeatsAKey(text, value) {
	return countKeysInText(text) !== countKeys(value);
}
function countKeysInText(text) {
	let count = 0;
	for (let start = text.indexOf("\""); start !== -1;) {
		let end = text.indexOf("\"", start + 1);
		while (isEscaped(text, end)) end = text.indexOf("\"", end + 1);
		let next = end + 1;
		while (isSpace(text.charCodeAt(next))) next += 1;
		if (text[next] === ":") count += 1;
		start = text.indexOf("\"", next);
	}
	return count;
}
/** By an odd number of backslashes. */
function isEscaped(text, at) {
	let first = at;
	while (text[first - 1] === "\\") first -= 1;
	return (at - first) % 2 === 1;
}
function isSpace(code) {
	return code === 32 || code === 10 || code === 13 || code === 9;
}
/** Without recursion: how deep the value is has not been looked at. */
function countKeys(root) {
	let count = 0;
	const left = [root];
	for (let value = left.pop(); value !== void 0; value = left.pop()) {
		if (typeof value !== "object" || value === null) continue;
		const items = Object.values(value);
		if (!Array.isArray(value)) count += items.length;
		for (const item of items) if (typeof item === "object") left.push(item);
	}
	return count;
}

//#endregion
//#region src/document/parse-document.ts
/** Deeper than any real document, and shallow enough for every recursive reader that comes after. */
const MAX_DEPTH = 500;
/**
* Reads YAML 1.2 or JSON whose root is an object.
*
* @param start where `text` begins, for text that was cut out of a larger file; its column is that of every line
* @throws Failure when it is broken, has several documents, is nested too deep, or repeats itself through aliases
*/
function parseDocument(text, start) {
	const at = placer(text, start);
	const format = text.trimStart().startsWith("{") ? "json" : "yaml";
	const { root, value } = format === "json" ? readJson(text, at) : readYaml(text, at);
	if (!isJsonObject(value)) throw new Failure("expected a mapping at the root of the document, found something else.", at(0));
	let tree = root;
	const locate = (path) => {
		tree ??= readTree(text);
		return at(offsetOf(tree, path));
	};
	checkDepth(value, locate);
	return {
		value,
		format,
		locate
	};
}
function placer(text, start) {
	const lines = new LineCounter();
	lines.addNewLine(0);
	for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) lines.addNewLine(i + 1);
	return (offset) => {
		const { line, col } = lines.linePos(offset);
		return {
			file: start.file,
			line: line + (start.line ?? 1) - 1,
			column: col + (start.column ?? 1) - 1
		};
	};
}
function readJson(text, at) {
	const json = text.replace(/^\uFEFF/, " ");
	const value = parseJson(json);
	if (value !== void 0 && !repeatsAKey(json, value)) return {
		root: void 0,
		value
	};
	const problem = findJsonProblem(json);
	if (problem === void 0) throw new Error("two readers of JSON disagree about a document");
	throw new Failure(`broken JSON: ${problem.message}.`, at(problem.offset));
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
/** YAML 1.2 contains JSON, and its parser keeps places. It takes longer than JSON.parse, so only for messages. */
function readTree(text) {
	return parseAllDocuments(text, { uniqueKeys: false })[0]?.contents ?? null;
}
/** Without recursion, so that the depth it refuses cannot overflow it. */
function checkDepth(root, locate) {
	const left = [{
		value: root,
		depth: 0,
		key: "",
		parent: void 0
	}];
	for (let parent = left.pop(); parent !== void 0; parent = left.pop()) {
		if (parent.depth > MAX_DEPTH) throw new Failure(`nested more than ${MAX_DEPTH} levels deep.`, locate(pathTo(parent)));
		if (typeof parent.value !== "object" || parent.value === null) continue;
		for (const [key, value] of Object.entries(parent.value)) left.push({
			value,
			depth: parent.depth + 1,
			key,
			parent
		});
	}
}
function pathTo(nested) {
	const path = [];
	for (let at = nested; at.parent !== void 0; at = at.parent) path.unshift(at.key);
	return path;
}
function offsetOf(root, path) {
	let node = root;
	let offset = root?.range?.[0] ?? 0;
	for (const key of path) if (isMap(node)) {
		const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
		if (pair === void 0) break;
		offset = (isNode(pair.key) ? pair.key.range?.[0] : void 0) ?? offset;
		node = pair.value;
	} else if (isSeq(node)) {
		node = node.items[Number(key)];
		if (!isNode(node)) break;
		offset = node.range?.[0] ?? offset;
	} else break;
	return offset;
}

//#endregion
//#region src/vendor/read-limits.ts
const READ_LIMITS = {
	timeoutMs: 3e4,
	maxBytes: 20 * 1024 * 1024
};
function tooLarge(maxBytes) {
	return `is larger than ${maxBytes / 1024 / 1024} MB, the most that is read.`;
}

//#endregion
//#region src/vendor/retry-after.ts
/** The milliseconds that `Retry-After` asks for, given in seconds or as a date; undefined when it gives neither. */
function readRetryAfter({ headers }, now) {
	const text = headers.get("retry-after")?.trim() ?? "";
	if (/^\d{1,9}$/.test(text)) return Number(text) * 1e3;
	const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(date) ? void 0 : Math.max(0, date - now);
}

//#endregion
//#region src/vendor/user-agent.ts
const HOME = "https://www.npmjs.com/package/calloff";
/**
* Says to those whose pages are read who asks, and where to complain: in CI the repository whose run it is,
* elsewhere the package's page, which links the project's.
*/
function userAgent({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository }) {
	const url = `${server}/${repository}`;
	return `calloff (+${/^https:\/\/[\w.-]+\/[\w.-]+\/[\w.-]+$/.test(url) ? url : HOME})`;
}

//#endregion
//#region src/vendor/web-url.ts
/** Whether `text` is meant as a URL and not as a path. */
function isUrl(text) {
	return /^[a-z][a-z\d+.-]*:\/\//i.test(text);
}
/**
* A URL that can be kept in a public repository.
*
* @throws Failure when it is not a URL of the web, or contains a user name or password
*/
function parseWebUrl(text) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	if (url === void 0 || !/^https?:$/.test(url.protocol)) throw new Failure("expected a URL that begins with https://.", { file: text });
	if (url.username !== "" || url.password !== "") throw new Failure("a URL with a user name or password would be recorded; leave them out.", { file: url.host });
	return url;
}
/** Whether `url` names this machine, where plain http is safe. */
function isLoopback({ hostname }) {
	return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

//#endregion
//#region src/vendor/fetch-bytes.ts
const MAX_REDIRECTS = 5;
/** How often a server that is busy is asked again. */
const MAX_REPEATS = 2;
/** Sites of documentation serve the Markdown of a page to those who ask for it. */
const ACCEPT = "text/markdown, application/yaml, application/json, text/plain;q=0.9, */*;q=0.1";
/**
* What a server answers, redirects within its origin followed.
*
* @param cache where answers are kept, so that a server need not send again what has not changed
* @throws Failure when there is no answer in time, it is not a 2xx, or it is too large
*/
async function fetchBytes(from, { timeoutMs, maxBytes }, cache) {
	const start = parseWebUrl(from);
	if (start.protocol !== "https:" && !isLoopback(start)) throw new Failure("only https is read; use https://.", { file: from });
	const reading = {
		signal: AbortSignal.timeout(timeoutMs),
		deadline: Date.now() + timeoutMs,
		cache
	};
	try {
		const { url, response, cached } = await follow(start, reading);
		if (response.status === 304 && cached !== void 0) return cached.bytes;
		if (!response.ok) {
			await response.body?.cancel();
			throw new Failure(`the server answered ${statusOf(response)}.`, { file: from });
		}
		const bytes = await readUpTo(maxBytes, response, from);
		await cache?.keep(url, response.headers, bytes);
		return bytes;
	} catch (error) {
		if (error instanceof Failure) throw error;
		throw new Failure(`could not be read: ${reasonOf(error, timeoutMs)}.`, { file: from });
	}
}
async function follow(start, reading) {
	let url = start;
	for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
		const answer = await ask(url, reading);
		const { status, headers, body } = answer.response;
		const location = headers.get("location");
		if (status < 300 || status > 399 || location === null) return answer;
		await body?.cancel();
		const target = URL.canParse(location, url) ? new URL(location, url) : void 0;
		if (target?.origin !== start.origin) throw new Failure(`redirects to ${target?.href ?? location}; if that is right, name that URL instead.`, { file: start.href });
		url = target;
	}
	throw new Failure(`redirects more than ${MAX_REDIRECTS} times.`, { file: start.href });
}
/** Asks once, or again when the server says that it is busy, and until when. */
async function ask(url, { signal, deadline, cache }) {
	const cached = await cache?.find(url);
	const headers = {
		accept: ACCEPT,
		"user-agent": userAgent(process.env),
		...cached?.conditions
	};
	for (let repeats = 0;; repeats += 1) {
		const response = await fetch(url, {
			redirect: "manual",
			signal,
			headers
		});
		const pause = response.status === 429 || response.status === 503 ? readRetryAfter(response, Date.now()) : void 0;
		if (pause === void 0 || repeats === MAX_REPEATS) return {
			url,
			response,
			cached
		};
		await response.body?.cancel();
		if (Date.now() + pause >= deadline) {
			const seconds = Math.ceil(pause / 1e3);
			throw new Failure(`the server answered ${statusOf(response)}, and asks for ${seconds} s of patience; try again after that.`, { file: url.href });
		}
		await setTimeout(pause, void 0, { signal });
	}
}
function statusOf({ status, statusText }) {
	return `${status} ${statusText}`.trimEnd();
}
async function readUpTo(maxBytes, response, name) {
	const reader = response.body?.getReader();
	const chunks = [];
	let size = 0;
	let isTooLarge = Number(response.headers.get("content-length")) > maxBytes;
	while (!isTooLarge) {
		const read = await reader?.read();
		if (read?.value === void 0) return Buffer.concat(chunks);
		chunks.push(read.value);
		size += read.value.byteLength;
		isTooLarge = size > maxBytes;
	}
	await reader?.cancel();
	throw new Failure(tooLarge(maxBytes), { file: name });
}
function reasonOf(error, timeoutMs) {
	if (!(error instanceof Error)) return String(error);
	if (error.name === "TimeoutError") return `no complete answer within ${timeoutMs / 1e3} s`;
	return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}

//#endregion
//#region src/vendor/read-source.ts
/**
* Reads a local file or an http(s) URL.
*
* @throws Failure when it cannot be read, is larger than 20 MB, or is not UTF-8
*/
async function readSource(from, limits = READ_LIMITS, cache) {
	const bytes = isUrl(from) ? await fetchBytes(from, limits, cache) : await readLocal(from, limits.maxBytes);
	return {
		name: from,
		bytes,
		text: decode(bytes, from)
	};
}
async function readLocal(path, maxBytes) {
	try {
		const stats = await stat(path);
		if (!stats.isFile()) throw new Failure("is not a file; name the file itself.", { file: path });
		if (stats.size > maxBytes) throw new Failure(tooLarge(maxBytes), { file: path });
		return await readFile(path);
	} catch (error) {
		if (error instanceof Failure) throw error;
		const { code, message } = error;
		throw new Failure(`${code === "ENOENT" ? "there is no such file" : `it cannot be read (${code ?? message})`}.`, { file: path });
	}
}
function decode(bytes, name) {
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		const again = Buffer.from(Buffer.from(bytes).toString("utf8"));
		const wrong = bytes.findIndex((byte, i) => byte !== again[i]);
		throw new Failure("is not UTF-8; save it as UTF-8.", {
			file: name,
			line: bytes.subarray(0, wrong).filter((byte) => byte === 10).length + 1
		});
	}
}

//#endregion
//#region src/overlay/read-document.ts
/**
* Reads the YAML or JSON file at `path`, which is also its name in messages.
*
* @throws Failure when it cannot be read, is not UTF-8, or is refused by `parseDocument`
*/
async function readDocument(path) {
	const { text } = await readSource(path);
	return parseDocument(text, { file: path });
}

//#endregion
//#region src/overlay/nearest-key.ts
/** The one of `known` that `key` was most likely meant to be, or undefined when none is close. */
function nearestKey(key, known) {
	const [nearest] = known.map((candidate) => ({
		candidate,
		distance: editDistance(key.toLowerCase(), candidate.toLowerCase())
	})).filter(({ candidate, distance }) => distance <= Math.min(2, candidate.length / 2)).sort((a, b) => a.distance - b.distance);
	return nearest?.candidate;
}
/** Levenshtein's: the characters to insert, delete or replace to make `a` into `b`. */
function editDistance(a, b) {
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (const [i, charA] of [...a].entries()) {
		const next = [i + 1];
		for (const [j, charB] of [...b].entries()) {
			const replaced = (row[j] ?? 0) + (charA === charB ? 0 : 1);
			next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}

//#endregion
//#region src/overlay/overlay-schema.ts
/** What a vendor's answer to cancel can say about the job. */
const outcomeStates = [
	"canceled",
	"canceling",
	"already-canceled",
	"already-finished",
	"not-cancelable",
	"not-found"
];
/** What it can say instead, when it says nothing about the job. */
const errorCodes = [
	"unauthorized",
	"forbidden",
	"invalid-request",
	"rate-limited",
	"server-error",
	"unexpected-response",
	"timeout"
];
/** What a vendor's status of a job can say. */
const jobStates = [
	"queued",
	"running",
	"canceling",
	"canceled",
	"succeeded",
	"failed",
	"unknown"
];
const text$1 = (description) => ({
	type: "string",
	pattern: "\\S",
	description
});
const closedObject = (description, required, properties) => ({
	type: "object",
	description,
	required,
	properties,
	additionalProperties: false
});
/** Overlay 1.0.0, "Specification Extensions": any key with `x-`. Those of Calloff are spelled out, so that a slip shows. */
const extensible = (schema) => ({
	...schema,
	patternProperties: { "^x-(?!calloff-)": true }
});
const action = extensible({
	...closedObject("an object with target, description, x-calloff-source and update or remove", [
		"target",
		"description",
		"x-calloff-source"
	], {
		target: text$1("a JSONPath of RFC 9535"),
		description: text$1("text that says why the document needs this action"),
		"x-calloff-source": {
			description: "the page or document that says so, by name or URL, or a list of several",
			type: ["string", "array"],
			pattern: "\\S",
			minItems: 1,
			items: text$1("the name or URL of a page or document")
		},
		update: { $ref: "#/$defs/updateValue" },
		remove: {
			const: true,
			description: "true"
		}
	}),
	oneOf: [{ required: ["update"] }, { required: ["remove"] }]
});
const parts = {
	"x-calloff-provider": closedObject("an object with name, and a title if it differs", ["name"], {
		name: {
			type: "string",
			pattern: "^[A-Z][A-Za-z0-9]*$",
			description: "the provider's name as it stands in identifiers, such as TensorPix"
		},
		title: text$1("the provider's name as people write it")
	}),
	"x-calloff-credential": closedObject("an object with env, and a prefix if the header needs one", ["env"], {
		env: {
			type: "string",
			pattern: "^[A-Z][A-Z0-9_]*$",
			description: "an environment variable in capitals, such as PULSE_API_KEY"
		},
		prefix: {
			type: "string",
			pattern: "^[!-~][ -~]*$",
			description: "printable ASCII that does not begin with a space, such as \"Token \""
		}
	}),
	"x-calloff-origin": closedObject("an object with from: overlay and source", ["from", "source"], {
		from: {
			const: "overlay",
			description: "overlay, the one place besides the vendor's document"
		},
		source: text$1("the name or URL of the page that the operation was written from")
	}),
	"x-calloff-job": closedObject("an object with role, id and answers or state, or some of them", [], {
		role: {
			enum: ["cancel", "status"],
			description: "cancel or status"
		},
		id: text$1("the name of the path parameter that names the job"),
		state: { $ref: "#/$defs/stateByBody" },
		answers: {
			type: "object",
			description: "an object from statuses to what they mean",
			minProperties: 1,
			propertyNames: {
				pattern: "^([1-5]\\d\\d|[1-5]XX|default)$",
				description: "a status such as 404, 4XX or default"
			},
			additionalProperties: {
				if: { type: "object" },
				then: { $ref: "#/$defs/meaningByBody" },
				else: {
					enum: [...outcomeStates, ...errorCodes],
					description: `one of ${[...outcomeStates, ...errorCodes].join(", ")}, or a rule { at, values, otherwise }`
				}
			}
		}
	})
};
const pointer = {
	type: "string",
	pattern: "^(/([^~/]|~[01])*)*$",
	description: "a JSON Pointer of RFC 6901 into the vendor's body, such as /status"
};
const jobState = {
	enum: jobStates,
	description: `one of ${jobStates.join(", ")}`
};
const jobStateValues = {
	type: "object",
	minProperties: 1,
	additionalProperties: {
		if: { type: "object" },
		then: { $ref: "#/$defs/stateWithin" },
		else: {
			...jobState,
			description: `${jobState["description"]}, or a rule { at, values, otherwise }`
		}
	},
	description: "an object from the values of the vendor's body to states of the job"
};
const state = {
	enum: outcomeStates,
	description: `one of ${outcomeStates.join(", ")}`
};
/**
* JSON Schema 2020-12 for the overlays in specs/: Overlay 1.0.0, with a reason and a source for every
* action, and the parts that codegen reads. Each `description` completes the sentence "… must be".
*/
const overlaySchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	title: "An overlay of Calloff",
	...extensible(closedObject("an object with overlay, info and actions", [
		"overlay",
		"info",
		"actions"
	], {
		overlay: {
			type: "string",
			pattern: "^1\\.0\\.\\d+$",
			description: "a version \"1.0.x\", such as \"1.0.0\""
		},
		info: extensible(closedObject("an object with title and version", ["title", "version"], {
			title: text$1("text that says what the overlay is for"),
			version: text$1("the overlay's own version, as text in quotes")
		})),
		extends: text$1("the URL or path of the document that the overlay is for"),
		actions: {
			type: "array",
			minItems: 1,
			items: { $ref: "#/$defs/action" },
			description: "a list of actions"
		}
	})),
	$defs: {
		action,
		updateValue: {
			properties: parts,
			propertyNames: {
				if: { pattern: "^(?!x-calloff-)" },
				else: { enum: Object.keys(parts) }
			},
			additionalProperties: { $ref: "#/$defs/updateValue" },
			items: { $ref: "#/$defs/updateValue" }
		},
		meaningByBody: closedObject("a rule { at, values, otherwise }", [
			"at",
			"values",
			"otherwise"
		], {
			at: pointer,
			values: {
				type: "object",
				minProperties: 1,
				additionalProperties: state,
				description: "an object from the values of the vendor's body to outcomes"
			},
			otherwise: state
		}),
		stateByBody: closedObject("a rule { at, values }", [], {
			at: pointer,
			values: jobStateValues
		}),
		stateWithin: closedObject("a rule { at, values, otherwise }", [
			"at",
			"values",
			"otherwise"
		], {
			at: pointer,
			values: jobStateValues,
			otherwise: jobState
		})
	}
};

//#endregion
//#region src/overlay/check-overlay.ts
const isOverlay = new Ajv2020({
	allErrors: true,
	verbose: true,
	strictTypes: false
}).compile(overlaySchema);
/** @throws Failure with a line for each thing that the schema refuses, in the order of the file */
function checkOverlay({ value, locate }) {
	if (isOverlay(value)) return value;
	const lines = (isOverlay.errors ?? []).filter(saysSomething).map((error) => {
		const path = readPointer(value, error.instancePath);
		const key = offendingKey(error);
		return {
			place: locate(key === void 0 ? path : [...path, key]),
			message: explain(error, path)
		};
	}).sort(byPlace).map(({ place, message }) => `${printPlace(place)}: ${message}`);
	throw new Failure([...new Set(lines)].join("\n"));
}
/** ajv also reports the keywords that merely hold the one that failed. */
function saysSomething({ keyword, schemaPath, data }) {
	if (keyword === "oneOf") return isJsonObject(data);
	return keyword !== "if" && keyword !== "propertyNames" && !schemaPath.includes("/oneOf/");
}
function explain(error, path) {
	const { keyword, params, parentSchema, propertyName } = error;
	const name = showPath(path);
	const key = offendingKey(error);
	if (keyword === "required") {
		const missing = String(params["missingProperty"]);
		return `${name} has no ${missing}: it must be ${parentSchema?.["properties"][missing].description}.`;
	}
	if (keyword === "additionalProperties" && key !== void 0) return unknownKey(showPath([...path, key]), key, Object.keys(parentSchema?.["properties"]));
	if (keyword === "enum" && propertyName !== void 0) return unknownKey(showPath([...path, propertyName]), propertyName, params["allowedValues"]);
	const expected = parentSchema?.["description"];
	if (propertyName !== void 0) return `${showPath([...path, propertyName])} must be named by ${expected}.`;
	if (keyword === "oneOf") return `${name} must have exactly one of update and remove: true, found ${params["passingSchemas"] === null ? "neither" : "both"}.`;
	return `${name} must be ${expected}, found ${showValue(error.data)}.`;
}
function offendingKey({ params, propertyName }) {
	return propertyName ?? params["additionalProperty"];
}
function unknownKey(name, key, known) {
	const nearest = nearestKey(key, known);
	return `${name} is an unknown key; ${nearest === void 0 ? `known are ${known.join(", ")}.` : `did you mean ${nearest}?`}`;
}
/** RFC 6901, with the indexes of lists as numbers. */
function readPointer(root, pointer) {
	const path = [];
	let holder = root;
	for (const escaped of pointer.split("/").slice(1)) {
		const key = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
		path.push(Array.isArray(holder) ? Number(key) : key);
		holder = holder === void 0 ? void 0 : childValue(holder, key);
	}
	return path;
}
/** The last two keys of the path, or more until it begins with a name: the line says the rest. */
function showPath(path) {
	let start = Math.max(path.length - 2, 0);
	while (start > 0 && !isName(path[start])) start -= 1;
	const shown = path.slice(start).map((key) => typeof key === "number" || isName(key) ? key : `'${key}'`);
	return shown.length === 0 ? "the overlay" : shown.join("/");
}
function isName(key) {
	return typeof key === "string" && /^[A-Za-z_][\w-]*$/.test(key);
}
const LONGEST_SHOWN = 60;
function showValue(value) {
	if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
	if (typeof value === "object" && value !== null) return Object.keys(value).length === 0 ? "an empty object" : "an object";
	const shown = JSON.stringify(value);
	return shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown;
}
function byPlace(a, b) {
	return (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0);
}

//#endregion
//#region src/overlay/read-overlay.ts
/**
* Reads the overlay at `path`, which is also its name in messages.
*
* @throws Failure when it cannot be read or parsed; or with a line for each thing that the schema refuses
*/
async function readOverlay(path) {
	const parsed = await readDocument(path);
	return {
		overlay: checkOverlay(parsed),
		locate: parsed.locate
	};
}

//#endregion
//#region src/overlay/effective-document.ts
/**
* Reads the effective document of `specDir`, such as `specs/pulse`: its one openapi.yaml or openapi.json,
* changed by its overlay.yaml if it has one.
*
* @throws Failure when a file is missing or refused, or when the overlay does not fit the document
*/
async function readEffectiveDocument(specDir) {
	const { vendorPath, overlayPath } = await findFiles(specDir);
	return applyTo(await readDocument(vendorPath), overlayPath);
}
async function applyTo(vendored, overlayPath) {
	refuseOurKeys(vendored.value, [], vendored.locate);
	const { overlay, locate } = overlayPath === void 0 ? {
		overlay: { actions: [] },
		locate: vendored.locate
	} : await readOverlay(overlayPath);
	const origins = new Origins();
	const document = applyOverlay(vendored.value, overlay, locate, origins);
	checkOperationOrigins(document, origins, locate);
	return {
		document,
		locate(path) {
			const origin = origins.find(document, path);
			return origin.from === "overlay" ? locate(origin.path) : vendored.locate(origin.path);
		}
	};
}
async function findFiles(specDir) {
	const names = await readdir(specDir).catch((error) => {
		throw new Failure(`cannot be read (${error.code ?? error.message}).`, { file: specDir });
	});
	const [vendor, second] = names.filter((name) => name === "openapi.yaml" || name === "openapi.json").sort();
	if (vendor === void 0) throw new Failure("has no openapi.yaml and no openapi.json; vendor the document first.", { file: specDir });
	if (second !== void 0) throw new Failure(`has both ${vendor} and ${second}; keep the one that is vendored.`, { file: specDir });
	const misnamed = names.find((name) => name === "overlay.yml" || name === "overlay.json");
	if (misnamed !== void 0) throw new Failure("would not be applied; name it overlay.yaml.", { file: posix.join(specDir, misnamed) });
	return {
		vendorPath: posix.join(specDir, vendor),
		overlayPath: names.includes("overlay.yaml") ? posix.join(specDir, "overlay.yaml") : void 0
	};
}
/**
* What an `x-calloff-*` key says is obeyed, down to which environment variable goes to the vendor as a
* credential. So only an overlay, which a person reviewed, may say it; a vendor's document may not.
*/
function refuseOurKeys(value, path, locate) {
	if (typeof value !== "object" || value === null) return;
	for (const [key, item] of Object.entries(value)) {
		const itemPath = [...path, key];
		if (!Array.isArray(value) && key.startsWith("x-calloff-")) throw new Failure(`the vendor's document has ${key}, which only an overlay may say.`, locate(itemPath));
		refuseOurKeys(item, itemPath, locate);
	}
}

//#endregion
//#region src/vendor/source-record.ts
const sha256 = {
	type: "string",
	pattern: "^[0-9a-f]{64}$"
};
const url = {
	type: "string",
	pattern: "^https?://"
};
const lines = {
	type: "string",
	pattern: "^\\d+-\\d+$"
};
const text = {
	type: "string",
	minLength: 1
};
const SCHEMA = {
	type: "object",
	additionalProperties: false,
	required: [
		"retrieved",
		"document",
		"source"
	],
	properties: {
		retrieved: {
			type: "string",
			pattern: "^\\d{4}-\\d{2}-\\d{2}$"
		},
		document: {
			type: "object",
			additionalProperties: false,
			required: [
				"file",
				"openapi",
				"sha256",
				"bytes"
			],
			properties: {
				file: { enum: ["openapi.yaml", "openapi.json"] },
				openapi: text,
				sha256,
				bytes: {
					type: "integer",
					minimum: 1
				}
			}
		},
		source: {
			type: "object",
			additionalProperties: false,
			required: ["kind"],
			properties: {
				kind: { enum: [
					"page",
					"pages",
					"document"
				] },
				url,
				index: url,
				upstream: url,
				operation: text,
				sha256,
				lines,
				pages: {
					type: "array",
					minItems: 1,
					items: {
						type: "object",
						additionalProperties: false,
						required: ["operation", "sha256"],
						properties: {
							url,
							operation: text,
							sha256,
							lines
						}
					}
				}
			},
			if: { properties: { kind: { const: "pages" } } },
			then: { required: ["pages"] }
		}
	}
};
const isSourceRecord = new Ajv().compile(SCHEMA);
/**
* Reads a source.yaml.
*
* @throws Failure when it cannot be read, or is not of this shape
*/
async function readSourceRecord(path) {
	const { text } = await readSource(path);
	const { value, locate } = parseDocument(text, { file: path });
	if (isSourceRecord(value)) return value;
	const [error] = isSourceRecord.errors ?? [];
	const keys = error?.instancePath.split("/").slice(1) ?? [];
	throw new Failure(`${keys.length === 0 ? "it" : keys.join(".")} ${error?.message}; this file is written by npm run vendor, which can write it again.`, locate(keys));
}

//#endregion
//#region src/codegen/typescript.ts
/**
* The compiler. An import would have Node read its nine megabytes twice before running them, once for whether they are
* an ES module and once for the names they export: half a second, and more than the small documents take.
*/
const typescript = createRequire(import.meta.url)("typescript");

//#endregion
//#region src/codegen/openapi-types.ts
/** Required for the reason that TypeScript is: see there. */
const { default: openapiTS, astToString } = createRequire(import.meta.url)("openapi-typescript");

//#endregion
//#region src/codegen/provider-facts.ts
/** Of a status for which the overlay says nothing. */
const BY_HTTP$1 = {
	why: "As HTTP defines it.",
	source: "RFC 9110 and RFC 6585"
};
/** @throws Failure when one of the files of `<specs>/<provider>` cannot be read */
async function readProviderFacts({ name, cancel }, specs = "specs") {
	const folder = posix.join(specs, name);
	const { retrieved, document, source } = await readSourceRecord(posix.join(folder, "source.yaml"));
	const reasons = await readReasons(posix.join(folder, "overlay.yaml"));
	const answers = (cancel?.answers ?? []).map(({ status, meaning }) => {
		const { why, source } = reasons.get(status) ?? BY_HTTP$1;
		return [status, {
			meaning,
			why,
			source
		}];
	});
	const page = source.url ?? source.pages?.[0]?.url ?? source.index ?? null;
	const { openapi, sha256 } = document;
	return {
		name,
		document: {
			retrieved,
			openapi,
			sha256,
			page
		},
		answers: Object.fromEntries(answers)
	};
}
/** Why each status means what it does, as the overlay's actions say. */
async function readReasons(path) {
	const reasons = /* @__PURE__ */ new Map();
	if (!existsSync(path)) return reasons;
	const { overlay } = await readOverlay(path);
	for (const { description, update, "x-calloff-source": source } of overlay.actions) {
		const where = [source].flat().join("; ");
		for (const status of answeredIn(update)) reasons.set(status, {
			why: description,
			source: where
		});
	}
	return reasons;
}
function answeredIn(update) {
	const job = isJsonObject(update) ? update["x-calloff-job"] : void 0;
	const answers = isJsonObject(job) ? job["answers"] : void 0;
	return isJsonObject(answers) ? Object.keys(answers) : [];
}

//#endregion
//#region src/codegen/job-operation.ts
/** Segments that `URL` leaves as they are; it resolves "..", also when it is written "%2e%2E". */
const SAFE_PATH = /^(\/(?!(\.|%2e){1,2}(\/|$))[^/?#\\\s]*)+$/i;
/** Fails for an operation: `acme: DELETE /jobs/{id}: …` */
function failFor(provider, { method, path }) {
	return (problem) => {
		throw new Failure(`${provider}: ${method.toUpperCase()} ${path}: ${problem}`);
	};
}
/** @throws Failure when the operation cannot be called with a job's id and nothing else */
function readJobOperation(document, place, fail) {
	const { path, method, operation } = place;
	if (!SAFE_PATH.test(path)) fail("a path with dot segments, a query, spaces or backslashes would lead elsewhere.");
	const job = operation["x-calloff-job"];
	const id = isJsonObject(job) ? job["id"] : void 0;
	if (typeof id !== "string") return fail("x-calloff-job needs id, the path parameter that names the job.");
	return {
		path,
		method,
		id: {
			name: id,
			kind: readIdKind(document, place, id, fail)
		}
	};
}
function readIdKind(document, place, id, fail) {
	const parameters = [place.pathItem["parameters"], place.operation["parameters"]].flatMap((list) => Array.isArray(list) ? list.map((parameter) => dereference(document, parameter)) : []);
	const names = [...place.path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
	if (!names.includes(id)) return fail(`x-calloff-job names the id ${JSON.stringify(id)}, which the path lacks.`);
	if (names.length > 1) return fail("an operation on a job must have its id as the only path parameter.");
	const needed = parameters.find((parameter) => parameter["required"] === true && parameter["in"] !== "path");
	if (needed !== void 0) return fail(`needs the ${needed["in"]} parameter ${needed["name"]} besides the job's id.`);
	const { requestBody } = place.operation;
	if (requestBody !== void 0 && dereference(document, requestBody)["required"] === true) return fail("needs a request body; only operations on a job without one are supported.");
	const parameter = parameters.findLast((each) => each["in"] === "path" && each["name"] === id);
	const schema = parameter === void 0 ? {} : dereference(document, parameter["schema"]);
	return idKindOf(schema) ?? fail(`the job's id must be a string or an integer, but is ${JSON.stringify(schema["type"])}.`);
}
function idKindOf({ type, format }) {
	if (type === "integer") return "integer";
	if (type !== "string") return void 0;
	return format === "uuid" ? "uuid" : "string";
}
/** The media type of a response's JSON body, where it has one. */
function jsonTypeOf({ content }) {
	if (!isJsonObject(content)) return void 0;
	return Object.keys(content).find((type) => /^application\/([\w.+-]+\+)?json\b/i.test(type));
}

//#endregion
//#region src/codegen/cancel-model.ts
/** What these statuses mean wherever the overlay does not say otherwise. */
const BY_HTTP = {
	401: "unauthorized",
	403: "forbidden",
	404: "not-found",
	422: "invalid-request",
	429: "rate-limited"
};
/** @throws Failure naming the provider and the status, parameter or key that is wrong */
function readCancel(provider, document, place) {
	const { operation } = place;
	const fail = failFor(provider, place);
	const job = operation["x-calloff-job"];
	if (!isJsonObject(job)) return fail("x-calloff-job must be an object.");
	const { answers = {} } = job;
	if (job["state"] !== void 0) fail("x-calloff-job has state, which only role: status may have.");
	if (!isJsonObject(answers)) return fail("answers of x-calloff-job must be an object.");
	const responses = isJsonObject(operation["responses"]) ? operation["responses"] : {};
	const stray = Object.keys(answers).find((status) => !Object.hasOwn(responses, status));
	if (stray !== void 0) fail(`x-calloff-job gives ${stray} a meaning, but the document has no such status. Remove it from the overlay.`);
	return {
		...readJobOperation(document, place, fail),
		answers: Object.keys(responses).filter((status) => !status.startsWith("x-")).sort().map((status) => ({
			status,
			meaning: readMeaning(provider, status, answers[status], fail),
			jsonType: jsonTypeOf(dereference(document, responses[status]))
		}))
	};
}
function readMeaning(provider, status, meaning, fail) {
	if (meaning !== void 0) return meaning;
	const byHttp = BY_HTTP[status] ?? (/^5/.test(status) ? "server-error" : void 0);
	if (byHttp !== void 0) return byHttp;
	return fail(`the documented status ${status} has no meaning. Say under x-calloff-job, answers in specs/${provider}/overlay.yaml what it means for the job, as in "${status}": ${status.startsWith("2") ? "canceling" : "not-cancelable"}`);
}

//#endregion
//#region src/codegen/credential-model.ts
/**
* How the operation's key is sent, from the first of its security requirements that one key satisfies.
*
* @returns undefined where it asks for none
*/
function readCredential(provider, document, operation) {
	const requirements = operation?.["security"] ?? document["security"];
	if (!Array.isArray(requirements) || requirements.length === 0) return void 0;
	const readings = requirements.flatMap((requirement) => isJsonObject(requirement) && Object.keys(requirement).length === 1 ? Object.keys(requirement) : []).map((name) => readScheme(provider, name, findScheme(provider, document, name)));
	const usable = readings.find((reading) => typeof reading !== "string");
	if (usable !== void 0) return usable;
	throw new Failure(`specs/${provider}: no way to send the key: ${readings.join("; ") || "every alternative needs several keys"}. Supported: apiKey in a header, http bearer.`);
}
function findScheme(provider, document, name) {
	const { components } = document;
	const schemes = isJsonObject(components) ? components["securitySchemes"] : void 0;
	if (isJsonObject(schemes) && Object.hasOwn(schemes, name)) return dereference(document, schemes[name]);
	throw new Failure(`specs/${provider}: security names the scheme ${JSON.stringify(name)}, which components lack.`);
}
/** The credential, or why this scheme cannot be used. */
function readScheme(provider, name, scheme) {
	const sent = readHeader(scheme);
	if (sent === void 0) return `${name} is ${describe(scheme)}`;
	const extra = scheme["x-calloff-credential"];
	const env = isJsonObject(extra) ? extra["env"] : void 0;
	if (!isJsonObject(extra) || typeof env !== "string" || !/^[A-Z][A-Z0-9_]*$/.test(env)) throw new Failure(`specs/${provider}/overlay.yaml: the security scheme ${name} needs x-calloff-credential: { env: … }, the environment variable that holds the key.`);
	const { prefix } = extra;
	return {
		header: sent.header,
		prefix: typeof prefix === "string" ? prefix : sent.prefix,
		env
	};
}
function readHeader(scheme) {
	const { type, name, in: place, scheme: kind } = scheme;
	if (type === "apiKey" && place === "header" && typeof name === "string" && /^[\w!#$%&'*+.^`|~-]+$/.test(name)) return {
		header: name,
		prefix: ""
	};
	if (type === "http" && typeof kind === "string" && kind.toLowerCase() === "bearer") return {
		header: "Authorization",
		prefix: "Bearer "
	};
}
function describe({ type, in: place, scheme }) {
	return [
		type,
		scheme,
		place === void 0 ? void 0 : `in ${place}`
	].filter(Boolean).join(" ");
}

//#endregion
//#region src/codegen/status-model.ts
/** @throws Failure naming the provider and what is wrong with its status operation */
function readStatusOperation(provider, document, place) {
	const { operation, method } = place;
	const fail = failFor(provider, place);
	const job = operation["x-calloff-job"];
	const { answers, state } = isJsonObject(job) ? job : {};
	if (method !== "get") fail("a status operation must be a GET: reading must not change the job.");
	if (answers !== void 0) fail("x-calloff-job has answers, which only role: cancel may have; a status follows HTTP.");
	if (!isJsonObject(state) || state["at"] === void 0 || state["values"] === void 0) return fail("x-calloff-job needs state: { at, values }, where the status stands and what its values mean.");
	const responses = isJsonObject(operation["responses"]) ? operation["responses"] : {};
	const successes = Object.keys(responses).filter((status) => /^(2|default$)/.test(status));
	if (successes.length === 0) fail("the document has no 2xx for it, so no answer that could hold the status.");
	return {
		...readJobOperation(document, place, fail),
		answers: successes.sort().map((status) => ({
			status,
			jsonType: jsonTypeOf(dereference(document, responses[status]))
		})),
		state
	};
}

//#endregion
//#region src/codegen/provider-model.ts
/** @throws Failure naming the provider and what its overlay has to say */
function readProviderModel(name, document) {
	const operations = listOperations(document);
	const [cancel, status] = [findJob(name, operations, "cancel"), findJob(name, operations, "status")];
	const [representative = cancel] = operations;
	const model = {
		name,
		identifier: readIdentifier(name, document),
		baseUrl: readBaseUrl(name, document, cancel ?? representative),
		credential: readCredential(name, document, (cancel ?? representative)?.operation),
		cancel: cancel === void 0 ? void 0 : readCancel(name, document, cancel),
		status: status === void 0 ? void 0 : readStatusOperation(name, document, status)
	};
	if (status !== void 0) checkPair(model, document, status);
	return model;
}
/** The one operation with this role, if there is one. */
function findJob(name, operations, role) {
	const marked = operations.filter(({ operation }) => isJsonObject(operation["x-calloff-job"]));
	const print = ({ method, path }) => `${method.toUpperCase()} ${path}`;
	const roleOf = ({ operation }) => operation["x-calloff-job"]["role"];
	const odd = marked.find((operation) => roleOf(operation) !== "cancel" && roleOf(operation) !== "status");
	if (odd !== void 0) throw new Failure(`${name}: ${print(odd)}: x-calloff-job needs role: cancel or role: status.`);
	const [first, ...others] = marked.filter((operation) => roleOf(operation) === role);
	if (first === void 0 || others.length === 0) return first;
	throw new Failure(`specs/${name}/overlay.yaml: several operations have x-calloff-job with role: ${role} (${[first, ...others].map(print).join(", ")}); keep one.`);
}
/** A status operation is called with the id, the key and the base URL of the cancel operation. */
function checkPair({ name, baseUrl, credential, cancel, status }, document, place) {
	const fail = failFor(name, place);
	if (cancel === void 0) fail("a status operation needs a cancel operation (role: cancel) beside it.");
	else if (status?.id.kind !== cancel.id.kind) fail(`the job's id is of the kind ${status?.id.kind}, but ${cancel.id.kind} in the cancel operation.`);
	if (readBaseUrl(name, document, place) !== baseUrl) fail("has another server than the cancel operation.");
	const own = readCredential(name, document, place.operation);
	if (JSON.stringify(own) !== JSON.stringify(credential)) fail("takes another key than the cancel operation.");
}
function readIdentifier(name, { info }) {
	const provider = isJsonObject(info) ? info["x-calloff-provider"] : void 0;
	const identifier = isJsonObject(provider) ? provider["name"] : void 0;
	if (typeof identifier === "string" && /^[A-Z][A-Za-z0-9]*$/.test(identifier)) return identifier;
	throw new Failure(`specs/${name}/overlay.yaml: info needs x-calloff-provider: { name: … }, the name that create<Name> is made of, in letters and digits.`);
}
/** The first server of the operation, its path or the document, as OpenAPI ranks them. */
function readBaseUrl(name, document, place) {
	const servers = [
		place?.operation["servers"],
		place?.pathItem["servers"],
		document["servers"]
	].find((list) => Array.isArray(list) && list.length > 0);
	const server = Array.isArray(servers) ? servers[0] : void 0;
	const url = isJsonObject(server) ? server["url"] : void 0;
	if (typeof url === "string" && /^https:\/\/[^{}?#\s]+$/.test(url) && URL.canParse(url)) return url.replace(/\/+$/, "");
	throw new Failure(`specs/${name}: the document ${url === void 0 ? "lists no server" : `has the server ${JSON.stringify(url)}`}; give an absolute https: URL without variables under servers in specs/${name}/overlay.yaml.`);
}

//#endregion
//#region src/codegen/plan.ts
/** The name under which the composition of all providers is generated; no provider may have it. */
const COMPOSITION = "calloff";
/** Names of the other packages, which no provider may take. */
const TAKEN = [
	COMPOSITION,
	"contract",
	"core",
	"mock",
	"runtime"
];
/** The names of all vendored providers, sorted. */
async function listProviders(specsDir = "specs") {
	const names = (await readdir(specsDir, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
	const odd = names.find((name) => !/^[a-z][a-z0-9-]*$/.test(name));
	if (odd !== void 0) throw new Failure(`specs/${odd}: a provider's name is lower-case letters, digits and hyphens; rename the folder.`);
	const taken = names.find((name) => TAKEN.includes(name));
	if (taken !== void 0) throw new Failure(`specs/${taken}: a provider cannot be called ${taken}; rename the folder.`);
	return names.sort();
}

//#endregion
//#region src/docs/documented-provider.ts
/** @throws Failure when a document, an overlay or a record cannot be used */
async function readDocumentedProviders(specs = "specs") {
	const names = await listProviders(specs);
	return Promise.all(names.map((name) => readOne(name, specs)));
}
async function readOne(name, specs) {
	const { document } = await readEffectiveDocument(posix.join(specs, name));
	const model = readProviderModel(name, document);
	return {
		model,
		facts: await readProviderFacts(model, specs),
		operations: describeOperations(document)
	};
}
function describeOperations(document) {
	return listOperations(document).map(({ method, path, operation }) => ({
		name: `${method.toUpperCase()} ${path}`,
		summary: typeof operation["summary"] === "string" ? operation["summary"] : "",
		isOurs: isJsonObject(operation["x-calloff-origin"])
	}));
}

//#endregion
//#region src/docs/markdown.ts
/** Characters that Markdown, HTML or Vue would read as their own. */
const SPECIAL = /[&<>"'`*_[\]{}\\|#~!$^:]/g;
/** Text of any origin for a line or a table's cell, as it is. */
function plain(text) {
	return text.replace(/\s+/g, " ").replace(SPECIAL, (character) => `&#${character.codePointAt(0)};`);
}
/** The same, as code. */
function code(text) {
	return `<code>${plain(text)}</code>`;
}
/** A link to a page elsewhere, where the text is an address of one; else the text. */
function linkOut(text, url) {
	if (url === null || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return plain(text);
	return `<a href="${plain(new URL(url).href)}" rel="noreferrer">${plain(text)}</a>`;
}
/** A table; every cell is Markdown already. */
function table(head, rows) {
	return [
		head,
		head.map(() => "---"),
		...rows
	].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
/** A block of code that holds any text. */
function fence(language, text) {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const ticks = "`".repeat(longest + 1);
	return `${ticks}${language}\n${text.trimEnd()}\n${ticks}\n`;
}

//#endregion
//#region src/docs/meanings.ts
/** What each state says about the job; `stopped` is held to the outcome's by its type. */
const STATES = {
	canceled: {
		says: "The job has stopped because of this call.",
		stopped: true
	},
	canceling: {
		says: "The call was accepted; the stop is not confirmed.",
		stopped: void 0
	},
	"already-canceled": {
		says: "It had been canceled before.",
		stopped: true
	},
	"already-finished": {
		says: "It had completed or failed before.",
		stopped: true
	},
	"not-cancelable": {
		says: "The vendor refuses, and does not say which state the job is in.",
		stopped: void 0
	},
	"not-found": {
		says: "The vendor knows no such job.",
		stopped: void 0
	}
};
/** When each error is thrown, and what to do about it. */
const ERRORS = {
	"missing-credentials": {
		when: "not sent",
		what: "There is no key: set the environment variable, or give `apiKey`."
	},
	"invalid-credentials": {
		when: "not sent",
		what: "The key is empty, or has characters that a header cannot hold."
	},
	"invalid-job-id": {
		when: "not sent",
		what: "The id cannot name a job of this vendor. Look where it came from."
	},
	"invalid-options": {
		when: "not sent",
		what: "An option, or a reference, is of the wrong kind."
	},
	unauthorized: {
		when: "answered",
		what: "The vendor does not take the key (401)."
	},
	forbidden: {
		when: "answered",
		what: "The key is known, and may not do this (403)."
	},
	"not-found": {
		when: "answered",
		what: "Of `status` only: there is no such job. For `cancel` it is a state."
	},
	"invalid-request": {
		when: "answered",
		what: "The vendor calls the request malformed; most often it is the id."
	},
	"rate-limited": {
		when: "answered",
		what: "Too many requests, still after all attempts. `retryAfter` says when to come back."
	},
	"server-error": {
		when: "answered",
		what: "The vendor failed, still after all attempts. The job may still be running."
	},
	"unexpected-response": {
		when: "answered",
		what: "An answer that means nothing here, such as a redirect."
	},
	network: {
		when: "no answer",
		what: "No connection, or one that broke. The request may have arrived."
	},
	timeout: {
		when: "no answer",
		what: "The deadline passed. The request may have arrived."
	},
	aborted: {
		when: "no answer",
		what: "Your `signal` aborted the wait. The request may have arrived."
	}
};
/** How a job is, as `status` gives it. */
const JOB_STATES = {
	queued: "It waits.",
	running: "It runs.",
	canceling: "It was told to stop.",
	canceled: "It was canceled. Final.",
	succeeded: "It completed. Final.",
	failed: "It failed. Final.",
	unknown: "The vendor's value is not known here, or there is none. It may be a final one."
};
/** Which of four things a meaning tells a person who wants the job to stop. */
const TONES = {
	canceled: "stopped",
	"already-canceled": "stopped",
	"already-finished": "stopped",
	canceling: "accepted",
	"not-cancelable": "unclear",
	"not-found": "unclear",
	unauthorized: "error",
	forbidden: "error",
	"invalid-request": "error",
	"rate-limited": "error",
	"server-error": "error",
	timeout: "error",
	"unexpected-response": "error"
};
/** A state or an error's code, in its color. */
function chip(word) {
	return `<span class="meaning ${TONES[word]}">${plain(word)}</span>`;
}
/** What an answer means, for a table's cell. */
function chips(meaning) {
	if (typeof meaning === "string") return chip(meaning);
	return [...new Set([...Object.values(meaning.values), meaning.otherwise])].map(chip).join(" ");
}
/** The same in full: with the values in the body that decide. */
function meaningInFull(meaning) {
	if (typeof meaning === "string") return chip(meaning);
	const { at, values, otherwise } = meaning;
	const cases = Object.entries(values).map(([value, state]) => `${code(value)}: ${chip(state)}`);
	return [
		`by ${code(at)} in the body`,
		...cases,
		`else ${chip(otherwise)}`
	].join("<br>");
}

//#endregion
//#region src/docs/matrix.ts
/** All providers beside each other: what is called, with what, and what each answer means. */
function fullMatrix(providers) {
	const statuses = allStatuses(providers);
	return wide(table([
		"provider",
		"operation",
		"id",
		"key",
		"confirm",
		...statuses,
		"document",
		"sha256"
	], providers.map(({ model, facts }) => {
		const { name, identifier, cancel, status, credential } = model;
		const { retrieved, sha256, page } = facts.document;
		return [
			`[${plain(identifier)}](/providers/${name})`,
			cancel === void 0 ? "no cancel" : code(`${cancel.method.toUpperCase()} ${cancel.path}`),
			plain(cancel?.id.kind ?? ""),
			credential === void 0 ? "none" : `${code(credential.header)}<br>${code(credential.env)}`,
			status === void 0 ? "no" : "yes",
			...answerCells(facts, statuses),
			linkOut(retrieved, page),
			code(sha256.slice(0, 12))
		];
	})), "Every provider: operation, id, key, and what each answer means");
}
/** The part of it that says what answers mean. */
function answersMatrix(providers) {
	const statuses = allStatuses(providers);
	const rows = providers.map(({ model, facts }) => [`[${plain(model.identifier)}](/providers/${model.name})`, ...answerCells(facts, statuses)]);
	return wide(table(["", ...statuses], rows), "What each provider's answers mean, by HTTP status");
}
/** What the colors say, in words. */
const LEGEND = `<p class="legend">${[
	[chip("canceled"), "it runs no longer"],
	[chip("canceling"), "accepted, not confirmed"],
	[chip("not-found"), "not stopped by this, state unknown"],
	[chip("server-error"), "a typed error"],
	["<span class=\"none\">·</span>", "not in the vendor's document; read as HTTP defines it"]
].map(([mark, words]) => `<span>${mark} ${words}</span>`).join(" ")}</p>\n`;
function answerCells({ answers }, statuses) {
	return statuses.map((status) => {
		const answer = answers[status];
		return answer === void 0 ? "<span class=\"none\">·</span>" : chips(answer.meaning);
	});
}
function allStatuses(providers) {
	return [...new Set(providers.flatMap(({ facts }) => Object.keys(facts.answers)))].sort();
}
/** A table that scrolls in itself, by keyboard too. */
function wide(markdown, label) {
	return `<div class="wide" role="region" tabindex="0" aria-label="${label}">\n\n${markdown}\n</div>\n`;
}

//#endregion
//#region src/docs/generated-blocks.ts
/** What pages that are written by hand ask for with a line `<!-- generated: name -->`. */
function generatedBlocks(providers) {
	return new Map([
		["answers-matrix", answersMatrix(providers)],
		["legend", LEGEND],
		["states", statesTable()],
		["errors", errorsTable()],
		["job-states", jobStatesTable()],
		["provider-names", namesOf(providers)],
		["key-names", keysTable(providers)]
	]);
}
function statesTable() {
	return table([
		"state",
		"the vendor says",
		"stopped"
	], Object.keys(STATES).map((state) => {
		const { says, stopped } = STATES[state];
		return [
			chip(state),
			says,
			code(String(stopped))
		];
	}));
}
function errorsTable() {
	return table([
		"code",
		"request",
		"what it means"
	], Object.entries(ERRORS).map(([error, { when, what }]) => [
		code(error),
		when,
		what
	]));
}
function jobStatesTable() {
	return table(["state", ""], Object.entries(JOB_STATES).map(([state, says]) => [code(state), says]));
}
function namesOf(providers) {
	const links = providers.map(({ model }) => `[${model.identifier}](/providers/${model.name})`);
	return `${new Intl.ListFormat("en").format(links)}.\n`;
}
function keysTable(providers) {
	return table([
		"vendor",
		"package",
		"key"
	], providers.map(({ model: { name, identifier, credential } }) => [
		`[${identifier}](/providers/${name})`,
		code(`@calloff/${name}`),
		credential === void 0 ? "none" : code(credential.env)
	]));
}

//#endregion
//#region src/docs/link-to-source.ts
/** The target of a Markdown link that is a path, apart from its anchor. */
const RELATIVE_LINK = /\]\((?![a-z]+:|[#/])([^)#\s]+)(#[^)\s]*)?\)/gi;
/**
* The Markdown with links that leave the site's pages led to the source, where they can be followed.
*
* @param folder where the page stands in the repository
*/
function linkToSource(markdown, folder) {
	return markdown.replace(RELATIVE_LINK, (link, target, anchor = "") => {
		const path = posix.normalize(posix.join(folder, target));
		if (path === "SECURITY.md") return `](/security.md${anchor})`;
		if (path.startsWith("docs/")) return folder.startsWith("docs") ? link : `](/${path.slice(5)}${anchor})`;
		return existsSync(path) ? `](${SOURCE}/${path}${anchor})` : link;
	});
}

//#endregion
//#region src/docs/provider-page.ts
/** An id of each kind, as TypeScript has it. */
const SAMPLE_IDS = {
	string: "\"abc123\"",
	integer: "42",
	uuid: "\"0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21\""
};
/** What a person who calls this vendor has to know, on one page. */
function providerPage({ model, facts, operations }) {
	const { name, identifier, cancel, credential } = model;
	return `${[
		`# ${plain(identifier)}`,
		fence("sh", `npm install @calloff/${name}`),
		keyFacts(model, facts),
		...cancel === void 0 ? ["This vendor's document has no operation that cancels a job: the package is its typed client.", fence("ts", clientSample(model))] : [
			fence("ts", cancelSample(model, SAMPLE_IDS[cancel.id.kind])),
			"## What each answer means",
			answersTable(facts),
			"Any other status is read as HTTP defines it, and the outcome is marked `documented: false`. [Outcomes and errors](/guide/outcomes) says what follows from each."
		],
		...statusSection(model),
		"## Operations",
		"Each of these is typed fetch on `client`, with the paths, parameters and bodies of the document.",
		table([
			"operation",
			"what it does",
			"described by"
		], operations.map(({ name, summary, isOurs }) => [
			code(name),
			plain(summary),
			isOurs ? "us, in our overlay" : "the vendor's document"
		])),
		"## The document",
		documentFacts(facts),
		`Types and options: [API of @calloff/${name}](/api/${name}). To try it without a key: \`npx calloff mock ${name}\`${credential === void 0 ? "" : ", with any key"}.`
	].join("\n\n")}\n`;
}
function keyFacts({ cancel, status, credential, baseUrl }, facts) {
	return `<dl class="facts">${[
		["Cancels with", cancel === void 0 ? "nothing" : code(`${cancel.method.toUpperCase()} ${cancel.path}`)],
		["Id", cancel === void 0 ? "" : `${plain(cancel.id.kind)}, as ${code(cancel.id.name)} in the path`],
		["Key", credential === void 0 ? "none" : `header ${code(`${credential.header}: ${credential.prefix}…`)}, read from ${code(credential.env)}`],
		["Base URL", code(baseUrl)],
		["Confirm", status === void 0 ? "no: no status operation is known" : `yes, by ${code(`GET ${status.path}`)}`],
		["Document read", linkOut(facts.document.retrieved, facts.document.page)]
	].filter(([, value]) => value !== "").map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`).join("")}</dl>`;
}
function cancelSample({ name, identifier, credential, status }, id) {
	return `import { CalloffError, create${identifier} } from "@calloff/${name}";

const vendor = create${identifier}();${credential === void 0 ? "" : ` // reads ${credential.env}`}

try {
  const outcome = await vendor.cancel(${id});
  console.log(outcome.stopped ? "stopped" : "may still be running", outcome.state);
} catch (error) {
  if (CalloffError.is(error)) console.error(error.code, error.message);
  else throw error;
}
${status === void 0 ? "" : `
// Or wait until the job is known to have stopped:
const { state, confirmation } = await vendor.cancel(${id}, { confirm: true });
console.log(state, confirmation?.confirmed);
`}`;
}
function clientSample({ name, identifier }) {
	return `import { create${identifier} } from "@calloff/${name}";

export const { client } = create${identifier}();
`;
}
function answersTable({ answers }) {
	return table([
		"status",
		"meaning",
		"why",
		"known from"
	], Object.entries(answers).map(([status, { meaning, why, source }]) => [
		code(status),
		meaningInFull(meaning),
		plain(why),
		plain(source)
	]));
}
function statusSection({ identifier, status }) {
	if (status === void 0) return [];
	return [
		"## Has it stopped?",
		`\`status\` reads ${code(`GET ${status.path}`)}, and so does \`cancel\` with \`confirm: true\`, until the answer is final.`,
		table([`${plain(identifier)}'s value`, "state"], statusRows(status.state))
	];
}
function statusRows({ at, values, otherwise = "unknown" }, before = "") {
	return [...Object.entries(values).flatMap(([value, next]) => {
		const words = `${before}${code(at)} is ${code(value)}`;
		return typeof next === "string" ? [[words, code(next)]] : statusRows(next, `${words}, `);
	}), [`${before}any other`, code(otherwise)]];
}
function documentFacts({ document: { retrieved, openapi, sha256, page } }) {
	const from = page === null ? "" : ` from ${linkOut(page, page)}`;
	return `OpenAPI ${plain(openapi)}, read on ${plain(retrieved)}${from}; sha256 <code class="hash">${plain(sha256)}</code>. What it leaves out is in our overlay, each line of it with its source.`;
}

//#endregion
//#region src/docs/site-pages.ts
const MARK = /^<!-- generated: ([\w-]+) -->$/gm;
/**
* What is written by hand in `docs/` and what is generated from the documents and the sources, put together. Run in
* the repository's root.
*
* @throws Failure when a document cannot be read, or a page asks for a block that there is not
*/
async function readSitePages() {
	const providers = await readDocumentedProviders();
	const { pages: written, files } = await readWritten();
	const blocks = generatedBlocks(providers);
	const filled = [...written].map(([path, text]) => [path, fillIn(path, text, blocks)]);
	return {
		pages: new Map([
			...filled,
			["providers/index.md", providersPage(providers)],
			...providers.map((one) => [`providers/${one.model.name}.md`, providerPage(one)]),
			["decisions/index.md", decisionsPage(written)],
			...await apiPages("packages")
		]),
		files
	};
}
/** `docs/`, and what the root has for people. */
async function readWritten() {
	const pages = /* @__PURE__ */ new Map();
	const files = /* @__PURE__ */ new Map();
	for (const name of await readdir("docs", { recursive: true })) {
		const path = name.split(sep).join("/");
		if (path.startsWith("dist")) continue;
		if (path.endsWith(".md")) pages.set(path, await readFile(join("docs", name), "utf8"));
		else if (/\.(json|svg|png)$/.test(path)) files.set(path, await readFile(join("docs", name)));
	}
	if (existsSync("SECURITY.md")) pages.set("security.md", await readFile("SECURITY.md", "utf8"));
	for (const [path, text] of pages) {
		const folder = path === "security.md" ? "" : posix.join("docs", posix.dirname(path));
		pages.set(path, linkToSource(text, folder));
	}
	return {
		pages,
		files
	};
}
function fillIn(path, text, blocks) {
	return text.replace(MARK, (_, name) => {
		const block = blocks.get(name);
		if (block !== void 0) return block;
		throw new Failure(`nothing is generated as ${name}; there are: ${[...blocks.keys()].join(", ")}.`, { file: `docs/${path}` });
	});
}
function providersPage(providers) {
	return `# Providers

Made from the vendors' OpenAPI documents and our overlays. Each row's page says why an answer means what it does, and where that is known from.

${LEGEND}
${fullMatrix(providers)}
A status that a document does not list is read as HTTP defines it, and the outcome says \`documented: false\`.
`;
}
function decisionsPage(written) {
	return `# Decisions\n\nWhy things are as they are, in the order in which they were decided.\n\n${[...written.keys()].filter((path) => path.startsWith("decisions/")).sort().map((path) => `- [${titleOf(written.get(path) ?? "", path)}](/${path})`).join("\n")}\n`;
}
/** The page's first heading. */
function titleOf(text, path) {
	const [, title] = /^# (.+)$/m.exec(text) ?? [];
	if (title !== void 0) return title;
	throw new Failure("the page has no heading of the first level.", { file: path });
}

//#endregion
//#region src/docs/sidebar.ts
/** The order in which a newcomer reads; pages that are not named come after those that are, by their paths. */
const ORDER = [
	"guide/getting-started.md",
	"guide/outcomes.md",
	"guide/confirm.md",
	"guide/letting-go.md",
	"guide/many-jobs.md",
	"guide/command-line.md",
	"guide/typed-fetch.md",
	"guide/testing.md",
	"guide/safe-requests.md",
	"providers/index.md",
	"drift.md",
	"drift-in-ci.md",
	"drift-peers.md",
	"adding-a-provider.md",
	"releasing.md",
	"security.md",
	"api/index.md",
	"api/calloff.md",
	"decisions/index.md"
];
const SECTIONS = [
	{
		text: "Guide",
		holds: (path) => path.startsWith("guide/")
	},
	{
		text: "Providers",
		holds: (path) => path.startsWith("providers/")
	},
	{
		text: "Drift",
		holds: (path) => /^drift[\w-]*\.md$/.test(path)
	},
	{
		text: "The project",
		holds: (path) => !path.includes("/") && path !== "index.md"
	},
	{
		text: "API",
		holds: (path) => path.startsWith("api/")
	},
	{
		text: "Decisions",
		holds: (path) => path.startsWith("decisions/")
	}
];
/** Every page but the front page, each in one section: what is added to `docs/` is found without further ado. */
function sidebar(pages) {
	const sorted = [...pages.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
	const left = new Set(sorted.filter((path) => path !== "index.md"));
	const sections = SECTIONS.map(({ text, holds }) => {
		const own = [...left].filter(holds);
		for (const path of own) left.delete(path);
		return {
			text,
			collapsed: text === "API" || text === "Decisions",
			items: own.map((path) => linkTo(path, pages))
		};
	});
	const more = {
		text: "More",
		collapsed: false,
		items: [...left].map((path) => linkTo(path, pages))
	};
	return [...sections, more].filter(({ items }) => items.length > 0);
}
function linkTo(path, pages) {
	return {
		text: (path.endsWith("/index.md") ? "All" : titleOf(pages.get(path) ?? "", path)).replace(/[\\`]/g, ""),
		link: `/${path.replace(/(index)?\.md$/, "")}`
	};
}
function rank(path) {
	const at = ORDER.indexOf(path);
	return at < 0 ? ORDER.length : at;
}

//#endregion
//#region src/docs/build-site.ts
const THEME = "scripts/src/docs/theme";
/**
* Builds the site; run in the repository's root.
*
* @returns the pages that it was made from
* @throws Failure when something cannot be read, or a link between pages is dead
*/
async function buildSite({ output, base }) {
	const site = await readSitePages();
	const work = resolve("scripts", ".docs", String(process.pid));
	try {
		await writeSources(work, site, base);
		await renderSite(work);
		await rm(output, {
			recursive: true,
			force: true
		});
		await mkdir(join(output, ".."), { recursive: true });
		await rename(join(work, ".vitepress", "dist"), output);
	} finally {
		await rm(work, {
			recursive: true,
			force: true
		});
	}
	return site;
}
async function writeSources(work, { pages, files }, base) {
	const settings = {
		base,
		repository: REPOSITORY,
		sidebar: sidebar(pages),
		nav: NAV
	};
	const all = new Map([
		[".vitepress/site.json", JSON.stringify(settings)],
		...pages,
		...[...files].map(([path, content]) => [`public/${path}`, content])
	]);
	await writeFiles(new Map([...all].map(([path, content]) => [join(work, path), content])));
	for (const [from, to] of [
		["config.ts", ".vitepress/config.ts"],
		["index.ts", ".vitepress/theme/index.ts"],
		["style.css", ".vitepress/theme/style.css"],
		["icon.svg", "public/icon.svg"]
	]) await cp(join(THEME, from), join(work, to));
}
const NAV = [
	{
		text: "Guide",
		link: "/guide/getting-started"
	},
	{
		text: "Providers",
		link: "/providers/"
	},
	{
		text: "Drift",
		link: "/drift"
	},
	{
		text: "API",
		link: "/api/"
	}
];
async function renderSite(work) {
	const { NODE_ENV } = process.env;
	try {
		await build(work);
	} catch (error) {
		const { message } = error;
		if (!message.includes("dead link")) throw error;
		throw new Failure(`the site has dead links; the lines above say where. ${message}`, void 0, 1);
	} finally {
		if (NODE_ENV === void 0) delete process.env["NODE_ENV"];
		else process.env["NODE_ENV"] = NODE_ENV;
	}
}

//#endregion
//#region src/docs/try.ts
console.time("all");
await buildSite({
	output: "/tmp/site-out",
	base: "/"
});
console.timeEnd("all");

//#endregion
export {  };