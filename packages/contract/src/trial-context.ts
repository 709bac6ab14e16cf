import type { MockServer } from "@calloff/mock";
import type { JsonObject } from "@calloff/openapi";
import { type DocumentedOperation, documentedOperations } from "./documented-operation.ts";
import { type FallbackServer, startFallbackServer } from "./fallback-server.ts";
import { type DocumentServer, documentServer } from "./judge-request.ts";
import { judgeTypes, type TypeProblems } from "./judge-types.ts";
import { loadPeer } from "./load-peer.ts";
import { partOfDocument } from "./part-of-document.ts";
import { createSchemaValidator, type SchemaValidator } from "./schema-validator.ts";
import type { Subject } from "./subject.ts";

/** Where a client is sent whose document names no server that can be called; its user has to say. */
const GIVEN_SERVER: DocumentServer = { origin: "https://vendor.example", basePath: "/base" };

type StartMock = typeof import("@calloff/mock").startMock;

/** A subject with all that its calls are made and judged with. */
export class TrialContext implements AsyncDisposable {
  readonly subject: Subject;
  /** The document that the vendor keeps to. */
  readonly served: JsonObject;
  readonly own: FallbackServer;
  readonly requests: SchemaValidator;
  readonly responses: SchemaValidator;
  /** For the bodies that the vendor's side makes up. */
  readonly servedResponses: SchemaValidator;
  readonly servedOperations: ReadonlyMap<string, DocumentedOperation>;
  readonly typeProblems: TypeProblems | undefined;
  readonly #startMock: StartMock;
  #mock: { readonly operation: string; readonly server: MockServer | Error } | undefined;

  private constructor(subject: Subject, own: FallbackServer, startMock: StartMock) {
    const { document, served = document } = subject;
    this.subject = subject;
    this.served = served;
    this.#startMock = startMock;
    this.own = own;
    this.requests = createSchemaValidator(document, "request");
    this.responses = createSchemaValidator(document, "response");
    this.servedResponses = served === document ? this.responses : createSchemaValidator(served, "response");
    const { types } = subject;
    this.typeProblems = types === undefined ? undefined : judgeTypes({ document, types });
    this.servedOperations = new Map(
      documentedOperations(served).map((operation) => [operation.name, operation]),
    );
  }

  /** @throws UserError when Prism is not installed */
  static async open(subject: Subject): Promise<TrialContext> {
    const { startMock } = await loadPeer("@calloff/mock", () => import("@calloff/mock"));
    return new TrialContext(subject, await startFallbackServer(), startMock);
  }

  /** Of the document itself, for all operations that name none of their own. */
  get givenBaseUrl(): string | undefined {
    const isNamed = documentServer(this.subject.document["servers"]) !== undefined;
    return isNamed || this.subject.descriptor.baseUrl !== undefined
      ? undefined
      : GIVEN_SERVER.origin + GIVEN_SERVER.basePath;
  }

  serverOf({ servers }: DocumentedOperation): DocumentServer {
    return documentServer(servers) ?? GIVEN_SERVER;
  }

  /** A mock of the vendor's side of one operation; the error where Prism cannot read it. */
  async mockOf(operation: DocumentedOperation): Promise<MockServer | Error> {
    if (this.#mock?.operation === operation.name) return this.#mock.server;
    await this.#closeMock();
    const server = await this.#mockFor(operation);
    this.#mock = { operation: operation.name, server };
    return server;
  }

  async #mockFor(operation: DocumentedOperation): Promise<MockServer | Error> {
    const { document } = this.subject;
    const { origin, basePath } = this.serverOf(operation);
    try {
      // A vendor that keeps to another document has it whole: what the client calls may be elsewhere there, or gone.
      const shown =
        this.served === document ? partOfDocument(document, operation, origin + basePath) : this.served;
      return await this.#startMock({ document: shown });
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  async #closeMock(): Promise<void> {
    if (this.#mock !== undefined && "close" in this.#mock.server) await this.#mock.server.close();
    this.#mock = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#closeMock();
    await this.own[Symbol.asyncDispose]();
  }
}
