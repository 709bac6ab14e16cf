import { startMock } from "@calloff/mock";
import { calloff, type Outcome } from "calloff";
import { type Played, play } from "./play.ts";
import type { Scene } from "./scenes.ts";

/** Starts the mock servers of all the providers in the scenes, in this process, and plays one scene after the other. */
export async function playAll(scenes: readonly Scene[]): Promise<Played[]> {
  const names = [...new Set(scenes.map(({ provider }) => provider))];
  const from = import.meta.resolve("calloff");
  const mocks = new Map(
    await Promise.all(names.map(async (name) => [name, await startMock(name, { from })] as const)),
  );
  try {
    const jobs = calloff(
      Object.fromEntries(
        [...mocks].map(([name, { url }]) => [name, { baseUrl: url, apiKey: "no-key-needed" }]),
      ),
    );
    const cancel = jobs.cancel as (provider: string, id: string | number) => Promise<Outcome>;
    const played: Played[] = [];
    for (const scene of scenes) {
      const mock = mocks.get(scene.provider);
      if (mock !== undefined) played.push(await play(scene, mock, () => cancel(scene.provider, scene.id)));
    }
    return played;
  } finally {
    await Promise.all([...mocks.values()].map((mock) => mock.close()));
  }
}
