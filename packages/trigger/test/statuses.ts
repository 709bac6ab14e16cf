import type { StatusRow } from "@calloff/contract/vitest";

/** From https://raw.githubusercontent.com/triggerdotdev/trigger.dev/HEAD/docs/v3-openapi.yaml, and what was answered when the provider was added: what each value of a status means. */
export const statuses: readonly StatusRow[] = [
  {
    value: "PENDING_VERSION",
    means: "read as queued",
    body: {
      id: "string",
      status: "PENDING_VERSION",
      taskIdentifier: "string",
      createdAt: "2019-08-24T14:15:22Z",
      updatedAt: "2019-08-24T14:15:22Z",
      attempts: [
        {
          id: "string",
          status: "PENDING",
          createdAt: "2019-08-24T14:15:22Z",
          updatedAt: "2019-08-24T14:15:22Z",
        },
      ],
    },
    state: "queued",
    final: false,
  },
  {
    value: "DELAYED",
    means: "read as queued",
    body: {
      id: "string",
      status: "DELAYED",
      taskIdentifier: "string",
      createdAt: "2019-08-24T14:15:22Z",
      updatedAt: "2019-08-24T14:15:22Z",
      attempts: [
        {
          id: "string",
          status: "PENDING",
          createdAt: "2019-08-24T14:15:22Z",
          updatedAt: "2019-08-24T14:15:22Z",
        },
      ],
    },
    state: "queued",
    final: false,
  },
  {
    value: "QUEUED",
    means: "read as queued",
    body: {
      id: "string",
      status: "QUEUED",
      taskIdentifier: "string",
      createdAt: "2019-08-24T14:15:22Z",
      updatedAt: "2019-08-24T14:15:22Z",
      attempts: [
        {
          id: "string",
          status: "PENDING",
          createdAt: "2019-08-24T14:15:22Z",
          updatedAt: "2019-08-24T14:15:22Z",
        },
      ],
    },
    state: "queued",
    final: false,
  },
  {
    value: "EXECUTING",
    means: "read as running",
    body: {
      id: "string",
      status: "EXECUTING",
      taskIdentifier: "string",
      createdAt: "2019-08-24T14:15:22Z",
      updatedAt: "2019-08-24T14:15:22Z",
      attempts: [
        {
          id: "string",
          status: "PENDING",
          createdAt: "2019-08-24T14:15:22Z",
          updatedAt: "2019-08-24T14:15:22Z",
        },
      ],
    },
    state: "running",
    final: false,
  },
  {
    value: "REATTEMPTING",
    means: "read as running",
    body: {
      id: "string",
      status: "REATTEMPTING",
      taskIdentifier: "string",
      createdAt: "2019-08-24T14:15:22Z",
      updatedAt: "2019-08-24T14:15:22Z",
      attempts: [
        {
          id: "string",
          status: "PENDING",
          createdAt: "2019-08-24T14:15:22Z",
          updatedAt: "2019-08-24T14:15:22Z",
        },
      ],
    },
    state: "running",
    final: false,
  },
  {
    value: "FROZEN",
    means: "read as running",
    body: {
      id: "string",
      status: "FROZEN",
      taskIdentifier: "string",
      createdAt: "2019-08-24T14:15:22Z",
      updatedAt: "2019-08-24T14:15:22Z",
      attempts: [
        {
          id: "string",
          status: "PENDING",
          createdAt: "2019-08-24T14:15:22Z",
          updatedAt: "2019-08-24T14:15:22Z",
        },
      ],
    },
    state: "running",
    final: false,
  },
  {
    value: "COMPLETED",
    means: "read as succeeded",
    body: {
      id: "string",
      status: "COMPLETED",
      taskIdentifier: "string",
      createdAt: "2019-08-24T14:15:22Z",
      updatedAt: "2019-08-24T14:15:22Z",
      attempts: [
        {
          id: "string",
          status: "PENDING",
          createdAt: "2019-08-24T14:15:22Z",
          updatedAt: "2019-08-24T14:15:22Z",
        },
      ],
    },
    state: "succeeded",
    final: true,
  },
  {
    value: "CANCELED",
    means: "read as canceled",
    body: {
      id: "string",
      status: "CANCELED",
      taskIdentifier: "string",
      createdAt: "2019-08-24T14:15:22Z",
      updatedAt: "2019-08-24T14:15:22Z",
      attempts: [
        {
          id: "string",
          status: "PENDING",
          createdAt: "2019-08-24T14:15:22Z",
          updatedAt: "2019-08-24T14:15:22Z",
        },
      ],
    },
    state: "canceled",
    final: true,
  },
  {
    value: "FAILED",
    means: "read as failed",
    body: {
      id: "string",
      status: "FAILED",
      taskIdentifier: "string",
      createdAt: "2019-08-24T14:15:22Z",
      updatedAt: "2019-08-24T14:15:22Z",
      attempts: [
        {
          id: "string",
          status: "PENDING",
          createdAt: "2019-08-24T14:15:22Z",
          updatedAt: "2019-08-24T14:15:22Z",
        },
      ],
    },
    state: "failed",
    final: true,
  },
  {
    value: "CRASHED",
    means: "read as failed",
    body: {
      id: "string",
      status: "CRASHED",
      taskIdentifier: "string",
      createdAt: "2019-08-24T14:15:22Z",
      updatedAt: "2019-08-24T14:15:22Z",
      attempts: [
        {
          id: "string",
          status: "PENDING",
          createdAt: "2019-08-24T14:15:22Z",
          updatedAt: "2019-08-24T14:15:22Z",
        },
      ],
    },
    state: "failed",
    final: true,
  },
  {
    value: "INTERRUPTED",
    means: "read as failed",
    body: {
      id: "string",
      status: "INTERRUPTED",
      taskIdentifier: "string",
      createdAt: "2019-08-24T14:15:22Z",
      updatedAt: "2019-08-24T14:15:22Z",
      attempts: [
        {
          id: "string",
          status: "PENDING",
          createdAt: "2019-08-24T14:15:22Z",
          updatedAt: "2019-08-24T14:15:22Z",
        },
      ],
    },
    state: "failed",
    final: true,
  },
  {
    value: "SYSTEM_FAILURE",
    means: "read as failed",
    body: {
      id: "string",
      status: "SYSTEM_FAILURE",
      taskIdentifier: "string",
      createdAt: "2019-08-24T14:15:22Z",
      updatedAt: "2019-08-24T14:15:22Z",
      attempts: [
        {
          id: "string",
          status: "PENDING",
          createdAt: "2019-08-24T14:15:22Z",
          updatedAt: "2019-08-24T14:15:22Z",
        },
      ],
    },
    state: "failed",
    final: true,
  },
];

/** With a value that is not among them. */
export const unknownName: object = {
  id: "string",
  status: "a-stranger",
  taskIdentifier: "string",
  createdAt: "2019-08-24T14:15:22Z",
  updatedAt: "2019-08-24T14:15:22Z",
  attempts: [
    { id: "string", status: "PENDING", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z" },
  ],
};
