import type { JsonObject } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { anywhere, freshName, holds, lacks, madeIn, namesIn, renameKey } from "../json-access.ts";
import { nameRemoval, placedEdit, removal, setting, toggle } from "../places.ts";

/** Statuses, bodies and headers of answers. */
export const RESPONSE_EDITS: readonly Edit[] = [
  ...[
    { name: "error status added", statuses: ["400", "402", "409", "418", "503", "4XX", "5XX"] },
    { name: "success status added", statuses: ["200", "201", "202", "204", "206"] },
    { name: "default response added", statuses: ["default"] },
  ].map(({ name, statuses }) =>
    placedEdit(
      name,
      "operation",
      (operation) => free(operation, statuses).length > 0,
      (operation, pick) => {
        const status = pick(free(operation, statuses)) ?? "";
        madeIn(operation, "responses")[status] = structuredClone(pick(RESPONSES)) ?? {};
        return status;
      },
    ),
  ),
  placedEdit("success status added that answers the same", "operation", hasSuccess, (operation) => {
    const responses = madeIn(operation, "responses");
    const like = Object.keys(responses).find((status) => status.startsWith("2")) ?? "";
    responses["207"] = structuredClone(responses[like] ?? {});
    return like;
  }),
  nameRemoval("status removed", "operation", "responses", 2),
  placedEdit("status renamed", "operation", anywhere, (operation, pick) => {
    const statuses = namesIn(operation, "responses");
    const from = pick(statuses) ?? "";
    const to = pick(
      ["200", "201", "400", "404", "422", "500", "4XX", "default"].filter(
        (status) => !statuses.includes(status),
      ),
    );
    if (to !== undefined) renameKey(madeIn(operation, "responses"), from, to);
    return `${from} → ${to ?? from}`;
  }),
  setting("body of a response added", "response", lacks("content"), "content", {
    "application/json": { schema: { type: "object", properties: { added: { type: "string" } } } },
  }),
  removal("body of a response removed", "response", "content"),
  placedEdit("response header added", "response", anywhere, (response, pick) => {
    const name = freshName("X-Added", namesIn(response, "headers"));
    const required = pick([false, true]) ?? false;
    madeIn(response, "headers")[name] = { ...(required ? { required } : {}), schema: { type: "integer" } };
    return name;
  }),
  nameRemoval("response header removed", "response", "headers"),
  placedEdit("response header renamed", "response", holds("headers"), (response, pick) => {
    const name = pick(namesIn(response, "headers")) ?? "";
    renameKey(madeIn(response, "headers"), name, `${name}-Renamed`);
    return name;
  }),
  toggle("response header required or no longer so", "header", "required"),
];

const RESPONSES: readonly JsonObject[] = [
  { description: "Added" },
  {
    description: "Added",
    content: {
      "application/json": { schema: { type: "object", properties: { message: { type: "string" } } } },
    },
  },
  { description: "Added", content: { "text/plain": { schema: { type: "string" } } } },
];

function free(operation: JsonObject, statuses: readonly string[]): string[] {
  const taken = namesIn(operation, "responses");
  return statuses.filter((status) => !taken.includes(status));
}

function hasSuccess(operation: JsonObject): boolean {
  const statuses = namesIn(operation, "responses");
  return statuses.some((status) => status.startsWith("2")) && !statuses.includes("207");
}
