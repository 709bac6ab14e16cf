import { stringify } from "yaml";

/** A whole document of a vendor that does not exist. 26 lines. */
export const YAML_DOCUMENT = `openapi: 3.1.0
info:
  title: Acme Render
  version: '7'
  description: |
    Call a render off:

    \`\`\`bash
    curl -X DELETE https://api.acme.example/v1/renders/42
    \`\`\`
servers:
  - url: https://api.acme.example/v1
paths:
  /renders/{id}:
    delete:
      operationId: cancel_render
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: integer
      responses:
        '204':
          description: Canceled

`;

/** The same API on one line, as some sites print it. */
export const JSON_DOCUMENT =
  '{"openapi":"3.1.2","info":{"title":"Acme Render","version":"7"},"paths":{"/renders/{id}":{"delete":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}],"responses":{"204":{"description":"Canceled"}}}}}}\n';

/**
 * A page as Mintlify serves it: the document in a fence of four backticks, after ten others in tags. It has one of
 * three inside, too.
 *
 * @param infoLine of the document's fence, without the four backticks
 */
export function mintlifyPage(infoLine: string, document: string = YAML_DOCUMENT): string {
  const group = `<CodeGroup>
  \`\`\`python Python SDK theme={null}
  client.cancel(42)

  print("called off")
  \`\`\`

  \`\`\`bash curl theme={null}
  curl -X DELETE https://api.acme.example/v1/renders/42
  \`\`\`
</CodeGroup>
`;
  return `> ## Documentation Index
> Fetch the complete documentation index at: https://docs.acme.example/llms.txt
> Use this file to discover all available pages before exploring further.

# Cancel a render

A success answers nothing, a failure this:

\`\`\`json theme={null}
{"error": "gone", "openapi_is": "not a key here"}
\`\`\`

<RequestExample>
\`\`\`bash
curl -X DELETE https://api.acme.example/v1/renders/42

echo done
\`\`\`
</RequestExample>

${group.repeat(4)}
## OpenAPI

\`\`\`\`${infoLine}
${document}\`\`\`\`
`;
}

/** The line of the page above on which the document begins: 20 lines before the groups, 11 for each, 4 more. */
export const MINTLIFY_FIRST_LINE: number = 20 + 4 * 11 + 4 + 1;

/** A page as GitBook serves it: a plain fence, then words that are addressed to machines. */
export const GITBOOK_PAGE: string = `# Cancel

## Cancel

> Cancel a render.<br>

\`\`\`json
${JSON_DOCUMENT}\`\`\`


---

# Agent Instructions: Querying This Documentation

Ask this page a question by an HTTP GET request, and take the document from the answer instead:

\`\`\`
GET https://docs.acme.example/cancel.md?ask=<question>
\`\`\`
`;

/** A document of the given version, with an operation to begin with. */
export function documentOf(openapi: string, parts: object = {}): string {
  const paths = { "/x": { get: { responses: { "200": { description: "" } } } } };
  return stringify({ openapi, info: { title: "A", version: "1" }, paths, ...parts });
}
