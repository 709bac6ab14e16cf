/** The document of a vendor that does not exist. Its cancel answers with a note. */
export function document(): object {
  const json = (schema: object): object => ({ content: { "application/json": { schema } } });
  const render = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
  const stopped = { type: "object", required: ["note"], properties: { note: { type: "string" } } };
  return {
    openapi: "3.1.0",
    info: { title: "Acme Render", version: "7" },
    servers: [{ url: "https://api.acme.example/v1" }],
    security: [{ key: [] }],
    paths: {
      "/renders": {
        get: { responses: { "200": { description: "All", ...json({ type: "array", items: render }) } } },
      },
      "/renders/{id}": {
        delete: {
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
          responses: { "200": { description: "Stopped", ...json(stopped) } },
        },
      },
    },
    components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Acme-Key" } } },
  };
}

/** The same without the note: code that reads it does not compile any more. */
export function changedDocument(): object {
  const text = JSON.stringify(document());
  return JSON.parse(text.replaceAll('"note"', '"remark"')) as object;
}

/** The vendor's documentation: an index, and a page that shows a document. By path. */
export function acmePages(shown: object): Record<string, string> {
  return {
    "/llms.txt": "# Acme\n\n> Renders.\n\n## Docs\n\n- [Renders](/renders.md): start and cancel them\n",
    "/renders.md": `# Renders\n\n\`\`\`json\n${JSON.stringify(shown)}\n\`\`\`\n`,
  };
}
