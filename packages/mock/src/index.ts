export type { Answer } from "./answer.ts";
export type {
  ReceivedRequest,
  RecordedAnswer,
  RecordedRequest,
  Refusal,
  RefusedRequest,
  Violation,
} from "./recorded-request.ts";
export {
  type DocumentMockOptions,
  type MockOptions,
  type MockServer,
  type ProviderMockOptions,
  startMock,
} from "./start-mock.ts";
