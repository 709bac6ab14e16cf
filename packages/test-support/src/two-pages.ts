import { mintlifyPage } from "./example-documents.ts";

/** What every page of one vendor shows: the top of its document. 8 lines. */
const TOP = `openapi: 3.1.0
info:
  title: Acme Render
  version: '7'
servers:
  - url: https://api.acme.example/v1
security:
  - key: []
`;

const COMPONENTS = `components:
  securitySchemes:
    key:
      type: apiKey
      in: header
      name: X-Acme-Key
  schemas:
    Render:
      type: object
      required: [state]
      properties:
        state:
          type: string
          enum: [running, canceled]
`;

/** `DELETE /renders/{id}`, which answers 204. */
export const CANCEL_DOCUMENT: string = `${TOP}paths:
  /renders/{id}:
    delete:
      operationId: cancel_render
      summary: Cancel a render
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: integer
      responses:
        '204':
          description: Canceled
${COMPONENTS}`;

/** `GET /renders/{id}`, which answers a Render. */
export const STATUS_DOCUMENT: string = `${TOP}paths:
  /renders/{id}:
    get:
      operationId: get_render
      summary: Get a render
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: integer
      responses:
        '200':
          description: The render
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Render'
${COMPONENTS}`;

export const CANCEL_PAGE: string = mintlifyPage("yaml DELETE /renders/{id}", CANCEL_DOCUMENT);
export const STATUS_PAGE: string = mintlifyPage("yaml GET /renders/{id}", STATUS_DOCUMENT);
