import { type LoopbackServer, startServer } from "@calloff/test-support";

/** Stands in for Replicate: creates predictions `p1`, `p2`, …, reads them and cancels them. */
export interface StandInReplicate extends LoopbackServer {
  /** The status of each prediction by its id. Set one to have a prediction finish. */
  readonly statuses: Map<string, string>;
  /** Set to have new predictions be created with this status. */
  createdAs: string;
  /** Whether predictions can be read; 403 where they cannot. */
  isReadable: boolean;
  /** Called before a creation is answered. */
  beforeCreated: () => void;
}

/** The paths are those of Replicate's HTTP reference. */
export async function startReplicate(): Promise<StandInReplicate> {
  const statuses = new Map<string, string>();
  const server = await startServer((request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    const path = `${request.method} ${request.url}`;
    if (/^POST \/models\/[^/]+\/[^/]+\/predictions$/.test(path)) {
      const id = `p${statuses.size + 1}`;
      statuses.set(id, vendor.createdAs);
      vendor.beforeCreated();
      return answer(201, { id, status: vendor.createdAs });
    }
    const [, id = "", cancel] =
      /^(?:GET \/predictions\/(\w+)|POST \/predictions\/(\w+)(\/cancel))$/.exec(path)?.filter(Boolean) ?? [];
    const status = statuses.get(id);
    if (status === undefined) return answer(404, { detail: "Not found" });
    if (cancel === undefined && !vendor.isReadable) return answer(403, { detail: "Forbidden" });
    if (cancel !== undefined && ["starting", "processing"].includes(status)) statuses.set(id, "canceled");
    return answer(200, { id, status: statuses.get(id), output: [`https://files.example/${id}.webp`] });
  });
  const vendor: StandInReplicate = Object.assign(server, {
    statuses,
    createdAs: "starting",
    isReadable: true,
    beforeCreated: () => {},
  });
  return vendor;
}
